"""The settings of a site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Site:
    """What `content/site.yaml` holds. `address` is empty where none is configured; `revised` is the archive's clock.

    `words` are those of the interface by key (`text/plurals.py` says which of them go with a number).
    """

    title: str
    language: str
    heading: str
    lede: str
    statement: str
    revised: date | None = None
    address: str = ""  # absolute, ends with a slash
    report: str = ""
    rights: str = ""
    words: Mapping[str, str] = field(default_factory=dict)

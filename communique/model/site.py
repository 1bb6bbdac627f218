"""The settings of a site."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Site:
    """What `content/site.yaml` holds. `address` is empty where none is configured; `revised` is the archive's clock."""

    title: str
    language: str
    heading: str
    lede: str
    statement: str
    revised: date | None = None
    address: str = ""  # absolute, ends with a slash
    report: str = ""
    rights: str = ""

"""The settings of a site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Outputs:
    """What is made beside pages, timeline, index of topics, feeds and sitemap; each can be left out.

    `phrases` are formulas and series; `data` is all of `/data/` and what can be taken away beside a record;
    `citations` the files for reference managers (citations as text stand on every record's page).
    """

    search: bool = True
    phrases: bool = True
    data: bool = True
    citations: bool = True


@dataclass(frozen=True, slots=True)
class Site:
    """What `content/site.yaml` holds. `address` is empty where none is configured; `revised` is the archive's clock.

    `records` is the language that records are written in, where it is not `language`, that of the interface.
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
    document_rights: str = ""  # the address of the statement that holds for documents whose records give none
    records: str = ""
    file_links: bool = False  # links name files, for copies that are read from a folder
    outputs: Outputs = Outputs()
    words: Mapping[str, str] = field(default_factory=dict)

"""The page that lists the archive's data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.indices.index import Indices
from communique.model.archive import Archive
from communique.model.page import Page
from communique.model.site import Site
from communique.plain.rows import TABLES


@dataclass(frozen=True, slots=True)
class TableShown:
    """A table with its files and columns."""

    name: str
    title: str
    csv: str
    json: str
    schema: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DataView:
    """The tables, and the files over all of them (name, address)."""

    tables: tuple[TableShown, ...]
    whole: tuple[tuple[str, str], ...]


WHOLE = (
    ("All rows, one a line (NDJSON)", "data/archive.ndjson"),
    ("Data package (Frictionless)", "data/datapackage.json"),
    ("RO-Crate", "ro-crate-metadata.json"),
    ("Events as Atom", "feed.atom"),
    ("Events known to the day as iCalendar", "events.ics"),
    ("Changes as JSON", "changes.json"),
)


def pages(archive: Archive, indices: Indices, site: Site) -> Iterator[Page]:
    """`/data/`, and the crate's preview, which shows the same."""
    tables = tuple(
        TableShown(t.name, t.title, f"data/{t.name}.csv", f"data/{t.name}.json", f"data/schemas/{t.name}.schema.json", t.columns)
        for t in TABLES
    )
    description = f"The events, documents, passages and claims of {site.title} as JSON and CSV, with their schemas."
    for url, title in (("data/", "Data"), ("ro-crate-preview.html", "Contents of this copy")):
        yield Page(url, "pages/data.html", title, description if url == "data/" else f"What a copy of {site.title} holds.", DataView(tables, WHOLE))

"""The page that lists the archive's data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.indices.index import Indices
from communique.model.archive import Archive
from communique.model.page import Page
from communique.model.site import Site
from communique.plain.rows import TABLES
from communique.rendering.words import plain


@dataclass(frozen=True, slots=True)
class TableShown:
    """A table with its files and columns."""

    name: str
    csv: str
    json: str
    schema: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DataView:
    """The tables, and the files over all of them."""

    tables: tuple[TableShown, ...]
    whole: tuple[tuple[str, str], ...]


WHOLE = (
    ("rows", "data/archive.ndjson"),
    ("package", "data/datapackage.json"),
    ("crate", "ro-crate-metadata.json"),
    ("events", "feed.atom"),
    ("calendar", "events.ics"),
    ("changes", "changes.json"),
)
"""Files over all tables: the last part of the key of their words, and the address."""


def pages(archive: Archive, indices: Indices, site: Site) -> Iterator[Page]:
    """`/data/`, and the crate's preview, which shows the same."""
    tables = tuple(
        TableShown(t.name, f"data/{t.name}.csv", f"data/{t.name}.json", f"data/schemas/{t.name}.schema.json", t.columns)
        for t in TABLES
    )
    for url, key in (("data/", "data"), ("ro-crate-preview.html", "copy")):
        description = plain(site.words, f"{key}.description", site=site.title)
        yield Page(url, "pages/data.html", plain(site.words, f"{key}.title"), description, DataView(tables, WHOLE))

"""What changed since a record was cited: every change of every record, and every withdrawal, the newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.indices.index import Indices
from communique.model.archive import Archive
from communique.model.dates import ArchiveDate
from communique.model.document import Document
from communique.model.event import Event
from communique.model.page import Page
from communique.model.provenance import Claim
from communique.model.site import Site
from communique.rendering.words import plain
from communique.text.edtf import parse


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """One change: the record it belongs to, its revision (0: withdrawn), what was changed, and both values."""

    on: Claim[ArchiveDate]
    url: str
    record: str
    revision: int
    what: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ChangesView:
    """All changes, the newest first."""

    changes: tuple[ChangeShown, ...]
    feed: str
    data: str


def pages(archive: Archive, indices: Indices, site: Site) -> Iterator[Page]:
    """`/changes/`."""
    found = sorted(_changes(archive), key=lambda c: (c.on.value.earliest, c.url, c.revision), reverse=True)
    view = ChangesView(tuple(found), "changes.atom", "changes.json")
    yield Page(
        "changes/",
        "pages/changes.html",
        plain(site.words, "changes.title"),
        plain(site.words, "changes.description", site=site.title),
        view,
    )


def _changes(archive: Archive) -> Iterator[ChangeShown]:
    records: list[tuple[str, Document | Event]] = [("documents", d) for d in archive.documents.values()]
    records += [("events", e) for e in archive.events.values()]
    for folder, record in records:
        title = record.reading.display_title.value if isinstance(record, Document) else record.title
        for number, change in enumerate(record.changes, 2):
            on = Claim(parse(change.on), "text")
            yield ChangeShown(on, f"{folder}/{record.id}/", title, number, change.what, change.old, change.new)
    for gone in archive.withdrawn:
        on = Claim(parse(gone.withdrawal.on), "text")
        yield ChangeShown(on, gone.url, gone.title, 0, gone.withdrawal.reason, "", "")

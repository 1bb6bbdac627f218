"""Old addresses: what was withdrawn, and where that which still stands has gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from communique.model.archive import Withdrawn
from communique.model.content import Content, Moved
from communique.model.document import Document
from communique.model.event import Event
from communique.model.ids import DocumentId


def withdrawn(content: Content) -> tuple[Withdrawn, ...]:
    """What is left of every record, and every other page, that was withdrawn, in order of the addresses."""
    found = []
    for d in content.documents:
        if d.withdrawn:
            named = d.fields.get("display_title") or d.fields.get("title")
            title = str(named.value) if named and named.value else d.id
            found.append(
                Withdrawn(f"documents/{d.id}/", title, d.withdrawn, d.sha256, _paths("documents", d.formerly), d.where)
            )
    for e in content.events:
        if e.withdrawn:
            found.append(Withdrawn(f"events/{e.id}/", e.title, e.withdrawn, "", _paths("events", e.formerly), e.where))
    found += [Withdrawn(m.path, m.title, m.withdrawal, "", (), m.where) for m in content.moved if m.withdrawal]
    return tuple(sorted(found, key=lambda w: w.url))


def moved(content: Content, documents: Mapping[DocumentId, Document], events: Iterable[Event]) -> tuple[Moved, ...]:
    """Every old address with the one that stands, in order of the old ones."""
    records = {r.id: r for r in content.documents}
    places = {e.id: e.where for e in content.events}
    found = [m for m in content.moved if not m.withdrawal]
    for document in documents.values():
        for old in document.formerly:
            to, where = f"documents/{document.id}/", records[document.id].where
            found.append(Moved(f"documents/{old}/", where, to, document.reading.display_title.value))
    for event in events:
        for old in event.formerly:
            found.append(Moved(f"events/{old}/", places[event.id], f"events/{event.id}/", event.title))
    return tuple(sorted(found, key=lambda m: (m.path, m.to)))


def old_events(content: Content) -> frozenset[str]:
    """Ids at which an event stood that was renamed, merged or withdrawn; no proposal may take one."""
    found = {old for record in content.events for old in record.formerly}
    return frozenset(found | {record.id for record in content.events if record.withdrawn})


def _paths(folder: str, ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{folder}/{key}/" for key in ids)

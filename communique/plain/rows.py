"""The tables of the archive: events, documents, passages, claims, authorities and mentions, a row each with stable columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from communique.indices.relations import announced
from communique.model.archive import Archive
from communique.model.dates import EARLIEST, LATEST, ArchiveDate
from communique.model.document import Document
from communique.model.event import Event
from communique.model.provenance import Claim, Named
from communique.model.seed import Dateline
from communique.plain.columns import (
    ClaimRow,
    DocumentRow,
    EventRow,
    InstrumentRow,
    MentionRow,
    PartyRow,
    PassageRow,
    PersonRow,
    TopicRow,
)


def events(archive: Archive) -> Iterator[EventRow]:
    """In order of date."""
    ahead = frozenset(announced(archive))
    for e in archive.events.values():
        yield event_row(e, e.id in ahead)


def event_row(e: Event, announced: bool) -> EventRow:
    """One event; `announced` where it is known only from documents that were written before it."""
    when = e.date.value if e.date else None
    return EventRow(
        e.id, e.title, e.type.value, when.edtf if when else "",
        _bound(when.earliest if when else EARLIEST), _bound(when.latest if when else LATEST),
        e.date.mark if e.date else "", e.place.value if e.place else "", tuple(p.person.value.id for p in e.participants),
        tuple(e.documents), e.about, e.collection or "", e.held, announced, e.proposed, e.revision, f"events/{e.id}/",
    )  # fmt: skip


def _bound(day: date) -> str:
    """A first or last possible day; empty where that end is open or not known."""
    return "" if day in (EARLIEST, LATEST) else day.isoformat()


def documents(archive: Archive) -> Iterator[DocumentRow]:
    """In order of their ids."""
    for d in archive.documents.values():
        r, seed = d.reading, d.clean.seed
        yield DocumentRow(
            d.id, r.display_title.value, r.display_title.mark if r.title else "supplied", r.genre.value, r.language,
            plain(r.publisher), plain(r.agency), plain(r.distributor), plain(r.published), r.published.mark if r.published else "",
            plain(r.updated), plain(r.dateline), tuple(d.events), d.collection or "", d.rights, len(d.clean.paragraphs),
            seed.id, seed.size, seed.digest, d.revision, f"documents/{d.id}/",
        )  # fmt: skip


def passages(archive: Archive) -> Iterator[PassageRow]:
    """Every numbered paragraph, document by document."""
    for d in archive.documents.values():
        yield from passages_of(d)


def passages_of(document: Document) -> Iterator[PassageRow]:
    """The numbered paragraphs of one document."""
    topics: dict[int, dict[str, None]] = {}
    for m in document.mentions:
        if m.kind == "topic":
            topics.setdefault(m.paragraph, {})[m.authority] = None
    for block in document.clean.paragraphs:
        yield PassageRow(
            f"{document.id} ¶{block.number}", document.id, block.number, document.reading.language, document.clean.words(block),
            tuple(topics.get(block.number, ())), tuple(document.events), f"documents/{document.id}/#p{block.number}",
        )  # fmt: skip


def claims(archive: Archive) -> Iterator[ClaimRow]:
    """The values of all documents, then of all events."""
    for record in (*archive.documents.values(), *archive.events.values()):
        yield from claims_of(record)


def claims_of(record: Document | Event) -> Iterator[ClaimRow]:
    """The values of one record."""
    yield from _claims(record.id, _document_claims(record) if isinstance(record, Document) else _event_claims(record))


def people(archive: Archive) -> Iterator[PersonRow]:
    """In the order of the list, then those found in texts."""
    attended: dict[str, dict[str, None]] = {}
    for e in archive.events.values():
        for q in e.participants:
            attended.setdefault(q.person.value.id, {})[e.id] = None
    for p in archive.vocabularies.people.values():
        offices = tuple(o.name for o in p.offices)
        yield PersonRow(p.id, p.name, p.country or "", p.wikidata, offices, tuple(attended.get(p.id, ())), not p.found)


def parties(archive: Archive) -> Iterator[PartyRow]:
    """In the order of the list."""
    for p in archive.vocabularies.parties.values():
        yield PartyRow(p.id, p.name, p.kind, p.code)


def topics(archive: Archive) -> Iterator[TopicRow]:
    """In the order of the list."""
    for t in archive.vocabularies.topics.values():
        yield TopicRow(t.id, t.name, t.definition, t.broader or "")


def instruments(archive: Archive) -> Iterator[InstrumentRow]:
    """In the order of the list."""
    for i in archive.vocabularies.instruments.values():
        yield InstrumentRow(i.id, i.name, i.kind, tuple(i.parties), plain(i.signed), i.signing, i.extended)


def mentions(archive: Archive) -> Iterator[MentionRow]:
    """In the order of each text."""
    for d in archive.documents.values():
        for m in d.mentions:
            yield MentionRow(d.id, m.paragraph, m.kind, m.authority, m.evidence.quote)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, the class of its rows, what makes them, and the columns that tell rows apart."""

    name: str
    row: type
    rows: Callable[[Archive], Iterator[Any]]
    key: tuple[str, ...] = ("id",)
    title: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(f.name for f in fields(self.row))


TABLES = (
    Table("events", EventRow, events, title="Events, with the bounds of their dates"),
    Table("documents", DocumentRow, documents, title="Documents, with the file each was read from"),
    Table("passages", PassageRow, passages, title="Numbered paragraphs of the documents"),
    Table("claims", ClaimRow, claims, (), "Values of records and what each rests on"),
    Table("people", PersonRow, people, title="People"),
    Table("parties", PartyRow, parties, title="States and organisations"),
    Table("topics", TopicRow, topics, title="Topics"),
    Table("instruments", InstrumentRow, instruments, title="Treaties, agreements and statements"),
    Table("mentions", MentionRow, mentions, (), "Passages that name a person, party, topic or instrument"),
)
"""Every table of `data/`."""


def plain(claim: Claim[Any] | None) -> str:
    """A claim's value as text; empty where there is none."""
    value = claim.value if claim else None
    if isinstance(value, ArchiveDate):
        return value.edtf
    if isinstance(value, Named):
        return value.name
    if isinstance(value, Dateline):
        return value.words
    return "" if value is None else str(value)


def _document_claims(document: Document) -> dict[str, Claim[Any] | None]:
    r = document.reading
    return {
        "title": r.title, "display_title": r.display_title, "published": r.published, "updated": r.updated, "genre": r.genre,
        "publisher": r.publisher, "agency": r.agency, "distributor": r.distributor, "dateline": r.dateline,
    } | {f"participants[{n}].{name}": c for n, p in enumerate(r.participants) for name, c in _people(p)}  # fmt: skip


def _event_claims(event: Event) -> dict[str, Claim[Any] | None]:
    found: dict[str, Claim[Any] | None] = {
        "type": event.type,
        "date": event.date,
        "place": event.place,
        "medium": event.medium,
    }
    return found | {f"participants[{n}].{name}": c for n, p in enumerate(event.participants) for name, c in _people(p)}


def _people(participant: Any) -> Iterator[tuple[str, Claim[Any] | None]]:
    yield "person", participant.person
    yield "office", participant.office
    yield "country", participant.country


def _claims(record: str, found: dict[str, Claim[Any] | None]) -> Iterator[ClaimRow]:
    for name, c in found.items():
        if c is not None:
            quotes = tuple(e.quote for e in c.evidence)
            yield ClaimRow(
                record, name, plain(c), c.basis, c.mark, c.parts, c.confidence, quotes, c.reason, c.source, c.rule
            )

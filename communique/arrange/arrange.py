"""The door of the room: readings and curated content put in order, one Archive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from communique.arrange.authorities import check_event, check_genre, check_lists, crowded, with_found, with_held
from communique.arrange.claims import evidence, lay_over
from communique.arrange.events import complete, contradictions, declare, in_order
from communique.arrange.linking import Linked, link
from communique.arrange.moves import moved, old_events, withdrawn
from communique.arrange.pairing import Pair, pair
from communique.arrange.passages import check_links
from communique.arrange.pins import pinned
from communique.arrange.references import lay_references
from communique.model.archive import Archive
from communique.model.content import Content, EventRecord
from communique.model.document import Document
from communique.model.event import Event
from communique.model.finding import Finding
from communique.model.ids import DocumentId, EventId, SeedId
from communique.model.seed import CleanText, Reading
from communique.text.fields import did_you_mean


@dataclass(frozen=True, slots=True)
class _Declared:
    """The events of the records, and for each seed those that a record says it tells of."""

    events: tuple[Event, ...]
    told: Mapping[SeedId, tuple[EventId, ...]]


def arrange(content: Content, readings: tuple[Reading, ...]) -> tuple[Archive, tuple[Finding, ...]]:
    """The archive of what was read and written. What does not resolve is left out of it and reported."""
    findings: list[Finding] = []
    lists = content.vocabularies
    findings.extend(check_lists(lists))
    findings.extend(crowded(readings))
    pairs = tuple(pinned(p, findings) for p in pair(readings, content.documents, findings))
    laid = _lay_records(pairs, content, findings)
    declared = _declare(content, laid, findings)
    linked = link(tuple(laid.values()), declared.events, declared.told, old_events(content))
    texts = {reading.clean.seed.id: reading.clean for reading in readings}
    documents = _documents(pairs, linked, content, texts, findings)
    events = _events(declared, linked, documents, content, findings)
    texts = {key: document.clean for key, document in documents.items()}
    known = {event.id for event in events}
    for written in content.pages + content.collections:
        findings.extend(check_links(written.body, written.where, known, texts))
    archive = Archive(
        documents=documents,
        events={event.id: event for event in in_order(events)},
        vocabularies=with_found(with_held(lists, documents, findings), (d.reading for d in documents.values())),
        collections={c.id: c for c in content.collections},
        pages=content.pages,
        withdrawn=withdrawn(content),
        moved=moved(content, documents, events),
        addresses=content.addresses,
        by_seed={d.clean.seed.id: d.id for d in documents.values()},
    )
    return archive, tuple(findings)


def _lay_records(pairs: tuple[Pair, ...], content: Content, findings: list[Finding]) -> dict[DocumentId, Reading]:
    """Each document's reading with its record laid over it."""
    texts = {p.id: p.reading.clean for p in pairs}
    events = {record.id for record in content.events if not record.withdrawn}
    laid: dict[DocumentId, Reading] = {}
    for p in pairs:
        reading = p.reading
        if p.record:
            reading = lay_over(reading, p.record, texts, content.vocabularies, findings)
            reading = lay_references(reading, p.record, texts, events, findings)
            if p.record.quality:
                evidence(p.record.quality.quotes, texts, (p.id,), findings)
        laid[p.id] = reading
    return laid


def _declare(content: Content, laid: dict[DocumentId, Reading], findings: list[Finding]) -> _Declared:
    texts = {key: reading.clean for key, reading in laid.items()}
    events: list[Event] = []
    told: dict[SeedId, tuple[EventId, ...]] = {}
    for record in (r for r in content.events if not r.withdrawn):
        findings.extend(check_event(record, content.vocabularies))
        findings.extend(_check_collection(record, content))
        event = declare(record, laid, texts, content.vocabularies, findings)
        if event is None:
            continue
        events.append(event)
        for name in event.documents:
            seed = laid[name].clean.seed.id
            told[seed] = told.get(seed, ()) + (event.id,)
    return _Declared(tuple(events), told)


def _check_collection(record: EventRecord, content: Content) -> tuple[Finding, ...]:
    known = [c.id for c in content.collections]
    if not record.collection or record.collection in known:
        return ()
    message = f'there is no collection "{record.collection}"'
    return (Finding(record.at("collection"), "collection", message, "E313", did_you_mean(record.collection, known)),)


def _documents(
    pairs: tuple[Pair, ...],
    linked: Linked,
    content: Content,
    texts: Mapping[SeedId, CleanText],
    findings: list[Finding],
) -> dict[DocumentId, Document]:
    readings = {reading.clean.seed.id: reading for reading in linked.readings}
    known = {c.id for c in content.collections}
    documents: dict[DocumentId, Document] = {}
    for p in pairs:
        seed, record = p.reading.clean.seed.id, p.record
        if record and record.collection and record.collection not in known:
            message = f'there is no collection "{record.collection}"'
            findings.append(
                Finding(record.at("collection"), "collection", message, "E313", did_you_mean(record.collection, known))
            )
        findings.extend(check_genre(readings[seed], record, content.strings))
        collection = record.collection if record and record.collection in known else None
        documents[p.id] = Document(
            id=p.id,
            reading=readings[seed],
            events=linked.told.get(seed, ()),
            collection=collection,
            reviewed=record.reviewed if record else None,
            obtained=record.obtained if record else None,
            quality=record.quality if record else None,
            formerly=record.formerly if record else (),
            changes=record.changes if record else (),
            versions=tuple(texts[v] for v in record.versions if v in texts) if record else (),
            rights=(record.rights if record else "") or content.site.document_rights,
            recorded=record is not None,
        )
    return documents


def _events(
    declared: _Declared,
    linked: Linked,
    documents: dict[DocumentId, Document],
    content: Content,
    findings: list[Finding],
) -> tuple[Event, ...]:
    """Declared and proposed events, with the documents that linking gave them."""
    records = {record.id: record for record in content.events}
    tellers: dict[EventId, list[DocumentId]] = {}
    for document in documents.values():
        for event_id in document.events:
            tellers.setdefault(event_id, []).append(document.id)
    found = []
    for event in declared.events + linked.proposals:
        named = frozenset(event.documents)
        suggested = tuple(d for d in tellers.get(event.id, []) if d not in named)
        event = replace(event, documents=event.documents + suggested, suggested=suggested)
        event = complete(event, [documents[d].reading for d in event.documents], content.vocabularies)
        if event.id in records:
            findings.extend(contradictions(records[event.id], event, (documents[d] for d in event.documents)))
        found.append(event)
    return tuple(found)

"""All documents as data: plain values as a catalogue has them, and beside them what each value rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from communique.indices.index import Indices
from communique.model.archive import Archive
from communique.model.dates import ArchiveDate
from communique.model.document import Document
from communique.model.event import Event
from communique.model.ids import EventId
from communique.model.page import Output
from communique.model.provenance import Claim, Evidence, Named
from communique.model.seed import Dateline, Participant, Reading, Reference
from communique.model.site import Site
from communique.plain.formats import JsonList, compact


def export(archive: Archive, indices: Indices, site: Site) -> Iterator[Output]:
    """`data/documents.json`: `{"documents": [...]}` in the order of their ids; keys always in the same order.

    Dates are EDTF. `event_date` and `type` are those of the event that the document tells of. `claims` has an object
    for each value that is given, and `null` is a value that neither the text nor the archivist gives.
    """
    listed = JsonList("documents")
    for document in archive.documents.values():
        listed.add(compact(_record(document, archive)))
    yield Output("data/documents.json", listed.closed())


def _record(document: Document, archive: Archive) -> dict[str, Any]:
    reading, seed = document.reading, document.clean.seed
    given = _given(document, archive)
    return {
        "id": document.id,
        "seed": seed.id,
        "sha256": seed.digest,
        **{name: _plain(claim) for name, claim in given.items()},
        "language": reading.language,
        "event": document.events[0] if document.events else None,
        "events": list(document.events),
        "participants": [_participant(p, archive) for p in reading.participants],
        "countries": _countries(reading, archive),
        "topics": _topics(document),
        "subheadings": [document.clean.words(block) for block in document.clean.blocks if block.kind == "subheading"],
        "removed_furniture": _furniture(document),
        "references": [_reference(reference, archive) for reference in document.references],
        "claims": {
            **{name: _claim(claim) for name, claim in given.items() if claim},
            "participants": [_participant_claims(p) for p in reading.participants],
            "topics": {topic: _topic_evidence(document, topic) for topic in _topics(document)},
        },
    }


def _given(document: Document, archive: Archive) -> dict[str, Claim[Any] | None]:
    """The claims that have one value, by the name of their field."""
    reading = document.reading
    event: Event | None = archive.events[document.events[0]] if document.events else None
    own = reading.happening
    return {
        "title": reading.title,
        "display_title": reading.display_title,
        "published": reading.published,
        "updated": reading.updated,
        "event_date": _own_first(own.date if own else None, event.date if event else None),
        "type": _own_first(own.type if own else None, event.type if event else None),
        "genre": reading.genre,
        "publisher": reading.publisher,
        "agency": reading.agency,
        "distributor": reading.distributor,
        "dateline": reading.dateline,
    }


def _own_first(own: Claim[Any] | None, of_event: Claim[Any] | None) -> Claim[Any] | None:
    """The event's value as readers are shown it, on the words of the document itself where these say the same."""
    return own if of_event is None or (own and own.value == of_event.value) else of_event


def _plain(claim: Claim[Any] | None) -> Any:
    """A claim's value as a string; None where nothing is claimed or known to be absent."""
    value = claim.value if claim else None
    if isinstance(value, ArchiveDate):
        return value.edtf
    if isinstance(value, Named):
        return value.name
    if isinstance(value, Dateline):
        return value.words
    return value


def _claim(claim: Claim[Any]) -> dict[str, Any]:
    return {
        "basis": claim.basis,
        "parts": list(claim.parts),
        "mark": claim.mark,
        "confidence": claim.confidence,
        "reason": claim.reason,
        "rule": claim.rule,
        "source": claim.source,
        "evidence": [_evidence(evidence) for evidence in claim.evidence],
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    """`spans` are half-open offsets, in code points, into the text of the seed; `quote` is the text there."""
    return {"seed": evidence.seed, "spans": [[s.start, s.end] for s in evidence.spans], "quote": evidence.quote}


def _participant(participant: Participant, archive: Archive) -> dict[str, Any]:
    country = _plain(participant.country)
    party = archive.vocabularies.parties.get(country) if country else None
    return {
        "person": participant.person.value.id,
        "name": participant.person.value.name,
        "office": _plain(participant.office),
        "country": party.code or party.id if party else country,
    }


def _participant_claims(participant: Participant) -> dict[str, Any]:
    given = {"person": participant.person, "office": participant.office, "country": participant.country}
    return {name: _claim(claim) for name, claim in given.items() if claim}


def _countries(reading: Reading, archive: Archive) -> list[str]:
    """The names of the parties that act: those of the participants first, then those named by an office alone."""
    acting = (*(p.country for p in reading.participants), *reading.parties)
    ids = dict.fromkeys(_plain(claim) for claim in acting if claim)
    parties = archive.vocabularies.parties
    return [parties[party].name if party in parties else party for party in ids]


def _topics(document: Document) -> list[str]:
    return list(dict.fromkeys(m.authority for m in document.mentions if m.kind == "topic"))


def _topic_evidence(document: Document, topic: str) -> list[dict[str, Any]]:
    return [
        {"paragraph": m.paragraph, **_evidence(m.evidence)}
        for m in document.mentions
        if m.kind == "topic" and m.authority == topic
    ]


def _furniture(document: Document) -> list[str]:
    """The lines that were taken out, in the order of the text."""
    seed = document.clean.seed
    lines = [
        line.strip() for cut in document.clean.cuts for line in seed.text[cut.span.start : cut.span.end].splitlines()
    ]
    return [line for line in lines if line]


def _reference(reference: Reference, archive: Archive) -> dict[str, Any]:
    """`date` as the words give it; `event_date` that of the event they lead to."""
    event = archive.events[EventId(reference.to.value)] if reference.to else None
    return {
        "kind": reference.kind,
        "type": reference.type or None,
        "date": _plain(reference.date),
        "event": _plain(reference.to),
        "event_date": _plain(event.date) if event else None,
        "people": list(reference.people),
        "about": list(reference.about),
        "paragraph": reference.paragraph,
        "evidence": _evidence(reference.evidence),
        "claims": {name: _claim(c) for name, c in (("date", reference.date), ("event", reference.to)) if c},
    }

"""What would be written if an archivist accepted what was read: field by field, each for the record it belongs in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from communique.desk.quoting import quoted
from communique.desk.review import shown
from communique.desk.yaml_lines import field_lines, item_lines
from communique.model.archive import Archive
from communique.model.document import Document
from communique.model.event import Event
from communique.model.ids import EventId
from communique.model.provenance import Claim
from communique.model.seed import Participant

ABSENT = ("title", "published", "updated", "publisher", "agency", "distributor", "dateline")
"""Facts that a record can say a text does not have (`value: null`)."""

FACTS = (*ABSENT[:1], "display_title", *ABSENT[1:], "genre")
_AUTHORITIES = ("publisher", "agency", "distributor")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A field of a record in `content/`: `field` is the name it is accepted by, `key` what it is called in the record.

    `value` is plain (see `yaml_lines`); with `member` it is added to the list that the field holds.
    """

    field: str
    path: str
    key: str
    value: Any
    member: bool = False

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of YAML that give the field."""
        if self.member:
            return (f"{self.key}:", *item_lines(self.value, 2))
        return tuple(field_lines(self.key, self.value))


def proposals(document: Document, archive: Archive) -> tuple[Proposal, ...]:
    """Everything read of a document and of its events that no record gives yet."""
    found = [*_record(document), *_facts(document, archive)]
    for event_id in document.events:
        found += _event(archive.events[event_id], document, archive)
    return tuple(found + list(_references(document, archive)))


def absent(document: Document, field: str) -> tuple[Proposal, ...]:
    """The proposal that says that a text does not have a fact."""
    return (*_record(document), Proposal(field, _path(document), field, {"value": None}))


def pinned(document: Document, places: list[str]) -> tuple[Proposal, ...]:
    """The proposal that holds the numbers of a text's paragraphs, which is made only when it is asked for."""
    return (*_record(document), Proposal("paragraphs", _path(document), "paragraphs", places))


def reviewed(paths: Iterable[str], by: str, on: str) -> Iterator[Proposal]:
    """The note that someone looked at these records."""
    for path in paths:
        yield Proposal("reviewed", path, "reviewed", {"by": by, "on": on})


def _path(document: Document) -> str:
    return f"content/documents/{document.id}.yaml"


def _record(document: Document) -> Iterator[Proposal]:
    if not document.recorded:
        yield Proposal("record", _path(document), "seed", document.clean.seed.id)
        yield Proposal("record", _path(document), "sha256", document.clean.seed.digest)


def _facts(document: Document, archive: Archive) -> Iterator[Proposal]:
    reading = document.reading
    for name in FACTS:
        claim: Claim[Any] | None = getattr(reading, name)
        derived = name == "display_title" and reading.title is not None
        if claim is None or claim.curated or derived:
            continue
        value = claim.value.id if name in _AUTHORITIES else shown(claim.value)
        if name in _AUTHORITIES and archive.vocabularies.publishers[claim.value.id].found:
            yield from _found_publisher(name, value, archive)
            claim = replace(claim, reason="")  # that no list has the name, which holds no longer
        yield Proposal(name, _path(document), name, _written(claim, value, archive, document.id))


def _found_publisher(field: str, key: str, archive: Archive) -> Iterator[Proposal]:
    value = {"name": archive.vocabularies.publishers[key].name, "kind": field}  # type: ignore[index]
    yield Proposal(field, "content/vocabularies/publishers.yaml", key, value)


def _event(event: Event, document: Document, archive: Archive) -> Iterator[Proposal]:
    path = f"content/events/{event.id}.md"
    if event.proposed:
        yield Proposal("event", path, "title", event.title)
        yield Proposal("event", path, "short", event.short)
    if event.proposed or document.id in event.suggested:
        yield Proposal("event", path, "documents", document.id, member=True)
    for name, claim in (("type", event.type), ("date", event.date), ("place", event.place)):
        if claim is not None and not claim.curated:
            yield Proposal(f"event.{name}", path, name, _written(claim, shown(claim.value), archive, ""))
    if event.participants and not any(p.person.curated for p in event.participants):
        yield from _found_people(event, archive)
        value = [_participant(p, archive) for p in event.participants]
        yield Proposal("event.participants", path, "participants", value)


def _found_people(event: Event, archive: Archive) -> Iterator[Proposal]:
    for participant in event.participants:
        person = archive.vocabularies.people.get(participant.person.value.id)  # type: ignore[call-overload]
        if person and person.found:
            value = {"name": person.name} | ({"country": person.country} if person.country else {})
            yield Proposal("event.participants", "content/vocabularies/people.yaml", person.id, value)


def _participant(given: Participant, archive: Archive) -> dict[str, Any]:
    claims = {"office": given.office, "country": given.country}
    person = _written(given.person, given.person.value.id, archive, "")
    others = {name: _written(claim, claim.value, archive, "") for name, claim in claims.items() if claim is not None}
    return {"person": person, **others}


def _references(document: Document, archive: Archive) -> Iterator[Proposal]:
    """References that lead to an event which a record holds."""
    for reference in document.references:
        to = reference.to
        if to is None or to.curated or not _held(EventId(to.value), document, archive):
            continue
        words = quoted(reference.evidence, archive, document.id)
        if isinstance(words, str):
            value = {"quote": words, "event": to.value, "basis": _accepted(to.basis), "reason": to.reason}
            value = {key: part for key, part in value.items() if part}
            yield Proposal("references", _path(document), "references", value, member=True)


def _held(id: EventId, document: Document, archive: Archive) -> bool:
    """Whether an event is recorded, or accepted with this document."""
    event = archive.events.get(id)
    return event is not None and (not event.proposed or id in document.events)


def _written(claim: Claim[Any], value: str, archive: Archive, own: str) -> dict[str, Any]:
    """A claim as a record has it. Quotations from the document `own` name no document."""
    bases = [_accepted(basis) for basis in claim.parts or (claim.basis,)]
    quotes = [q for q in (quoted(evidence, archive, own) for evidence in claim.evidence) if q]
    fields = {
        "value": value,
        "basis": bases if len(dict.fromkeys(bases)) > 1 else bases[0],
        "quotes": quotes,
        "reason": claim.reason,
        "source": claim.source,
    }
    return {key: part for key, part in fields.items() if part}


def _accepted(basis: str) -> str:
    """What was assumed for want of better rests, once accepted, on the archivist's judgement."""
    return "human" if basis == "assumed" else basis

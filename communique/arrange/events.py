"""Events: those that archivists declared, completed by what the documents say, and those that nobody declared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, get_args

from communique.arrange.claims import Texts, claim
from communique.arrange.passages import check_passages, resolved
from communique.model.authority import Vocabularies
from communique.model.content import Curated, CuratedParticipant, EventRecord
from communique.model.dates import ArchiveDate
from communique.model.document import Document
from communique.model.event import Event
from communique.model.finding import Finding
from communique.model.ids import DocumentId
from communique.model.provenance import Basis, Claim, Named
from communique.model.seed import Participant, Reading
from communique.text.fields import did_you_mean

_SURENESS: tuple[Basis, ...] = get_args(Basis)

Readings = Mapping[DocumentId, Reading]


def declare(
    record: EventRecord, readings: Readings, texts: Texts, lists: Vocabularies, findings: list[Finding]
) -> Event | None:
    """The event of a record, completed by what its documents say; None where not even its type is known."""
    findings.extend(check_passages(record, texts))
    documents = tuple(d for d in record.documents if d in texts)
    for index, name in enumerate(record.documents):
        if name not in texts:
            message = f'there is no document "{name}"'
            findings.append(Finding(record.at(f"documents[{index}]"), "documents", message, "E306", did_you_mean(name, texts)))
    told = [readings[d] for d in documents]
    kind = _curated(record.type, documents, texts, findings) or surest(r.happening.type for r in told if r.happening)
    if kind is None:
        hint = "give one from the list of event types"
        findings.append(Finding(record.where, "type", "is missing, and no document of the event gives it", "E311", hint))
        return None
    participants = tuple(p for c in record.participants if (p := _participant(c, documents, texts, lists, findings)))
    event = Event(
        id=record.id,
        title=record.title,
        short=record.short,
        type=kind,
        date=_curated(record.date, documents, texts, findings),
        documents=documents,
        participants=participants,
        place=_curated(record.place, documents, texts, findings),
        about=record.about,
        note=record.note,
        summary=tuple(replace(s, refs=resolved(s.refs, texts)) for s in record.summary),
        key_passages=resolved(record.key_passages, texts),
        collection=record.collection,
        formerly=record.formerly,
        changes=record.changes,
        reviewed=record.reviewed,
    )
    return complete(event, told, lists)


def complete(event: Event, told: list[Reading], lists: Vocabularies) -> Event:
    """An event with what its documents say where nothing else is given: date, people, place, outputs, medium."""
    happenings = [r.happening for r in told if r.happening]
    kind = lists.event_types.get(event.type.value)
    medium = replace(event.type, value=kind.medium) if kind and kind.medium else None
    outputs = {o.value: o for h in reversed(happenings) for o in h.outputs}
    return replace(
        event,
        date=event.date or surest(h.date for h in happenings),
        participants=event.participants or _participants(told),
        place=event.place or surest(h.place for h in happenings),
        outputs=event.outputs or tuple(outputs[name] for name in sorted(outputs)),
        medium=event.medium or medium,
    )


def surest(claims: Iterable[Claim[Any] | None]) -> Claim[Any] | None:
    """The claim that rests on the most; the first of equals; None where there is none."""
    found = [c for c in claims if c is not None]
    return min(found, key=lambda c: (_SURENESS.index(c.basis), -c.confidence), default=None)


def contradictions(record: EventRecord, event: Event, documents: Iterable[Document]) -> Iterable[Finding]:
    """A warning for each document of an event whose text gives another date than the event has."""
    for document in documents:
        happening = document.reading.happening
        read = happening.date if happening else None
        if read and event.date and read.value.has_year and not read.value.overlaps(event.date.value):
            message = f"{document.id} gives {read.value.edtf}, and the event is dated {event.date.value.edtf}"
            yield Finding(record.where, "date", message, "E312", "look at both, and give the date that holds", "warning")


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Events by date, undated ones last, then by id."""

    def key(event: Event) -> tuple[bool, date, date, str]:
        when: ArchiveDate | None = event.date.value if event.date else None
        if when is None or not when.has_year:
            return (True, date.max, date.max, event.id)
        return (False, when.earliest, when.latest, event.id)

    return tuple(sorted(events, key=key))


def _curated(
    fact: Curated | None, documents: tuple[DocumentId, ...], texts: Texts, findings: list[Finding]
) -> Claim[Any] | None:
    if fact is None or fact.value is None:
        return None
    return claim(fact, texts, documents, findings)


def _participant(
    given: CuratedParticipant,
    documents: tuple[DocumentId, ...],
    texts: Texts,
    lists: Vocabularies,
    findings: list[Finding],
) -> Participant | None:
    person = _curated(given.person, documents, texts, findings)
    if person is None:
        return None
    if person.value not in lists.people:
        message = f'"{person.value}" is not in content/vocabularies/people.yaml'
        hint = did_you_mean(person.value, lists.people) or "add the person there"
        findings.append(Finding(given.person.where, given.person.field, message, "E308", hint))
        return None
    known = lists.people[person.value]
    country = _curated(given.country, documents, texts, findings)
    if country and country.value not in lists.parties and given.country:
        message = f'"{country.value}" is not in content/vocabularies/parties.yaml'
        hint = did_you_mean(country.value, lists.parties)
        findings.append(Finding(given.country.where, given.country.field, message, "E308", hint))
        country = None
    return Participant(
        replace(person, value=Named(known.id, known.name)),
        _curated(given.office, documents, texts, findings),
        country,
    )


def _participants(told: list[Reading]) -> tuple[Participant, ...]:
    """Everyone who takes part according to some document, each as the surest of them has it."""
    found: dict[str, list[Participant]] = {}
    for reading in told:
        for participant in reading.participants:
            found.setdefault(participant.person.value.id, []).append(participant)
    people = []
    for given in found.values():
        person = surest(p.person for p in given)
        if person is not None:
            people.append(Participant(person, surest(p.office for p in given), surest(p.country for p in given)))
    return tuple(people)

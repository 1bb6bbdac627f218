"""How records lead to one another: which events refer to which, which passages say so, and what came before and after."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate
from types import MappingProxyType

from communique.model.archive import Archive
from communique.model.dates import ArchiveDate
from communique.model.document import Document
from communique.model.event import Event
from communique.model.ids import DocumentId, EventId
from communique.model.provenance import Claim, Evidence

LAST = "~"
"""Sorts after every id."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that refers to an event (0: a title or subheading), the words that do, and why they are taken so."""

    document: DocumentId
    paragraph: int
    evidence: Evidence
    to: Claim[str]


@dataclass(frozen=True, slots=True)
class Relation:
    """Another event, with the passages that tie it to this one, oldest first."""

    event: EventId
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The events before and after one, by date, those known by mention alone too; None where none is surely so."""

    earlier: EventId | None = None
    later: EventId | None = None


@dataclass(frozen=True, slots=True)
class Relations:
    """All of it, by event; an event without an entry has none.

    `calendar` holds the events whose month is known, from the first described one to the last, by the day on which they
    stand on an axis: their own, or the middle of the days on which they may have been. `announced` are the events that
    every document which refers to them was written before.
    """

    refers_to: Mapping[EventId, tuple[Relation, ...]] = field(default_factory=dict)
    referred_to_by: Mapping[EventId, tuple[Relation, ...]] = field(default_factory=dict)
    passages: Mapping[EventId, tuple[Passage, ...]] = field(default_factory=dict)
    neighbours: Mapping[EventId, Neighbours] = field(default_factory=dict)
    calendar: tuple[tuple[date, EventId], ...] = ()
    announced: tuple[EventId, ...] = ()


def relations(archive: Archive) -> Relations:
    """Turn the references of all documents round, so that each event knows what refers to it."""
    passages: dict[EventId, list[Passage]] = {}
    pairs: dict[tuple[EventId, EventId], list[Passage]] = {}
    for document in oldest_first(archive):
        for reference in sorted(document.references, key=lambda r: r.paragraph):
            if reference.to is None:
                continue
            to = EventId(reference.to.value)
            passage = Passage(document.id, reference.paragraph, reference.evidence, reference.to)
            if to in document.events:
                continue  # a report looking back at its own event
            passages.setdefault(to, []).append(passage)
            for event in document.events:
                pairs.setdefault((event, to), []).append(passage)
    return Relations(
        refers_to=_by_event(archive, pairs),
        referred_to_by=_by_event(archive, {(to, event): found for (event, to), found in pairs.items()}),
        passages=MappingProxyType({event: tuple(found) for event, found in passages.items()}),
        neighbours=MappingProxyType(_neighbours(archive)),
        calendar=_calendar(archive),
        announced=announced(archive),
    )


def announced(archive: Archive) -> tuple[EventId, ...]:
    """The events of which no document tells and to which all references look forward, in order of date."""
    ahead: dict[str, bool] = {}
    for document in archive.documents.values():
        last = _written_by(document, archive)
        for reference in document.references:
            if reference.to:
                event = archive.events[EventId(reference.to.value)]
                later = event.date is not None and event.date.value.has_year and event.date.value.earliest > last
                forward = later or reference.kind == "planned-event"
                ahead[event.id] = ahead.get(event.id, True) and forward
    return tuple(event.id for event in archive.events.values() if not event.held and ahead.get(event.id))


def oldest_first(archive: Archive) -> tuple[Document, ...]:
    """The documents in order of publication or, where that is not known, of the first event they tell of."""
    return tuple(sorted(archive.documents.values(), key=lambda d: (written(d, archive), d.id)))


def written(document: Document, archive: Archive) -> date:
    """The first day on which a document can have been written; `date.max` where nothing tells."""
    return min((day.earliest for day in _around(document, archive)), default=date.max)


def _written_by(document: Document, archive: Archive) -> date:
    """The last day on which a document can have been written; `date.max` where nothing tells."""
    return max((day.latest for day in _around(document, archive)), default=date.max)


def _around(document: Document, archive: Archive) -> list[ArchiveDate]:
    """What tells when a document was written: its publication, else the events that it tells of."""
    told = [document.reading.published]
    if not (told[0] and told[0].value.has_year):
        told = [archive.events[e].date for e in document.events]
    return [claim.value for claim in told if claim and claim.value.has_year]


def _by_event(archive: Archive, pairs: Mapping[tuple[EventId, EventId], list[Passage]]) -> Mapping[EventId, tuple[Relation, ...]]:
    """Relations by their first event, in order of the second one's date."""
    order = {event: place for place, event in enumerate(archive.events)}
    found: dict[EventId, list[Relation]] = {}
    for (event, other), passages in sorted(pairs.items(), key=lambda item: (order[item[0][0]], order[item[0][1]])):
        found.setdefault(event, []).append(Relation(other, tuple(passages)))
    return MappingProxyType({event: tuple(relations) for event, relations in found.items()})


def _neighbours(archive: Archive) -> dict[EventId, Neighbours]:
    """For every dated event the nearest ones that surely were before and after it; on one day, by id.

    Of those before, the nearest is the one that began last at the earliest; of those after, the one that ended first at the latest.
    """
    dated = [(e, e.date.value) for e in archive.events.values() if e.date and e.date.value.has_year]
    ends = sorted((when.latest, e.id, when.earliest) for e, when in dated)
    starts = sorted((when.earliest, e.id, when.latest) for e, when in dated)
    last = tuple(accumulate(((other, day, id) for day, id, other in ends), max))
    first = tuple(accumulate(((other, day, id) for day, id, other in reversed(starts)), min))[::-1]
    found: dict[EventId, Neighbours] = {}
    for event, when in dated:
        before = bisect_left(ends, (when.earliest, event.id if when.is_day else "", date.min)) - 1
        after = bisect_right(starts, (when.latest, event.id if when.is_day else LAST, date.max))
        found[event.id] = Neighbours(
            EventId(last[before][2]) if before >= 0 else None,
            EventId(first[after][2]) if after < len(starts) else None,
        )
    return found


def axis_day(event: Event) -> date | None:
    """The day on which an event stands on an axis; None where its month is not known."""
    if event.date is None or not event.date.value.has_year:
        return None
    first, last = event.date.value.earliest, event.date.value.latest
    return first + (last - first) / 2 if (last - first).days <= 31 else None


def _calendar(archive: Archive) -> tuple[tuple[date, EventId], ...]:
    days = sorted((day, e.id) for e in archive.events.values() if (day := axis_day(e)))
    held = [day for day, event in days if archive.events[event].held]
    return tuple(item for item in days if held and held[0] <= item[0] <= held[-1])

"""Threads between records: what an event refers to, what refers to it, and its place among the others in time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date

from communique.drawing.tracks import Tick, axis
from communique.indices.relations import Neighbours, Relation, Relations, axis_day
from communique.model.archive import Archive
from communique.model.dates import ArchiveDate
from communique.model.event import Event
from communique.model.ids import EventId
from communique.model.provenance import Claim
from communique.pages.evidence import Quoted, quotation
from communique.pages.sources import ParagraphLink, names_kept, refs
from communique.text.once import once

MANY = 48
"""Events that the locator shows at most: more marks would lie on one another, and each is a stop of the keyboard."""
NEAR = 550
"""How many days before and after its event the locator reaches at most."""


@dataclass(frozen=True, slots=True)
class EventLink:
    """An event where it is named in passing. `shape` and `type` are those of its mark, hollow where only mentioned."""

    id: str
    url: str
    title: str
    short: str
    type: str
    shape: str
    hollow: bool
    date: Claim[ArchiveDate] | None


@dataclass(frozen=True, slots=True)
class Thread:
    """A related event, the source's words for the relation, and the paragraphs that tell it."""

    event: EventLink
    words: Quoted
    refs: tuple[ParagraphLink, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """An event on the locator, at `x` per cent."""

    event: EventLink
    x: float
    current: bool


@dataclass(frozen=True, slots=True)
class Locator:
    """All events of the period on a thin axis."""

    places: tuple[Place, ...]
    years: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The described events before and after, None at the ends."""

    earlier: EventLink | None
    later: EventLink | None


@once
def event_link(event: Event, archive: Archive) -> EventLink:
    """An event as other pages name it."""
    kind = archive.vocabularies.event_types.get(event.type.value)
    return EventLink(
        id=event.id,
        url=f"events/{event.id}/",
        title=names_kept(event.title, (p.person.value.name for p in event.participants)),
        short=event.short or event.title,
        type=kind.name if kind else event.type.value,
        shape=kind.mark if kind else "circle",
        hollow=not event.held,
        date=event.date,
    )


def threads(relations: tuple[Relation, ...], archive: Archive) -> tuple[Thread, ...]:
    """Related events, each with the words of its oldest passage."""
    return tuple(
        Thread(
            event_link(archive.events[relation.event], archive),
            quotation(relation.passages[0].evidence, archive),
            refs(((p.document, p.paragraph) for p in relation.passages), archive),
        )
        for relation in relations
    )


def neighbourhood(neighbours: Neighbours | None, archive: Archive) -> Neighbourhood | None:
    """The events before and after as links; None for an event without a place in time."""

    def link(event: EventId | None) -> EventLink | None:
        return event_link(archive.events[event], archive) if event else None

    return Neighbourhood(link(neighbours.earlier), link(neighbours.later)) if neighbours else None


def locator(event: Event, relations: Relations, archive: Archive) -> Locator | None:
    """The axis on which an event has its place; None where its month is not known, or where it would stand alone."""
    here = axis_day(event)
    shown = _near((here, event.id), relations.calendar) if here else ()
    if len(shown) < 2:
        return None
    drawn = axis(tuple(day for day, _ in shown))
    places = zip(shown, drawn.places, strict=True)
    return Locator(tuple(Place(event_link(archive.events[e], archive), x, e == event.id) for (_, e), x in places), drawn.years)


def _near(
    own: tuple[date, EventId], calendar: tuple[tuple[date, EventId], ...]
) -> tuple[tuple[date, EventId], ...]:
    """The events around one of the calendar, the nearest where there are `MANY`; none where it has no place there."""
    at = bisect_left(calendar, own)
    if calendar[at : at + 1] != (own,):
        return ()
    first = bisect_left(calendar, own[0].toordinal() - NEAR, key=lambda item: item[0].toordinal())
    last = bisect_right(calendar, own[0].toordinal() + NEAR, key=lambda item: item[0].toordinal())
    first = max(first, min(at - MANY // 2, last - MANY))
    return calendar[first : min(last, first + MANY)]

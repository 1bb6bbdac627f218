"""Threads between records: what an event refers to, what refers to it, and its place among the others in time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from communique.drawing.tracks import Tick, axis
from communique.indices.relations import Neighbours, Relation
from communique.model.archive import Archive
from communique.model.dates import ArchiveDate
from communique.model.event import Event
from communique.model.ids import EventId
from communique.model.provenance import Claim
from communique.pages.evidence import Quoted, quotation
from communique.pages.sources import ParagraphLink, names_kept, refs

MANY = 200
"""Above this number of events the locator shows the current year alone."""
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


def locator(event: Event, archive: Archive) -> Locator | None:
    """The axis on which an event has its place; None where its month is not known, or where it would stand alone."""
    shown = _period([e for e in archive.events.values() if e.date and _month_known(e.date.value)], event)
    if len(shown) < 2:
        return None
    drawn = axis(tuple(_middle(e) for e in shown))
    places = zip(shown, drawn.places, strict=True)
    return Locator(tuple(Place(event_link(e, archive), x, e is event) for e, x in places), drawn.years)


def _period(dated: Iterable[Event], event: Event) -> list[Event]:
    """The events near this one that lie within the days of the described ones; above `MANY`, those of its own year."""
    dated = list(dated)
    held = [_middle(e) for e in dated if e.held]
    first, last = min(held, default=date.max), max(held, default=date.min)
    within = [e for e in dated if first <= _middle(e) <= last]
    if event not in within:
        return []
    here = _middle(event)
    near = [e for e in within if abs((_middle(e) - here).days) <= NEAR]
    return near if len(near) <= MANY else [e for e in near if _middle(e).year == here.year]


def _month_known(when: ArchiveDate) -> bool:
    """Whether a date is known well enough for a place on a short axis."""
    return when.has_year and (when.latest - when.earliest).days <= 31


def _middle(event: Event) -> date:
    """The day at which an event stands on an axis: its own, or the middle of the days it may have been on."""
    assert event.date is not None
    earliest, latest = event.date.value.earliest, event.date.value.latest
    return earliest + (latest - earliest) / 2

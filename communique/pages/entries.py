"""Events as they stand in lists and on bands: who took part, on what, and how many sources tell of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from communique.drawing.band import Point
from communique.indices.index import Indices
from communique.model.archive import Archive
from communique.model.dates import ArchiveDate
from communique.model.event import Event
from communique.model.provenance import MARKS, Claim
from communique.pages.facts import Words
from communique.pages.threads import EventLink, event_link
from communique.text.edtf import parse

TOPICS = 3
"""Topics named with an entry."""
LETTER = 7.5
"""Width of a letter of a band's label, in px."""
LEAST_WIDTH = 1056
"""Width of a band in px where its wide form begins."""


@dataclass(frozen=True, slots=True)
class EventEntry:
    """One event in a list; `sources` counts its documents, `mentions` those that only refer to it.

    `announced` is true where all of these were written before it.
    """

    link: EventLink
    note: str
    people: tuple[str, ...]
    topics: tuple[Words, ...]
    sources: int
    mentions: int
    proposed: bool
    announced: bool = False


def event_entry(event: Event, archive: Archive, indices: Indices) -> EventEntry:
    """An event with what a list tells of it."""
    lists = archive.vocabularies
    people = ((lists.people.get(p.person.value.id), p.person.value.name) for p in event.participants)
    topics = indices.holdings.by_event.get(event.id, ())[:TOPICS]
    return EventEntry(
        link=event_link(event, archive),
        note=event.note,
        people=tuple(known.name if known else name for known, name in people),
        topics=tuple(Words(lists.topics[topic].name, url=f"topics/{topic}/") for topic in topics),
        sources=len(event.documents),
        mentions=len({passage.document for passage in indices.relations.passages.get(event.id, ())}),
        proposed=event.proposed,
        announced=not event.held and event.id in indices.relations.announced,
    )


def point(event: Event) -> Point | None:
    """An event as a band draws it, by the title of its label; None where it has no place in time."""
    if event.date is None or not event.date.value.has_year:
        return None
    known = _without_supplied(event.date)
    at = event.date.value.earliest if event.date.value.is_day else None
    room = round(100 * (LETTER * max(len(event.short or event.title), 14) + 12) / LEAST_WIDTH, 2)
    return Point(event.id, known.earliest, known.latest, at, event.held, room)


def _without_supplied(claim: Claim[ArchiveDate]) -> ArchiveDate:
    """The date as far as sources give it: the month for [28] June 2021, all of it where nothing is left."""
    given = [basis for basis in claim.parts if MARKS[basis] != "supplied"]
    if not claim.parts or not given or len(given) == len(claim.parts) or not claim.value.is_day:
        return claim.value
    return parse("-".join(claim.value.edtf.split("-")[: len(given)]))


def middle(claim: Claim[ArchiveDate]) -> date:
    """The day at which an event stands on a strip: its own, or the middle of the days it may have been on."""
    return claim.value.earliest + (claim.value.latest - claim.value.earliest) / 2

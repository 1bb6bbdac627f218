"""What pages of people and parties list: events with those who took part, and documents that name someone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from communique.indices.presence import Naming
from communique.model.archive import Archive
from communique.model.event import Event
from communique.model.ids import EventId
from communique.pages.facts import Words
from communique.pages.sources import ParagraphLink, Source, names_kept, refs, source, titled
from communique.pages.threads import EventLink, event_link
from communique.pages.years import YearCount, by_year

ONE_PAGE = 300
"""With more events than this someone's page leads to a page a year."""


@dataclass(frozen=True, slots=True)
class Attended:
    """An event in which someone took part, with the others who did and how many documents tell of it."""

    event: EventLink
    note: str
    others: tuple[Words, ...]
    documents: int


@dataclass(frozen=True, slots=True)
class NamedIn:
    """A document that names someone, with the paragraphs that do."""

    source: Source
    title: str
    supplied: bool
    refs: tuple[ParagraphLink, ...]


@dataclass(frozen=True, slots=True)
class YearAttended:
    """A year (0: without a place in time) with the events in which someone took part, and those announced."""

    year: int
    attended: tuple[Attended, ...]
    announced: tuple[Attended, ...]


def attendances(events: Iterable[EventId], archive: Archive, without: str = "") -> tuple[Attended, ...]:
    """Events with the people who took part, one of them left out."""
    return tuple(_attended(archive.events[e], archive, without) for e in events)


def _attended(event: Event, archive: Archive, without: str) -> Attended:
    others = tuple(
        Words(names_kept(p.person.value.name, (p.person.value.name,)), p.person.mark, url=f"people/{p.person.value.id}/")
        for p in event.participants
        if p.person.value.id != without
    )
    return Attended(event_link(event, archive), event.note, others, len(event.documents))


def named_in(namings: Iterable[Naming], archive: Archive, without: Iterable[EventId] = ()) -> tuple[NamedIn, ...]:
    """Documents with the paragraphs that name someone, without those that tell of these events."""
    told = {d for e in without for d in archive.events[e].documents}
    found = []
    for naming in namings:
        if naming.document not in told:
            document = archive.documents[naming.document]
            links = refs(((document.id, n) for n in naming.paragraphs), archive)
            found.append(NamedIn(source(document, archive), *titled(document), links))
    return tuple(found)


def parted(attended: tuple[Attended, ...], announced: tuple[Attended, ...]) -> tuple[YearAttended, ...]:
    """Events by year, first those without a place in time; none where all of them fit on one page."""
    if len(attended) + len(announced) <= ONE_PAGE:
        return ()
    held, ahead = by_year(attended, lambda a: a.event.date), by_year(announced, lambda a: a.event.date)
    return tuple(YearAttended(year, held.get(year, ()), ahead.get(year, ())) for year in sorted({0, *held, *ahead}))


def year_counts(url: str, years: Iterable[YearAttended]) -> tuple[YearCount, ...]:
    """The links from a page to those of its years."""
    return tuple(
        YearCount(str(y.year), f"{url}{y.year:04d}/", len(y.attended) + len(y.announced)) for y in years if y.year
    )

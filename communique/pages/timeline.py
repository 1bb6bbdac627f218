"""The timeline: all events in order of date, on one page, a page a year, and where a year has many, a page a month."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from communique.indices.index import Indices
from communique.indices.timeline import Gap, Year
from communique.model.archive import Archive
from communique.model.event import Event
from communique.model.ids import EventId
from communique.model.page import Page
from communique.model.site import Site
from communique.pages.bands import DensityShown, Key, Places, density_shown, key
from communique.pages.entries import EventEntry, event_entry
from communique.pages.months import Month, months
from communique.rendering.words import plain

ONE_PAGE = 300
"""With more events than this the timeline's first page is a table of years."""


@dataclass(frozen=True, slots=True)
class Item:
    """An event in its place: `month` is set (1 to 12) for the first of its month, `heading` where more follow in it.

    `gap` is what follows the event.
    """

    entry: EventEntry
    month: int = 0
    heading: bool = False
    gap: Gap | None = None


@dataclass(frozen=True, slots=True)
class YearShown:
    """The events of a year, and the address of its page."""

    year: int
    url: str
    described: int
    mentioned: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class YearLink:
    """A year with events."""

    year: int
    url: str
    described: int
    mentioned: int


@dataclass(frozen=True, slots=True)
class MonthLink:
    """A month of a year that is parted."""

    year: int
    month: int
    url: str
    described: int
    mentioned: int


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The whole timeline; `years` are empty where it is split by year, `undated` are events without a place in time."""

    links: tuple[YearLink, ...]
    years: tuple[YearShown, ...]
    undated: tuple[EventEntry, ...]
    density: DensityShown | None
    key: Key


@dataclass(frozen=True, slots=True)
class YearView:
    """One year of it, with the years with events before and after; `months` are those that an event begins in.

    `reaching` are events that begin in an earlier year and may lie in this one. Where the year is parted by month, `parts`
    lead to the months, and `shown` has the items that lie in no one of them.
    """

    shown: YearShown
    reaching: tuple[EventEntry, ...]
    months: tuple[int, ...]
    density: DensityShown | None
    key: Key
    earlier: YearLink | None
    later: YearLink | None
    parts: tuple[MonthLink, ...] = ()


@dataclass(frozen=True, slots=True)
class MonthView:
    """A month of a year that is parted: its events, and those that begin before it and may lie in it.

    At the ends of the year its neighbours are the years before and after.
    """

    link: MonthLink
    year: YearLink
    items: tuple[Item, ...]
    reaching: tuple[EventEntry, ...]
    earlier: MonthLink | YearLink | None
    later: MonthLink | YearLink | None


def pages(archive: Archive, indices: Indices, site: Site) -> Iterator[Page]:
    """The timeline, and a page for every year with events."""
    timeline = indices.timeline
    whole = timeline.count <= ONE_PAGE
    begun = tuple(year for year in timeline.years if year.events)
    links = tuple(YearLink(y.year, year_url(y.year), y.described, y.mentioned) for y in timeline.years)
    events = tuple(archive.events.values())
    places = Places({y.year: ("timeline/", f"y{y.year}") for y in begun}) if whole else listed_at(archive, indices)
    view = TimelineView(
        links=links,
        years=tuple(_year(year, archive, indices) for year in begun) if whole else (),
        undated=_entries(timeline.undated, archive, indices),
        density=density_shown(events, archive, indices, places),
        key=key(events, archive),
    )
    yield Page("timeline/", "pages/timeline.html", plain(site.words, "timeline.title"), plain(site.words, "timeline.description"), view, "timeline")
    for number, year in enumerate(timeline.years):
        earlier = links[number - 1] if number else None
        later = links[number + 1] if number + 1 < len(links) else None
        yield from _year_pages(year, archive, indices, site, (earlier, links[number], later))


def year_url(year: int) -> str:
    """The address of a year's page."""
    return f"timeline/{year:04d}/"


def listed_at(archive: Archive, indices: Indices) -> Places:
    """Where events are listed, if not all on one page: on the page of their year or month."""
    years = indices.timeline.years
    parted = {event: month.url for year in years for month in months(year, archive) for event in month.events}
    return Places({year.year: (year_url(year.year), "") for year in years}, parted)


def _year_pages(
    year: Year, archive: Archive, indices: Indices, site: Site, links: tuple[YearLink | None, YearLink, YearLink | None]
) -> Iterator[Page]:
    """The page of a year and those of its months, if it is parted; `links` are the year before, itself, the year after."""
    found = months(year, archive)
    earlier, link, later = links
    parts = tuple(_month_link(month, archive) for month in found)
    yield Page(link.url, "pages/year.html", str(year.year), "", _year_view(year, found, archive, indices, earlier, later), "timeline", year.year)
    around = (earlier, *parts, later)
    for number, (month, part) in enumerate(zip(found, parts, strict=True)):
        events = (archive.events[event] for event in month.events)
        view = MonthView(
            link=part,
            year=link,
            items=_items(events, archive, indices, headed=False),
            reaching=_entries(month.reaching, archive, indices),
            earlier=around[number],
            later=around[number + 2],
        )
        name = plain(site.words, "date.my", month=plain(site.words, f"month.{part.month}"), year=part.year)
        yield Page(part.url, "pages/month.html", name, "", view, "timeline", part.year)


def _month_link(month: Month, archive: Archive) -> MonthLink:
    held = sum(1 for event in month.events if archive.events[event].held)
    return MonthLink(month.year, month.month, month.url, held, len(month.events) - held)


def _year_view(
    year: Year, found: tuple[Month, ...], archive: Archive, indices: Indices, earlier: YearLink | None, later: YearLink | None
) -> YearView:
    events = tuple(archive.events[event] for event in year.events)
    parted = {event: month.url for month in found for event in month.events}
    shown = _year(year, archive, indices, parted)
    places = Places({year.year: (year_url(year.year), "months" if found else "")}, parted)
    return YearView(
        shown=shown,
        reaching=_entries(year.reaching, archive, indices),
        months=tuple(item.month for item in shown.items if item.month),
        density=density_shown(events, archive, indices, places),
        key=key(events, archive),
        earlier=earlier,
        later=later,
        parts=tuple(_month_link(month, archive) for month in found),
    )


def _entries(events: Iterable[EventId], archive: Archive, indices: Indices) -> tuple[EventEntry, ...]:
    return tuple(event_entry(archive.events[event], archive, indices) for event in events)


def _year(year: Year, archive: Archive, indices: Indices, parted: Container[EventId] = ()) -> YearShown:
    """A year with its events, without those that stand on the pages of its months."""
    events = (archive.events[event] for event in year.events if event not in parted)
    return YearShown(year.year, year_url(year.year), year.described, year.mentioned, _items(events, archive, indices))


def _items(events: Iterable[Event], archive: Archive, indices: Indices, headed: bool = True) -> tuple[Item, ...]:
    """Events in their places; if `headed`, a month has a heading where two of them or more lie in it."""
    gaps: dict[EventId, Gap] = {gap.after: gap for gap in indices.timeline.gaps}
    items: list[Item] = []
    for month, group in groupby(events, key=_month):
        found = tuple(group)
        for number, event in enumerate(found):
            first = month if headed and number == 0 and month not in (item.month for item in items) else 0
            heading = bool(first) and len(found) > 1
            items.append(Item(event_entry(event, archive, indices), first, heading, gaps.get(event.id)))
    return tuple(items)


def _month(event: Event) -> int:
    """The month in which an event lies; 0 where it may lie in several."""
    assert event.date is not None
    earliest, latest = event.date.value.earliest, event.date.value.latest
    return earliest.month if (earliest.year, earliest.month) == (latest.year, latest.month) else 0

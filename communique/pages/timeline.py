"""The timeline: all events in order of date, on one page or a page a year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from communique.indices.index import Indices
from communique.indices.timeline import Gap, Year
from communique.model.archive import Archive
from communique.model.event import Event
from communique.model.ids import EventId
from communique.model.page import Page
from communique.model.site import Site
from communique.pages.bands import DensityShown, Key, density_shown, key
from communique.pages.entries import EventEntry, event_entry
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

    `reaching` are events that begin in an earlier year and may lie in this one.
    """

    shown: YearShown
    reaching: tuple[EventEntry, ...]
    months: tuple[int, ...]
    density: DensityShown | None
    key: Key
    earlier: YearLink | None
    later: YearLink | None


def pages(archive: Archive, indices: Indices, site: Site) -> Iterator[Page]:
    """The timeline, and a page for every year with events."""
    timeline = indices.timeline
    whole = timeline.count <= ONE_PAGE
    begun = tuple(year for year in timeline.years if year.events)
    links = tuple(YearLink(y.year, year_url(y.year), y.described, y.mentioned) for y in timeline.years)
    events = tuple(archive.events.values())
    places = {y.year: ("timeline/", f"y{y.year}") for y in begun} if whole else year_places(indices)
    view = TimelineView(
        links=links,
        years=tuple(_year(year, archive, indices) for year in begun) if whole else (),
        undated=tuple(event_entry(archive.events[event], archive, indices) for event in timeline.undated),
        density=density_shown(events, archive, indices, places),
        key=key(events, archive),
    )
    yield Page("timeline/", "pages/timeline.html", plain(site.words, "timeline.title"), plain(site.words, "timeline.description"), view, "timeline")
    for number, year in enumerate(timeline.years):
        earlier = links[number - 1] if number else None
        later = links[number + 1] if number + 1 < len(links) else None
        shown = _year_view(year, archive, indices, earlier, later)
        yield Page(year_url(year.year), "pages/year.html", str(year.year), "", shown, "timeline")


def year_url(year: int) -> str:
    """The address of a year's page."""
    return f"timeline/{year:04d}/"


def year_places(indices: Indices) -> Mapping[int, tuple[str, str]]:
    """Where the events of each year are listed: its page."""
    return {year.year: (year_url(year.year), "") for year in indices.timeline.years}


def _year_view(
    year: Year, archive: Archive, indices: Indices, earlier: YearLink | None, later: YearLink | None
) -> YearView:
    events = tuple(archive.events[event] for event in year.events)
    shown = _year(year, archive, indices)
    return YearView(
        shown=shown,
        reaching=tuple(event_entry(archive.events[event], archive, indices) for event in year.reaching),
        months=tuple(item.month for item in shown.items if item.month),
        density=density_shown(events, archive, indices, {year.year: (year_url(year.year), "")}),
        key=key(events, archive),
        earlier=earlier,
        later=later,
    )


def _year(year: Year, archive: Archive, indices: Indices) -> YearShown:
    """A year's events; a month has a heading where two of them or more lie in it."""
    gaps: dict[EventId, Gap] = {gap.after: gap for gap in indices.timeline.gaps}
    items: list[Item] = []
    for month, group in groupby((archive.events[event] for event in year.events), key=_month):
        events = tuple(group)
        for number, event in enumerate(events):
            first = month if number == 0 and month not in (item.month for item in items) else 0
            heading = bool(first) and len(events) > 1
            items.append(Item(event_entry(event, archive, indices), first, heading, gaps.get(event.id)))
    return YearShown(year.year, year_url(year.year), year.described, year.mentioned, tuple(items))


def _month(event: Event) -> int:
    """The month in which an event lies; 0 where it may lie in several."""
    assert event.date is not None
    earliest, latest = event.date.value.earliest, event.date.value.latest
    return earliest.month if (earliest.year, earliest.month) == (latest.year, latest.month) else 0

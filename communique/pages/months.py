"""A year with more events than a page holds, parted by month."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.indices.timeline import Year
from communique.model.archive import Archive
from communique.model.ids import EventId

ONE_PAGE = 1000
"""With more events than this a year's page leads to a page a month."""
LONGEST = 3
"""Months of the longest span whose event is listed by month; a longer one stays on the page of the year."""


@dataclass(frozen=True, slots=True)
class Month:
    """A month (1 to 12) of a year: the events that begin in it, and those that begin before and may lie in it."""

    year: int
    month: int
    events: tuple[EventId, ...]
    reaching: tuple[EventId, ...]

    @property
    def url(self) -> str:
        """The address of its page."""
        return f"timeline/{self.year:04d}/{self.month:02d}/"


def months(year: Year, archive: Archive) -> tuple[Month, ...]:
    """The months of a year that has to be parted, those with events alone; none where the year fits on its page."""
    if len(year.events) <= ONE_PAGE:
        return ()
    begun: dict[int, list[EventId]] = {}
    reaching: dict[int, list[EventId]] = {}
    for event in year.reaching:
        for month in _months(event, year.year, archive):
            reaching.setdefault(month, []).append(event)
    for event in year.events:
        for place, month in enumerate(_months(event, year.year, archive)):
            (reaching if place else begun).setdefault(month, []).append(event)
    found = sorted({*begun, *reaching})
    return tuple(Month(year.year, m, tuple(begun.get(m, ())), tuple(reaching.get(m, ()))) for m in found)


def _months(event: EventId, year: int, archive: Archive) -> Iterator[int]:
    """The months of this year in which an event may lie; none where they are too many to tell one."""
    date = archive.events[event].date
    assert date is not None
    first, last = (day.year * 12 + day.month - 1 for day in (date.value.earliest, date.value.latest))
    if last - first < LONGEST:
        yield from (number % 12 + 1 for number in range(first, last + 1) if number // 12 == year)

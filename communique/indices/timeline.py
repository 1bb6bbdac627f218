"""Events in order of date: by year, with the stretches in which none is recorded, and the undated ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from communique.model.archive import Archive
from communique.model.dates import ArchiveDate
from communique.model.event import Event
from communique.model.ids import EventId
from communique.text.edtf import parse

LONGEST = 20
"""Years of the longest span whose event is listed in each of them."""
LEAST_MONTHS = 2
"""The fewest whole months without an event, within a year, that are named."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Months or years after `after` in which no event is dated.

    `open` is true where an event whose day is not known may still have been in them.
    """

    after: EventId
    first: ArchiveDate
    last: ArchiveDate
    open: bool

    @property
    def within_year(self) -> bool:
        """Whether both ends are in one year."""
        return self.first.earliest.year == self.last.earliest.year


@dataclass(frozen=True, slots=True)
class Year:
    """The events of a year: those whose first possible day lies in it, in order of date.

    `reaching` are those that begin in an earlier year, as far as is known, and may lie in this one.
    """

    year: int
    events: tuple[EventId, ...]
    described: int
    mentioned: int
    reaching: tuple[EventId, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """Years with events, in order; the gaps between events; the events without a place in time."""

    years: tuple[Year, ...] = ()
    gaps: tuple[Gap, ...] = ()
    undated: tuple[EventId, ...] = ()

    @property
    def count(self) -> int:
        """How many events there are."""
        return sum(len(year.events) for year in self.years) + len(self.undated)


def timeline(archive: Archive) -> Timeline:
    """Put the events of an archive, which come in order of date, under their years."""
    dated = [(event, event.date.value) for event in archive.events.values() if event.date and event.date.value.has_year]
    placed = {event.id for event, _ in dated}
    begun = {n: tuple(group) for n, group in groupby((event for event, _ in dated), key=lambda e: _first(e).year)}
    reaching = _reaching(dated)
    years = []
    for number in sorted({*begun, *reaching}):
        events = begun.get(number, ())
        held = sum(1 for event in events if event.held)
        ids = tuple(event.id for event in events)
        years.append(Year(number, ids, held, len(events) - held, reaching.get(number, ())))
    undated = tuple(event.id for event in archive.events.values() if event.id not in placed)
    return Timeline(tuple(years), tuple(_gaps(dated)), undated)


def _reaching(dated: list[tuple[Event, ArchiveDate]]) -> dict[int, tuple[EventId, ...]]:
    """For each year the events that begin before it and may lie in it; a span longer than `LONGEST` is left out."""
    found: dict[int, list[EventId]] = {}
    for event, value in dated:
        first, last = value.earliest.year, value.latest.year
        for year in range(first + 1, last + 1) if last - first <= LONGEST else ():
            found.setdefault(year, []).append(event.id)
    return {year: tuple(events) for year, events in found.items()}


def _first(event: Event) -> date:
    assert event.date is not None
    return event.date.value.earliest


def _gaps(dated: list[tuple[Event, ArchiveDate]]) -> list[Gap]:
    """The named gaps between neighbours: some whole months of one year, or more than a year."""
    gaps: list[Gap] = []
    close_until = wide_until = date.min
    for (event, before), (_, after) in zip(dated, dated[1:], strict=False):
        if _is_close(before):
            close_until = max(close_until, before.latest)
        else:
            wide_until = max(wide_until, before.latest)
        end = max(close_until, before.latest)
        start, stop = _month(end) + 1, _month(after.earliest) - 1
        same_year = start // 12 == stop // 12 == _month(end) // 12
        if stop - start + 1 >= (LEAST_MONTHS if same_year else 12):
            whole = start // 12 < stop // 12 or stop - start == 11  # else a year alone would say too much
            first, last = parse(_edge(start, 0 if whole else None)), parse(_edge(stop, 11 if whole else None))
            gaps.append(Gap(event.id, first, last, wide_until >= first.earliest))
    return gaps


def _is_close(value: ArchiveDate) -> bool:
    """Whether a date is known to about a month."""
    return (value.latest - value.earliest).days <= 31


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _edge(month: int, whole: int | None) -> str:
    """The end of a gap: a month, or the year alone where the gap takes all of it from that side (`whole`: 0 or 11)."""
    year, number = divmod(month, 12)
    return f"{year:04d}" if number == whole else f"{year:04d}-{number + 1:02d}"

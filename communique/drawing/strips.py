"""Strips: how often something occurs, event by event, on an axis of time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from communique.drawing.calendar import first_of, month_of, months_into

MOST_BARS = 8
"""From one more, one tall bar with its number stands for all."""
MOST_EVENTS = 40
"""Events drawn one by one."""
QUARTER = 3


@dataclass(frozen=True, slots=True)
class Occurrences:
    """At `x` per cent, `count` bars (0: an open circle).

    Where one bar stands for all, `number` is how many, and `height` its share of the highest.
    """

    x: float
    count: int
    number: int = 0
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class StripTick:
    """A name below the axis: of a month, or of a year where month is 1 (or 0: years alone are named)."""

    x: float
    year: int
    month: int


@dataclass(frozen=True, slots=True)
class Strip:
    """An axis with its ticks, and the occurrences at each event in order."""

    ticks: tuple[StripTick, ...]
    places: tuple[Occurrences, ...]


def strip(events: tuple[tuple[date, int], ...]) -> Strip | None:
    """Draw counts by event (day and count, in order), those of many events by year; None where there is no event."""
    if len(events) > MOST_EVENTS:
        years = groupby(events, key=lambda event: event[0].year)
        return strip_of_years({year: sum(n for _, n in group) for year, group in years})
    return _drawn(events)


def strip_of_years(counts: Mapping[int, int]) -> Strip | None:
    """Draw counts by year, in order; None where there is no year."""
    return _drawn(tuple((date(year, 7, 1), n) for year, n in counts.items()))


def _drawn(events: tuple[tuple[date, int], ...]) -> Strip | None:
    if not events:
        return None
    first, last = month_of(events[0][0]), month_of(events[-1][0]) + 1
    scale = 100 / (last + 1 - first)
    most = max(count for _, count in events)
    return Strip(_ticks(first, last, scale), tuple(_place((months_into(day) - first) * scale, n, most) for day, n in events))


def _place(x: float, count: int, most: int) -> Occurrences:
    if count <= MOST_BARS:
        return Occurrences(round(x, 2), count)
    return Occurrences(round(x, 2), 0, count, round(count / most, 3))


def _ticks(first: int, last: int, scale: float) -> tuple[StripTick, ...]:
    """Quarters up to three years, then years, as many as have room."""
    months = last + 1 - first
    if months <= 36:
        every = QUARTER
    else:
        every = 12 * -(-months // (12 * 8))
    chosen = [m for m in range(first, last + 1) if m % every == 0 and 2 < (m - first) * scale < 98]
    if not chosen:
        chosen = [(first + last) // 2]
    return tuple(StripTick(round((m - first) * scale, 2), m // 12, m % 12 + 1 if every == QUARTER else 0) for m in chosen)

"""Strips: how often something occurs, event by event, on an axis of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from communique.drawing.calendar import first_of, month_of, months_into

MOST_BARS = 8
"""From one more, one tall bar with its number stands for all."""
QUARTER = 3


@dataclass(frozen=True, slots=True)
class Occurrences:
    """At `x` per cent, `count` bars (0: an open circle); `number` is set where one bar stands for all of them."""

    key: str
    x: float
    count: int
    number: int = 0


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


def strip(events: tuple[tuple[str, date, int], ...]) -> Strip | None:
    """Draw counts by event (key, day, count); None where there is no event."""
    if not events:
        return None
    first = month_of(min(day for _, day, _ in events))
    last = month_of(max(day for _, day, _ in events)) + 1
    scale = 100 / (last + 1 - first)
    places = tuple(
        Occurrences(key, round((months_into(day) - first) * scale, 2), min(count, MOST_BARS), count if count > MOST_BARS else 0)
        for key, day, count in events
    )
    return Strip(_ticks(first, last, scale), places)


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

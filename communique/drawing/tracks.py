"""Tracks: where in a document a topic stands, and the thin axis on which an event has its place; all x in per cent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

LEAST = 2.5
"""The least width of a bar, so that a short paragraph of a long document can be seen."""
GAP = 0.8
"""What a bar leaves free at its end, so that neighbours stay apart."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of a track."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Tick:
    """The beginning of a year on an axis."""

    x: float
    year: int


@dataclass(frozen=True, slots=True)
class Axis:
    """The places of dates on an axis, in the order given, and the years that begin on it."""

    places: tuple[float, ...]
    years: tuple[Tick, ...]


def track(lengths: tuple[int, ...], paragraphs: tuple[int, ...]) -> tuple[Bar, ...]:
    """A bar for each of these paragraphs (numbered from 1) of a text whose paragraphs have these lengths."""
    total = sum(lengths) or 1
    bars: list[Bar] = []
    for number in paragraphs:
        width = max(100 * lengths[number - 1] / total - GAP, LEAST)
        start = min(100 * sum(lengths[: number - 1]) / total, 100 - width)
        bars.append(Bar(round(start, 2), round(width, 2)))
    return tuple(bars)


def axis(days: tuple[date, ...], inset: float = 6.0) -> Axis:
    """An axis from the first of these days to the last, with an inset in per cent at both ends."""
    if not days:
        return Axis((), ())
    first, last = min(days), max(days)
    scale = (100 - 2 * inset) / ((last - first).days or 1)

    def place(day: date) -> float:
        if first == last:
            return 50.0
        return round(inset + (day - first).days * scale, 2)

    years = (date(year, 1, 1) for year in range(max(first.year - 1, 1), min(last.year + 2, 10000)))
    ticks = (Tick(place(day), day.year) for day in years)
    return Axis(tuple(place(day) for day in days), tuple(t for t in ticks if 0 < t.x < 100) if first != last else ())

"""Density: events stacked in their month, year or decade, as many units as there are between the first and the last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from communique.drawing.band import BREAK, COMPARTMENT, Point
from communique.drawing.calendar import month_of, months_into

MOST_STACKED = 5
"""From one more, a bar with its number stands for the marks."""
MOST_NARROW = 15
"""Units of the narrow form; beyond, it is drawn by decade."""
MOST_MONTH_YEARS = 3
MOST_YEARS = 60
"""Calendar years that are drawn month by month, and those drawn year by year; beyond, decade by decade."""


@dataclass(frozen=True, slots=True)
class Stacked:
    """A mark in the middle of its unit or span, `level` from 0 at the axis; `span` as in a band."""

    key: str
    x: float
    level: int
    described: bool
    span: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of the axis: `start` to `end` in per cent, its year (the first of a decade) and its month, 0 for a year.

    `count` is set where a bar stands for the marks, `height` its share of the highest. `named` says whether its name is
    shown, `first` is the first event in it, if any.
    """

    start: float
    end: float
    year: int
    month: int = 0
    count: int = 0
    height: float = 0.0
    named: bool = True
    first: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One axis: the whole, or one year of the narrow form. `levels` is the height of its highest stack.

    `far` are years that lie apart, behind a break on the left or right.
    """

    year: int
    units: tuple[Unit, ...]
    marks: tuple[Stacked, ...]
    levels: int
    far: tuple[Unit, ...] = ()


@dataclass(frozen=True, slots=True)
class Density:
    """One axis for the wide form; for the narrow one an axis a year where units are months, else one of fewer units."""

    unit: str  # month | year | decade
    wide: Row
    narrow: tuple[Row, ...]


def density(points: tuple[Point, ...]) -> Density | None:
    """Draw events that come in order of date; None where there is none.

    An axis of months has room for one year that lies apart on each side, in a compartment of its own.
    """
    if not points:
        return None
    years = _years(points)
    before = [p for p in points if p.earliest.year < years[0]]
    after = [p for p in points if p.earliest.year > years[-1]]
    if len(years) <= MOST_MONTH_YEARS and all(len({p.earliest.year for p in side}) <= 1 for side in (before, after)):
        far = [side[0].earliest.year for side in (before, after) if side]
        rows = tuple(_months(range(year, year + 1), points) for year in sorted({*years, *far}))
        return Density("month", _between(before, years, points, after), rows)
    years = range(points[0].earliest.year, max(p.earliest.year for p in points) + 1)
    step = 1 if len(years) <= MOST_YEARS else 10
    row = _bins(years, points, step)
    narrow = row if len(row.units) <= MOST_NARROW else _bins(years, points, 10)
    return Density("year" if step == 1 else "decade", row, (narrow,))


def _years(points: tuple[Point, ...]) -> range:
    """The calendar years from the first to the last event or, where this makes them few, those around the described ones."""
    whole = range(points[0].earliest.year, max(p.earliest.year for p in points) + 1)
    core = [p.earliest.year for p in points if p.described]
    if len(whole) <= MOST_MONTH_YEARS or not core:
        return whole
    low, high = min(core), max(core)
    for year in sorted({p.earliest.year for p in points}):
        if low - 1 <= year <= high + 1 and max(high, year) - min(low, year) < MOST_MONTH_YEARS:
            low, high = min(low, year), max(high, year)
    return range(low, high + 1)


def _between(before: list[Point], years: range, points: tuple[Point, ...], after: list[Point]) -> Row:
    """The axis of the wide form, with compartments for the years that lie apart."""
    start = COMPARTMENT + BREAK if before else 0.0
    end = 100 - (COMPARTMENT + BREAK if after else 0.0)
    row = _months(years, points, start, end)
    left, right = _compartment(before, 0.0), _compartment(after, 100 - COMPARTMENT)
    marks = (*left.marks, *row.marks, *right.marks)
    return Row(row.year, row.units, marks, max(row.levels, left.levels, right.levels), (*left.units, *right.units))


def _compartment(points: list[Point], start: float) -> Row:
    """A year that lies apart: its marks stacked, or a bar that stands for them."""
    if not points:
        return Row(0, (), (), 0)
    end, year = start + COMPARTMENT, points[0].earliest.year
    unit = Unit(start, end, year, 0, *_bar(points, len(points)), first=points[0].key)
    shown = points if len(points) <= MOST_STACKED else []
    middle = start + COMPARTMENT / 2
    marks = tuple(Stacked(p.key, middle, level, p.described) for level, p in enumerate(shown))
    return Row(year, (unit,), marks, min(len(points), MOST_STACKED))


def _months(years: range, points: tuple[Point, ...], start: float = 0.0, end: float = 100.0) -> Row:
    """An axis of months with a mark for every event; a span on the lowest level that is free along it."""
    first, count = years[0] * 12, len(years) * 12
    scale = (end - start) / count

    def place(months: float) -> float:
        return round(start + (months - first) * scale, 2)

    inside = [p for p in points if p.earliest.year in years]
    by_month: dict[int, list[Point]] = {}
    for point in inside:
        by_month.setdefault(_middle(point), []).append(point)
    crowded = {month for month, found in by_month.items() if len(found) > MOST_STACKED}
    most = max((len(found) for found in by_month.values()), default=1)
    taken: dict[int, set[int]] = {}
    marks: list[Stacked] = []
    for point in sorted(inside, key=lambda p: month_of(p.latest) - month_of(p.earliest)):
        if _middle(point) not in crowded:
            marks.append(_stacked(point, taken, years, place))
    units = tuple(
        Unit(place(month), place(month + 1), month // 12, month % 12 + 1, *_bar(by_month.get(month, []), most),
             first=by_month[month][0].key if month in by_month else "")
        for month in range(first, first + count)
    )  # fmt: skip
    order = {point.key: number for number, point in enumerate(points)}
    marks.sort(key=lambda mark: order[mark.key])
    return Row(years[0], units, tuple(marks), max([m.level + 1 for m in marks] + [MOST_STACKED] * bool(crowded), default=1))


def _bar(found: list[Point], most: int) -> tuple[int, float]:
    return (len(found), round(len(found) / most, 3)) if len(found) > MOST_STACKED else (0, 0.0)


def _stacked(point: Point, taken: dict[int, set[int]], years: range, place: Callable[[float], float]) -> Stacked:
    """A mark on the lowest level that is free along its months."""
    low, high = month_of(point.earliest), min(month_of(point.latest), years[-1] * 12 + 11)
    level = next(n for n in range(len(taken) + 99) if all(n not in taken.get(m, ()) for m in range(low, high + 1)))
    for month in range(low, high + 1):
        taken.setdefault(month, set()).add(level)
    if low == high:
        return Stacked(point.key, place(low + 0.5), level, point.described)
    span = (place(months_into(point.earliest)), place(min(months_into(point.latest, end=True), years[-1] * 12 + 12)))
    return Stacked(point.key, round(sum(span) / 2, 2), level, point.described, span)


def _middle(point: Point) -> int:
    """The month in which an event is counted: that of its mark, or the middle of its span."""
    if point.at:
        return month_of(point.at)
    return (month_of(point.earliest) + month_of(point.latest)) // 2


def _bins(years: range, points: tuple[Point, ...], step: int) -> Row:
    """An axis of years or decades with stacked marks, or a bar where there are many."""
    first = years[0] - years[0] % step
    count = -(-(years[-1] + 1 - first) // step)
    bins: list[list[Point]] = [[] for _ in range(count)]
    for point in points:
        bins[(point.earliest.year - first) // step].append(point)
    most = max(len(found) for found in bins)
    scale = 100 / count
    every = max(1, -(-count // 12))
    units, marks = [], []
    for number, found in enumerate(bins):
        start, end = round(number * scale, 2), round((number + 1) * scale, 2)
        year = first + number * step
        key = found[0].key if found else ""
        units.append(Unit(start, end, year, 0, *_bar(found, most), named=number % every == 0, first=key))
        if len(found) <= MOST_STACKED:
            x = round((start + end) / 2, 2)
            marks += [Stacked(point.key, x, level, point.described) for level, point in enumerate(found)]
    return Row(first, tuple(units), tuple(marks), min(most, MOST_STACKED))



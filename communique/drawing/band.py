"""The band of events: marks on an axis of months, labels on levels, spans of unsure dates, breaks before far ones.

All x are in per cent of the width and all heights in levels, so that text and marks keep their size at every width.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from communique.drawing.calendar import first_of, month_of, months_into

MOST_MONTHS = 24
"""An axis of more months is drawn by density."""
MOST_POINTS = 24
"""More events than this are drawn by density."""
BEYOND = 2
"""Months shown of a span that begins after the axis would end."""
COMPARTMENT = 8.0
EACH = 5.5
BREAK = 2.0
"""Widths in per cent: of the compartment of a far year (at least, and for each mark), and of the break in the axis."""
APART = 5.0
"""How far, in per cent, a mark whose day is not known keeps from the others, if its span leaves room."""
CLEARANCE = 16.5
"""How near, in per cent, two labels may be on one level: 170 px at the least width of the wide form."""
LEVELS = 2
OVER = 2.5
"""By how much a label right of its stem may reach beyond the frame before it goes to the other side of the stem."""


@dataclass(frozen=True, slots=True)
class Point:
    """An event to be drawn: the days between which it lies, and the day at which its mark stands if one is given.

    `room` is the width of its label in per cent.
    """

    key: str
    earliest: date
    latest: date
    at: date | None
    described: bool
    room: float = CLEARANCE


@dataclass(frozen=True, slots=True)
class BandMark:
    """A mark at `x`; `span` is the stretch of an unsure date, `open` whether it goes on beyond the frame.

    `level` is that of its label above (described) or below the axis, from 1; 0: no label fits. `anchor` is start
    (right of its stem), middle, end (left of its stem) or frame (against the right edge, above a described event's stem).
    """

    key: str
    x: float
    described: bool
    span: tuple[float, float] | None = None
    open: bool = False
    level: int = 0
    anchor: str = "start"
    far: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """The beginning of a month: `middle` is where its name stands, `year` is set for the first month told of a year."""

    x: float
    middle: float
    month: int
    year: int | None = None

    @property
    def third(self) -> bool:
        """Whether it is one of every three months, which alone have their names where there is little room."""
        return self.month % 3 == 0


@dataclass(frozen=True, slots=True)
class Break:
    """A compartment for a far year, from `start` to `end`, on the left or right side of the axis."""

    start: float
    end: float
    year: int
    side: str


@dataclass(frozen=True, slots=True)
class Band:
    """The axis from `start` to `end` with its ticks, compartments and marks, the latter in order of date."""

    start: float
    end: float
    ticks: tuple[Tick, ...]
    breaks: tuple[Break, ...]
    marks: tuple[BandMark, ...]


def band(points: tuple[Point, ...]) -> Band | None:
    """Draw these events, which come in order of date; None where they are too many or too far apart."""
    if not points or len(points) > MOST_POINTS:
        return None
    first, last = _range(points)
    before = tuple(p for p in points if month_of(p.latest) < first)
    after = tuple(p for p in points if month_of(p.earliest) > last)
    if last - first >= MOST_MONTHS or any(len({p.earliest.year for p in side}) > 1 for side in (before, after)):
        return None
    left_width, right_width = (max(COMPARTMENT, EACH * len(side)) if side else 0.0 for side in (before, after))
    start, end = left_width + BREAK * bool(before), 100 - right_width - BREAK * bool(after)
    scale = (end - start) / (last + 1 - first)

    def place(months: float) -> float:
        return round(start + (months - first) * scale, 2)

    near = _moved([_mark(p, first, last, place) for p in points if p not in before and p not in after], points)
    left, right = _far(before, 0.0, left_width), _far(after, end + BREAK, right_width)
    breaks = [Break(0.0, left_width, before[0].earliest.year, "left")] if before else []
    breaks += [Break(end + BREAK, 100.0, after[0].earliest.year, "right")] if after else []
    marks = _labelled((*left, *near, *right), {p.key: p.room for p in points})
    return Band(start, end, _ticks(first, last, place), tuple(breaks), marks)


def _range(points: tuple[Point, ...]) -> tuple[int, int]:
    """The months of the described events (of all, where none is), and of the others as far as the axis can hold them."""
    core = [p for p in points if p.described] or list(points)
    first = min(month_of(p.at or p.earliest) for p in core)
    last = max(month_of(p.at or p.latest) for p in core)
    for point in points:
        low, high = month_of(point.earliest), month_of(point.latest)
        if low > last and low + BEYOND - first <= MOST_MONTHS:
            last = min(high, low + BEYOND - 1)
        elif high < first and last - high < MOST_MONTHS and high - low < BEYOND:
            first = low
    return first, last


def _mark(point: Point, first: int, last: int, place: Callable[[float], float]) -> BandMark:
    """A point within the axis; what of its span lies outside is cut off."""
    low = max(months_into(point.earliest), first)
    high = min(months_into(point.latest, end=True), last + 1)
    wide = point.earliest != point.latest
    x = place(months_into(point.at) + 0.5 / 31) if point.at else place((low + high) / 2)
    return BandMark(
        point.key,
        x,
        point.described,
        span=(place(low), place(high)) if wide else None,
        open=month_of(point.latest) > last,
    )


def _moved(marks: list[BandMark], points: tuple[Point, ...]) -> list[BandMark]:
    """Marks whose day is not known, moved along their span to the nearest place that is clear of the others."""
    sure = {point.key for point in points if point.at}
    taken = [mark.x for mark in marks if mark.key in sure]
    found: list[BandMark] = []
    for mark in marks:
        if mark.key not in sure and mark.span:
            steps = [mark.x + sign * step / 2 for step in range(100) for sign in (1, -1)]
            free = (x for x in steps if mark.span[0] <= x <= mark.span[1] and all(abs(x - t) >= APART for t in taken))
            mark = replace(mark, x=round(next(free, mark.x), 2))
            taken.append(mark.x)
        found.append(mark)
    return found


def _far(points: tuple[Point, ...], start: float, width: float) -> tuple[BandMark, ...]:
    """The marks of a compartment, side by side."""
    step = width / len(points) if points else 0.0
    return tuple(
        BandMark(p.key, round(start + step * (place + 0.5), 2), p.described, span=None if place else (start, round(start + width, 2)), far=True)
        for place, p in enumerate(points)
    )


def _ticks(first: int, last: int, place: Callable[[float], float]) -> tuple[Tick, ...]:
    ticks: list[Tick] = []
    for month in range(first, last + 1):
        day = first_of(month)
        told = day.year if month == first or day.month == 1 else None
        ticks.append(Tick(place(month), place(month + 0.5), day.month, told))
    return tuple(ticks)


def _labelled(marks: Iterable[BandMark], rooms: dict[str, float]) -> tuple[BandMark, ...]:
    """Labels above the axis for described events, below it for the others; those of compartments keep their own place."""
    marks = tuple(marks)
    placed: dict[str, BandMark] = {}
    for described in (True, False):
        side = sorted((m for m in marks if m.described == described and not m.far), key=lambda m: m.x)
        centred = [_centred(replace(mark, level=1), rooms[mark.key]) for mark in side]
        edges = [(_left(mark, rooms[mark.key]), rooms[mark.key]) for mark in centred]
        apart = all(left + room <= right for (left, room), (right, _) in zip(edges, edges[1:], strict=False))
        for mark in centred if apart and not described else _levels(side, rooms):
            placed[mark.key] = mark
    return tuple(placed.get(mark.key, mark) for mark in marks)


def _centred(mark: BandMark, room: float) -> BandMark:
    """A label in the middle below its mark, or within the frame where it would leave it."""
    if mark.x - room / 2 < 0:
        return replace(mark, anchor="start")
    return replace(mark, anchor="frame" if mark.x + room / 2 > 100 else "middle")


def _left(mark: BandMark, room: float) -> float:
    """Where a label begins."""
    return {"start": mark.x, "middle": mark.x - room / 2, "end": mark.x - room, "frame": 100 - room}[mark.anchor]


def _levels(marks: list[BandMark], rooms: dict[str, float]) -> list[BandMark]:
    """Labels beside their stems, each above all labels whose stems would else run through it."""
    turned = [_turned(mark, mark.x + rooms[mark.key] - 100) for mark in marks]
    found: list[BandMark] = []
    for mark in (*reversed([m for m in turned if m.anchor != "end"]), *(m for m in turned if m.anchor == "end")):
        left, room = _left(mark, rooms[mark.key]), rooms[mark.key]
        below = [m.level for m in found if _left(m, rooms[m.key]) < left + room and left < _left(m, rooms[m.key]) + rooms[m.key]]
        level = max(below, default=0) + 1
        found.append(replace(mark, level=level if level <= LEVELS else 0))
    return found


def _turned(mark: BandMark, over: float) -> BandMark:
    """A label that would reach beyond the frame by `over` set against its edge or, where there is more of it, left of its stem."""
    if over <= 0:
        return mark
    return replace(mark, anchor="end" if mark.described and over > OVER else "frame")

"""Where the parts of a band stand, in px from its axis: labels with their stems, and the height that all of it takes."""

from __future__ import annotations

from dataclasses import dataclass

from communique.drawing.band import BandMark
from communique.drawing.density import Unit

ABOVE, EDGE = (0, 100, 165), (0, 44, 109)
"""How high the stem of a described event's label reaches by level, and that of one set against the edge."""
BESIDE, CENTRED = (0, 66, 116), (0, 48, 98)
"""How deep the stem of a mentioned event's label reaches by level: one beside it, and one in the middle below it."""
BELOW = (0, 62, 112)
"""The first line of a mentioned event's label."""
SIDES = {"start": 10, "middle": 0, "end": -10, "frame": 0}
"""How far a label stands from its stem."""
NARROW = (0, 28, 58)
"""How high stems reach on the narrow form."""
LINE = 50
"""From one label below the axis to the next."""
STEP = 22
"""From one mark of a density band to the one above it."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label by its first line: `side` in px and `shift` in per cent from its mark; its stem from one y to another."""

    top: int
    side: int
    shift: float
    anchor: str
    stem: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Frame:
    """The axis of a form of the band, and its height."""

    axis: int
    height: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar in place of many marks: `x`, `width` and `middle` in per cent, `top` and `height` in px."""

    x: float
    width: float
    middle: float
    top: float
    height: float


def label(place: BandMark) -> Label | None:
    """The label of a mark on the wide form; None where there is no room for one."""
    if not place.level:
        return None
    frame, level = place.anchor == "frame", place.level
    if place.described:
        top, stem = 10 - ABOVE[level], (-(EDGE if frame else ABOVE)[level], -9)
    else:
        top, stem = BELOW[level], (28, CENTRED[level]) if place.anchor == "middle" else (12, BESIDE[level])
    shift = 100 - place.x if frame else 0.0
    return Label(top, SIDES[place.anchor], shift, "end" if frame else place.anchor, None if frame and not place.described else stem)


def narrow_label(place: BandMark) -> Label | None:
    """The label on the narrow form, which has those of described events alone."""
    if not place.level or not place.described:
        return None
    return Label(-NARROW[place.level] - 5, 0, 0.0, "middle", (-NARROW[place.level], -9))


def frames(above: int, below: int) -> tuple[Frame, Frame]:
    """The wide and the narrow form, for so many levels of labels above the axis and below it."""
    wide, narrow = 22 + (0, 103, 168)[above], 22 + (0, 34, 64)[above]
    return Frame(wide, wide + 46 + LINE * below), Frame(narrow, narrow + 44)


def density_frame(levels: int) -> Frame:
    """A row of a density band with so many levels of marks."""
    return Frame(24 + STEP * levels, 70 + STEP * levels)


def mark_height(level: int) -> int:
    """Where a mark of this level stands."""
    return -15 - STEP * level


def bar(unit: Unit, levels: int) -> Bar | None:
    """The bar of a unit in a row of so many levels; None where marks stand in it one by one."""
    if not unit.count:
        return None
    height = STEP * (levels - 1) * unit.height
    return Bar(unit.start + 0.2, unit.end - unit.start - 0.4, (unit.start + unit.end) / 2, -2 - height, height)

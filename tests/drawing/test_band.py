"""The band: where marks stand, what uncertain and far dates become, and which labels find room."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from communique.drawing.band import LEVELS, Point, band
from communique.text.edtf import parse


def a_point(edtf: str, described: bool = True, room: float = 16.0, key: str = "") -> Point:
    """An event of this date; its mark stands at the day, if it is one."""
    when = parse(edtf)
    return Point(key or edtf, when.earliest, when.latest, when.earliest if when.is_day else None, described, room)


def test_months_are_of_equal_length_and_marks_within_them() -> None:
    drawn = band((a_point("2021-01-01"), a_point("2021-04-30")))
    assert drawn
    assert [tick.x for tick in drawn.ticks] == [0, 25, 50, 75]
    assert [(tick.month, tick.year) for tick in drawn.ticks] == [(1, 2021), (2, None), (3, None), (4, None)]
    first, last = drawn.marks
    assert 0 < first.x < 1
    assert 99 < last.x < 100
    assert first.span is None


def test_an_unsure_date_is_a_span_with_its_mark_in_the_middle() -> None:
    drawn = band((a_point("2021-01-10"), a_point("2021-02"), a_point("2021-04-10")))
    assert drawn
    month = drawn.marks[1]
    assert month.span == (25, 50)
    assert month.x == 37.5


def test_a_span_that_goes_on_beyond_the_frame_is_open_there() -> None:
    drawn = band((a_point("2020-12-22"), a_point("2021-12-15"), a_point("2022", described=False)))
    assert drawn
    year = drawn.marks[2]
    assert year.open
    assert year.span
    assert year.span[1] == 100
    assert len(drawn.ticks) == 15


def test_a_supplied_day_stands_at_its_day_within_the_known_month() -> None:
    month = parse("2021-06")
    drawn = band((a_point("2021-05-10"), Point("june", month.earliest, month.latest, date(2021, 6, 28), True)))
    assert drawn
    mark = drawn.marks[1]
    assert mark.span == (50, 100)
    assert 93 < mark.x < 96


def test_far_dates_stand_in_a_compartment_behind_a_break() -> None:
    drawn = band((a_point("2001", described=False), a_point("2020-12-22"), a_point("2021-12-15")))
    assert drawn
    assert [(b.start, b.end, b.year, b.side) for b in drawn.breaks] == [(0, 8, 2001, "left")]
    assert drawn.start == 10
    assert drawn.marks[0].far
    assert drawn.marks[0].x == 4


@pytest.mark.parametrize(
    "points",
    [
        (),
        (a_point("1999", False), a_point("2001", False), a_point("2020-12-22")),
        (a_point("2018-12-22"), a_point("2021-12-15")),
        tuple(a_point(f"2021-01-{day:02d}") for day in range(1, 31)),
    ],
    ids=["none", "two far years on a side", "more than two years", "many"],
)
def test_too_much_for_a_band(points: tuple[Point, ...]) -> None:
    assert band(points) is None


def test_a_label_stands_above_the_stem_that_would_cross_it() -> None:
    drawn = band((a_point("2021-01-05"), a_point("2021-03-28"), a_point("2021-07-25"), a_point("2021-12-20")))
    assert drawn
    assert [mark.level for mark in drawn.marks] == [1, 1, 1, 1]
    close = band((a_point("2021-01-05"), a_point("2021-06-28"), a_point("2021-07-25"), a_point("2021-12-20")))
    assert close
    assert [mark.level for mark in close.marks] == [1, 2, 1, 1]
    assert close.marks[-1].anchor == "end"


def test_labels_without_room_are_left_out() -> None:
    drawn = band(tuple(a_point(f"2021-06-{day:02d}") for day in (1, 3, 5, 7)))
    assert drawn
    assert all(mark.level <= LEVELS for mark in drawn.marks)
    assert 0 in {mark.level for mark in band(tuple(a_point(f"2021-{m:02d}-01", room=60) for m in range(1, 7))).marks}  # type: ignore[union-attr]


def test_a_mark_without_a_day_keeps_clear_of_the_others() -> None:
    drawn = band((a_point("2021", False), a_point("2021-01-10"), a_point("2021-07-02"), a_point("2021-12-20")))
    assert drawn
    year, _, july, _ = drawn.marks
    assert abs(year.x - july.x) >= 5


def test_a_label_that_would_reach_a_little_beyond_the_frame_stands_against_its_edge() -> None:
    points = (a_point("2021-01-01"), a_point("2021-10-31"), a_point("2022-01", described=False))
    for room, anchor in ((16.0, "start"), (24.0, "frame"), (26.0, "end")):
        drawn = band((points[0], replace(points[1], room=room), points[2]))
        assert drawn
        assert (drawn.marks[1].x, drawn.marks[1].anchor, drawn.marks[1].level) == (76.8, anchor, 1)

"""Density: months, years or decades, stacks up to five and bars from six."""

from __future__ import annotations

from communique.drawing.band import Point
from communique.drawing.density import density
from communique.text.edtf import parse


def points(*dates: str) -> tuple[Point, ...]:
    """Described events of these dates, in order."""
    whens = [parse(edtf) for edtf in dates]
    return tuple(
        Point(f"{number}", w.earliest, w.latest, w.earliest if w.is_day else None, True) for number, w in enumerate(whens)
    )


def test_up_to_three_years_are_drawn_by_month_with_a_row_a_year() -> None:
    drawn = density(points("2020-12-22", "2021-06-28", "2022-01-05"))
    assert drawn
    assert drawn.unit == "month"
    assert len(drawn.wide.units) == 36
    assert [row.year for row in drawn.narrow] == [2020, 2021, 2022]
    assert [mark.key for row in drawn.narrow for mark in row.marks] == ["0", "1", "2"]


def test_events_of_a_month_are_stacked_and_from_six_a_bar_stands_for_them() -> None:
    five = density(points(*["2021-06-28"] * 5))
    assert five
    assert [mark.level for mark in five.wide.marks] == [0, 1, 2, 3, 4]
    six = density(points(*["2021-06-28"] * 6))
    assert six
    june = six.wide.units[5]
    assert (six.wide.marks, june.count, june.height, june.first) == ((), 6, 1.0, "0")


def test_a_span_stands_above_the_marks_within_it() -> None:
    drawn = density(points("2021", "2021-06-28"))
    assert drawn
    year, day = drawn.wide.marks
    assert (year.span, year.level, day.level) == ((0, 100), 1, 0)


def test_more_years_are_drawn_year_by_year_and_many_by_decade() -> None:
    years = density(points("1970-01-01", "1985-01-01", "2020-01-01"))
    assert years
    assert (years.unit, len(years.wide.units), len(years.narrow[0].units)) == ("year", 51, 6)
    decades = density(points("1895-01-01", "2020-01-01"))
    assert decades
    assert decades.unit == "decade"
    assert [unit.year for unit in decades.wide.units][:2] == [1890, 1900]


def test_a_far_year_stands_in_a_compartment_and_has_a_row_of_the_narrow_form() -> None:
    far, *near = points("2001", "2020-12-22", "2021-12-15")
    drawn = density((Point("far", far.earliest, far.latest, None, False), *near))
    assert drawn
    assert drawn.unit == "month"
    assert [(unit.start, unit.end, unit.year) for unit in drawn.wide.far] == [(0, 8, 2001)]
    assert [(mark.key, mark.x) for mark in drawn.wide.marks][0] == ("far", 4)
    assert drawn.wide.units[0].start == 10
    assert [row.year for row in drawn.narrow] == [2001, 2020, 2021]


def test_two_far_years_on_a_side_make_it_an_axis_of_years() -> None:
    one, two, *near = points("1999", "2001", "2020-12-22", "2021-12-15")
    drawn = density((*(Point(p.key, p.earliest, p.latest, None, False) for p in (one, two)), *near))
    assert drawn
    assert (drawn.unit, len(drawn.wide.units)) == ("year", 23)


def test_nothing_to_draw() -> None:
    assert density(()) is None

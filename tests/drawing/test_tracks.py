"""Bars of a track and places on an axis, in per cent."""

from __future__ import annotations

from datetime import date

import pytest

from communique.drawing.tracks import GAP, LEAST, Axis, Bar, Tick, axis, track


def test_a_bar_stands_where_its_paragraph_stands() -> None:
    assert track((50, 25, 25), (1, 3)) == (Bar(0, 50 - GAP), Bar(75, 25 - GAP))


def test_a_short_paragraph_can_be_seen_and_stays_inside() -> None:
    assert track((999, 1), (2,)) == (Bar(100 - LEAST, LEAST),)


@pytest.mark.parametrize("paragraphs", [(), (1,), (1, 2, 3)])
def test_bars_lie_within_the_track(paragraphs: tuple[int, ...]) -> None:
    assert all(bar.x >= 0 and bar.x + bar.width <= 100 for bar in track((3, 1, 400), paragraphs))


def test_an_axis_runs_from_the_first_day_to_the_last() -> None:
    days = (date(2020, 12, 22), date(2021, 12, 15))
    assert axis(days, inset=10) == Axis((10.0, 90.0), (Tick(12.23, 2021), Tick(93.8, 2022)))


def test_a_single_day_stands_in_the_middle() -> None:
    assert axis((date(2021, 1, 1),)) == Axis((50.0,), ())
    assert axis(()) == Axis((), ())

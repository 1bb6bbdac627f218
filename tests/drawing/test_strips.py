"""Strips: occurrences by event, many in one bar, many events by year."""

from __future__ import annotations

from datetime import date

from communique.drawing.strips import strip


def test_bars_stand_at_their_events_and_nothing_is_an_open_circle() -> None:
    drawn = strip(((date(2021, 1, 1), 3), (date(2021, 7, 1), 0), (date(2021, 11, 1), 9)))
    assert drawn
    assert [(p.x, p.count, p.number) for p in drawn.places] == [(0, 3, 0), (50, 0, 0), (83.33, 0, 9)]
    assert [(t.year, t.month) for t in drawn.ticks] == [(2021, 4), (2021, 7), (2021, 10)]


def test_many_events_are_counted_by_year() -> None:
    drawn = strip(tuple((date(1970 + number, 3, 1), 2) for number in range(50)))
    assert drawn
    assert len(drawn.places) == 50
    assert all(tick.month == 0 for tick in drawn.ticks)
    crowded = strip(tuple((date(1970 + number // 10, 3, 1), 2) for number in range(50)))
    assert crowded
    assert [(p.number, p.height) for p in crowded.places] == [(20, 1.0)] * 5


def test_no_event() -> None:
    assert strip(()) is None

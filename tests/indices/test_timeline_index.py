"""The timeline: years, the gaps that are named, and events without a place in time."""

from __future__ import annotations

import pytest

from communique.indices.timeline import timeline
from tests.builders import an_archive, an_event


def gaps(*dates: str) -> list[str]:
    """The gaps between events of these dates."""
    found = timeline(an_archive(*(an_event(f"e{number}", edtf) for number, edtf in enumerate(dates)))).gaps
    return [f"{gap.first.edtf} to {gap.last.edtf}{' (open)' if gap.open else ''}" for gap in found]


def test_events_stand_under_the_year_of_their_first_possible_day() -> None:
    held = an_event("held", "2021-12-15", documents=("cr-0001",))
    made = timeline(an_archive(held, an_event("span", "2021-12-20/2022-01-05"), an_event("old", "2001")))
    assert [(y.year, y.events, y.described, y.mentioned) for y in made.years] == [
        (2001, ("old",), 0, 1),
        (2021, ("held", "span"), 1, 1),
        (2022, (), 0, 0),
    ]


def test_what_has_no_place_in_time_stands_apart() -> None:
    made = timeline(an_archive(an_event("no-date", None), an_event("no-year", "XXXX-05-19"), an_event("open", "2020/..")))
    assert made.years == ()
    assert sorted(made.undated) == ["no-date", "no-year", "open"]
    assert made.count == 3


@pytest.mark.parametrize(
    ("dates", "named"),
    [
        (("2021-08-25", "2021-12-15"), ["2021-09 to 2021-11"]),
        (("2021-08-25", "2021-11-15"), ["2021-09 to 2021-10"]),
        (("2021-08-25", "2021-10-15"), []),
        (("2020-12-22", "2021-05-19"), []),
        (("2001", "2020-12-22"), ["2002 to 2020-11"]),
        (("2001-07-16", "2020-01-02"), ["2001-08 to 2019"]),
        (("1990-10-20", "1991-01-05"), ["1990-11 to 1990-12"]),
        (("1989-12-20", "1991-01-05"), ["1990 to 1990"]),
        (("2021", "2021-08-25", "2021-12-15"), ["2021-09 to 2021-11 (open)"]),
        (("2021", "2021-08-25"), []),
    ],
)
def test_gaps_of_some_months_within_a_year_or_of_more_than_a_year_are_named(dates: tuple[str, ...], named: list[str]) -> None:
    assert gaps(*dates) == named


def test_an_event_that_may_lie_in_two_years_is_in_both() -> None:
    found = timeline(an_archive(an_event("a", "2020-12-30/2022-01-05"), an_event("b", "2022-03"), an_event("c", "19XX")))
    years = [(y.year, y.events, y.reaching) for y in found.years]
    assert years == [(1900, ("c",), ()), (2020, ("a",), ()), (2021, (), ("a",)), (2022, ("b",), ("a",))]

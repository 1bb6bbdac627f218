"""Dates in EDTF: what is taken, what it means, what is refused and why."""

from __future__ import annotations

from datetime import date

import edtf as oracle
import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model.dates import EARLIEST, LATEST
from communique.text.edtf import parse, read

GOOD = {
    "2021": (date(2021, 1, 1), date(2021, 12, 31)),
    "2021-06": (date(2021, 6, 1), date(2021, 6, 30)),
    "2020-02": (date(2020, 2, 1), date(2020, 2, 29)),
    "2021-06-28": (date(2021, 6, 28), date(2021, 6, 28)),
    "2021-06-XX": (date(2021, 6, 1), date(2021, 6, 30)),
    "2021-XX-XX": (date(2021, 1, 1), date(2021, 12, 31)),
    "199X": (date(1990, 1, 1), date(1999, 12, 31)),
    "19XX-02-29": (date(1904, 2, 29), date(1996, 2, 29)),
    "2001?": (date(2001, 1, 1), date(2001, 12, 31)),
    "2020-12-22/2020-12-23": (date(2020, 12, 22), date(2020, 12, 23)),
    "../2021-11": (EARLIEST, date(2021, 11, 30)),
    "2021-05-20/..": (date(2021, 5, 20), LATEST),
    "XXXX-05-19": (EARLIEST, LATEST),
    "XXXX-02-29": (EARLIEST, LATEST),
    "XXXX-12-30/XXXX-12-31": (EARLIEST, LATEST),
    "[2021-03-04,2021-04-03]": (date(2021, 3, 4), date(2021, 4, 3)),
}


@pytest.mark.parametrize("text", GOOD)
def test_an_expression_lies_between_its_bounds(text: str) -> None:
    found = parse(text)
    assert (found.edtf, found.earliest, found.latest) == (text, *GOOD[text])


BAD = {
    "": '"" is no date; write it like 2021, 2021-06, 2021-06-28 or 2021-06-28/2021-06-29',
    "28 June 2021": '"28 June 2021" is no date; write it like 2021, 2021-06, 2021-06-28 or 2021-06-28/2021-06-29',
    "２０２１": '"２０２１" is no date; write it like 2021, 2021-06, 2021-06-28 or 2021-06-28/2021-06-29',
    "2021-02-30": '"2021-02-30" has no day 30',
    "2021-02-29": '"2021-02-29" has no day 29',
    "XXXX-02-30": '"XXXX-02-30" has no day 30',
    "2021-13": '"2021-13" has no month 13',
    "2021-00": '"2021-00" has no month 00',
    "2021-06-00": '"2021-06-00" has no day 00',
    "0000": '"0000" has the year 0, which is not supported',
    "2021-XX-03": '"2021-XX-03" gives a day of no known month',
    "2021-06-28/2020": '"2021-06-28/2020" ends before it begins',
    "XXXX-06/XXXX-05": '"XXXX-06/XXXX-05" ends before it begins',
    "../..": '"../.." is no date; write it like 2021-06-28, or two of them with one slash between them',
    "2021/2022/2023": '"2021/2022/2023" is no date; write it like 2021-06-28, or two of them with one slash between them',
    "[2021]": '"[2021]" has one member; a set [a,b] needs two or more',
    "2021-" * 50: "the date is too long to be one",
}


@pytest.mark.parametrize("text", BAD)
def test_what_is_no_date_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError) as refused:
        parse(text)
    assert str(refused.value) == BAD[text]


def test_the_elements_keep_what_is_known() -> None:
    start, end = read("XXXX-05-20/..").elements
    assert (start.year_known, start.month, start.day, end.open) == (False, 5, 20, True)


days = st.dates(date(1000, 1, 1), date(9998, 12, 31))


@given(days, days, st.sampled_from(["day", "month", "year", "interval"]))
def test_bounds_are_those_of_the_reference_library(one: date, other: date, form: str) -> None:
    first, last = min(one, other), max(one, other)
    text = {
        "day": first.isoformat(),
        "month": first.isoformat()[:7],
        "year": first.isoformat()[:4],
        "interval": f"{first.isoformat()}/{last.isoformat()}",
    }[form]
    expected = oracle.parse_edtf(text)
    found = parse(text)
    assert found.earliest.timetuple()[:3] == tuple(expected.lower_strict()[:3])
    assert found.latest.timetuple()[:3] == tuple(expected.upper_strict()[:3])


@given(st.text(alphabet="0123456789X-/.,[]?~% ", max_size=24))
def test_any_text_is_a_date_or_refused_in_words(text: str) -> None:
    try:
        found = parse(text)
    except ValueError as refused:
        assert str(refused)
    else:
        assert found.earliest <= found.latest

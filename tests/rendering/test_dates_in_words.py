"""Dates in words: every form of expression, and the marks of certainty on each part."""

from __future__ import annotations

from functools import partial

import pytest

from communique.model.provenance import Claim
from communique.pipeline import PROJECT
from communique.rendering.dates import Run, date_in_words
from communique.rendering.words import plain
from communique.text.edtf import parse
from communique.text.fields import load
from tests.builders import a_date

STRINGS = {
    key: str(node.value)
    for key, node in load((PROJECT / "communique/data/strings/en.yaml").read_text(), "en.yaml").value.items()
}
WORDS = partial(plain, STRINGS)


@pytest.mark.parametrize(
    ("edtf", "form", "written"),
    [
        ("2021-12-15", "long", "15 December 2021"),
        ("2021-12-15", "full", "Wednesday, 15 December 2021"),
        ("2021-12-15", "short", "15 Dec 2021"),
        ("2021-12-15", "day", "15 December"),
        ("2021-12-15", "tight", "15 Dec"),
        ("2021-12-15", "month", "December 2021"),
        ("2021-12-15", "year", "2021"),
        ("2021-12-15", "numeral", "15"),
        ("2021-12", "long", "December 2021"),
        ("2021-12", "day", "December"),
        ("2021", "long", "2021"),
        ("2021", "day", "2021"),
        ("2021-06-XX", "long", "June 2021"),
        ("202X", "long", "2020s"),
        ("19XX", "long", "1900–1999"),
        ("XXXX-05-19", "long", "19 May, year not stated"),
        ("XXXX-05-19", "day", "19 May"),
        ("1921~", "long", "about 1921"),
        ("1921-03?", "long", "March 1921?"),
        ("1921%", "long", "about 1921?"),
        ("2021-05-05/2021-05-10", "long", "5–10 May 2021"),
        ("2021-05-05/2021-05-10", "month", "May 2021"),
        ("2021-05-05/2021-06-10", "long", "5 May – 10 June 2021"),
        ("2021-05-05/2021-06-10", "short", "5 May – 10 Jun 2021"),
        ("2021-05/2021-06", "long", "May–June 2021"),
        ("2020-12-22/2021-01-05", "long", "22 December 2020 – 5 January 2021"),
        ("2020/2021", "long", "2020–2021"),
        ("2021-05-20/..", "long", "from 20 May 2021"),
        ("../2021-05", "long", "until May 2021"),
        ("XXXX-05-20/..", "long", "from 20 May, year not stated"),
        ("[2021-03-04,2021-04-03]", "long", "4 March 2021 or 3 April 2021"),
    ],
)
def test_an_expression_is_written_out(edtf: str, form: str, written: str) -> None:
    assert str(date_in_words(parse(edtf), form, WORDS)) == written


def test_brackets_enclose_what_is_supplied_and_dots_run_under_what_is_inferred() -> None:
    claim = a_date("2021-06-28", "linked", "linked", "outside")
    written = date_in_words(claim, "long", WORDS)
    assert str(written) == "[28] June 2021"
    assert written.runs == (Run("28", "supplied"), Run(" "), Run("June 2021", "inferred"))


def test_a_year_that_is_stated_stays_plain_beside_an_inferred_day() -> None:
    written = date_in_words(a_date("2020-12-22", "text", "calendar", "calendar"), "long", WORDS)
    assert written.runs == (Run("22 December", "inferred"), Run(" "), Run("2020", "stated"))


@pytest.mark.parametrize(
    ("claim", "note"),
    [
        (a_date("2021-12-15", "text", "text", "calendar"), "Wednesday"),
        (a_date("2021-06-28", "linked", "linked", "outside"), "day supplied"),
        (Claim(parse("2021-06-28"), "assumed"), "day of the report"),
        (a_date("2021-06", "text", "text"), "day not stated"),
        (a_date("2001", "calendar"), "day not stated"),
        (a_date("XXXX-05-19"), "year not stated"),
    ],
)
def test_the_line_below_names_the_weekday_only_where_the_day_is_sure(claim: Claim, note: str) -> None:
    assert date_in_words(claim, "long", WORDS).note == note


def test_the_weekday_is_left_out_where_the_day_is_supplied_or_assumed() -> None:
    supplied = a_date("2021-06-28", "linked", "linked", "outside")
    assumed = Claim(parse("2021-06-28"), "assumed")
    assert str(date_in_words(supplied, "full", WORDS)) == "[28] June 2021"
    assert str(date_in_words(assumed, "full", WORDS)) == "28 June 2021?"


@pytest.mark.parametrize(
    ("claim", "machine"),
    [
        (a_date("2021-12-15"), "2021-12-15"),
        (a_date("2021-06-28", "linked", "linked", "outside"), "2021-06"),
        (a_date("2021", "outside"), ""),
        (a_date("2001"), "2001"),
        (a_date("2001?"), ""),
        (a_date("2020/2021"), ""),
        (a_date("XXXX-05-19"), ""),
    ],
)
def test_the_machine_date_has_the_precision_that_sources_give(claim: Claim, machine: str) -> None:
    assert date_in_words(claim, "long", WORDS).machine == machine


def test_no_date_is_said_so() -> None:
    assert str(date_in_words(None, "long", WORDS)) == "Date not stated"

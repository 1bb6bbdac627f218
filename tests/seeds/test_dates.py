"""Date expressions: what is found, what is passed over, and the day that each gives."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from reading import words  # noqa: E402

from communique.model.ids import SeedId  # noqa: E402
from communique.model.provenance import Evidence, Span  # noqa: E402
from communique.seeds.facts.calendar import Anchor, resolve  # noqa: E402
from communique.text.words import even  # noqa: E402

WORDS = Evidence(SeedId("a.txt"), (Span(0, 1),), "a")
WEDNESDAY = Anchor(date(2021, 12, 15), (WORDS,))


def found(text, code="en"):
    view = even(text)
    by_scan = list(words(code).dates.find(view))
    assert by_scan == list(words(code).dates.find_in(words(code).beginnings.index(view)))
    return by_scan


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("on 2021-12-15, and 2021-06", ["2021-12-15", "2021-06"]),
        ("December 15, 2021; Dec. 31; 23-Dec-2020", ["2021-12-15", "XXXX-12-31", "2020-12-23"]),
        ("the 15th of December 2021", ["2021-12-15"]),
        ("January 18-20; 16-18 September 2022", ["XXXX-01-18/XXXX-01-20", "2022-09-16/2022-09-18"]),
        ("31.12.2020, 13/04/2021, 03/04/2021", ["2020-12-31", "2021-04-13", "[2021-03-04,2021-04-03]"]),
        ("in June, by mid-March, last May", ["XXXX-06", "XXXX-03", "XXXX-05"]),
        ("June 2021; in 2021; by 2030.", ["2021-06", "2021", "2030"]),
        ("on Sunday, April 28th", ["", "XXXX-04-28"]),
        ("the first three quarters of 2021", ["2021-01/2021-09"]),
        ("June 31, 2021-13-01, 45 May", []),
    ],
)
def test_english(text, dates):
    assert [e.edtf for e in found(text) if e.kind != "weekday" or e.edtf == "" and "Sunday" in text] == dates


@pytest.mark.parametrize(
    ("code", "text", "dates"),
    [
        ("zh", "2021年12月15日，2021年12月，12月15日", ["2021-12-15", "2021-12", "XXXX-12-15"]),
        ("ru", "28 июня 2021 года, 15 декабря, в июне", ["2021-06-28", "XXXX-12-15", "XXXX-06"]),
        ("fr", "le 15 décembre 2021 et le 1er mai, en juin", ["2021-12-15", "XXXX-05-01", "XXXX-06"]),
        ("es", "el 15 de diciembre de 2021, en junio de 2021", ["2021-12-15", "2021-06"]),
        ("ar", "١٥ ديسمبر ٢٠٢١", ["2021-12-15"]),
    ],
)
def test_other_languages(code, text, dates):
    assert [e.edtf for e in found(text, code)] == dates


@pytest.mark.parametrize(
    ("code", "text", "kinds"),
    [
        ("zh", "周三，昨天", [("weekday", 2), ("offset", -1)]),
        ("zh", "王毅11日在莫斯科，日本", [("monthday", 11)]),
        ("ru", "в среду, вчера", [("weekday", 2), ("offset", -1)]),
        ("fr", "mercredi, hier", [("weekday", 2), ("offset", -1)]),
        ("es", "el miércoles, ayer", [("weekday", 2), ("offset", -1)]),
        ("ar", "الأربعاء أمس", [("weekday", 2), ("offset", -1)]),
        ("en", "Wednesday’s meeting, yesterday", [("weekday", 2), ("offset", -1)]),
        ("en", "76 years ago, the 20th anniversary", [("ago", 76), ("anniversary", 20)]),
        ("en", "this year and next year", [("named-year", 0), ("named-year", 1)]),
    ],
)
def test_counted_dates(code, text, kinds):
    assert [(e.kind, e.number) for e in found(text, code)] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "in the 21st century", "the 76th session", "another five years", "On Afghanistan, he said", "he may go",
        "the Good Friday Agreement", "a long march on the town", "Over the past year", "2022 Winter Olympics",
        "Today’s China-Russia relations", "in 2022 Winter Games", "version 2.1.2021.4", "on May Day",
    ],
)
def test_no_dates(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "future", "day", "parts"),
    [
        ("Wednesday", False, "2021-12-15", "calendar calendar calendar"),
        ("Tuesday", False, "2021-12-14", "calendar calendar calendar"),
        ("last Wednesday", False, "2021-12-08", "calendar calendar calendar"),
        ("next Wednesday", False, "2021-12-22", "calendar calendar calendar"),
        ("Friday", True, "2021-12-17", "calendar calendar calendar"),
        ("yesterday", False, "2021-12-14", "calendar calendar calendar"),
        ("today", False, "2021-12-15", "calendar calendar calendar"),
        ("December 31", False, "2021-12-31", "calendar text text"),
        ("May 19", False, "2021-05-19", "calendar text text"),
        ("January 10", False, "2022-01-10", "calendar text text"),
        ("February 4", True, "2022-02-04", "calendar text text"),
        ("in June", False, "2021-06", "calendar text"),
        ("in December", False, "2021-12", "calendar text"),
        ("in June", True, "2022-06", "calendar text"),
        ("20 years ago", False, "2001", "calendar"),
        ("next year", False, "2022", "calendar"),
        ("15 December 2021", False, "2021-12-15", "text text text"),
        ("in 2021", False, "2021", "text"),
    ],
)
def test_from_the_day_of_the_report(text, future, day, parts):
    claim = resolve(found(text)[0], WORDS, WEDNESDAY, future)
    assert (claim.value.edtf, " ".join(claim.parts)) == (day, parts)
    assert claim.basis == ("text" if set(claim.parts) == {"text"} else "calendar")


@pytest.mark.parametrize(("text", "value"), [("May 19", "XXXX-05-19"), ("in June", "XXXX-06"), ("Wednesday", None), ("today", None)])
def test_without_a_day_to_count_from(text, value):
    claim = resolve(found(text)[0], WORDS, None)
    assert (claim.value.edtf if claim else None) == value


def test_the_reason_shows_the_working():
    assert resolve(found("Wednesday")[0], WORDS, WEDNESDAY).reason == "15 December 2021 was a Wednesday."
    assert resolve(found("20 years ago")[0], WORDS, WEDNESDAY).reason == "2021 less 20 years is 2001."

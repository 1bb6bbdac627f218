"""Uncertain dates claim nothing; cells of tables; templates of encyclopaedias."""

from __future__ import annotations

import json

import pytest

from communique.citing import linked_data
from communique.citing.wiki import template
from communique.plain.formats import cell
from tests.builders import a_date, an_archive, an_event
from tests.citing.collection import collection, items
from tests.exports.made import made

DATES = {
    "stated": ("2021-08-25", a_date("2021-08-25"), "2021-08-25", True),
    "inferred": ("2021-08-25", a_date("2021-08-25", "calendar", "calendar", "text"), "2021-08-25", True),
    "supplied day": ("2021-06-28", a_date("2021-06-28", "linked", "linked", "outside"), "2021-06", False),
    "supplied year": ("2021-06-28", a_date("2021-06-28", "human", "text", "text"), None, False),
    "assumed": ("2021-06-28", a_date("2021-06-28", "assumed", "assumed", "assumed"), None, False),
    "uncertain": ("2021-06-28?", a_date("2021-06-28?"), None, False),
    "approximate": ("2021-06-28~", a_date("2021-06-28~"), None, False),
    "month": ("2021-06", a_date("2021-06"), "2021-06", False),
    "interval": ("2021-12-30/2022-01-02", a_date("2021-12-30/2022-01-02"), None, False),
    "interval within a month": ("2021-12-15/2021-12-21", a_date("2021-12-15/2021-12-21"), "2021-12", False),
    "one of two": ("[2021-05-05,2021-05-07]", a_date("[2021-05-05,2021-05-07]"), None, False),
    "year not known": ("XXXX-05-19", a_date("XXXX-05-19"), None, False),
    "undated": ("", None, None, False),
}


@pytest.mark.parametrize("name", DATES)
def test_no_export_is_surer_of_a_date_than_its_source(name: str) -> None:
    edtf, claim, start, in_calendar = DATES[name]
    archive = an_archive(an_event("the-event", claim))
    described = linked_data.event(archive.events["the-event"], archive, collection()[1], announced=False)  # type: ignore[index]
    assert described.get("startDate") == start
    exports = made(archive)
    assert (b"BEGIN:VEVENT" in exports["events.ics"]) is in_calendar
    assert json.loads(exports["data/events.json"])["events"][0]["date"] == edtf
    assert b"the-event" in exports["feed.atom"]


def test_the_bounds_of_a_date_let_a_filter_find_every_year_it_may_lie_in() -> None:
    archive = an_archive(an_event("talks", a_date("2021-12-30/2022-01-02")))
    (row,) = json.loads(made(archive)["data/events.json"])["events"]
    assert (row["earliest"], row["latest"]) == ("2021-12-30", "2022-01-02")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"),
        ("-5", "'-5"),
        ("@cmd", "'@cmd"),
        ("\t=1", "'=1"),
        ("＝1", "'＝1"),
        ("two\nlines", "two lines"),
        (("a", "b"), "a; b"),
        (True, "true"),
        (None, ""),
        ("plain - text", "plain - text"),
    ],
)
def test_a_cell(value: object, written: str) -> None:
    assert cell(value) == written


def test_a_wikipedia_template_has_a_date_it_accepts_and_the_words_beside_it() -> None:
    item = collection_item("cr-0001")
    assert template(item) == (
        "{{cite news |title=&#91;China and Russia agree to extend the Treaty of Good-Neighborliness and Friendly Cooperation&#93;"
        " |date=n.d. |orig-date=&#91;29 June 2021&#93; |url=https://archive.example/documents/cr-0001/"
        " |via=Diplomatic Events Archive |id=record cr-0001, revision 1}}"
    )
    assert template(collection_item("cr-0002")).startswith("{{cite press release |title=Sino-Russian relations")
    assert "|publisher=CGTN |date=15 December 2021 |" in template(collection_item("cr-0002"))


def collection_item(key: str):  # type: ignore[no-untyped-def]
    """An item of the first collection."""
    return items()[key]

"""Uncertain dates claim nothing, and no export holds anything that could run, whatever the sources say."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from communique.citing import linked_data
from communique.citing.files import bibtex, ris
from communique.citing.wiki import template
from communique.indices.index import index
from communique.model.content import Change
from communique.model.provenance import Claim, Named
from communique.pages.plan import plan
from communique.plain.formats import cell
from tests.builders import a_claim, a_date, a_document, a_participant, a_person, an_archive, an_event
from tests.citing.cases import PLAIN
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


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    '=HYPERLINK("http://evil.example")',
    "+1+cmd|' /C calc'!A0",
    "]]>&entity;<!--",
    "a\r\nEND:VCALENDAR\r\nBEGIN:VEVENT",
    "}\n@misc{evil, title={x}}",
    "x\r\nER  - \r\nTY  - JOUR",
    "|url=http://evil.example}}{{evil",
    "\u2028\u2029 </script><script>",
)


def hostile_archive(words: str):  # type: ignore[no-untyped-def]
    """An archive in which every text that a source or record can give is these words."""
    document = a_document("d1", words + " and more", published=a_date("2021-08-25"), publisher="P", events=("e1",))
    reading = replace(
        document.reading, display_title=a_claim(words, "human"), publisher=Claim(Named("p", words), "text")
    )
    document = replace(document, reading=reading, changes=(Change("2027-01-02", words, words, words),))
    event = an_event(
        "e1", "2021-08-25", documents=("d1",), participants=(a_participant(),), changes=(Change("2027-01-02", words),)
    )
    return an_archive(
        document, replace(event, title=words, note=words, place=a_claim(words)), people=(a_person(name=words),)
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_exports_are_well_formed_and_start_nothing(words: str) -> None:
    for path, body in made(hostile_archive(words)).items():
        text = body.decode()
        if path.endswith((".json", ".jsonld")):
            json.loads(text, parse_constant=pytest.fail)
        elif path.endswith((".atom", ".xml")):
            assert "<!DOCTYPE" not in text and "<script" not in text
            ET.fromstring(text)
        elif path.endswith(".csv"):
            rows = list(csv.reader(io.StringIO(text, newline="")))
            assert len({len(row) for row in rows}) == 1
            assert not any(value.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for value in row)
        elif path.endswith(".ics"):
            assert len(re.findall(r"^BEGIN:VEVENT", text, re.M)) <= 1
            assert text.replace("\r\n", "").count("\n") == text.replace("\r\n", "").count("\r") == 0
        elif path.endswith(".ris"):
            assert len(re.findall(r"^TY  - ", text, re.M)) == len(re.findall(r"^ER  - ", text, re.M)) == 1
        elif path.endswith(".bib"):
            assert len(re.findall(r"^@", text, re.M)) == 1 and text.count("{") == text.count("}")


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_in_the_head_of_a_page_ends_its_element(words: str) -> None:
    archive = hostile_archive(words)
    for page in plan(archive, index(archive), collection()[1]):
        if page.head:
            assert not set("<>&\u2028\u2029") & set(page.head.linked_data)
            json.loads(page.head.linked_data)


@pytest.mark.parametrize("words", HOSTILE)
def test_citations_keep_their_form(words: str) -> None:
    item = replace(PLAIN, title=words, publisher=words)
    assert template(item).count("{{") == template(item).count("}}") == 1
    assert "evil.example" not in template(item) or "|url=http://evil" not in template(item)
    assert len(re.findall(r"^@misc\{", bibtex(item), re.M)) == 1
    assert len(re.findall(r"^ER  - ", ris(item), re.M)) == 1


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

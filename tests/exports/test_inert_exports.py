"""No export holds anything that could run, or that a reader takes for more than words, whatever sources and records say."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace

import pytest

from communique.citing.files import bibtex, ris
from communique.citing.wiki import template
from communique.indices.index import index
from communique.model.archive import Archive, Withdrawn
from communique.model.authority import Instrument, Party
from communique.model.content import Change, Moved, Withdrawal
from communique.model.ids import InstrumentId, PartyId, TopicId
from communique.model.provenance import Claim, Named
from communique.model.seed import Participant
from communique.pages.plan import plan
from tests.builders import WHERE, a_claim, a_date, a_document, a_person, a_topic, an_archive, an_event
from tests.citing.cases import PLAIN
from tests.citing.collection import collection
from tests.exports.made import made
from tests.exports.test_citations_read import check_csl

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    '=HYPERLINK("http://evil.example")',
    "+1+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "]]>&entity;<!--",
    "a\r\nEND:VCALENDAR\r\nBEGIN:VEVENT",
    "a;X-EVIL=1:b,c\\nATTACH:http://evil.example",
    "}\n@misc{evil, title={x}}",
    "\\input{/etc/passwd} 100% & $x$ # _ ^ ~",
    "x\r\nER  - \r\nTY  - JOUR",
    "|url=http://evil.example}}{{evil",
    "/* http://evil.example 301\n/ /evil 301",
    '");alert(1);("',
    "\u2028\u2029 </script><script>",
)


def hostile_archive(words: str) -> Archive:
    """An archive in which every text that a source or record can give is these words."""
    document = a_document(
        "d1", words + " and more", topics={"and": "t1"}, published=a_date("2021-08-25"), events=("e1",)
    )
    said = a_claim(words, reason=words, source=words, rule="r")
    reading = replace(
        document.reading,
        display_title=a_claim(words, "human"),
        publisher=Claim(Named("p", words), "text"),
        agency=Claim(Named("q", words), "text"),
    )
    history = (Change("2027-01-02", words, words, words),)
    document = replace(document, reading=reading, changes=history)
    who = Participant(a_claim(Named("wang-yi", words)), said, a_claim("china"))
    event = an_event(
        "e1", "2021-08-25", documents=("d1",), participants=(who,), changes=history, about=("china", "i1", "t1")
    )
    event = replace(event, title=words, short=words, note=words, place=said, medium=said)
    archive = an_archive(
        document, event, topics=(a_topic("t1", words, definition=words),), people=(a_person(name=words),)
    )
    lists = replace(
        archive.vocabularies,
        parties={PartyId("china"): Party(PartyId("china"), words, definition=words)},
        instruments={InstrumentId("i1"): Instrument(InstrumentId("i1"), words, definition=words)},
    )
    gone = Withdrawn("events/gone/", words, Withdrawal(words, "2027-01-02"), where=WHERE)
    moved = Moved("events/old/", WHERE, "events/e1/", words)
    assert TopicId("t1") in lists.topics
    return replace(archive, vocabularies=lists, withdrawn=(gone,), moved=(moved,))


def one_line(words: str) -> str:
    """As formats of lines have them."""
    return " ".join(words.split())


def check_json(text: str, words: str) -> None:
    json.loads(text, parse_constant=pytest.fail)


def check_csl_json(text: str, words: str) -> None:
    check_csl(text)
    assert len(json.loads(text)) == 1


def check_rows_of_json(text: str, words: str) -> None:
    assert all(
        isinstance(json.loads(line, parse_constant=pytest.fail), dict) for line in text.removesuffix("\n").split("\n")
    )


def check_feed(text: str, words: str) -> None:
    feedparser = pytest.importorskip("feedparser")
    assert "<!DOCTYPE" not in text and "<!ENTITY" not in text and "<script" not in text
    found = feedparser.parse(text.encode())
    assert not found.bozo
    texts = [e.text for e in ET.fromstring(text).iter() if e.tag.endswith(("title", "summary", "name"))]
    assert any(one_line(words) in one_line(str(each)) for each in texts)


def check_xml(text: str, words: str) -> None:
    assert "<!DOCTYPE" not in text and "<script" not in text
    ET.fromstring(text)


def check_table(text: str, words: str) -> None:
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len({len(row) for row in rows}) == 1
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for row in rows for cell in row)


def check_calendar(text: str, words: str) -> None:
    icalendar = pytest.importorskip("icalendar")
    assert text.replace("\r\n", "").count("\n") == text.replace("\r\n", "").count("\r") == 0
    (calendar,) = icalendar.Calendar.from_ical(text, multiple=True)
    (event,) = calendar.subcomponents
    assert event.name == "VEVENT" and not event.subcomponents and not event.errors
    assert (str(event["SUMMARY"]), str(event["DESCRIPTION"]), str(event["LOCATION"])) == (one_line(words),) * 3
    known = {"UID", "DTSTAMP", "DTSTART", "DTEND", "STATUS", "SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES", "URL"}
    assert set(event) == known | {"LAST-MODIFIED", "SEQUENCE", "TRANSP"}


def check_ris(text: str, words: str) -> None:
    rispy = pytest.importorskip("rispy")
    (entry,) = rispy.loads(text)
    assert one_line(words) in entry["title"]
    assert len(re.findall(r"^TY  - ", text, re.M)) == len(re.findall(r"^ER  - ", text, re.M)) == 1


def check_bibtex(text: str, words: str) -> None:
    bibtexparser = pytest.importorskip("bibtexparser")
    library = bibtexparser.parse_string(text)
    assert not library.failed_blocks and len(library.blocks) == len(library.entries) == 1
    assert len(re.findall(r"^@", text, re.M)) == 1 and text.count("{") == text.count("}")
    assert not re.search(r"\\(?!text\w+|[&%$#_])", text), "no other command of TeX"


def check_shard(text: str, words: str) -> None:
    found = re.fullmatch(r'communiqueShard\("\w+",(.*)\);\n', text, re.DOTALL)
    assert found
    json.loads(found[1], parse_constant=pytest.fail)


def check_source(text: str, words: str) -> None:
    assert words in text and not text.startswith("<!doctype")


def check_redirects(text: str, words: str) -> None:
    assert text == "/sub/events/old/ /sub/events/e1/ 301\n"


def check_map(text: str, words: str) -> None:
    assert text == "/sub/events/old/ /sub/events/e1/;\n"


def check_constant(text: str, words: str) -> None:
    assert "evil" not in text and "alert" not in text and len(text) < 300


CHECKS: dict[str, Callable[[str, str], None]] = {
    ".csl.json": check_csl_json,
    ".jsonld": check_json,
    ".json": check_json,
    ".ndjson": check_rows_of_json,
    ".atom": check_feed,
    ".xml": check_xml,
    ".csv": check_table,
    ".ics": check_calendar,
    ".ris": check_ris,
    ".bib": check_bibtex,
    ".js": check_shard,
    "robots.txt": check_constant,
    ".txt": check_source,
    "_redirects": check_redirects,
    "redirects.nginx": check_map,
    "_headers": check_constant,
}
"""What is looked at, by the end of a file's path; the first that fits."""


@pytest.mark.parametrize("words", HOSTILE)
def test_every_export_is_well_formed_starts_nothing_and_reads_as_words(words: str) -> None:
    exports = made(hostile_archive(words))
    kinds = {path: next((end for end in CHECKS if path.endswith(end)), None) for path in exports}
    assert None not in kinds.values(), "every export has its check"
    assert set(kinds.values()) == set(CHECKS)
    for path, end in kinds.items():
        CHECKS[str(end)](exports[path].decode(), words)


@pytest.mark.parametrize("words", HOSTILE)
def test_tables_and_json_give_the_very_words(words: str) -> None:
    exports = made(hostile_archive(words))
    (row,) = json.loads(exports["data/events.json"])["events"]
    (document,) = json.loads(exports["data/documents.json"])["documents"]
    assert row["title"] == row["place"] == document["display_title"] == document["publisher"] == words
    (cells,) = csv.DictReader(io.StringIO(exports["data/events.csv"].decode(), newline=""))
    assert cells["title"].removeprefix("'") == one_line(words)


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

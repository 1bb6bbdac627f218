"""Earlier captures, stubs and tombstones as pages; the history of a record in its cite box, in Atom and in JSON."""

from __future__ import annotations

import json
from dataclasses import replace

from communique.indices.index import index
from communique.model.archive import Withdrawn
from communique.model.content import Change, Moved, Withdrawal
from communique.pages.plan import plan
from communique.pages.versions import ParagraphChanged, Words, differences
from tests.builders import WHERE, a_document, a_text, an_archive, an_event
from tests.citing.collection import collection
from tests.exports.made import made

OLD = a_text("The ministers met.", "They spoke of trade.", "They parted.", seed="old.txt")
NEW = a_text("The ministers met.", "They spoke of trade and energy.", "They parted.", "A note was added.", seed="new.txt")


def test_a_difference_is_told_paragraph_by_paragraph_and_word_by_word() -> None:
    assert differences(OLD, NEW) == (
        ParagraphChanged(
            2,
            2,
            (Words("same", "They spoke of"), Words("taken", "trade."), Words("added", "trade and energy.")),
        ),
        ParagraphChanged(0, 4, (Words("added", "A note was added."),)),
    )
    assert differences(NEW, NEW) == ()


def test_an_earlier_capture_has_a_page_and_a_file_of_its_own() -> None:
    document = a_document("d1", "The ministers met.")
    archive = an_archive(replace(document, versions=(OLD,)))
    pages = {page.url: page for page in plan(archive, index(archive), collection()[1])}
    view = pages["documents/d1/v1/"].view
    assert [(p.number, p.text) for p in view.paragraphs][1] == (2, "They spoke of trade.")
    assert (view.newest, view.text_url) == ("documents/d1/", "documents/d1/v1/source.txt")
    assert pages["documents/d1/"].head.cite.versions[0].url == "documents/d1/v1/"
    assert made(archive)["documents/d1/v1/source.txt"] == OLD.seed.text.encode()


def test_a_record_names_its_revision_and_every_citation_has_it() -> None:
    event = an_event("e1", changes=(Change("2027-01-02", "date", "2021-08-24", "2021-08-25"),))
    archive = an_archive(event)
    exports = made(archive)
    pages = {page.url: page for page in plan(archive, index(archive), collection()[1])}
    assert pages["events/e1/"].head.cite.revision == 2
    assert json.loads(exports["events/e1/e1.csl.json"])[0]["version"] == "2"
    assert json.loads(exports["events/e1/e1.csl.json"])[0]["issued"] == {"date-parts": [[2027, 1, 2]]}
    assert b"revision 2 of 2027-01-02" in exports["events/e1/e1.bib"]
    assert b"SEQUENCE:1" in exports["events.ics"]
    assert b"2021-08-24 \xe2\x86\x92 2021-08-25" in exports["changes.atom"]
    assert json.loads(exports["changes.json"])["changes"] == [
        {"path": "events/e1/", "revision": 2, "on": "2027-01-02", "what": "date", "old": "2021-08-24", "new": "2021-08-25"}
    ]
    assert [c.what for c in pages["changes/"].view.changes] == ["date"]


def test_stubs_and_tombstones_stand_in_no_sitemap() -> None:
    gone = Withdrawn("events/e3/", "A call", Withdrawal("It was another's.", "2027-01-02", ("events/e1/",)), where=WHERE)
    archive = replace(an_archive(an_event("e1")), moved=(Moved("events/e0/", WHERE, "events/e1/", "A call"),), withdrawn=(gone,))
    pages = {page.url: page for page in plan(archive, index(archive), collection()[1])}
    assert (pages["events/e0/"].template, pages["events/e0/"].view.to) == ("pages/moved.html", "events/e1/")
    assert pages["events/e3/"].view.successors[0].url == "events/e1/"
    exports = made(archive)
    listed = exports["sitemap.xml"].decode()
    assert "events/e1/" in listed and "events/e0/" not in listed and "events/e3/" not in listed
    assert exports["_redirects"] == b"/sub/events/e0/ /sub/events/e1/ 301\n"
    assert json.loads(exports["changes.json"])["withdrawn"][0]["reason"] == "It was another's."

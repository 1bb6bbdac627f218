"""What reference managers and harvesters find in the head of a page."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from urllib.parse import parse_qs

import pytest

from communique.indices.index import index
from communique.model.page import Head, Page
from communique.pages.plan import plan
from tests.citing.collection import collection
from tests.exports.made import ADDRESS, first_collection

MEETING = "events/2021-12-15-video-meeting-xi-putin/"


@cache
def pages() -> dict[str, Page]:
    """The pages of the first collection by their addresses."""
    archive, site = collection()[0], replace(collection()[1], address=ADDRESS)
    return {page.url: page for page in plan(archive, index(archive), site)}


def head(url: str) -> Head:
    """The head of a page."""
    found = pages()[url].head
    assert found
    return found


def metas(url: str) -> dict[str, str]:
    """The elements of a head by name."""
    return {meta.name: meta.content for meta in head(url).metas}


RECORDS = [url for url in pages() if url.startswith(("documents/", "events/")) and url.count("/") == 2]


def test_an_event_with_two_accounts_has_three_context_objects() -> None:
    found = [parse_qs(span) for span in head(MEETING).coins]
    assert [span["rft.title"][0][:20] for span in found] == [
        "Xi Jinping and Vladi",
        "Sino-Russian relatio",
        "China and Russia str",
    ]
    assert [span.get("rft.aucorp") for span in found] == [None, ["CGTN"], ["China Daily"]]
    assert [span["rft.source"] for span in found] == [["Diplomatic Events Archive"]] * 3
    assert [span["rft.date"] for span in found] == [["2026-11-22"], ["2021-12-15"], ["2021-12-15/2021-12-21"]]
    assert [span["rft.identifier"] for span in found] == [
        [f"{ADDRESS}{url}"] for url in (MEETING, "documents/cr-0002/", "documents/cr-0003/")
    ]
    for span in found:
        assert (span["ctx_ver"], span["rft_val_fmt"]) == (["Z39.88-2004"], ["info:ofi/fmt:kev:mtx:dc"])
        assert (span["rft.type"], span["rft.language"]) == (["webpage"], ["en"])


def test_a_release_as_scholars_and_libraries_read_it() -> None:
    found = metas("documents/cr-0002/")
    title = "Sino-Russian relations – “a paradigm of international relations in the 21st century”"
    expected = {
        "citation_title": title,
        "citation_publication_date": "2021/12/15",
        "citation_date": "2021-12-15",
        "citation_publisher": "CGTN",
        "citation_public_url": f"{ADDRESS}documents/cr-0002/",
        "citation_language": "en",
        "z:itemType": "webpage",
        "z:archive": "Diplomatic Events Archive",
        "DC.type": "webpage",
        "DCTERMS.title": title,
        "DCTERMS.issued": "2021-12-15",
        "DCTERMS.type": "press release",
        "DCTERMS.publisher": "CGTN",
        "DCTERMS.rights": "http://rightsstatements.org/vocab/CNE/1.0/",
        "DCTERMS.identifier": f"{ADDRESS}documents/cr-0002/",
        "DCTERMS.hasVersion": "revision 1, 2026-11-22",
        "og:url": f"{ADDRESS}documents/cr-0002/",
        "og:type": "article",
        "article:published_time": "2021-12-15",
    }
    assert {name: found[name] for name in expected} == expected


def test_a_supplied_date_stands_in_brackets_and_in_no_element_that_takes_a_date() -> None:
    found = metas("documents/cr-0001/")
    assert found["DCTERMS.issued"] == "[29 June 2021]"
    assert not {"citation_publication_date", "citation_date", "article:published_time"} & set(found)


def test_no_publisher_is_given_where_the_text_states_none() -> None:
    found = metas("documents/cr-0001/")
    assert not {"citation_publisher", "DCTERMS.publisher"} & set(found)
    assert metas("events/2021-06-28-video-meeting-xi-putin/")["citation_publisher"] == "Diplomatic Events Archive"


@pytest.mark.parametrize("url", RECORDS)
def test_no_element_makes_a_record_what_it_is_not(url: str) -> None:
    wrong = {
        "citation_author",
        "citation_journal_title",
        "citation_book_title",
        "citation_technical_report_institution",
    }
    assert not wrong & set(metas(url)), "institutions are no people, and none of these is an article of a journal"
    assert all(meta.content for meta in head(url).metas)


@pytest.mark.parametrize("url", RECORDS)
def test_files_of_a_citation_are_announced_with_their_types_and_are_there(url: str) -> None:
    announced = {link.url: link.type for link in head(url).links if link.rel == "alternate"}
    key = url.split("/")[1]
    for ending, kind in (
        ("bib", "application/x-bibtex"),
        ("ris", "application/x-research-info-systems"),
        ("csl.json", "application/vnd.citationstyles.csl+json"),
    ):
        assert announced[f"{url}{key}.{ending}"] == kind
    for link in head(url).links:
        assert link.to or link.url in first_collection() or link.url in pages()
    assert [link.to for link in head(url).links if link.rel == "cite-as"] == [ADDRESS + url]


def test_feeds_and_calendars_are_announced_where_they_belong() -> None:
    for url, page in pages().items():
        found = {(link.url, link.type) for link in page.head.links if link.rel == "alternate"} if page.head else set()
        if page.head:
            assert {
                ("feed.atom", "application/atom+xml"),
                ("changes.atom", "application/atom+xml"),
                ("events.ics", "text/calendar"),
            } <= found
        own = {
            (f"{url}{name}", kind)
            for name, kind in (("feed.atom", "application/atom+xml"), ("events.ics", "text/calendar"))
        }
        if url:
            assert {pair for pair in own if pair[0] in first_collection()} <= found

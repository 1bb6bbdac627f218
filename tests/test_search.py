"""Search in a real browser: the same answers over HTTP at a sub-path and from a folder, in every script, with filters."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from communique.exports import search as shards
from communique.indices.index import index
from tests.builders import a_site
from tests.folding_cases import CASES
from tests.search_room import CHINESE, an_archive_to_search, draw

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

QUERIES: tuple[tuple[str, str], ...] = (
    # words: all of them in one paragraph, each by its beginning, without case and accents
    ("core", "a1¶1 a1¶3 a2¶1"),
    ("CORE", "a1¶1 a1¶3 a2¶1"),
    ("core interests", "a1¶1 a1¶3 a2¶1"),
    ("interests core", "a1¶1 a1¶3 a2¶1"),
    ("interest", "a1¶1 a1¶3 a2¶1"),
    ("inter", "a1¶1 a1¶3 a2¶1"),
    ("vaccine", "a2¶3"),
    ("cafe elysee", "a2¶2"),
    ("Élysée", "a2¶2"),
    ("amitie", "a7¶1"),
    ("etats", "a7¶1"),
    ("treaty vaccine", ""),
    ("nonsense", ""),
    ("xi", "a1¶3"),
    ("covid-19", "a2¶3"),
    ("covid 19", "a2¶3"),
    ("19", "a2¶3"),
    # spellings and hyphens
    ("good neighbourliness", "a1¶2 a2¶1"),
    ("good neighborliness", "a1¶2 a2¶1"),
    ("good-neighbourliness", "a1¶2 a2¶1"),
    ("neighbor", "a1¶2 a2¶1"),
    ("neighbour", "a1¶2 a2¶1"),
    ("organization", "a2¶2"),
    ("organis", "a2¶2 b1¶2"),
    ("organize analyze", "b1¶2"),
    ("defense center labor", "a2¶2"),
    ("coordination", "a1¶3"),
    ("co-ordination", "a1¶3"),
    ("program", "a1¶3"),
    ("UN charter", "a1¶3"),
    ("U.N. charter", "a1¶3"),
    ("russia", "a2¶3"),
    ("each other's", "a1¶1"),
    ("zero-sum", "b1¶2"),
    # phrases
    ('"core interests"', "a1¶1"),
    ("“core interests”", "a1¶1"),
    ('"interests core"', "a1¶3"),
    ('"core of the relationship"', "a2¶1"),
    ('"core of relationship"', ""),
    ('"core interest"', ""),
    ('"good neighbourliness" core', "a2¶1"),
    ('"friendly cooperation" "good neighbourliness"', "a1¶2"),
    # other scripts
    ("核心利益", "a3¶1"),
    ("习近平", "a3¶2"),
    ("关系", "a3¶1 a3¶2"),
    ("中俄 考验", "a3¶2"),
    ("中俄考验", ""),
    ("俄", "a3¶2"),
    ("カラオケ", "a5¶1"),
    ("外務大臣", "a5¶1"),
    ("коренн интерес", "a4¶1"),
    ("елка", "a4¶2"),
    ("ЁЛКА", "a4¶2"),
    ("الصين", "a6¶1"),
    ("शांति", "a8¶1"),
    ("중국", "a9¶1"),
    ("ประเทศ", "b1¶1"),
    ("จีน", "b1¶1"),
)
"""A query, and the paragraphs that answer it."""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small archive as drawn, below a path of a host."""
    host = tmp_path_factory.mktemp("host")
    draw(an_archive_to_search(), host / "some" / "path")
    return host


@pytest.fixture(scope="module", params=["folder", "http"])
def address(request: pytest.FixtureRequest, room: Path) -> Iterator[str]:
    """The address of the search page, in a folder and at a sub-path of a host."""
    if request.param == "folder":
        yield (room / "some/path/search/index.html").as_uri()
        return
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(room)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/some/path/search/"
    server.shutdown()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The search page; a fault of its script fails the test."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(address)
    yield page
    page.close()
    assert wrong == []


def ask(page: Page, query: str) -> str:
    """Type a query and send it; the paragraphs shown, in the order of their documents."""
    page.fill("#search-query", query)
    page.keyboard.press("Enter")
    return answers(page, query)


def answers(page: Page, query: str) -> str:
    """The paragraphs that the page shows once it is done."""
    page.wait_for_function("query => document.getElementById('search-form').dataset.done === query", arg=query.strip())
    links = page.locator(".result-place a.ref").evaluate_all("links => links.map(a => a.getAttribute('href'))")
    return " ".join(sorted(link.removeprefix("../documents/").replace("/#p", "¶") for link in links))


def test_every_query_finds_what_it_should(page: Page) -> None:
    wrong = {query: found for query, expected in QUERIES if (found := ask(page, query)) != expected}
    assert wrong == {}
    assert len(QUERIES) >= 50


def test_any_part_of_a_chinese_text_is_found(page: Page) -> None:
    parts = {CHINESE[i : i + n] for n in range(2, 7) for i in range(len(CHINESE) - n + 1)}
    missed = [part for part in sorted(parts) if "，" not in part and "a3¶1" not in ask(page, part)]
    assert missed == []
    assert len(parts) > 150


def test_the_browser_folds_words_as_the_index_does(page: Page) -> None:
    ask(page, "core")
    script = "texts => texts.map(text => communiqueIndex.fold(text).map(token => token.word).join(' '))"
    assert page.evaluate(script, [text for text, _ in CASES]) == [tokens for _, tokens in CASES]


def test_words_found_are_marked_as_they_stand(page: Page) -> None:
    for query, marked in (
        ("good neighbourliness", ["Good", "neighbourliness", "Good", "Neighborliness"]),
        ('"core interests"', ["core interests"]),
        ("un charter", ["U.N", "Charter"]),
        ("利益", ["利益"]),
        ("俄", ["俄"]),
        ("elysee", ["Élysée"]),
    ):
        ask(page, query)
        assert sorted(page.locator(".result-text mark").all_inner_texts()) == sorted(marked)


def filters(page: Page, name: str) -> list[tuple[str, str]]:
    """The values of a group of filters with their counts."""
    rows = page.locator(f"#filter-{name} .choice")
    return [(r.locator(".filter-name").inner_text(), r.locator(".filter-count").inner_text()) for r in rows.all()]


def test_filters_count_paragraphs_and_an_uncertain_date_counts_in_every_year(page: Page) -> None:
    ask(page, "core")
    assert filters(page, "topic") == [("Core interests", "2"), ("The treaty", "3"), ("Health", "1")]
    assert filters(page, "participant") == [("Vladimir Putin", "3"), ("Xi Jinping", "3"), ("Wang Yi", "0")]
    assert filters(page, "type")[:2] == [("Phone call", "1"), ("Ceremony", "0")]
    assert ("Not stated", "1") in filters(page, "publisher")
    ask(page, "の")
    assert [v for v in filters(page, "year") if v[1] != "0"] == [("2019", "1"), ("2018", "1")]
    ask(page, "ёлка")
    assert [v for v in filters(page, "year") if v[1] != "0"] == [("2021", "1"), ("2020", "1"), ("2019", "1")]
    ask(page, "شانتي")
    ask(page, "शांति")
    assert [v for v in filters(page, "year") if v[1] != "0"] == [("Not stated", "1")]


def test_filters_narrow_the_answer_and_stand_in_the_address(page: Page) -> None:
    ask(page, "core")
    page.check("#filter-publisher >> text=CGTN")
    page.wait_for_function("document.getElementById('search-status').textContent.startsWith('2')")
    assert page.inner_text("#search-status") == "2 paragraphs in 1 document"
    assert page.evaluate("location.search") == "?q=core&publisher=cgtn"
    assert page.inner_text("#search-used") == "1 in use"
    ask(page, "vaccine")
    assert page.inner_text("#search-status") == "No paragraph has “vaccine” with the filters in use"
    page.click("text=Leave out Publisher: CGTN (1 paragraph)")
    page.wait_for_function("!location.search.includes('publisher')")
    page.go_back()
    page.wait_for_function("location.search.includes('publisher')")
    assert page.is_checked("#filter-publisher >> text=CGTN")


def test_an_address_alone_gives_the_answer(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}?q={quote('“core interests”')}&topic=treaty&order=oldest")
    assert answers(page, "“core interests”") == "a1¶1"
    assert page.input_value("#search-query") == "“core interests”"
    assert page.is_checked("#filter-topic >> text=The treaty")
    assert page.input_value("#search-sort") == "oldest"
    notice = page.locator("#search-notice a")
    assert notice.get_attribute("href") == "../phrases/core-interests/"
    assert notice.inner_text() == "“core interests” across all documents"
    ask(page, "核心利益")
    assert notice.inner_text() == "“core interests” across all documents"
    page.close()


@pytest.mark.parametrize("query", ['"', "*", "(a|b", "\\", "<b>x</b>", "constructor", "__proto__", "{n}", "$&", "🎉", "a" * 2000, "the " * 300])
def test_no_query_breaks_the_page(page: Page, query: str) -> None:
    ask(page, query)
    assert page.locator("#search-results b").count() == 0
    assert not page.is_visible("#search-notice")


def test_the_field_in_the_header_leads_to_the_answer(browser: Browser, room: Path) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto((room / "some/path/phrases/core-interests/index.html").as_uri())
    page.fill("#site-query", "core")
    assert page.locator(".site-search").get_attribute("action") == "../../search/"
    page.close()


def test_the_best_answer_comes_first(page: Page) -> None:
    ask(page, "vaccine noted")
    ask(page, "core interests")
    first = page.locator(".result-place a.ref").first.get_attribute("href")
    assert first == "../documents/a1/#p1", "the words that adjoin come before those that do not"
    page.select_option("#search-sort", "newest")
    page.wait_for_function("location.search.includes('newest')")
    page.wait_for_function("document.querySelector('.result-place a.ref').getAttribute('href').includes('a2')")


def test_without_scripts_the_page_leads_elsewhere(browser: Browser, address: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(address)
    assert not page.is_visible("#search-query")
    assert not page.is_visible(".site-search")
    assert [a.get_attribute("href") for a in page.locator(".search-hint a").all()] == ["../timeline/", "../topics/", "../phrases/"]
    page.close()


def test_the_index_is_the_same_byte_for_byte() -> None:
    made = [tuple(shards.export(a, index(a), a_site())) for a in (an_archive_to_search(), an_archive_to_search())]
    assert made[0] == made[1]
    assert [output.path for output in made[0]] == ["search/index.js", "search/w0.js"]

"""A copy that is read from a folder: every link names a file, and pages, filters and queries work without a server."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urlsplit

import html5lib
import pytest

from communique.content.read import read as read_content
from communique.pipeline import PROJECT, build
from tests.test_site import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


LEFT = "net::ERR_ABORTED"
"""Why a request ends when its page is left."""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first collection, built to be read from a folder."""
    folder = tmp_path_factory.mktemp("stick") / "the archive"
    built = build(PROJECT, folder, "", file_links=True)
    assert not built.failed, built.findings
    return folder


@pytest.fixture(scope="module")
def page(browser: Browser) -> Page:
    """A page of a wide window."""
    return browser.new_page(viewport={"width": 1440, "height": 900})


def told(page: Page) -> list[str]:
    """What a page will say from now on: its messages, and what it asks for in vain or outside the folder."""
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("requestfailed", lambda r: None if r.failure == LEFT else wrong.append(f"lacks {r.url}: {r.failure}"))
    page.on("request", lambda r: None if r.url.startswith(("file:", "data:")) else wrong.append(f"asks {r.url}"))
    return wrong


def test_every_link_names_a_file(copy: Path) -> None:
    lost = []
    for path in sorted(copy.rglob("*.html")):
        for element in html5lib.parse(path.read_text(encoding="utf-8"), namespaceHTMLElements=False).iter():
            address = element.get("href") or element.get("action") or element.get("src") or ""
            target = urldefrag(address)[0].partition("?")[0]
            if not target or urlsplit(target).scheme or element.tag == "link" and element.get("rel") in ("canonical", "type"):
                continue
            if target.startswith("/") or not (path.parent / unquote(target)).is_file():
                lost.append((path.relative_to(copy).as_posix(), address))
    assert lost == []


def test_every_kind_of_page_opens_without_a_word(copy: Path, page: Page) -> None:
    wrong = told(page)
    for name, url in PAGES.items():
        path, _, query = url.partition("?")
        page.goto((copy / path / ("" if path.endswith(".html") else "index.html")).as_uri() + (f"?{query}" if query else ""))
        page.wait_for_load_state("load")
        assert page.locator("h1").count() == 1, name
    assert wrong == []
    assert page.evaluate("[...document.fonts].filter(f => f.status == 'loaded').length") >= 2


def test_a_reader_goes_from_page_to_page(copy: Path, page: Page) -> None:
    page.goto((copy / "index.html").as_uri())
    for link, lands in (
        ("css=.site-nav >> text=Timeline", "timeline/index.html"),
        ("css=.rail-entry a.title-link >> nth=-1", r"events/[\w-]+/index.html"),
        ("css=.crumbs >> text=Archive", "the%20archive/index.html"),
        ("css=.site-nav >> text=Documents", "documents/index.html"),
        ("css=.listed a.title-link >> nth=0", r"documents/cr-\d+/index.html"),
        ("css=a.number >> nth=2", r"documents/cr-\d+/index.html#p3"),
        ("css=.chip >> nth=0", r"topics/[\w-]+/index.html"),
    ):
        page.click(link)
        page.wait_for_url(re.compile(f"{lands}$"))


def test_a_query_a_filter_and_its_address_work(copy: Path, page: Page) -> None:
    page.goto((copy / "topics" / "index.html").as_uri())
    page.fill("#site-query", "core interests")
    page.press("#site-query", "Enter")
    page.wait_for_selector("#search-form[data-done]")
    assert "/search/index.html?q=core+interests" in page.url
    count = page.locator(".result-passage").count()
    assert count > 0
    page.locator("#filter-type input:enabled").first.check()
    page.wait_for_function("location.search.includes('type=')")
    address = page.url
    page.click(".result-title a >> nth=0")
    page.wait_for_url(re.compile(r"documents/cr-\d+/index.html"))
    page.goto(address)
    page.wait_for_selector("#search-form[data-done]")
    assert page.locator("#filter-type input:checked").count() == 1
    assert 0 < page.locator(".result-passage").count() <= count


def test_the_settings_of_a_site_may_ask_for_it(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    settings = tmp_path / "content" / "site.yaml"
    for words, files in (("", False), ("links: files\n", True), ("links: folders\n", False)):
        settings.write_text(f"title: A copy\n{words}", encoding="utf-8")
        assert read_content(tmp_path)[0].site.file_links is files
    settings.write_text("title: A copy\nlinks: pages\n", encoding="utf-8")
    assert [f.code for f in read_content(tmp_path)[1]] == ["E112"]

"""Addresses between pages: relative everywhere but on the page that is shown at any depth."""

from __future__ import annotations

import pytest

from communique.rendering.links import Here, link
from tests.builders import a_site


@pytest.mark.parametrize(
    ("here", "url", "fragment", "written"),
    [
        ("", "", "", "./"),
        ("", "timeline/", "", "timeline/"),
        ("timeline/", "", "", "../"),
        ("timeline/", "timeline/", "", "./"),
        ("timeline/", "timeline/", "y2021", "#y2021"),
        ("timeline/2021/", "timeline/", "y2021", "../#y2021"),
        ("events/e/", "documents/cr-0001/", "p12", "../../documents/cr-0001/#p12"),
        ("events/e/", "assets/css/base.css", "", "../../assets/css/base.css"),
        ("404.html", "timeline/", "", "/archive/timeline/"),
        ("a/", "b/é ?/", "", "../b/%C3%A9%20%3F/"),
    ],
)
def test_a_link(here: str, url: str, fragment: str, written: str) -> None:
    assert link(here, url, fragment, a_site(address="https://example.org/archive/")) == written


def test_without_an_address_the_404_page_links_from_the_root() -> None:
    assert link("404.html", "timeline/", "", a_site()) == "/timeline/"


@pytest.mark.parametrize(
    ("here", "url", "fragment", "written"),
    [
        ("", "", "", "index.html"),
        ("", "timeline/", "", "timeline/index.html"),
        ("timeline/", "", "", "../index.html"),
        ("timeline/", "timeline/", "", "index.html"),
        ("timeline/", "timeline/", "y2021", "#y2021"),
        ("events/e/", "documents/cr-0001/", "p12", "../../documents/cr-0001/index.html#p12"),
        ("events/e/", "assets/css/base.css", "", "../../assets/css/base.css"),
        ("404.html", "timeline/", "", "timeline/index.html"),
    ],
)
def test_where_a_copy_is_read_from_a_folder_links_name_files(here: str, url: str, fragment: str, written: str) -> None:
    assert link(here, url, fragment, a_site(file_links=True, address="https://example.org/archive/")) == written


@pytest.mark.parametrize("file_links", [False, True])
@pytest.mark.parametrize("here", ["", "404.html", "a/", "a/b/", "a/b/c/", "é/b/", "search/1.js"])
def test_the_page_being_drawn_sees_what_it_links_to(here: str, file_links: bool) -> None:
    site = a_site(address="https://example.org/é/", file_links=file_links)
    page = Here(site, {"a.js": "assets/a.js"})
    page.stand_on("b/")
    page.link("a/b/")
    page.stand_on(here)
    for url in ("", "a/", "a/b/", "ab/", "a", "b/", "b/x.txt", "é/ü/", "search/"):
        for fragment in ("", "p1", "é", "a b", "a-b"):
            for _ in range(2):
                assert page.link(url, fragment) == link(here, url, fragment, site)
    assert page.asset("a.js") == link(here, "assets/a.js", "", site)

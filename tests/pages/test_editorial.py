"""The archive's own pages: addresses in Markdown are written as seen from the page."""

from __future__ import annotations

from dataclasses import replace

from communique.indices.index import index
from communique.model.archive import Archive
from communique.model.content import EditorialPage
from communique.pages.editorial import pages
from tests.builders import WHERE, a_document, a_site, an_archive, an_event


def html(markdown: str, archive: Archive) -> str:
    made = replace(archive, pages=(EditorialPage("about", "About", "What this is.", markdown, WHERE),))
    return next(iter(pages(made, index(made), a_site()))).view.html


def test_addresses_from_the_root_become_relative() -> None:
    held = an_archive(a_document("cr-0001"))
    assert html("[a](/documents/cr-0001/#p5)", held) == '<p><a href="../documents/cr-0001/#p5">a</a></p>\n'


def test_other_addresses_stay() -> None:
    assert html("[a](https://x.example/)", an_archive()) == '<p><a href="https://x.example/">a</a></p>\n'


def test_the_page_for_lost_addresses_shows_a_real_one() -> None:
    archive = an_archive(an_event("2021-call", documents=("a",)), a_document("a"))
    *_, page = pages(archive, index(archive), a_site())
    assert (page.url, page.view.example.url) == ("404.html", "events/2021-call/")

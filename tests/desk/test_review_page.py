"""The local review pages: the raw text whole, claims marked in place, cuts struck through, lines that accept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from communique.desk.held import Held, hold
from communique.desk.new import new_site
from communique.desk.review_page import ReviewsView, ReviewView, review_pages
from communique.indices.index import index
from communique.model.page import Page
from communique.pages.plan import viewed
from communique.pipeline import PROJECT, build
from communique.rendering.render import render

PAGE = """\
Home » News

Ministers speak by phone <b>

STOCKHOLM, March 3, 1995 - Danish Foreign Minister Niels Helveg Petersen spoke by phone on Friday with his Swedish counterpart Lena Hjelm-Wallén.

Comments are closed.
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    new_site(tmp_path / "archive", "")
    (tmp_path / "archive" / "seeds" / "call.txt").write_text(PAGE)
    return tmp_path / "archive"


def pages(held: Held) -> tuple[Page, ...]:
    """The review pages of a site with their views, which are made when a page is drawn."""
    settings = held.content.site
    indices = index(held.archive, settings.outputs)
    found = review_pages(held.content, held.archive)
    return tuple(replace(page, view=viewed(page, held.archive, indices, settings)) for page in found)


def views(site: Path) -> dict[str, ReviewView | ReviewsView]:
    return {page.url: page.view for page in pages(hold(site))}


def test_a_page_for_each_document_and_a_list(site: Path) -> None:
    found = views(site)
    assert list(found) == ["review/call/", "review/reykjavik-1986-sample/", "review/"]
    assert (found["review/"].undecided, found["review/"].count) == (2, 2)
    assert all(n for entry in found["review/"].documents for _, n in entry.counts)


def test_the_raw_text_is_whole(site: Path) -> None:
    view = views(site)["review/call/"]
    assert "".join(piece.text for piece in view.pieces) == PAGE


def test_cut_furniture_and_evidence_are_marked_in_place(site: Path) -> None:
    view = views(site)["review/call/"]
    assert [piece.text for piece in view.pieces if piece.cut] == ["Home » News", "Comments are closed."]
    date = next(claim for claim in view.claims if claim.row.field == "event.date")
    assert [piece.text for piece in view.pieces if date.number in piece.ends] == ["March 3, 1995", "Friday"]


def test_the_lines_that_accept_a_value(site: Path) -> None:
    lines = {claim.row.field: claim.lines for claim in reversed(views(site)["review/call/"].claims)}
    assert [(block.path, block.text) for block in lines["event.date"]] == [
        (
            "content/events/1995-03-03-phone-call-petersen-hjelm-wallen.md",
            "date:\n"
            "  value: 1995-03-03\n"
            "  basis: calendar\n"
            '  quotes: [{document: call, quote: Friday}, {document: call, quote: "March 3, 1995"}]\n'
            "  reason: 3 March 1995 was a Friday.",
        )
    ]
    assert [block.text for block in lines["publisher"]] == ["publisher: {value: null}"]


def test_the_pages_are_drawn_escaped_and_kept_from_search_engines(site: Path) -> None:
    held = hold(site)
    outputs, findings = render(
        pages(held), held.content.site, held.content.strings, (PROJECT / "templates",), (PROJECT / "static",)
    )
    assert findings == ()
    html = {output.path: output.body.decode() for output in outputs if output.path.endswith(".html")}
    assert list(html) == ["review/call/index.html", "review/reykjavik-1986-sample/index.html", "review/index.html"]
    for page in html.values():
        assert '<meta name="robots" content="noindex, nofollow">' in page
        assert "default-src 'none'; script-src 'self'; style-src 'self'" in page
    assert "by phone &lt;b&gt;" in html["review/call/index.html"]
    assert "<del title=" in html["review/call/index.html"]


def test_a_build_has_no_review_pages_and_a_local_server_has_them(site: Path, tmp_path: Path) -> None:
    assert not build(site, tmp_path / "built").failed
    assert not build(site, tmp_path / "served", also=review_pages).failed
    assert not (tmp_path / "built" / "review").exists()
    assert (tmp_path / "served" / "review" / "call" / "index.html").is_file()
    told = [path.name for path in (tmp_path / "served").rglob("*.xml") if "review/" in path.read_text()]
    assert told == []

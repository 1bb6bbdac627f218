"""Markdown: inert HTML, front matter with its lines, summaries with their paragraphs."""

from __future__ import annotations

import pytest

from communique.text.markdown import inline_html, links, split, summary, to_html


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("**a** <script>alert(1)</script>", "<p><strong>a</strong> &lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
        ("[a](javascript:alert(1))", "<p>[a](javascript:alert(1))</p>\n"),
        ("[a](/timeline/)", '<p><a href="../timeline/">a</a></p>\n'),
        ("![a](http://elsewhere.example/pixel.png)", '<p>!<a href="http://elsewhere.example/pixel.png">a</a></p>\n'),
        ("<div onclick='x'>", "<p>&lt;div onclick='x'&gt;</p>\n"),
    ],
)
def test_no_markup_of_content_comes_through(source: str, html: str) -> None:
    assert to_html(source, lambda href: f"..{href}" if href.startswith("/") else href) == html


def test_one_line_stands_without_a_paragraph() -> None:
    assert inline_html("a *b*\nc") == "a <em>b</em> c"


def test_links_know_their_lines_and_targets() -> None:
    assert list(links("# A\n\nSee [one](/a/) and\n[two](/b/).\n\n- [three](/c/#p1)\n")) == [
        (2, "/a/"),
        (3, "/b/"),
        (5, "/c/#p1"),
    ]


def test_front_matter_and_body_know_their_lines() -> None:
    parts = split("---\ntitle: a\n---\n\nbody\n")
    assert parts is not None
    assert (parts.front, parts.front_line, parts.body, parts.body_line) == ("title: a\n", 2, "\nbody\n", 4)
    assert split("title: a\n") is None
    assert split("---\ntitle: a\n") is None


def test_a_sentence_rests_on_the_paragraphs_behind_it() -> None:
    body = "\nThey met. [cr-0002 ¶1 ¶2; cr-0003 ¶2] They spoke\nof trade. [cr-0002 ¶8]\n\nOnly one. [cr-0003 ¶ 6]\n"
    sentences, findings = summary(body, "e.md", 10)
    assert not findings
    assert [(s.text, [(r.document, r.paragraph) for r in s.refs], s.where.line, s.ends_paragraph) for s in sentences] == [
        ("They met.", [("cr-0002", 1), ("cr-0002", 2), ("cr-0003", 2)], 11, False),
        ("They spoke of trade.", [("cr-0002", 8)], 12, True),
        ("Only one.", [("cr-0003", 6)], 14, True),
    ]


def test_a_sentence_without_paragraphs_is_named() -> None:
    _, findings = summary("They met. [cr-0002 ¶1]\nNobody says this.\n", "e.md", 5)
    assert [(f.where.line, f.message, f.code) for f in findings] == [(6, '"Nobody says this." names no paragraph', "E121")]


def test_a_reference_that_names_no_document_is_named() -> None:
    _, findings = summary("They met. [¶1]\n", "e.md", 5)
    assert [(f.message, f.code) for f in findings] == [('"¶1" is no reference to a paragraph', "E122")]


def test_a_reference_covers_one_sentence() -> None:
    _, findings = summary("They met in the U.S. Capitol. They spoke with Mr. Smith. [cr-0002 ¶1]\n", "e.md", 5)
    assert [f.message for f in findings] == ['"They met in the U.S. Capitol." names no paragraph']


def test_a_link_that_leads_nowhere_leaves_its_words() -> None:
    source = "See [*this*](/events/a/) and [that](/events/b/)."
    html = to_html(source, lambda href: None if href == "/events/a/" else href)
    assert html == '<p>See <em>this</em> and <a href="/events/b/">that</a>.</p>\n'

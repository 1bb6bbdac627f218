"""A link that leads nowhere stops a site before it is published, with its page and line."""

from __future__ import annotations

import pytest

from communique.checks.check import note
from communique.model.page import Output
from tests.builders import faults_of

REST = (
    Output("index.html", b'<main id="main"></main>'),
    Output("events/a/index.html", b'<p id="p1">'),
    Output("assets/css/base.12ab.css", b"p { background: url(data:image/png;base64,AA) url(#a) }"),
    Output("documents/x/source.txt", b""),
)


def told(body: str, path: str = "topics/t/index.html") -> list[str]:
    """The findings for a page, as `line: field: message [code]`."""
    page = Output(path, body.encode())
    return [f"{f.where.line}: {f.field}: {f.message} [{f.code}]" for f in faults_of(*REST, page) if f.where.path == path]


@pytest.mark.parametrize(
    "link",
    [
        "../../",
        "../../events/a/",
        "../../events/a/#p1",
        "../../events/a/index.html",
        "./",
        "#here",
        "",
        "?x=1",
        "#:~:text=war",
        "../../documents/x/source.txt#whatever",
        "https://example.org/x",
        "mailto:a@example.org",
        "../../%65vents/a/",
    ],
)
def test_right(link: str) -> None:
    assert told(f'<p id="here"><a href="{link}">x</a>') == []


@pytest.mark.parametrize(
    ("html", "finding"),
    [
        ('<a href="../../events/b/">', '"../../events/b/" leads to no page or file of the site [E526]'),
        ('<a href="../../events/a">', '"../../events/a" leads to no page or file of the site [E526]'),
        ('<a href="../../../">', '"../../../" leads to no page or file of the site [E526]'),
        (
            '<a href="../../events/a/#p2">',
            '"../../events/a/#p2" leads to no element: "events/a/index.html" has no id "p2" [E527]',
        ),
        ('<a href="#p2">', '"#p2" leads to no element: "topics/t/index.html" has no id "p2" [E527]'),
        ('<a href="/events/a/">', '"/events/a/" starts at the root of the host; links are relative [E525]'),
        ('<a href="javascript:alert(1)">', '"javascript:alert(1)" is no address of a kind that may be linked [E523]'),
        ('<a href="//[evil">', '"//[evil" is no address [E523]'),
        (
            '<img src="https://example.org/a.png">',
            '"https://example.org/a.png" would be loaded from another host [E524]',
        ),
        (
            '<link rel="stylesheet" href="//example.org/a.css">',
            '"//example.org/a.css" would be loaded from another host [E524]',
        ),
        ('<img srcset="a.png 1x, ../../events/a/ 2x">', '"a.png" leads to no page or file of the site [E526]'),
    ],
)
def test_wrong(html: str, finding: str) -> None:
    assert told("<p>\n" + html) == [f"2: link: {finding}"]


def test_an_id_stands_once_and_what_names_it_finds_it() -> None:
    assert told('<p id="a"><p>\n<p id="a" aria-labelledby="a b">') == [
        '2: id: "a" is the id of two elements [E521]',
        '2: aria-labelledby: no element has the id "b" [E522]',
    ]


def test_the_page_shown_at_any_depth_links_from_the_path_of_the_site() -> None:
    style = '<link rel="stylesheet" href="/archive/assets/css/base.12ab.css">'
    assert told(style + '<a href="/archive/"><a href="/archive/events/a/#p1">', "404.html") == []
    assert told(style + '<a href="/events/a/">', "404.html") == [
        '1: link: "/events/a/" leads to no page or file of the site [E526]'
    ]
    assert told('<a href="/events/a/">', "404.html") == []


def test_a_style_sheet_names_files_that_are_there() -> None:
    sheet = Output(
        "assets/css/page.css", b"@font-face { src: url('../fonts/a.woff2') }\np { background: url(base.12ab.css) }"
    )
    assert [(f.where.path, f.where.line, f.message) for f in faults_of(*REST, sheet)] == [
        ("assets/css/page.css", 1, '"../fonts/a.woff2" leads to no file of the site')
    ]


UNNAMED = '2: aria-labelledby: no element has the id "a" [E522]'
BROKEN = '"../../none/" leads to no page or file of the site [E526]'


@pytest.mark.parametrize(
    ("html", "findings"),
    [
        ("<a\n class='x'\n href='../../none/'>", [f"2: link: {BROKEN}"]),
        ("<A HREF=../../none/ >", [f"2: link: {BROKEN}"]),
        ('<p>a <b\n<a href="../../none/">', [f"2: link: {BROKEN}"]),
        ('<!-- <a href="../../none/"> -->\n<a href="../../none/">', [f"3: link: {BROKEN}"]),
        ("<script>if (a<b) x = '<a href=\"../../none/\">'</script>\n<a href=\"../../none/\">", [f"3: link: {BROKEN}"]),
        ('<script>var id="a"</script><p aria-labelledby="a">', [UNNAMED]),
        ('<p title="a > b" id="a"><p title="<p id=a>" aria-labelledby="a">', []),
        ('<a title="id=" class="a" aria-labelledby="a">', [UNNAMED]),
        ('<script src="../../none/" defer></script>', [f"2: link: {BROKEN}"]),
        ("<p id><p id>", ['2: id: "" is the id of two elements [E521]']),
        ('<p id="a&amp;b" aria-labelledby="a&amp;b">', []),
    ],
    ids=[
        "over lines", "capitals and no marks", "no end", "a comment", "a script with tags", "a script with a name",
        "signs in values", "a name in a value", "an empty script", "names without values", "references to characters",
    ],
)  # fmt: skip
def test_a_tag_is_heard_however_it_is_written(html: str, findings: list[str]) -> None:
    assert told("<p>\n" + html) == findings


def test_the_same_tag_is_judged_from_each_folder() -> None:
    pages = [
        Output(path, b'<a href="a.txt"><a href="../a.txt"><a href="../../a.txt"><a href="x/../../a.txt">')
        for path in ("x/a/index.html", "x/b/index.html", "x/index.html")
    ]
    files = (Output("a.txt", b""), Output("x/a.txt", b""), Output("x/a/a.txt", b""), *pages)
    assert [(f.where.path, f.message.split()[0]) for f in faults_of(*files)] == [
        ("x/b/index.html", '"a.txt"'),
        ("x/index.html", '"../../a.txt"'),
    ]


@pytest.mark.parametrize("known", [frozenset(), frozenset(("events/a/index.html", "index.html"))], ids=["none", "some"])
def test_what_is_known_of_one_build_is_not_of_another(known: frozenset[str]) -> None:
    links = b'<a href="../../events/a/"><a href="#p2"><a href="../../events/a/#p1">'
    page = Output("topics/t/index.html", b'<p id="p2">' + links)
    assert note(page, known).leads == (() if known else ("events/a/index.html",)) + ("events/a/index.html#p1",)


def test_a_page_leads_to_a_place_once_and_is_told_of_wherever_it_does() -> None:
    page = Output("a/index.html", b'<a href="../b/#p9">\n<a href="../c/"><a href="../b/#p9">\n<a href="../b/#p1">\n')
    other = Output("b/index.html", b'<p id="p1">')
    known = frozenset((page.path, other.path))
    assert note(page, known).leads == ("b/index.html#p9", "c/index.html", "b/index.html#p1")
    assert [(f.where.line, f.code) for f in faults_of(page, other)] == [(1, "E527"), (2, "E526"), (2, "E527")]


def test_a_sign_in_the_name_of_a_file_is_not_that_before_an_element() -> None:
    files = (Output("a", b""), Output("b.html", b'<a href="a"><a href="a%23c">'))
    assert [f.message for f in faults_of(*files)] == ['"a%23c" leads to no page or file of the site']

"""Saved pages: what they say of themselves is read with the standard library, their words with an extra package."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from communique.desk.saved_page import PACKAGES, page_fields, read_page
from communique.model.finding import FieldError
from communique.pipeline import PROJECT

WORDS = (
    "The foreign ministers of the two countries spoke by telephone on Friday about the harvest, the price of salt and the "
    "repair of the bridge between them."
)
PAGE = f"""\
<!doctype html>
<html lang="en"><head><title>Ministers speak - Office</title>
<meta property="og:title" content="Ministers speak by phone">
<meta property="og:site_name" content="Office of Foreign Affairs">
<meta property="article:published_time" content="1995-03-03T18:20:00+01:00">
<link rel="canonical" href="https://office.example/1995/call.html">
<script type="application/ld+json">{{"@graph": [{{"headline": "Other words", "dateModified": "1995-03-04"}}]}}</script>
</head><body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Ministers speak by phone</h1><p>{WORDS}</p><p>{WORDS.replace("Friday", "Friday evening")}</p></article>
<footer>All rights reserved</footer></body></html>
"""

needs_package = pytest.mark.skipif(find_spec("trafilatura") is None, reason=f"{PACKAGES[0]} is not installed")


def test_what_a_page_says_of_itself() -> None:
    assert page_fields(PAGE) == {
        "title": "Ministers speak by phone",
        "date": "1995-03-03",
        "updated": "1995-03-04",
        "publisher": "Office of Foreign Affairs",
        "url": "https://office.example/1995/call.html",
        "language": "en",
    }


@pytest.mark.parametrize(
    ("html", "fields"),
    [
        ("<p>On 3 March 1995 they spoke.</p>", {}),
        ("<title>Ministers speak</title><h1>Ministers <em>speak</em> by phone</h1>", {"title": "Ministers speak by phone"}),
        ("<title>Ministers speak</title><h1>Office</h1><h1>Ministers speak by phone</h1>", {"title": "Ministers speak"}),
        ("<time datetime=1995-03-03>Friday</time> <time datetime=1995-03-04>later</time>", {}),
        ("<time datetime='1995-03-03T10:00Z'>Friday</time>", {"date": "1995-03-03"}),
        ('<script type="application/ld+json">[1, {"datePublished": "1995-03-03", "publisher": {"name": "Office"}}]</script>',
         {"date": "1995-03-03", "publisher": "Office"}),
        ('<script type="application/ld+json">{not json</script>', {}),
        ('<script type="application/ld+json">' + "[" * 100_000 + "</script>", {}),
    ],
)  # fmt: skip
def test_nothing_is_guessed(html: str, fields: dict[str, str]) -> None:
    assert page_fields(html) == fields


@needs_package
def test_a_page_becomes_a_text(tmp_path: Path) -> None:
    (tmp_path / "Ministers speak.html").write_text(PAGE)
    path, text = read_page(tmp_path / "Ministers speak.html")
    assert path == "seeds/ministers-speak.md"
    head, _, body = text.partition("\n---\n")
    assert head.splitlines() == [
        "---",
        "title: Ministers speak by phone",
        "date: 1995-03-03",
        "updated: 1995-03-04",
        "publisher: Office of Foreign Affairs",
        "url: https://office.example/1995/call.html",
        "language: en",
    ]
    assert WORDS in body.split("\n\n")
    assert "Home" not in body and "All rights reserved" not in body


@needs_package
def test_a_page_in_another_encoding_stops_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes("<p>\nBesuch in Köln</p>".encode("latin-1"))
    with pytest.raises(FieldError) as fault:
        read_page(tmp_path / "a.html")
    assert (fault.value.finding.where.line, fault.value.finding.message) == (2, "is not in UTF-8")


def test_without_the_package_one_line_says_how_to_install_it(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    code = (
        "import sys; sys.modules['trafilatura'] = None\n"
        "from communique.cli import main\n"
        f"sys.exit(main(['import', {str(tmp_path / 'a.html')!r}, '--root', {str(PROJECT)!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == (
        "Saved pages are read by a package that is not installed. "
        f"Install it with: {sys.executable} -m pip install {' '.join(PACKAGES)}\n"
    )

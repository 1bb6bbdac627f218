"""Content cannot run: whatever words stand in it, they are read back from every format as the same words and no more."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import html5lib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.pipeline import build
from communique.text.characters import FORBIDDEN, visible
from tests.trees import GOOD, PROJECT

HOSTILE = (
    *("<script>alert(1)</script>", "</title>", "<!--", "-->", "]]>", "<![CDATA[", "<svg/onload=x>", '" onclick="x', "' x='"),
    *("javascript:alert(1)", "&lt;", "&amp;#60;", "&#x3c;b&#x3e;", "{{ 7*7 }}", "{% raw %}", "{title}", "%s", "${x}", "\\", "\\n"),
    *("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "BEGIN:VEVENT", ";", ",", ":", "}", "{", "\\input{x}", "$", "#", "_", "^", "~"),
    *("ER  - ", "TY  - BOOK", "|", "[[", "]]", "''", "\u2028", "\u200f", "\u0301", "😀", "العربية", "中文", "ß", "ﬁ", "\U0001f468\u200d\U0001f469"),
    *("https://elsewhere.example/", "//elsewhere.example", "<a href=x>", "*", "`", "¶", "[a](https://b.example/)", "'", '"', "“", "”", "ı", "İ", "\u00ad"),
)
"""Pieces that mean something in a format that the program writes."""

WORDS = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=6), min_size=1, max_size=6).map("".join)
VALUES = WORDS.map(lambda text: FORBIDDEN.sub("", text)).filter(lambda text: text.strip() and len(text) < 250)
"""Words that an archivist may write."""
TEXTS = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=30), min_size=1, max_size=12).map("".join)
FIELDS = ("title", "short", "note", "place", "topic", "definition", "person", "display", "page", "body", "site", "heading")
FIELDS += ("lede", "statement", "rights", "scope", "gaps", "obtained", "archived", "quality", "label", "reviewer", "publisher")
SEED = "Leaders speak by phone\n\nBEIJING, Aug. 25, 2021 -- President Xi Jinping held a phone call with President Vladimir Putin.\n\n"


def quoted(text: str) -> str:
    """A text in YAML."""
    return '"' + "".join(c if c.isalnum() or c == " " else f"\\U{ord(c):08x}" for c in text) + '"'


def line(text: str) -> str:
    """A text as a title holds it: on one line."""
    return " ".join(text.split())


def write(root: Path, values: dict[str, str], seed: str) -> None:
    """An archive with these words in its fields, and these in its text."""
    v = {name: quoted(value) for name, value in values.items()}
    body = (SEED + seed).encode()
    files = {
        "content/site.yaml": f"title: {v['site']}\nlanguage: en\nheading: {v['heading']}\nlede: {v['lede']}\n"
        f"statement: {v['statement']}\nrights: {v['rights']}\nrevised: 2021-09-01\n",
        "content/documents/call.yaml": f"seed: call.txt\nsha256: {hashlib.sha256(body).hexdigest()}\ncollection: calls\n"
        f"display_title: {v['display']}\npublisher: gazette\nobtained: {{from: {v['obtained']}, archived: {v['archived']}}}\n"
        f"quality: {{notice: {v['quality']}, label: {v['label']}}}\nreviewed: {{by: {v['reviewer']}, on: 2021-09-01}}\n",
        "content/events/2021-call.md": f"---\ntitle: {v['title']}\nshort: {v['short']}\nnote: {v['note']}\nplace: {v['place']}\n"
        "type: phone-call\ndate: {value: 2021-08-25, basis: text, quotes: ['Aug. 25, 2021']}\ndocuments: [call]\ncollection: calls\n"
        "participants: [xi-jinping]\n---\nThey spoke. [call ¶1]\n",
        "content/collections/calls.md": f"---\ntitle: Calls\nscope: {v['scope']}\nselection: All.\ngaps: {v['gaps']}\neditors: We.\n---\n",
        "content/pages/about.md": f"---\ntitle: {v['page']}\n---\n{values['body']}\n",
        "content/vocabularies/topics.yaml": f"phones: {{name: {v['topic']}, definition: {v['definition']}, terms: {{en: [phone]}}}}\n",
        "content/vocabularies/people.yaml": f"xi-jinping: {{name: {v['person']}, variants: [Xi Jinping], country: china}}\n",
        "content/vocabularies/publishers.yaml": f"gazette: {{name: {v['publisher']}}}\n",
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8", newline="\n")
    (root / "seeds").mkdir()
    (root / "seeds" / "call.txt").write_bytes(body)


def made(values: dict[str, str], seed: str = "") -> dict[str, str]:
    """The built files of such an archive, as text."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write(root, values, seed)
        built = build(root, root / "dist")
        assert not built.failed, built.findings
        files = [p for p in (root / "dist").rglob("*") if p.is_file() and p.relative_to(root / "dist").parts[0] != "assets"]
        return {p.relative_to(root / "dist").as_posix(): p.read_bytes().decode() for p in files}


@cache
def plain() -> dict[str, str]:
    """The same archive with harmless words."""
    return made({name: f"Some words of {name}" for name in FIELDS})


def parsed(text: str) -> tuple[ET.Element, list[Any]]:
    """A page as a browser reads it, and what is wrong with it."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    return parser.parse(text), parser.errors


def shapes(page: ET.Element) -> set[tuple[str, tuple[str, ...]]]:
    """Which elements a page has, each with the names of its attributes."""
    return {(str(e.tag), tuple(sorted(map(str, e.attrib)))) for e in page.iter() if isinstance(e.tag, str)}


@pytest.fixture(scope="module")
def many(full: bool) -> int:
    """How many examples."""
    return 150 if full else 6


def test_words_in_every_field_are_read_back_from_every_format(many: int) -> None:
    @settings(max_examples=many, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(st.fixed_dictionaries({name: VALUES for name in FIELDS}))
    def check(values: dict[str, str]) -> None:
        files = made(values)
        check_pages(files, values)
        check_data(files, values)
        check_lines(files, values)

    check()


def test_a_text_of_any_characters_is_shown_and_does_nothing(many: int) -> None:
    values = {name: f"Some words of {name}" for name in FIELDS}

    @settings(max_examples=2 * many, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(TEXTS)
    def check(text: str) -> None:
        files = made(values, text)
        assert files["documents/call/source.txt"] == SEED + text
        check_pages(files, values)
        check_data(files, values)
        check_lines(files, values)
        shown = "".join(parsed(files["documents/call/index.html"])[0].itertext())
        for piece in visible(text).split():
            assert piece in shown or not piece.isalnum(), piece

    check()


def check_pages(files: dict[str, str], values: dict[str, str]) -> None:
    """Pages are well formed, have no element or attribute that harmless words do not bring, and show the words."""
    usual = set().union(*(shapes(parsed(text)[0]) for name, text in plain_pages()))
    for name, text in files.items():
        if not name.endswith(".html"):
            continue
        page, errors = parsed(text)
        assert errors == [], (name, errors)
        assert {tag for tag, _ in shapes(page)} <= {tag for tag, _ in usual} | PROSE, name
        assert {a for _, names in shapes(page) for a in names} <= {a for _, names in usual for a in names} | {"start"}, name
        for element in page.iter("script"):
            assert not element.text or json.loads(element.text), name
        for element in page.iter():
            for attribute in ("href", "src", "action"):
                address = element.get(attribute, "").strip().lower() if isinstance(element.tag, str) else ""
                assert re.match(r"(?:https?://|mailto:|[^:]*$|[^:]*[/?#])", address), (name, address)
    for name, expected in (("events/2021-call/", "title"), ("topics/phones/", "topic"), ("about/", "page")):
        heading = next(parsed(files[f"{name}index.html"])[0].iter("h1"))
        assert line(values[expected]) in line("".join(heading.itertext())), name


PROSE = {"em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "br", "a", "s"}
PROSE |= {"table", "thead", "tbody", "tr", "th", "td", "wbr"}
"""What Markdown may make of a page's text."""


def plain_pages() -> Iterator[tuple[str, str]]:
    """The pages of harmless words."""
    yield from ((name, text) for name, text in plain().items() if name.endswith(".html"))


def check_data(files: dict[str, str], values: dict[str, str]) -> None:
    """JSON, tables and feeds are strict, and hold the very words."""
    for name, text in files.items():
        if name.endswith((".json", ".jsonld")):
            json.loads(text, parse_constant=lambda word: pytest.fail(f"{name}: {word}"))
        elif name.endswith(".csv"):
            rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
            assert len({len(row) for row in rows}) == 1, name
            assert not [cell for row in rows for cell in row if cell[:1] in tuple("=+-@\t\r") and not number(cell)], name
        elif name.endswith((".atom", ".xml")):
            assert "<!DOCTYPE" not in text and "<!ENTITY" not in text
            ET.fromstring(text)
    (event,) = json.loads(files["data/events.json"])["events"]
    (document,) = json.loads(files["data/documents.json"])["documents"]
    assert (event["title"], document["display_title"]) == (line(values["title"]), line(values["display"]))
    assert document["publisher"] == line(values["publisher"])
    rows = csv.DictReader(io.StringIO(files["data/events.csv"].removeprefix("\ufeff"), newline=""))
    assert [row["title"].removeprefix("'") for row in rows] == [line(values["title"]).removeprefix("'")]
    titles = ["".join(e.itertext()) for e in ET.fromstring(files["feed.atom"]).iter("{http://www.w3.org/2005/Atom}title")]
    assert any(line(values["title"]) in title for title in titles)


def number(cell: str) -> bool:
    """Whether a cell is a number, which may begin with a sign."""
    return bool(re.fullmatch(r"-?\d+(\.\d+)?", cell))


def check_lines(files: dict[str, str], values: dict[str, str]) -> None:
    """Calendars and citation files keep to their lines, and hold the very words."""
    for name in (n for n in files if n.endswith(".ics")):
        assert all(len(row.encode()) <= 75 for row in files[name].split("\r\n"))
        rows = files[name].replace("\r\n ", "").split("\r\n")
        assert not [row for row in rows[:-1] if not re.match(r"[A-Z-]+[;:]", row) or "\n" in row or "\r" in row]
        assert [row for row in rows if row.startswith("BEGIN:")].count("BEGIN:VEVENT") == 1
        (summary,) = (row.removeprefix("SUMMARY:") for row in rows if row.startswith("SUMMARY:"))
        assert re.sub(r"\\([\\;,n])", lambda m: m[1], summary) == line(values["title"])
    ris = files["events/2021-call/2021-call.ris"].split("\r\n")
    assert not [row for row in ris[:-1] if not re.match(r"[A-Z][A-Z0-9]  - ", row) or "\n" in row or "\r" in row]
    assert (ris[0], ris[-2].rstrip(), sum(row.startswith("ER  -") for row in ris)) == ("TY  - ELEC", "ER  -", 1)
    (title,) = (row.removeprefix("TI  - ") for row in ris if row.startswith("TI  - "))
    assert title.startswith(line(values["title"]))
    bibtex = files["events/2021-call/2021-call.bib"]
    (title,) = (row.removeprefix("  title = {{") for row in bibtex.split("\n") if row.startswith("  title = "))
    assert untexed(title).startswith(line(values["title"]))
    assert sum({"{": 1, "}": -1}.get(c, 0) for c in bibtex) == 0


def untexed(text: str) -> str:
    """What BibTeX prints of a value."""
    signs = {"textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~", "textasciicircum": "^"}
    return re.sub(r"\{\\([a-z]+)\}|\\([&%$#_])", lambda m: signs[m[1]] if m[1] else m[2], text)


@settings(max_examples=50, deadline=None, derandomize=True, database=None)
@given(st.text(max_size=40))
def test_what_is_shown_of_any_text_can_stand_in_html_and_xml(text: str) -> None:
    shown = visible(text)
    ET.fromstring(f"<a>{shown.replace('&', '&amp;').replace('<', '&lt;')}</a>")
    assert parsed(f"<!doctype html><title>a</title><p>{shown.replace('&', '&amp;').replace('<', '&lt;')}</p>")[1] == []


# No network, no process, nothing read or written elsewhere

WATCHED = """
import os, sys
root, out = sys.argv[1:3]
from communique import cli, pipeline
told = []
def hook(event, arguments):
    if event.startswith(("socket.", "subprocess.", "os.exec", "os.spawn", "os.posix_spawn", "os.fork", "os.system", "pty.", "urllib.")):
        told.append(f"{event} {arguments}")
    elif event == "open" and isinstance(arguments[0], (str, bytes)):
        path, mode = os.path.abspath(os.fsdecode(arguments[0])), arguments[1]
        writes = isinstance(mode, str) and set(mode) & set("wax+") or (mode is None and arguments[2] & (os.O_WRONLY | os.O_RDWR))
        mine = (path + os.sep).startswith(os.path.dirname(out) + os.sep)
        ours = path.startswith((root + os.sep, str(pipeline.PROJECT) + os.sep, sys.prefix, sys.base_prefix))
        if writes and not mine or not writes and not mine and not ours:
            told.append(f"{event} {arguments}")
sys.addaudithook(hook)
code = cli.main(["build", "--quiet", "--root", root, "--out", out])
sys.exit("\\n".join(told) or code)
"""


@pytest.mark.parametrize("root", [PROJECT, GOOD], ids=["the first collection", "the small archive"])
def test_a_build_opens_no_socket_starts_no_process_and_touches_nothing_else(root: Path, tmp_path: Path) -> None:
    line = [sys.executable, "-B", "-c", WATCHED, str(root), str(tmp_path / "out" / "dist")]
    (tmp_path / "out").mkdir()
    done = subprocess.run(line, env={**os.environ, "PYTHONPATH": str(PROJECT)}, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")

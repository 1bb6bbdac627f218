"""The interface in each of its languages: whole, in the words of that language alone, with dates and numbers as it writes them."""

from __future__ import annotations

import ast
import html
import re
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import html5lib
import pytest

from communique.content.read import SHIPPED
from communique.content.read import read as read_content
from communique.pipeline import PROJECT, build
from communique.rendering.dates import date_in_words
from communique.rendering.words import plain
from communique.text.edtf import parse
from communique.text.fields import load
from communique.text.plurals import FORMS, RULES, forms

LANGUAGES = ("fr", "ru", "zh")
SIGNS = re.compile(
    r"cr-\d+|¶|SHA-256|UTF-8|[A-Z-]*JSON|CSV|TXT|Atom|iCalendar|Frictionless|RO-Crate|EDTF|BibTeX|RIS|MLA|APA|Chicago|JavaScript"
    r"|Wikidata Q\d+|https?:\S+|/[\w/-]+/|#p5|[\w.-]+\.(txt|json|csv)|[0-9a-f]{64}"
)
"""Names of formats and styles, addresses and digests, which are the same in every language."""
LATIN = re.compile(r"[A-Za-z]{2,}")


def words(language: str) -> dict[str, str]:
    """The words of a language by key."""
    text = (SHIPPED / "strings" / f"{language}.yaml").read_text(encoding="utf-8")
    return {key: str(node.value) for key, node in load(text, f"{language}.yaml").value.items()}


def in_language(folder: Path, language: str, more: str = "") -> Path:
    """The first collection, whose records are in English, with an interface in another language."""
    for name in ("content", "seeds"):
        shutil.copytree(PROJECT / name, folder / name)
    settings = folder / "content" / "site.yaml"
    text = settings.read_text(encoding="utf-8").replace("language: en", f"language: {language}\nrecords: en{more}")
    settings.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module", params=LANGUAGES)
def translated(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A language, and the first collection built in it."""
    folder = tmp_path_factory.mktemp(request.param)
    built = build(in_language(folder, request.param), folder / "dist", "")
    assert [f for f in built.findings if f.severity == "error"] == []
    return request.param, folder / "dist"


def said(element: Any, language: str) -> Iterator[tuple[str, str]]:
    """The text of an element in pieces, each with the language that is declared for it; not what scripts hold."""
    if not isinstance(element.tag, str) or element.tag in ("script", "head"):
        return
    language = element.get("lang", language)
    yield language, element.text or ""
    for child in element:
        yield from said(child, language)
        yield language, child.tail or ""


def test_a_page_says_its_language_and_speaks_no_english_but_in_records(translated: tuple[str, Path]) -> None:
    language, site = translated
    shipped = (SHIPPED / "event-types.yaml").read_text(encoding="utf-8")
    codes = " ".join((*words(language).values(), shipped)) if language == "fr" else ""
    found: dict[str, set[str]] = {}
    for path in sorted(site.rglob("*.html")):
        page = html5lib.parse(path.read_text(encoding="utf-8"), namespaceHTMLElements=False)
        assert page.get("lang") == language
        if path.name == "404.html" or path.parent.name == "data" or path.name == "ro-crate-preview.html":
            continue  # names of tables and columns are those of the data
        for spoken, text in said(page.find("body"), ""):
            rest = SIGNS.sub("", text)
            if spoken in ("", language) and LATIN.search(rest) and not _of_the_words(rest, codes):
                found.setdefault(path.relative_to(site).as_posix(), set()).add(" ".join(text.split())[:60])
    assert {name: sorted(told) for name, told in found.items()} == {}


def _of_the_words(text: str, ours: str) -> bool:
    """Whether each Latin word of a text is one of the interface's own, or the code of a state."""
    return all(word in ours or re.fullmatch("[A-Z]{2}", word) for word in re.findall(r"[A-Za-zÀ-ÿ’œ]+", text) if len(word) > 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_is_translated_in_every_form_and_none_is_left_over(language: str) -> None:
    english, ours = words("en"), words(language)
    needed = set()
    for key in english:
        stem, _, form = key.rpartition(".")
        counts = form in FORMS and f"{stem}.one" in english and f"{stem}.other" in english
        needed |= {f"{stem}.{f}" for f in forms(ours["plural.rule"])} if counts else {key}
    assert set(ours) == needed
    same = {key for key in ours if ours[key] == english.get(key) and LATIN.search(SIGNS.sub("", re.sub(r"{\w+}", "", ours[key])))}
    assert same <= ALIKE[language], f"left in English: {sorted(same - ALIKE[language])}"


ALIKE = {
    "zh": set(),
    "ru": set(),
    "fr": {
        "part.year-month-day", "nav.documents", "event.date", "event.participants", "cite.note", "download.passages",
        "account.agency", "record.collection", "home.documents", "home.collections.one", "home.collections.other",
        "note.participant", "people.participants", "people.organisations", "instrument.parties", "collection.kind",
        "topic.documents", "topic.passages", "topics.total", "search.site", "search.by-date", "count.sources.one",
        "count.sources.other", "count.documents.one", "count.documents.other", "count.passages.one", "count.passages.other",
        "version.number", "month-letter.1", "account.via", "language.hi", "note.letter", "party.kind-organisation",
        "phrase.places", "search.filter.participant",
    },
}  # fmt: skip
"""Words that are the same in English."""


@pytest.mark.parametrize(
    ("language", "edtf", "form", "written"),
    [
        ("zh", "2021-12-15", "long", "2021年12月15日"),
        ("zh", "2021-12-15", "full", "2021年12月15日，星期三"),
        ("zh", "2021-05-05/2021-05-10", "long", "2021年5月5日–10日"),
        ("ru", "2021-12-15", "long", "15 декабря 2021\u00a0г."),
        ("ru", "2021-12-15", "short", "15 дек. 2021\u00a0г."),
        ("ru", "2021-12", "long", "декабрь 2021\u00a0г."),
        ("ru", "2021", "long", "2021"),
        ("fr", "2021-12-15", "long", "15 décembre 2021"),
        ("fr", "2021-01-01", "long", "1er janvier 2021"),
        ("fr", "2021-12-15", "full", "mercredi 15 décembre 2021"),
        ("fr", "2021-05-05/2021-05-10", "long", "5–10 mai 2021"),
        ("en", "2021-01-01", "long", "1 January 2021"),
    ],
)
def test_a_date_is_written_as_its_language_writes_it(language: str, edtf: str, form: str, written: str) -> None:
    assert str(date_in_words(parse(edtf), form, partial(plain, words(language)))) == written


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ["0 events", "1 event", "2 events", "5 events", "11 events", "21 events", "22 events"]),
        ("ru", ["0 событий", "1 событие", "2 события", "5 событий", "11 событий", "21 событие", "22 события"]),
        ("fr", ["0 événement", "1 événement", "2 événements", "5 événements", "11 événements", "21 événements", "22 événements"]),
        ("zh", ["0个事件", "1个事件", "2个事件", "5个事件", "11个事件", "21个事件", "22个事件"]),
    ],
)
def test_a_number_goes_with_its_form(language: str, told: list[str]) -> None:
    assert [plain(words(language), "count.events", n=n) for n in (0, 1, 2, 5, 11, 21, 22)] == told


def test_the_rules_of_numbers() -> None:
    assert {rule: forms(rule) for rule in RULES} == {
        "other": ("other",),
        "one, other": ("one", "other"),
        "zero and one, other": ("one", "other"),
        "one, few, other": ("one", "few", "other"),
    }
    assert [RULES["one, few, other"](n) for n in (101, 104, 111, 112, 120)] == ["one", "few", "other", "other", "other"]


def test_a_missing_key_is_a_fault_of_its_file(tmp_path: Path) -> None:
    root = in_language(tmp_path, "eo")
    (root / "content" / "strings").mkdir()
    kept = (SHIPPED / "strings" / "en.yaml").read_text(encoding="utf-8").replace("frame.skip: Skip to the text\n", "")
    (root / "content" / "strings" / "eo.yaml").write_text(kept, encoding="utf-8")
    told = [(f.where.path, f.code, f.message) for f in read_content(root)[1] if f.severity == "error"]
    assert told == [("content/strings/eo.yaml", "E119", 'there are no words for 1 keys of the interface: "frame.skip"')]


ROOMS = ("pages", "rendering", "drawing")
TECHNICAL = re.compile(r"no words for|no static file|the page ..|cannot be drawn|is a link|is no regular file|put a copy|no template|calls itself")
"""Messages to whoever builds the site, not to readers."""


def test_no_code_holds_words_for_readers() -> None:
    found = []
    for path in sorted(p for room in ROOMS for p in (PROJECT / "communique" / room).glob("*.py")):
        if path.name in ("compiling.py", "expressions.py"):
            continue  # pieces of Python, which templates become
        tree = ast.parse(path.read_text(encoding="utf-8"))
        notes = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in notes:
                if re.search(r"[A-Za-z]{3,} [A-Za-z]|\b[A-Z][a-z]{2,}", SIGNS.sub("", node.value)) and not TECHNICAL.search(node.value):
                    found.append(f"{path.name}:{node.lineno}: {node.value}")
    assert found == []


def test_no_template_holds_words_for_readers() -> None:
    found = []
    for path in sorted((PROJECT / "templates").rglob("*.html")):
        if path.name in ("review.html", "reviews.html"):
            continue  # pages of the local server, for archivists
        text = html.unescape(re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", "", path.read_text(encoding="utf-8"), flags=re.S))
        text = re.sub(r"<script.*?</script>", "", text, flags=re.S)
        told = re.findall(r'(?:aria-label|placeholder|title|alt)="([^"]*)"', text) + [re.sub(r"<[^>]*>", "\n", text)]
        found += [(path.name, line.strip()) for piece in told for line in piece.split("\n") if LATIN.search(SIGNS.sub("", line))]
    assert [(name, line) for name, line in found if line != "Wikidata"] == []


def test_only_an_interface_in_russian_asks_for_the_second_face_in_cyrillic(translated: tuple[str, Path], site: Path) -> None:
    language, ours = translated
    assert ("css/russian." in (ours / "index.html").read_text(encoding="utf-8")) is (language == "ru")
    assert "css/russian." not in (site / "index.html").read_text(encoding="utf-8")

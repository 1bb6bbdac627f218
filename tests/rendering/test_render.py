"""Pages drawn: what templates may call, what they must not leave out, and how their faults are told."""

from __future__ import annotations

import posixpath
from pathlib import Path

import pytest

from communique.model.page import Page
from communique.pipeline import PROJECT
from communique.rendering.assets import assets
from communique.rendering.frame import FrameLink, frame
from communique.rendering.render import render
from tests.builders import a_site


def drawn(template: str, tmp_path: Path, url: str = "a/", view: object = None, **strings: str) -> tuple[str, list[str]]:
    """What a template of this text gives, and the faults."""
    (tmp_path / "static").mkdir(exist_ok=True)
    (tmp_path / "static" / "a.js").write_text("a")
    (tmp_path / "page.html").write_text(template)
    page = Page(url, "page.html", "Title", "Description", view)
    outputs, faults = render((page,), a_site(), strings, (tmp_path,), (tmp_path / "static",))
    texts = [o.body.decode() for o in outputs if o.path.endswith("html")]
    return (texts or [""])[0], [f"{f.where.path}:{f.where.line}: {f.message}" for f in faults]


def test_a_page_is_written_into_its_folder(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("{{ page.title }}")
    pages = tuple(Page(url, "page.html", "T", "", None) for url in ("", "a/b/", "404.html"))
    outputs, _ = render(pages, a_site(), {}, (tmp_path,), ())
    assert [o.path for o in outputs] == ["index.html", "a/b/index.html", "404.html"]


def test_what_a_view_holds_is_escaped(tmp_path: Path) -> None:
    assert drawn("{{ view }}", tmp_path, view="<b>")[0] == "&lt;b&gt;"


def test_words_links_and_assets(tmp_path: Path) -> None:
    text, faults = drawn("{{ t('k', name='x') }} {{ link('b/', 'p1') }} {{ asset('a.js') }}", tmp_path, k="to {name}")
    assert (text, faults) == ("to x ../b/#p1 ../assets/a.ca978112.js", [])


@pytest.mark.parametrize(
    ("template", "fault"),
    [
        ("\n{{ view.nothing }}", "templates/page.html:2: the page \"/a/\" cannot be drawn: 'None' has no attribute 'nothing'"),
        ("{{ t('none') }}", 'templates/page.html:1: the page "/a/" cannot be drawn: no words for "none"'),
        ("{{ asset('b.css') }}", 'templates/page.html:1: the page "/a/" cannot be drawn: no static file "b.css"'),
        ("\n\n{% if %}", 'templates/page.html:3: the page "/a/" cannot be drawn: Expected an expression, got \'end of statement block\''),
    ],
)
def test_a_fault_names_the_template_and_the_line(template: str, fault: str, tmp_path: Path) -> None:
    assert drawn(template, tmp_path)[1] == [fault]


def test_the_frame_links_to_what_exists() -> None:
    pages = (
        Page("", "pages/home.html", "", "", None),
        Page("timeline/", "pages/timeline.html", "", "", None),
        Page("about/", "pages/editorial.html", "About", "", None),
        Page("documents/", "pages/documents.html", "", "", None),
    )
    made = frame(pages)
    assert [item.key for item in made.navigation] == ["timeline", "documents"]
    assert made.editorial == (FrameLink("about/", title="About"),)


def test_no_template_has_inline_script_or_style() -> None:
    for path in sorted((PROJECT / "templates").rglob("*.html")):
        text = path.read_text()
        assert " style=" not in text, path.name
        assert "<style" not in text, path.name
        assert " onclick=" not in text, path.name


@pytest.mark.parametrize("sheets", ["home band", "timeline band", "topics", "event", "document", "people", "editorial"])
def test_the_style_sheets_of_a_page_keep_to_their_budget(sheets: str) -> None:
    sizes = {posixpath.basename(o.path).split(".")[0]: len(o.body) for o in assets((PROJECT / "static",))[1]}
    assert sum(sizes[name] for name in ("base", "print", *sheets.split())) < 20_480


def test_fonts_of_a_page_keep_to_their_budget() -> None:
    fonts = PROJECT / "static/fonts"
    assert sum(path.stat().st_size for path in fonts.glob("*-latin*.woff2")) < 120_000
    assert sorted(path.name for path in fonts.glob("LICENSE*")) == ["LICENSE-STIX-Two-Text.txt", "LICENSE-Source-Sans-3.txt"]

"""What a page may weigh: HTML, style sheets, scripts and fonts, for every page of the first collection."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import html5lib

from tests.test_site import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HTML, FONTS = 60_000, 120_000
SHEETS, BASE, SHEET, SCRIPT = 20 * 1024, 17 * 1024, 3 * 1024, 3 * 1024
FRAME = ("base.", "print.")
"""The sheets of every page; `noscript` is asked for only where no script runs."""
HEAVY = ("home", "event", "document", "phrase", "person", "how-to-cite", "search-answer")
"""Kinds with italics, brackets, and words of several languages: those that ask for the most."""
FETCHED = """() => performance.getEntriesByType('resource').filter(r => r.name.endsWith('.woff2'))
  .reduce((sum, r) => sum + r.encodedBodySize, 0)"""


def pages(site: Path) -> list[Path]:
    """Every page of the site."""
    found = sorted(site.rglob("*.html"))
    assert len(found) > 60
    return found


def linked(site: Path, page: Path, tag: str, attribute: str, ending: str) -> dict[str, int]:
    """The files of a kind that a page asks for, by name, with their sizes; not those for browsers without scripts."""
    head = html5lib.parse(page.read_text(encoding="utf-8"), namespaceHTMLElements=False, scripting=True)
    here = f"https://a.example/{page.relative_to(site).as_posix()}"
    names = (urljoin(here, e.get(attribute, "")).removeprefix("https://a.example/") for e in head.iter(tag))
    return {Path(name).name: (site / name).stat().st_size for name in names if name.endswith(ending)}


def test_html(site: Path) -> None:
    sizes = {p.relative_to(site).as_posix(): p.stat().st_size for p in pages(site)}
    assert {name: size for name, size in sizes.items() if size > HTML} == {}


def test_style_sheets(site: Path) -> None:
    for page in pages(site):
        sheets = linked(site, page, "link", "href", ".css")
        frame = sum(size for name, size in sheets.items() if name.startswith(FRAME))
        own = {name: size for name, size in sheets.items() if not name.startswith(FRAME)}
        assert 0 < frame <= BASE, page
        assert all(size <= SHEET for size in own.values()), own
        assert sum(sheets.values()) <= SHEETS, sheets


def test_scripts(site: Path) -> None:
    for page in pages(site):
        if page.parent.name != "search":
            assert sum(linked(site, page, "script", "src", ".js").values()) <= SCRIPT, page


def test_fonts(browser: Browser, address: str, full: bool) -> None:
    fetched = {}
    for name in [name for name in PAGES if name != "404"] if full else HEAVY:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(address + PAGES[name], wait_until="load")
        page.evaluate("document.fonts.ready.then(() => true)")
        fetched[name] = page.evaluate(FETCHED)
        page.close()
    assert all(40_000 < size <= FONTS for size in fetched.values()), fetched


def test_an_interface_in_russian_has_room_for_the_faces_of_both_scripts(site: Path) -> None:
    faces = ("record-latin", "record-latin-italic", "record-cyrillic", "apparatus-latin", "apparatus-cyrillic")
    sizes = {face: path.stat().st_size for face in faces for path in (site / "assets" / "fonts").glob(f"{face}.*")}
    assert len(sizes) == 5 and sum(sizes.values()) <= FONTS

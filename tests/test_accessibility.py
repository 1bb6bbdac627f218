"""Pages for every reader: no violation that axe-core finds, small screens and large letters, the keyboard, no scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

import html5lib
import pytest

from tests.node_tools import node_tool
from tests.test_site import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

KINDS = {**PAGES, "data": "data/", "changes": "changes/", "nothing-found": "search/?q=nonsense&topic=energy-nuclear-power"}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS, SCHEMES = (320, 390, 768, 1440), ("light", "dark")
SEEN = ((320, "light"), (1440, "dark"))
"""What is looked at by default: the narrowest and the widest, and both schemes; with --full, each width in each scheme."""
AXE = """rules => axe.run(document, {resultTypes: ['violations'], runOnly: rules}).then(found =>
  found.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.html.slice(0, 120)}`)))"""
FOCUSABLE = "a[href], button, input, select, summary, [tabindex]"


@pytest.fixture(scope="module")
def calm(browser: Browser, site: Path) -> Iterator[Page]:
    """A page without movement, so that colours are those of the scheme at once, in which the checker may run.

    What 404.html asks for from the root of the host is given to it as well.
    """
    context = browser.new_context(bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    page.route(re.compile(r"^http://[^/]+/assets/"), lambda r: r.fulfill(path=site / urlsplit(r.request.url).path[1:]))
    yield page
    context.close()


@pytest.mark.parametrize("name", KINDS)
def test_a_page_has_no_violation(calm: Page, address: str, name: str, full: bool) -> None:
    axe = node_tool("axe-core", "axe.min.js").read_text(encoding="utf-8")
    shown = tuple((width, scheme) for width in WIDTHS for scheme in SCHEMES) if full else SEEN
    calm.goto(address + KINDS[name], wait_until="load")
    if "?q=" in KINDS[name]:
        calm.wait_for_selector("#search-form[data-done]")
    calm.evaluate(axe)
    found = {}
    for width, scheme in shown:
        calm.set_viewport_size({"width": width, "height": 900})
        calm.emulate_media(color_scheme=scheme)
        found[width, scheme] = calm.evaluate(AXE, RULES)
    assert {place: told for place, told in found.items() if told} == {}


@pytest.mark.parametrize("scale", [1, 4], ids=["320-pixels", "400-percent"])
def test_nothing_scrolls_sideways(browser: Browser, address: str, scale: int) -> None:
    """At 400 % a window of 1280 pixels has room for 320."""
    page = browser.new_page(viewport={"width": 320, "height": 1024 // scale}, device_scale_factor=scale)
    wide = {}
    for name, url in KINDS.items():
        page.goto(address + url, wait_until="load")
        wide[name] = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert {name: width for name, width in wide.items() if width > 320} == {}


def test_the_skip_link_comes_first_and_leads_to_the_text(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(address + PAGES["document"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["y"] >= 0, "it is seen when it has the focus"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    page.close()


@pytest.mark.parametrize("name", ["home", "event", "document", "topics", "search-answer"])
def test_the_keyboard_goes_in_reading_order(browser: Browser, address: str, name: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 900})
    page.goto(address + PAGES[name], wait_until="load")
    if "?q=" in PAGES[name]:
        page.wait_for_selector("#search-form[data-done]")
    shown = page.evaluate(
        """what => [...document.querySelectorAll(what)].filter(e => e.tabIndex >= 0 && !e.disabled && e.checkVisibility(
             {visibilityProperty: true})).map((e, i) => (e.dataset.at = i))""",
        FOCUSABLE,
    )
    focused = []
    for _ in shown:
        page.keyboard.press("Tab")
        focused.append(page.evaluate("Number(document.activeElement.dataset.at ?? -1)"))
    page.close()
    assert focused == shown, "each link and control once, as they stand in the page"
    assert len(shown) > 10


def test_the_paragraph_of_an_address_is_marked(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address + "documents/cr-0002/#p12")
    ground = "id => getComputedStyle(document.getElementById(id)).backgroundColor"
    assert page.evaluate(ground, "p12") == "rgb(250, 236, 192)"
    assert page.evaluate(ground, "p11") == "rgba(0, 0, 0, 0)"
    page.close()


COLOURS = """() => [...document.querySelectorAll('main svg *, main mark, button:not([hidden]), .heat td span')].flatMap(e => {
  const style = getComputedStyle(e), graphic = e instanceof SVGGeometryElement;
  if (!e.checkVisibility() || (graphic && e.closest('defs'))) return [];
  const light = c => c.match(/[\\d.]+/g)?.slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 765;
  const clear = c => c === 'none' || /^rgba.*, 0\\)$/.test(c);
  const ground = light(getComputedStyle(document.body).backgroundColor);
  const paints = graphic ? [style.fill, style.stroke].filter(c => !clear(c)) : [style.color];
  const behind = !graphic && !clear(style.backgroundColor) ? light(style.backgroundColor) : ground;
  if (!graphic && !e.textContent.trim() || e.classList.contains('target')) return [];
  return paints.some(c => Math.abs(light(c) - behind) > 0.3) ? [] : [e.outerHTML.slice(0, 90) + ' ' + paints];
})"""
"""What has the colour of its ground, or nearly: graphics, marked words, buttons, cells."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_shapes_and_marks_stay_when_colours_are_forced(browser: Browser, address: str, scheme: str) -> None:
    page = browser.new_page(forced_colors="active", color_scheme=scheme, viewport={"width": 1440, "height": 900})
    lost = {}
    for name in ("home", "timeline", "event", "document", "topics", "topic", "phrase", "search-answer"):
        page.goto(address + PAGES[name], wait_until="load")
        if "?q=" in PAGES[name]:
            page.wait_for_selector("#search-form[data-done]")
        lost[name] = page.evaluate(COLOURS)
    page.goto(address + "documents/cr-0002/#p12")
    assert page.evaluate("getComputedStyle(document.getElementById('p12')).outlineStyle") == "solid"
    page.close()
    assert {name: told for name, told in lost.items() if told} == {}


@pytest.mark.parametrize(("width", "opened"), [(390, 0), (1440, 1)])
def test_on_phones_the_citations_are_closed(browser: Browser, address: str, width: int, opened: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(address + PAGES["event"], wait_until="load")
    assert page.locator(".cite details").count() > 3
    assert page.locator(".cite details[open]").count() == opened
    page.close()


def test_without_scripts_every_record_is_reached_by_links(site: Path) -> None:
    reached, waiting = {""}, [""]
    while waiting:
        here = waiting.pop()
        page = html5lib.parse((site / here / "index.html").read_text(encoding="utf-8"), namespaceHTMLElements=False)
        for link in page.iter("a"):
            url = urldefrag(urljoin(f"https://a.example/{here}", link.get("href", "")))[0].removeprefix("https://a.example/")
            if url not in reached and (site / url / "index.html").is_file():
                reached.add(url)
                waiting.append(url)
    folders = ("events", "documents", "topics", "people", "parties", "instruments", "phrases", "series", "timeline")
    records = {p.parent.relative_to(site).as_posix() + "/" for f in folders for p in (site / f).rglob("index.html")}
    assert len(records) > 60
    assert records - reached == set()


def test_without_scripts_nothing_waits_for_one(browser: Browser, address: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    for name in ("home", "event", "document", "search"):
        page.goto(address + PAGES[name])
        assert not page.is_visible(".site-search"), name
        assert page.locator(".copy-button:visible").count() == 0, name
    page.close()

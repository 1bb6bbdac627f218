"""What paper and the edge of a page show, in a real Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SHOWN = "[...document.querySelectorAll('.cite .disclosure')].map(d => d.checkVisibility() && d.textContent.trim().split('\\n')[0])"
GAP = """(() => {
  const facts = document.querySelector('.text > .facts').getBoundingClientRect()
  const rail = document.querySelector('.head > .apparatus').getBoundingClientRect()
  const text = document.querySelector('.head ~ .section').getBoundingClientRect()
  return [rail.top - facts.bottom, text.top - rail.bottom]
})()"""


@pytest.mark.parametrize("record", ["documents/cr-0002/", "events/2021-12-15-video-meeting-xi-putin/"])
def test_paper_has_the_chicago_citation_alone_below_the_facts(browser: Browser, address: str, record: str) -> None:
    page = browser.new_page(viewport={"width": 700, "height": 1000})
    try:
        page.goto(address + record)
        page.locator(".cite summary").nth(1).click()  # another form is open on screen, and so this one is closed
        page.emulate_media(media="print")
        assert page.evaluate(SHOWN) == ["Chicago", False, False, False, False, False]
        assert page.locator(".cite .citation").first.is_visible()
        assert not page.locator(".downloads").is_visible()
        below, above_text = page.evaluate(GAP)
        assert 0 <= below < 60
        assert 0 <= above_text < 60
    finally:
        page.close()


@pytest.mark.parametrize("width", [1125, 1440])
def test_no_label_of_the_band_leaves_the_container(browser: Browser, address: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    try:
        page.goto(address, wait_until="networkidle")
        edges = "[...document.querySelectorAll('.band-wide text')].map(t => t.getBoundingClientRect().right)"
        frame = page.evaluate("document.querySelector('.home-band').getBoundingClientRect().right")
        assert max(page.evaluate(edges)) <= frame + 1
    finally:
        page.close()

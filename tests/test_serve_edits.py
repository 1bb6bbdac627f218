"""The local server shows every edit soon, in a browser that is open too, and a fault as a page."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.serving import SOON, Served, end, run, start, waiting

if TYPE_CHECKING:
    from playwright.sync_api import Browser


async def told_of(served: Served, version: str, edit=lambda: None) -> str:
    """What a browser that shows a version of the site is told after an edit."""
    browser = await waiting(served)
    await browser.write_message(f'{{"command": "hello", "snipver": "{version}"}}')
    assert "hello" in await browser.read_message()
    await browser.write_message('{"command": "info", "url": "/"}')
    edit()
    return str(await asyncio.wait_for(browser.read_message(), 30))


def version(served: Served) -> str:
    """The version that a page names."""
    return served.get("/")[2].split("snipver=")[1].split('"')[0]


def test_a_browser_is_told_of_an_edit_and_of_one_that_it_missed(served: Served) -> None:
    page, old = served.root / "content" / "pages" / "about.md", version(served)
    text = page.read_text(encoding="utf-8")
    longer = text + "\nOne more sentence.\n"
    assert '"reload"' in run(told_of(served, old, lambda: page.write_text(longer, encoding="utf-8")))
    assert '"reload"' in run(told_of(served, old))
    page.write_text(text, encoding="utf-8")
    served.seconds_until("/", old)


def test_an_edit_shows_soon(served: Served) -> None:
    page = served.root / "content" / "pages" / "about.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text + "\nA sentence that was added.\n", encoding="utf-8")
    assert served.seconds_until("/about/", "A sentence that was added.") < SOON
    page.write_text(text, encoding="utf-8")
    served.seconds_until("/about/", "</html>")


def test_an_open_page_shows_an_edit_a_fault_and_the_mended_site_by_itself(served: Served, browser: Browser) -> None:
    source = served.root / "content" / "pages" / "about.md"
    text = source.read_text(encoding="utf-8")
    page = browser.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.goto(f"http://127.0.0.1:{served.port}/about/", wait_until="networkidle")
    assert told == []  # the policy of the page lets the script and its socket in
    for edit, shown in (
        (text + "\nWords that a reader waits for.\n", "Words that a reader waits for."),
        (text.replace("title:", "titel:", 1), "content/pages/about.md:"),
        (text + "\nMended words.\n", "Mended words."),
    ):
        source.write_text(edit, encoding="utf-8")
        page.get_by_text(shown).first.wait_for(timeout=30_000)
    page.close()
    source.write_text(text, encoding="utf-8")
    served.seconds_until("/about/", "<h1")


def test_a_text_dropped_into_the_seeds_has_its_page_and_its_place_soon(served: Served) -> None:
    seed = served.root / "seeds" / "wire.txt"
    seed.write_text(
        "Wang Yi speaks with Sergey Lavrov by phone\n\nBEIJING, March 4, 2022 -- Chinese Foreign Minister Wang Yi held "
        "a phone call with Russian Foreign Minister Sergey Lavrov on Friday. They discussed energy cooperation.\n",
        encoding="utf-8",
    )
    assert served.seconds_until("/documents/wire/", "They discussed energy cooperation.") < SOON
    for path in ("/timeline/", "/documents/", "/people/wang-yi/"):
        assert "wire" in served.get(path)[2] or "2022" in served.get(path)[2], path
    seed.unlink()
    assert served.seconds_until("/documents/wire/", "", status=404) < SOON + 1


def test_a_fault_shows_as_a_page_and_mending_it_brings_the_site_back(served: Served) -> None:
    record = served.root / "content" / "documents" / "cr-0001.yaml"
    text = record.read_text(encoding="utf-8")
    record.write_text(text + "colour: <script>alert(1)</script>\n", encoding="utf-8")
    line = text.count("\n") + 1
    assert served.seconds_until("/timeline/", f"content/documents/cr-0001.yaml:{line}: colour: ", status=500) < SOON
    status, headers, body = served.get("/nowhere")
    assert (status, headers["cache-control"]) == (500, "no-store")
    assert "<script>alert" not in body and '<script src="/livereload.js?' in body
    assert served.get("/data/documents.json")[0] == 200
    record.write_text(text, encoding="utf-8")
    assert served.seconds_until("/timeline/", "<h1") < SOON


def test_what_is_saved_during_a_build_is_built_next(served: Served) -> None:
    page = served.root / "content" / "pages" / "about.md"
    text = page.read_text(encoding="utf-8")
    for number in range(12):
        page.write_text(f"{text}\nEdit number {number} of twelve.\n", encoding="utf-8")
        time.sleep(0.1)
    assert served.seconds_until("/about/", "Edit number 11 of twelve.") < SOON
    page.write_text(text, encoding="utf-8")
    served.seconds_until("/about/", "</html>")


def test_a_fault_from_the_start_is_shown_too(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.yaml").write_text("titel: Archive\n", encoding="utf-8")
    broken = start(tmp_path, "--port", "0")
    try:
        status, _, body = broken.get("/")
        assert (status, "content/site.yaml:1: titel: " in body) == (500, True)
    finally:
        end(broken)

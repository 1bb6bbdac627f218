"""The first collection as built, in a real browser: wide and narrow, at any path of a host, without scripts."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import html5lib
import pytest

from communique.model.page import Output
from communique.pipeline import PROJECT
from tests.builders import faults_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDTHS = (390, 1440)
PAGES = {
    "home": "",
    "timeline": "timeline/",
    "timeline-year": "timeline/2021/",
    "event": "events/2021-12-15-video-meeting-xi-putin/",
    "event-supplied-date": "events/2021-06-28-video-meeting-xi-putin/",
    "event-mentioned-only": "events/2001-treaty-signing/",
    "document": "documents/cr-0002/",
    "documents": "documents/",
    "topics": "topics/",
    "topic": "topics/energy-nuclear-power/",
    "people": "people/",
    "person": "people/xi-jinping/",
    "party": "parties/china/",
    "instruments": "instruments/",
    "instrument": "instruments/china-russia-treaty-2001/",
    "collection": "collections/china-russia-2020-2021/",
    "search": "search/",
    "search-answer": "search/?q=%22core+interests%22&year=2021&order=oldest",
    "phrases": "phrases/",
    "phrase": "phrases/core-interests/",
    "phrases-found": "phrases/found/",
    "phrases-letter": "phrases/found/c/",
    "series": "series/china-russia-talks/",
    "about": "about/",
    "how-dates-are-fixed": "how-dates-are-fixed/",
    "how-to-cite": "how-to-cite/",
    "accessibility": "accessibility/",
    "404": "404.html",
}


def is_page(path: Path) -> bool:
    """Whether a file of the site is a page."""
    return path.suffix == ".html"


def opened(browser: Browser, url: str, width: int, **options: object) -> tuple[Page, list[str]]:
    """A page at a width, and all that went wrong with it: console messages, failed and foreign requests."""
    page = browser.new_page(viewport={"width": width, "height": 900}, **options)
    wrong: list[str] = []
    home = url.split("/archive/")[0]
    page.on("console", lambda message: wrong.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on("request", lambda r: None if r.url.startswith((home, "data:")) else wrong.append(f"asks {r.url}"))
    page.on("response", lambda r: wrong.append(f"{r.status} {r.url}") if r.status >= 400 else None)
    page.goto(url, wait_until="networkidle")
    return page, wrong


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", [name for name in PAGES if name != "404"])
def test_a_page_loads_without_a_word_and_without_sideways_scroll(
    browser: Browser, address: str, name: str, width: int
) -> None:
    page, wrong = opened(browser, address + PAGES[name], width)
    try:
        assert wrong == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator("h1").count() == 1 and page.locator("main").count() == 1
        faces = page.evaluate("[...document.fonts].filter(f => f.status == 'loaded').length")
        assert faces >= 1, "the faces of the design are not there"
    finally:
        page.close()


@pytest.mark.parametrize("name", ["home", "event", "document", "timeline"])
def test_without_scripts_a_page_reads_the_same(browser: Browser, address: str, name: str) -> None:
    page, wrong = opened(browser, address + PAGES[name], 1440)
    plain, more = opened(browser, address + PAGES[name], 1440, java_script_enabled=False)
    try:
        assert wrong == more == []
        words = page.locator("main").inner_text().split()
        assert len(words) > 40
        assert set(plain.locator("main").inner_text().split()) >= set(words) - {"Copy", "Copied", "copy"}
    finally:
        page.close()
        plain.close()


def test_from_a_folder_the_site_reads_in_its_own_faces(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    page.goto((site / "index.html").as_uri(), wait_until="networkidle")
    assert page.evaluate("[...document.fonts].filter(f => f.status == 'loaded').length") >= 2
    page.close()


def test_every_page_is_valid_html(site: Path) -> None:
    for path in filter(is_page, sorted(site.rglob("*"))):
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(path.read_bytes(), transport_encoding="utf-8")
        told = [(place, code) for place, code, _ in parser.errors]
        assert told == [], f"{path.relative_to(site)}: {told[:3]}"


def test_every_page_has_a_title_a_description_and_a_policy_of_its_own(site: Path) -> None:
    seen: dict[str, str] = {}
    for path in filter(is_page, sorted(site.rglob("*"))):
        page = html5lib.parse(path.read_text(encoding="utf-8"), namespaceHTMLElements=False)
        name = path.relative_to(site).as_posix()
        title = page.findtext("head/title")
        metas = {m.get("name") or m.get("http-equiv"): m.get("content") for m in page.iter("meta")}
        assert metas["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self'"), (
            name
        )
        assert seen.setdefault(metas["description"], name) == name, f"{name} is described as {seen[metas['description']]}"
        assert title and seen.setdefault(title, name) == name, f"{name} has the title of {seen[title]}"
        assert not [e for e in page.iter() if any(k == "style" or k.startswith("on") for k in e.keys())], name
        assert all(script.get("src") for script in page.iter("script") if script.get("type") in (None, "module")), name
        assert all(nav.get("aria-label") or nav.get("aria-labelledby") for nav in page.iter("nav")), name


def test_every_link_and_fragment_leads_somewhere(site: Path) -> None:
    outputs = tuple(
        Output(p.relative_to(site).as_posix(), p.read_bytes()) for p in sorted(site.rglob("*")) if p.is_file()
    )
    assert [f"{f.where.path}:{f.where.line}: {f.message}" for f in faults_of(*outputs)] == []


def test_the_site_has_its_pages(site: Path) -> None:
    pages = {p.relative_to(site).as_posix().removesuffix("index.html") for p in filter(is_page, site.rglob("*"))}
    assert {url.split("?")[0] for url in PAGES.values()} <= pages
    assert sum(p.startswith("documents/") for p in pages) == 5 + 1
    assert sum(p.startswith("events/2") for p in pages) == 4 + 5
    assert sum(p.startswith("topics/") for p in pages) == 17 + 1
    assert max(path.stat().st_size for path in filter(is_page, site.rglob("*"))) <= 60_000


def test_the_data_names_every_document(site: Path) -> None:
    records = json.loads((site / "data" / "documents.json").read_bytes())["documents"]
    assert [r["seed"] for r in records] == sorted(p.name for p in (PROJECT / "seeds").iterdir())
    assert [r["event_date"] for r in records] == ["2021-06-28", "2021-12-15", "2021-12-15", "2021-08-25", "2020-12-22"]


@pytest.mark.parametrize(("seed", "zone"), [("1", "Pacific/Kiritimati"), ("2", "America/Los_Angeles")])
def test_the_same_inputs_give_the_same_bytes(site: Path, tmp_path: Path, seed: str, zone: str) -> None:
    command = [
        sys.executable,
        *(["-OO"] if seed == "1" else []),
        str(PROJECT / "build.py"),
        "--quiet",
        "--out",
        str(tmp_path / "dist"),
    ]
    environment = {
        "PYTHONHASHSEED": seed,
        "TZ": zone,
        "LC_ALL": "C",
        "SOURCE_DATE_EPOCH": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    assert subprocess.run(command, env=environment, umask=0o077).returncode == 0
    assert (tmp_path / "dist" / "manifest-sha256.txt").read_bytes() == (site / "manifest-sha256.txt").read_bytes()


def test_a_build_opens_no_socket_and_starts_no_process(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom communique.pipeline import PROJECT, build\n"
        "outside = ('socket.', 'subprocess.', 'os.exec', 'os.system', 'os.posix_spawn', 'os.fork')\n"
        "sys.addaudithook(lambda event, _: 1 / 0 if event.startswith(outside) else None)\n"
        "assert build(PROJECT, Path(sys.argv[1])).published\n"
    )
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path / "dist")], cwd=PROJECT).returncode == 0


def pictured(browser: Browser, site: Path, url: str, width: int, height: int, **options: object) -> Page:
    """A page as it is shown; what 404.html asks for from the root of the host is given to it as well."""
    page = browser.new_page(viewport={"width": width, "height": height}, **options)
    page.route(re.compile(r"^http://[^/]+/assets/"), lambda r: r.fulfill(path=site / urlsplit(r.request.url).path[1:]))
    page.goto(url, wait_until="networkidle")
    return page


def test_pictures(browser: Browser, site: Path, address: str, request: pytest.FixtureRequest) -> None:
    folder = request.config.getoption("--pictures")
    if not folder:
        pytest.skip("pictures are taken when asked for: build.py test --pictures DIR")
    for name, path in PAGES.items():
        for width in WIDTHS:
            for scheme in ("light", "dark"):
                page = pictured(browser, site, address + path, width, 900, color_scheme=scheme)
                page.screenshot(path=Path(folder) / f"{name}-{width}-{scheme}.png", full_page=True)
                page.close()
        page = pictured(browser, site, address + path, 794, 1123)
        page.emulate_media(media="print")
        page.screenshot(path=Path(folder) / f"{name}-print.png", full_page=True)
        page.close()

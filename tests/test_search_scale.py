"""Search at thousands of documents: what a first query loads, and how long the answer takes."""

from __future__ import annotations

import itertools
import random
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import pytest

from communique.exports import search as shards
from communique.indices.holdings import Holdings
from communique.indices.index import Indices
from communique.indices.passages import passages
from communique.model.archive import Archive
from communique.model.document import Document
from communique.model.event import Event
from communique.model.page import Page
from communique.pages import search
from communique.pages.plan import viewed
from communique.pipeline import PROJECT
from communique.rendering.render import render
from tests.builders import a_document, a_participant, a_person, a_site, a_topic, an_archive, an_event

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

SIZE, FULL = 3_000, 10_000
BUDGET = 300_000
SEEDS = " ".join(path.read_text(encoding="utf-8") for path in sorted((PROJECT / "seeds").glob("*.txt")))
QUERIES = ("core interests", '"core interests"', "neighbourliness", "russia cooperation", "Afghanistan peace", "con", "xyzzy")


def synthetic(size: int) -> Iterator[Event | Document]:
    """Documents of fifteen paragraphs whose words are as uneven as those of a language, two to an event."""
    chance = random.Random(size)
    common = list(dict.fromkeys(SEEDS.split()))
    syllables = "ka to mi ren sol ver qua pin dor lex ban chu fi gra hol ist jun kel lo mun".split()
    words = common + ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(30_000)]
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(words))))
    for number in range(size):
        day = f"{1950 + number * 70 // size}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
        people = tuple(a_participant(f"p{n}", f"Name {n}") for n in chance.sample(range(200), 2))
        if number % 2 == 0:
            yield an_event(f"e{number}", day, documents=(f"d{number:05d}", f"d{number + 1:05d}"), participants=people)
        texts = [" ".join(chance.choices(words, cum_weights=weights, k=chance.randint(20, 60))) for _ in range(15)]
        topics = {text.split(" ")[0]: f"t{chance.randrange(60)}" for text in chance.sample(texts, 5)}
        publisher = chance.choice(("CGTN", "Xinhua", "TASS", ""))
        yield a_document(f"d{number:05d}", *texts, topics=topics, events=(f"e{number // 2 * 2}",), publisher=publisher)


def indexed(archive: Archive) -> Indices:
    """Only what search needs."""
    return Indices(None, Holdings(), None, None, None, passages(archive))  # type: ignore[arg-type]


class Host:
    """Serves the site from memory; texts are drawn when they are asked for."""

    def __init__(self, archive: Archive) -> None:
        indices = indexed(archive)
        self.site = a_site()
        self.archive, self.indices = archive, indices
        self.pages = {page.url: page for page in search.pages(archive, indices, self.site)}
        self.files = {output.path: output.body for output in shards.export(archive, indices, self.site)}
        self.draw(self.pages["search/"])
        self.loaded = 0

    def draw(self, page: Page) -> None:
        page = replace(page, view=viewed(page, self.archive, self.indices, self.site))
        drawn, faults = render((page,), self.site, self.site.words, (PROJECT / "templates",), (PROJECT / "static",))
        assert faults == ()
        self.files |= {output.path: output.body for output in drawn}

    def answer(self, route: Route) -> None:
        path = urlsplit(route.request.url).path.removeprefix("/")
        if path not in self.files and path in self.pages:
            self.draw(self.pages[path])
        body = self.files.get(path + "index.html" if path.endswith("/") else path)
        self.loaded += len(body or b"") if path.startswith("search/") and path.endswith(".js") else 0
        kinds = {"js": "text/javascript", "css": "text/css", "": "text/html"}
        kind = kinds.get(path.rsplit(".", 1)[-1] if "." in path else "", "application/octet-stream")
        route.fulfill(status=200 if body else 404, body=body or b"", content_type=f"{kind}; charset=utf-8")


def asked(browser: Browser, host: Host, query: str) -> tuple[str, int, str]:
    """What the page says to a first query, the bytes it loads of the index, and the milliseconds it takes."""
    page = browser.new_page()
    page.route("**/*", host.answer)
    host.loaded = 0
    page.goto(f"http://archive.test/search/?q={quote(query)}")
    page.wait_for_selector("#search-form[data-done]", timeout=60_000)
    found = page.inner_text("#search-status"), host.loaded, page.get_attribute("#search-form", "data-milliseconds") or ""
    page.close()
    return found


def test_a_first_query_loads_little(browser: Browser, full: bool, capsys: pytest.CaptureFixture[str]) -> None:
    size = FULL if full else SIZE
    topics = tuple(a_topic(f"t{n}", f"Topic {n}") for n in range(60))
    people = tuple(a_person(f"p{n}", f"Name {n}") for n in range(200))
    archive = an_archive(*synthetic(size), topics=topics, people=people)
    began = time.process_time()
    host = Host(archive)
    told = [f"{size} documents: {(time.process_time() - began) / size * 1e3:.2f} ms each for the index and its shards"]
    told.append(f"{sum(map(len, host.files.values())) / 1e6:.1f} MB in {len(host.files)} files")
    loads: dict[str, int] = {}
    for query in QUERIES:
        asked(browser, host, query)  # draws the texts, so that the second time tells what the browser takes
        says, loads[query], taken = asked(browser, host, query)
        told.append(f"{query}: {says}; {loads[query] / 1000:.0f} kB, {taken} ms")
    with capsys.disabled():
        print("\n" + "\n".join(told))
    assert {query: size for query, size in loads.items() if size > BUDGET} == {}

"""How long an editor waits: the time from a save to the message that reloads the browser, and until all is built again.

    python tests/bench_serve.py --sizes 100,1000 --form markdown --outputs peers --edits 5

Makes up an archive of each size, serves it, and adds a sentence to the document in the middle again and again. Prints, as
medians, milliseconds from the save to the first reload, to the page that shows the sentence, and to the whole site built
again, which is told by a second reload. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).parent.parent
sys.path.insert(0, str(PROJECT))

from tests.bench_corpus import make_site  # noqa: E402
from tests.serving import Served, end, start, waiting  # noqa: E402

WAIT = 600
"""Seconds for which a reload is waited for."""


async def reloads(served: Served, source: Path, sentence: str) -> list[float]:
    """Seconds from a save to the first reload, to the page with the sentence, and to the reload after the whole build."""
    page = f"/documents/{source.stem}/"
    browser = await waiting(served)
    version = served.get(page)[2].split("snipver=")[1].split('"')[0]
    await browser.write_message(f'{{"command": "hello", "snipver": "{version}"}}')
    await browser.read_message()
    await browser.write_message('{"command": "info", "url": "/"}')
    with source.open("a", encoding="utf-8") as document:
        document.write(f"\n{sentence}\n")
    saved, found = time.monotonic(), []
    await asyncio.wait_for(browser.read_message(), WAIT)
    found.append(time.monotonic() - saved)
    shows = await asyncio.to_thread(served.get, page)
    found.append(time.monotonic() - saved if sentence in shows[2] else float("nan"))
    await asyncio.wait_for(browser.read_message(), WAIT)
    found.append(time.monotonic() - saved)
    browser.close()
    return found


def measure(number: int, chosen: argparse.Namespace) -> None:
    """Serve an archive of `number` documents and print what each edit took."""
    if chosen.work:
        chosen.work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=chosen.work) as scratch:
        site = Path(scratch, "site")
        make_site(site, number, chosen.form, chosen.outputs)
        sources = sorted((site / "seeds").iterdir())
        source = sources[len(sources) // 2]
        served = start(site, "--port", "0", "--quiet")
        try:
            found = [
                asyncio.run(reloads(served, source, f"The talks go on, as sentence {edit} tells."))
                for edit in range(chosen.edits)
            ]
        finally:
            end(served)
    reload, page, whole = (1000 * statistics.median(column) for column in zip(*found, strict=True))
    print(f"{number:>7,} documents: reload after {reload:,.0f} ms, the page {page:,.0f} ms, all built {whole:,.0f} ms", flush=True)


def main() -> None:
    """Read the options and measure."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sizes", default="100,1000", help="numbers of documents, with commas (default: 100,1000)")
    options.add_argument("--form", choices=("text", "markdown"), default="text", help="how the documents are given")
    options.add_argument("--outputs", choices=("all", "peers"), default="all", help="all, or what others make too")
    options.add_argument("--edits", type=int, default=5, help="how often a document is edited (default: 5)")
    options.add_argument("--work", type=Path, metavar="DIR", help="where to make the archives, which are removed again")
    chosen = options.parse_args()
    for number in chosen.sizes.split(","):
        measure(int(number), chosen)


if __name__ == "__main__":
    main()

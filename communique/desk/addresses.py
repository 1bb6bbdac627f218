"""Addresses written down when a state of the archive is published: what is new is added, nothing is taken away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from communique.desk import writing
from communique.desk.held import Held
from communique.indices.index import index
from communique.model.archive import Archive
from communique.model.page import Page
from communique.pages.plan import plan
from communique.text.fixity import paragraph_hash

HEAD = (
    "# Every address that was published, and every paragraph with the first twelve digits of its SHA-256 (single spaces).",
    "# A document's own line ends in its number of paragraphs. Only `build.py record` writes here, and it only adds.",
)
PATH = "content/addresses.txt"
PASSING = ("pages/moved.html", "pages/withdrawn.html")
"""Templates of pages that stand at an address of old, which is recorded already."""


def record(root: Path, held: Held) -> int:
    """Add the addresses of this state to `content/addresses.txt`; returns how many lines are new."""
    archive, site = held.archive, replace(held.content.site, words=held.content.strings)
    text = writing.read(root, PATH) or ""
    known = {line for line in text.splitlines() if line and not line.startswith("# ")}
    lines = set(addresses(archive, plan(archive, index(archive), site)))
    if lines - known:
        writing.write(root, PATH, "\n".join([*HEAD, *sorted(known | lines), ""]))
    return len(lines - known)


def addresses(archive: Archive, pages: Iterable[Page]) -> Iterator[str]:
    """A line for each page that was accepted, and one for each paragraph of a document.

    Events that nobody declared are left out, and so are people and phrases that stand in no list: their pages may go
    again.
    """
    passing = {f"events/{e.id}/" for e in archive.events.values() if e.proposed}
    passing |= {f"people/{p.id}/" for p in archive.vocabularies.people.values() if p.found}
    for page in pages:
        if page.template in PASSING or page.url in passing or page.url.startswith("phrases/found/"):
            continue
        if page.url and not page.url.endswith("/"):
            continue
        key = page.url.removeprefix("documents/").removesuffix("/")
        document = archive.documents.get(key) if page.url.startswith("documents/") else None  # type: ignore[call-overload]
        if document is None:
            yield f"/{page.url}"
            continue
        yield f"/{page.url} {len(document.clean.paragraphs)}"
        for block in document.clean.paragraphs:
            yield f"/{page.url}#p{block.number} {paragraph_hash(document.clean.words(block))}"

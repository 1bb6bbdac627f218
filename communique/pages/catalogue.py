"""The list of all documents, A–Z."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from communique.indices.index import Indices
from communique.model.archive import Archive
from communique.model.dates import ArchiveDate
from communique.model.document import Document
from communique.model.page import Page
from communique.model.provenance import Claim
from communique.model.site import Site
from communique.pages.sources import source, titled
from communique.pages.threads import EventLink, event_link
from communique.rendering.words import plain

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Entry:
    """A document in the list."""

    title: str
    supplied: bool
    url: str
    language: str
    publisher: str
    genre: str
    published: Claim[ArchiveDate] | None
    describes: tuple[EventLink, ...]
    altered: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of the list with its documents; none where nothing begins with it. `name` empty: another script."""

    name: str
    fragment: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class DocumentsView:
    """The list of all documents by title."""

    letters: tuple[Letter, ...]
    documents: int


def pages(archive: Archive, indices: Indices, site: Site) -> Iterator[Page]:
    """The list on one page."""
    yield Page("documents/", "pages/documents.html", plain(site.words, "documents.title"), plain(site.words, "documents.lede"), _listed(archive), "documents")


def _listed(archive: Archive) -> DocumentsView:
    words = {d.id: _sorting(d) for d in archive.documents.values()}
    ordered = sorted(archive.documents.values(), key=lambda d: (_first(words[d.id]), words[d.id], d.id))
    groups = groupby(ordered, key=lambda d: _first(words[d.id]))
    by_letter = {name: tuple(entry(d, archive) for d in found) for name, found in groups}
    letters = [Letter(name, f"letter-{name.lower()}", by_letter.get(name, ())) for name in LETTERS]
    if "~" in by_letter:
        letters.append(Letter("", "letter-other", by_letter["~"]))
    return DocumentsView(tuple(letters), len(ordered))


def entry(document: Document, archive: Archive) -> Entry:
    """A document as lists show it."""
    title, supplied = titled(document)
    named = source(document, archive)
    return Entry(
        title=title,
        supplied=supplied,
        url=named.url,
        language=named.language,
        publisher=named.name,
        genre=named.genre,
        published=named.date,
        describes=tuple(event_link(archive.events[e], archive) for e in document.events),
        altered=named.altered,
    )


def _sorting(document: Document) -> str:
    """A title as it is sorted: without marks on letters, case and leading signs."""
    plain = unicodedata.normalize("NFKD", titled(document)[0]).casefold()
    if not plain.isascii():
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    start = next((place for place, c in enumerate(plain) if c.isalnum()), len(plain))
    return plain[start:]


def _first(words: str) -> str:
    """The letter under which a title that is sorted so stands; `~`, after Z, for other scripts and for numbers."""
    first = words[:1].upper()
    return first if first in LETTERS and first else "~"

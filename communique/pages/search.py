"""The search page, and the texts that its script shows: each chunk of the index with the heads of its results, drawn here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.indices.index import Indices
from communique.model.archive import Archive
from communique.model.dates import ArchiveDate
from communique.model.document import Document
from communique.model.page import Later, Page
from communique.model.provenance import Claim
from communique.model.site import Site
from communique.pages.sources import Source, source, titled
from communique.pages.threads import EventLink, event_link
from communique.rendering.words import plain
from communique.text.plurals import FORMS

FACETS = ("topic", "participant", "party", "type", "publisher", "year")
"""The groups of filters, in the order of the page."""

SAYS = (
    *("filters.used", "filters.all", "found", "found-about", "from-years", "titles", "and-titles", "heading"),
    *("none", "none-so", "none-filtered", "none-hint", "drop", "drop-all", "phrase-link", "page-title", "failed"),
)
"""What the script says: keys of the interface below `search.`."""

SAYS_TOO = {
    "units": "count.paragraphs", "documents": "count.documents", "not-stated": "fact.not-stated", "title": "paragraph.title",
    "paragraph": "paragraph.named",
}  # fmt: skip
"""What else it says, by its own keys."""


@dataclass(frozen=True, slots=True)
class SearchView:
    """What the page's script must know: its words, the index's version, the groups of filters, and which lists there are."""

    words: tuple[tuple[str, str], ...]
    version: str
    facets: tuple[str, ...]
    topics: bool
    phrases: bool


@dataclass(frozen=True, slots=True)
class TextShown:
    """The head of a document as results show it."""

    source: Source
    title: str
    supplied: bool
    date: Claim[ArchiveDate] | None
    events: tuple[EventLink, ...]


@dataclass(frozen=True, slots=True)
class ChunkView:
    """A chunk by its name, with its blocks: which text each is of, its number (0: a title, -1: a heading), its words."""

    name: str
    texts: tuple[TextShown, ...]
    units: tuple[tuple[int, int, str], ...]


def pages(archive: Archive, indices: Indices, site: Site) -> Iterator[Page]:
    """The page, and a script for every chunk beside it, so that its links hold on the page."""
    found = indices.passages
    view = SearchView(_words(site), found.version, FACETS, bool(indices.holdings.topics), indices.has_phrases)
    title, description = plain(site.words, "search.title"), plain(site.words, "search.description", site=site.title)
    yield Page("search/", "pages/search.html", title, description, view, "search")
    for number, chunk in enumerate(found.chunks):
        later = Later(_chunk, str(number), chunk.parts[0].document)
        yield Page(f"search/t{number}.js", "pages/search-texts.js", "", "", later)


def _words(site: Site) -> tuple[tuple[str, str], ...]:
    """The script's words in every form that the language has for a number."""
    keys = {**{name: f"search.{name}" for name in SAYS}, **SAYS_TOO}
    endings = ("", *(f".{form}" for form in FORMS))
    return tuple((n + e, site.words[key + e]) for n, key in keys.items() for e in endings if key + e in site.words)


def _chunk(id: str, archive: Archive, indices: Indices, site: Site) -> ChunkView:
    """The chunk of this number."""
    chunk = indices.passages.chunks[int(id)]
    documents = [archive.documents[part.document] for part in chunk.parts]
    units = tuple(
        (n, block.number or -(block.kind != "title"), document.clean.words(block))
        for n, (part, document) in enumerate(zip(chunk.parts, documents, strict=True))
        for block in document.clean.blocks[part.start : part.end]
    )
    return ChunkView(f"t{id}", tuple(_text(document, archive) for document in documents), units)


def _text(document: Document, archive: Archive) -> TextShown:
    events = tuple(event_link(archive.events[e], archive) for e in document.events)
    dated = next((event.date for event in events if event.date), document.reading.published)
    return TextShown(source(document, archive), *titled(document), dated, events)

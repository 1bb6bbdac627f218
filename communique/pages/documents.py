"""Document pages: the facts of a source, its text with numbered paragraphs and notes, and its raw file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from communique.indices.comparison import topic_paragraphs
from communique.indices.index import Indices
from communique.model.archive import Archive
from communique.model.content import Obtained, Review
from communique.model.dates import ArchiveDate
from communique.model.document import Document
from communique.model.page import Page
from communique.model.provenance import Claim, Mark
from communique.model.seed import Cut
from communique.model.site import Site
from communique.pages.evidence import Working, working
from communique.pages.notes import BlockShown, annotated, noted_facts
from communique.pages.sources import direction, names_kept, titled
from communique.pages.threads import EventLink, event_link
from communique.text.edtf import parse

LANGUAGES = ("ar", "de", "en", "es", "fa", "fr", "he", "hi", "it", "ja", "ko", "pt", "ru", "tr", "uk", "vi", "zh")
"""Languages that the words of the interface name; others go by their code."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of the fact list: words or a date, a page it leads to, and its evidence line where no note gives it."""

    text: str = ""
    date: Claim[ArchiveDate] | None = None
    mark: Mark = "stated"
    doubtful: bool = False
    url: str = ""
    working: Working | None = None


@dataclass(frozen=True, slots=True)
class Furniture:
    """Furniture taken out of the text: its words, where it stood, why, and by which rule."""

    text: str
    place: str
    reason: str
    rule: str


@dataclass(frozen=True, slots=True)
class Link:
    """A page by its name, with a number where one is told."""

    name: str
    url: str
    n: int | None = None


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that show that a copy was altered, with the paragraph in which they stand."""

    words: str
    number: int


@dataclass(frozen=True, slots=True)
class Notice:
    """The notice of an altered copy, with the words that show it."""

    label: str
    notice: str
    quotes: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """All that a document's page shows."""

    id: str
    url: str
    title: str
    title_language: str
    supplied: bool
    genre: str
    publisher: Value | None
    agency: Value | None
    distributor: Value | None
    published: Value | None
    updated: Value | None
    dateline: Value | None
    describes: tuple[EventLink, ...]
    language: str
    language_known: bool
    language_key: str
    direction: str
    collection: Link | None
    quality: Notice | None
    furniture: tuple[Furniture, ...]
    furniture_lines: int
    paragraphs: int
    blocks: tuple[BlockShown, ...]
    file: str
    size: int
    digest: str
    text_url: str
    topics: tuple[Link, ...]
    recorded: bool
    reviewed: Review | None
    reviewed_on: ArchiveDate | None
    obtained: Obtained | None
    rights: str
    permanent: str


def pages(archive: Archive, indices: Indices, site: Site) -> Iterator[Page]:
    """A page a document."""
    for document in archive.documents.values():
        view = _view(document, archive, site)
        title = f"[{view.title}]" if view.supplied else view.title
        yield Page(view.url, "pages/document.html", title, _description(document), view, "documents")


def _view(document: Document, archive: Archive, site: Site) -> DocumentView:
    reading, clean = document.reading, document.clean
    blocks = annotated(document, archive)
    noted, (title, supplied) = noted_facts(blocks), titled(document)
    collection = archive.collections.get(document.collection) if document.collection else None
    furniture = tuple(_furniture(cut, clean.seed.text) for cut in clean.cuts if clean.seed.text[cut.span.start : cut.span.end].strip())
    url = f"documents/{document.id}/"

    def named(claim: Claim[Any] | None) -> Value | None:
        if claim is None:
            return None
        known = archive.vocabularies.publishers.get(claim.value.id)
        text = known.name if known else claim.value.name
        return Value(text, mark=claim.mark, doubtful=claim.doubtful, working=working([claim], archive, document.id))

    return DocumentView(
        id=document.id,
        url=url,
        title=names_kept(title, (p.person.value.name for p in reading.participants)) if supplied else title,
        title_language=site.language if supplied and reading.display_title.curated else reading.language,
        supplied=supplied,
        genre=reading.genre.value,
        publisher=named(reading.publisher),
        agency=named(reading.agency),
        distributor=named(reading.distributor),
        published=_dated(reading.published, "published" in noted, document, archive),
        updated=_updated(reading.updated, document, archive),
        dateline=_dateline(document, archive),
        describes=tuple(event_link(archive.events[e], archive) for e in document.events),
        language=reading.language,
        language_known=reading.language.split("-")[0] in LANGUAGES,
        language_key=reading.language.split("-")[0],
        direction=direction(reading.language),
        collection=Link(collection.short or collection.title, f"collections/{collection.id}/") if collection else None,
        quality=_notice(document),
        furniture=furniture,
        furniture_lines=sum(len(f.text.splitlines()) for f in furniture),
        paragraphs=len(clean.paragraphs),
        blocks=blocks,
        file=clean.seed.id,
        size=clean.seed.size,
        digest=clean.seed.digest,
        text_url=f"{url}source.txt",
        topics=_topics(document, archive),
        recorded=document.recorded,
        reviewed=document.reviewed,
        reviewed_on=parse(document.reviewed.on) if document.reviewed else None,
        obtained=document.obtained,
        rights=document.rights,
        permanent=site.address + url if site.address else f"/{url}",
    )


def _dated(claim: Claim[ArchiveDate] | None, noted: bool, document: Document, archive: Archive) -> Value | None:
    """A date; its evidence line stands here only where the text has no note of it."""
    if claim is None:
        return None
    return Value(date=claim, mark=claim.mark, working=None if noted else working([claim], archive, document.id))


def _updated(claim: Claim[str] | None, document: Document, archive: Archive) -> Value | None:
    """Day and, where stated, the time of day."""
    if claim is None:
        return None
    day, _, time = claim.value.partition("T")
    date = Claim(parse(day), claim.basis, claim.evidence)
    return Value(time[:5], date, claim.mark, working=working([claim], archive, document.id))


def _dateline(document: Document, archive: Archive) -> Value | None:
    claim = document.reading.dateline
    if claim is None:
        return None
    line = claim.value
    evidence = working([line.date], archive, document.id) if line.date and line.date.mark != "stated" else None
    return Value(line.place, line.date, claim.mark, claim.doubtful, working=evidence)


def _furniture(cut: Cut, raw: str) -> Furniture:
    return Furniture(raw[cut.span.start : cut.span.end].strip(), cut.place, cut.reason, cut.rule)


def _notice(document: Document) -> Notice | None:
    """What an archivist wrote of the copy, with the quoted words that stand in a paragraph."""
    if document.quality is None:
        return None
    texts = [(b.number, " ".join(document.clean.words(b).split())) for b in document.clean.paragraphs]
    signs = tuple(
        Sign(q.quote, number)
        for q in document.quality.quotes
        for number in [next((n for n, text in texts if " ".join(q.quote.split()) in text), 0)]
        if number
    )
    return Notice(document.quality.label, document.quality.notice, signs)


def _topics(document: Document, archive: Archive) -> tuple[Link, ...]:
    named = topic_paragraphs(document, archive.vocabularies)
    return tuple(Link(archive.vocabularies.topics[t].name, f"topics/{t}/", len(found)) for t, found in named.items())


def _description(document: Document) -> str:
    """The first paragraph, cut at a word, as one line for the head of the page."""
    blocks = document.clean.paragraphs
    text = " ".join(document.clean.words(blocks[0]).split()) if blocks else titled(document)[0]
    return text if len(text) <= 160 else text[:160].rsplit(" ", 1)[0] + " …"

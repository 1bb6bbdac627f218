"""Document pages: the facts of a source, its text with numbered paragraphs and notes, and its raw file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.indices.comparison import topic_paragraphs
from communique.indices.index import Indices
from communique.model.archive import Archive
from communique.model.content import Obtained
from communique.model.dates import ArchiveDate
from communique.model.document import Document
from communique.model.event import Event
from communique.model.ids import DocumentId, PublisherId
from communique.model.page import Later, Page
from communique.model.provenance import Claim, Mark, Named
from communique.model.site import Site
from communique.pages.evidence import Working, working
from communique.pages.notes import BlockShown, annotated, noted_facts
from communique.pages.sources import Source, direction, names_kept, source, titled
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
class Described:
    """An event that the text tells of; `suggested` where the reading put it there and no record has confirmed it."""

    event: EventLink
    suggested: bool


@dataclass(frozen=True, slots=True)
class Imprint:
    """Who made the text public and when, what it tells of, and in which language; None is what the text does not say."""

    publisher: Value | None
    agency: Value | None
    distributor: Value | None
    published: Value | None
    updated: Value | None
    dateline: Value | None
    describes: tuple[Described, ...]
    language: str
    language_key: str  # where the words of the interface have it


@dataclass(frozen=True, slots=True)
class RawFile:
    """The file as received, its size in bytes, its SHA-256, and the address of the plain text."""

    name: str
    size: int
    digest: str
    url: str


@dataclass(frozen=True, slots=True)
class State:
    """How far the record has come, where the text came from, and on what terms."""

    reviewed_by: str
    reviewed_on: ArchiveDate | None
    obtained: Obtained | None
    rights: str
    collection: Link | None


@dataclass(frozen=True, slots=True)
class DocumentView:
    """All that a document's page shows."""

    id: str
    url: str
    source: Source
    title: str
    title_language: str
    supplied: bool
    genre: str
    imprint: Imprint
    direction: str
    quality: Notice | None
    furniture: tuple[Furniture, ...]
    furniture_lines: int
    paragraphs: int
    blocks: tuple[BlockShown, ...]
    file: RawFile
    topics: tuple[Link, ...]
    state: State


def pages(archive: Archive, indices: Indices, site: Site) -> Iterator[Page]:
    """A page a document."""
    for document in archive.documents.values():
        title, supplied = _title(document)
        named, url = f"[{title}]" if supplied else title, f"documents/{document.id}/"
        yield Page(url, "pages/document.html", named, _description(document), Later(view, document.id, document.id), "documents")


def _title(document: Document) -> tuple[str, bool]:
    """The title, and whether the archive supplied it: then no line ends inside a name."""
    title, supplied = titled(document)
    names = (p.person.value.name for p in document.reading.participants)
    return names_kept(title, names) if supplied else title, supplied


def view(id: DocumentId, archive: Archive, indices: Indices, site: Site) -> DocumentView:
    """All that the page of a document shows."""
    document = archive.documents[id]
    reading, clean = document.reading, document.clean
    blocks, (title, supplied) = annotated(document, archive), _title(document)
    furniture = _furniture(document)
    url = f"documents/{document.id}/"
    return DocumentView(
        id=document.id,
        url=url,
        source=source(document, archive),
        title=title,
        title_language=(site.records or site.language) if supplied and reading.display_title.curated else reading.language,
        supplied=supplied,
        genre=reading.genre.value,
        imprint=_imprint(document, noted_facts(blocks), archive),
        direction=direction(reading.language),
        quality=_notice(document),
        furniture=furniture,
        furniture_lines=sum(len(f.text.splitlines()) for f in furniture),
        paragraphs=len(clean.paragraphs),
        blocks=blocks,
        file=RawFile(clean.seed.id, clean.seed.size, clean.seed.digest, f"{url}source.txt"),
        topics=_topics(document, archive),
        state=_state(document, archive),
    )


def _imprint(document: Document, noted: tuple[str, ...], archive: Archive) -> Imprint:
    reading = document.reading
    code = reading.language.split("-")[0]
    return Imprint(
        publisher=_named(reading.publisher, document, archive),
        agency=_named(reading.agency, document, archive),
        distributor=_named(reading.distributor, document, archive),
        published=_dated(reading.published, "published" in noted, document, archive),
        updated=_updated(reading.updated, document, archive),
        dateline=_dateline(document, archive),
        describes=tuple(_described(archive.events[e], document, archive) for e in document.events),
        language=reading.language,
        language_key=code if code in LANGUAGES else "",
    )


def _described(event: Event, document: Document, archive: Archive) -> Described:
    return Described(event_link(event, archive), document.id in event.suggested and not event.proposed)


def _state(document: Document, archive: Archive) -> State:
    collection = archive.collections.get(document.collection) if document.collection else None
    return State(
        reviewed_by=document.reviewed.by if document.reviewed else "",
        reviewed_on=parse(document.reviewed.on) if document.reviewed else None,
        obtained=document.obtained,
        rights=document.rights,
        collection=Link(collection.short or collection.title, f"collections/{collection.id}/") if collection else None,
    )


def _named(claim: Claim[Named] | None, document: Document, archive: Archive) -> Value | None:
    """A publisher, agency or distributor by the name in the list."""
    if claim is None:
        return None
    known = archive.vocabularies.publishers.get(PublisherId(claim.value.id))
    text = known.name if known else claim.value.name
    return Value(text, mark=claim.mark, doubtful=claim.doubtful, working=working([claim], archive, document.id))


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


def _furniture(document: Document) -> tuple[Furniture, ...]:
    """Everything that was cut, but for bare space."""
    raw = document.clean.seed.text
    cuts = ((raw[cut.span.start : cut.span.end].strip(), cut) for cut in document.clean.cuts)
    return tuple(Furniture(words, cut.place, cut.reason, cut.rule) for words, cut in cuts if words)


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

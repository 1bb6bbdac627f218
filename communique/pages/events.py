"""Event pages: date, summary, facts with their evidence, the accounts compared, passages, and threads to other events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.indices.comparison import page_topic, topic_paragraphs
from communique.indices.index import Indices
from communique.model.archive import Archive
from communique.model.content import Review
from communique.model.dates import ArchiveDate
from communique.model.document import Document
from communique.model.event import Event
from communique.model.ids import DocumentId, TopicId
from communique.model.page import Page
from communique.model.provenance import Claim
from communique.model.site import Site
from communique.pages.accounts import Account, Matrix, account, matrix
from communique.pages.evidence import Working, working
from communique.pages.extracts import PassageShown, passage, told
from communique.pages.facts import Fact, Words, fact, participant
from communique.pages.sources import ParagraphLink, names_kept, refs
from communique.pages.threads import EventLink, Locator, Neighbourhood, Thread, event_link, locator, neighbourhood, threads
from communique.text.edtf import parse
from communique.text.markdown import inline_html

MEDIA = ("phone", "video")
"""Media that the words of the interface name."""
CHOSEN = 3
"""How many key passages are shown where no archivist chose them; two a source where there are several."""


@dataclass(frozen=True, slots=True)
class SentenceShown:
    """A sentence of the summary as HTML, with the paragraphs it rests on."""

    html: str
    refs: tuple[ParagraphLink, ...]
    keyed: bool


@dataclass(frozen=True, slots=True)
class EventView:
    """All that an event's page shows."""

    id: str
    url: str
    title: str
    link: EventLink
    date: Claim[ArchiveDate] | None
    date_working: Working | None
    date_shape: str  # day | year | words: how it stands in the margin
    year: str
    held: bool
    proposed: bool
    reviewed: Review | None
    reviewed_on: ArchiveDate | None
    formerly: tuple[str, ...]
    summary: tuple[tuple[SentenceShown, ...], ...]
    participants: tuple[Fact, ...]
    medium: Fact | None
    medium_key: str  # where the words of the interface have it
    place: Fact | None
    outputs: tuple[Fact, ...]
    accounts: tuple[Account, ...]
    matrix: Matrix | None
    passages: tuple[PassageShown, ...]
    mentions: tuple[PassageShown, ...]  # oldest first, in `mentioning` documents
    mentioning: int
    accounts_count: int
    passages_count: int
    refers_to: tuple[Thread, ...]
    referred_to_by: tuple[Thread, ...]
    locator: Locator | None
    around: Neighbourhood | None
    collection: Words | None
    permanent: str


def pages(archive: Archive, indices: Indices, site: Site) -> Iterator[Page]:
    """A page an event."""
    for event in archive.events.values():
        view = _view(event, archive, indices, site)
        yield Page(view.url, "pages/event.html", view.title, _description(event), view, "timeline")


def _view(event: Event, archive: Archive, indices: Indices, site: Site) -> EventView:
    home = event.documents[0] if len(event.documents) == 1 else None
    documents = [archive.documents[d] for d in event.documents]
    relations, compared = indices.relations, indices.comparison.get(event.id)
    mentions = told(((p.document, p.paragraph) for p in relations.passages.get(event.id, ())), archive) if not event.held else ()
    collection = archive.collections.get(event.collection) if event.collection else None
    url = f"events/{event.id}/"
    return EventView(
        id=event.id,
        url=url,
        title=names_kept(event.title, _names(event)),
        link=event_link(event, archive),
        date=event.date,
        date_working=working([event.date], archive, home),
        date_shape=_shape(event.date),
        year=str(event.date.value.earliest.year) if event.date and event.date.value.has_year else "",
        held=event.held,
        proposed=event.proposed,
        reviewed=event.reviewed,
        reviewed_on=parse(event.reviewed.on) if event.reviewed else None,
        formerly=event.formerly,
        summary=_summary(event, archive, home),
        participants=tuple(participant(p, archive, home) for p in event.participants),
        medium=fact(event.medium, archive, home),
        medium_key=event.medium.value if event.medium and event.medium.value in MEDIA else "",
        place=fact(event.place, archive, home),
        outputs=tuple(fact(o, archive, home) for o in event.outputs),
        accounts=tuple(account(d, archive) for d in documents),
        matrix=matrix(compared, archive) if compared and compared.groups else None,
        passages=_key_passages(event, documents, archive),
        mentions=mentions,
        mentioning=len({m.source.id for m in mentions}),
        accounts_count=len(documents),
        passages_count=len(mentions),
        refers_to=threads(relations.refers_to.get(event.id, ()), archive),
        referred_to_by=threads(relations.referred_to_by.get(event.id, ()), archive),
        locator=locator(event, archive),
        around=neighbourhood(relations.neighbours.get(event.id), archive),
        collection=Words(collection.short or collection.title, url=f"collections/{collection.id}/") if collection else None,
        permanent=site.address + url if site.address else f"/{url}",
    )


def _shape(date: Claim[ArchiveDate] | None) -> str:
    """A day stands as a large numeral, a year a little smaller, anything else in words."""
    if date and date.value.is_day:
        return "day"
    return "year" if date and date.value.edtf.isdigit() else "words"


def _names(event: Event) -> tuple[str, ...]:
    return tuple(p.person.value.name for p in event.participants)


def _summary(event: Event, archive: Archive, home: DocumentId | None) -> tuple[tuple[SentenceShown, ...], ...]:
    paragraphs: list[tuple[SentenceShown, ...]] = []
    current: list[SentenceShown] = []
    for sentence in event.summary:
        places = [(r.document, r.paragraph) for r in sentence.refs]
        keyed = any(document != home for document, _ in places)
        html = inline_html(names_kept(sentence.text, _names(event)))
        current.append(SentenceShown(html, refs(places, archive), keyed))
        if sentence.ends_paragraph:
            paragraphs.append(tuple(current))
            current = []
    return (*paragraphs, tuple(current)) if current else tuple(paragraphs)


def _key_passages(event: Event, documents: list[Document], archive: Archive) -> tuple[PassageShown, ...]:
    """The archivist's choice, else the first paragraphs of each account that name what it is mainly about."""
    if event.key_passages:
        return tuple(passage(archive.documents[r.document], r.paragraph, archive) for r in event.key_passages)
    each = CHOSEN if len(documents) == 1 else 2
    return tuple(passage(d, n, archive) for d in documents for n in _main_paragraphs(d, archive)[:each])


def _main_paragraphs(document: Document, archive: Archive) -> tuple[int, ...]:
    topics = archive.vocabularies.topics
    main = {page_topic(TopicId(t), archive.vocabularies) for t in document.reading.primary_topics if t in topics}
    named = topic_paragraphs(document, archive.vocabularies)
    found = sorted({n for t, numbers in named.items() if t in main for n in numbers})
    return tuple(found) or tuple(b.number for b in document.clean.paragraphs[:1])


def _description(event: Event) -> str:
    """One line for the head of the page: the note, or the first sentence of the summary."""
    return event.note or (event.summary[0].text if event.summary else event.title)

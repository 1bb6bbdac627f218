"""Event pages: date, summary, facts with their evidence, the accounts compared, passages, and threads to other events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.indices.comparison import page_topic, topic_paragraphs
from communique.indices.index import Indices
from communique.indices.relations import Passage
from communique.model.archive import Archive
from communique.model.dates import ArchiveDate
from communique.model.document import Document
from communique.model.event import Event
from communique.model.ids import DocumentId, EventId, TopicId
from communique.model.page import Later, Page
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
class Facts:
    """The fact list. `shape` is how the date stands in the margin: day, year or words."""

    date: Claim[ArchiveDate] | None
    date_working: Working | None
    shape: str
    participants: tuple[Fact, ...]
    medium: Fact | None
    medium_key: str  # where the words of the interface have it
    place: Fact | None
    outputs: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class State:
    """How far the record has come: proposed by the reading, written, reviewed by someone."""

    proposed: bool
    reviewed_by: str
    reviewed_on: ArchiveDate | None
    collection: Words | None


@dataclass(frozen=True, slots=True)
class Told:
    """The passages of an event that is known by mention alone, oldest first, with the number of both."""

    passages: tuple[PassageShown, ...]
    number: int
    documents: int


@dataclass(frozen=True, slots=True)
class EventView:
    """All that an event's page shows; `year` is empty where it is not known."""

    id: str
    url: str
    title: str
    link: EventLink
    year: str
    held: bool
    announced: bool  # every document that refers to it was written before it
    state: State
    summary: tuple[tuple[SentenceShown, ...], ...]
    facts: Facts
    accounts: tuple[Account, ...]
    accounts_count: int
    matrix: Matrix | None
    passages: tuple[PassageShown, ...]
    mentions: Told
    refers_to: tuple[Thread, ...]
    referred_to_by: tuple[Thread, ...]
    locator: Locator | None
    around: Neighbourhood | None


def pages(archive: Archive, indices: Indices, site: Site) -> Iterator[Page]:
    """A page an event."""
    for event in archive.events.values():
        title, url = names_kept(event.title, _names(event)), f"events/{event.id}/"
        later = Later(view, event.id, event.documents[0] if event.documents else event.id)
        yield Page(url, "pages/event.html", title, _description(event), later, "timeline")


def view(id: EventId, archive: Archive, indices: Indices, site: Site) -> EventView:
    """All that the page of an event shows."""
    event = archive.events[id]
    home = event.documents[0] if len(event.documents) == 1 else None
    documents = [archive.documents[d] for d in event.documents]
    relations, compared = indices.relations, indices.comparison.get(event.id)
    return EventView(
        id=event.id,
        url=f"events/{event.id}/",
        title=names_kept(event.title, _names(event)),
        link=event_link(event, archive),
        year=str(event.date.value.earliest.year) if event.date and event.date.value.has_year else "",
        held=event.held,
        announced=not event.held and event.id in relations.announced,
        state=_state(event, archive),
        summary=_summary(event, archive, home),
        facts=_facts(event, archive, home),
        accounts=tuple(account(d, archive, suggested=d.id in event.suggested and not event.proposed) for d in documents),
        accounts_count=len(documents),
        matrix=matrix(compared, archive) if compared and compared.groups else None,
        passages=_key_passages(event, documents, archive),
        mentions=_mentions(() if event.held else relations.passages.get(event.id, ()), archive),
        refers_to=threads(relations.refers_to.get(event.id, ()), archive),
        referred_to_by=threads(relations.referred_to_by.get(event.id, ()), archive),
        locator=locator(event, relations, archive),
        around=neighbourhood(relations.neighbours.get(event.id), archive),
    )


def _facts(event: Event, archive: Archive, home: DocumentId | None) -> Facts:
    return Facts(
        date=event.date,
        date_working=working([event.date], archive, home),
        shape=_shape(event.date),
        participants=tuple(participant(p, archive, home) for p in event.participants),
        medium=fact(event.medium, archive, home),
        medium_key=event.medium.value if event.medium and event.medium.value in MEDIA else "",
        place=fact(event.place, archive, home),
        outputs=tuple(found for o in event.outputs if (found := fact(o, archive, home))),
    )


def _state(event: Event, archive: Archive) -> State:
    collection = archive.collections.get(event.collection) if event.collection else None
    return State(
        proposed=event.proposed,
        reviewed_by=event.reviewed.by if event.reviewed else "",
        reviewed_on=parse(event.reviewed.on) if event.reviewed else None,
        collection=Words(collection.short or collection.title, url=f"collections/{collection.id}/") if collection else None,
    )


def _mentions(found: tuple[Passage, ...], archive: Archive) -> Told:
    passages = told(((p.document, p.evidence) for p in found), archive)
    return Told(passages, len(passages), len({p.source.id for p in passages}))


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
        html = names_kept(inline_html(sentence.text), _names(event))
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

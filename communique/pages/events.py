"""Event pages: date, summary, facts with their evidence, the accounts compared, passages, and threads to other events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.indices.comparison import broadest, topic_paragraphs
from communique.indices.index import Indices
from communique.indices.relations import Passage
from communique.model.archive import Archive
from communique.model.content import Review
from communique.model.dates import ArchiveDate
from communique.model.document import Document
from communique.model.event import Event
from communique.model.ids import DocumentId, TopicId
from communique.model.page import Page
from communique.model.provenance import Claim, Mark
from communique.model.seed import Participant
from communique.model.site import Site
from communique.pages.accounts import Account, Matrix, account, matrix
from communique.pages.evidence import Working, working
from communique.pages.sources import ParagraphLink, Source, names_kept, refs, source
from communique.pages.threads import EventLink, Locator, Neighbourhood, Thread, event_link, locator, neighbourhood, threads
from communique.text.markdown import inline_html

CHOSEN = 3
"""How many key passages are shown where no archivist chose them; two a source where there are several."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words with their mark of certainty, and the page they lead to, if any."""

    text: str
    mark: Mark = "stated"
    doubtful: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of the fact list with its evidence line: the words stand one after the other with commas."""

    words: tuple[Words, ...]
    working: Working | None


@dataclass(frozen=True, slots=True)
class SentenceShown:
    """A sentence of the summary as HTML, with the paragraphs it rests on."""

    html: str
    refs: tuple[ParagraphLink, ...]
    keyed: bool


@dataclass(frozen=True, slots=True)
class PassageShown:
    """A whole paragraph as it stands in its source, with its topics or the events that its document tells of."""

    source: Source
    number: int
    place: str
    text: str
    topics: tuple[Words, ...] = ()
    events: tuple[EventLink, ...] = ()


@dataclass(frozen=True, slots=True)
class EventView:
    """All that an event's page shows."""

    id: str
    url: str
    title: str
    link: EventLink
    date: Claim[ArchiveDate] | None
    date_working: Working | None
    year: str
    held: bool
    proposed: bool
    reviewed: Review | None
    formerly: tuple[str, ...]
    summary: tuple[tuple[SentenceShown, ...], ...]
    participants: tuple[Fact, ...]
    medium: Fact | None
    place: Fact | None
    outputs: tuple[Fact, ...]
    accounts: tuple[Account, ...]
    matrix: Matrix | None
    passages: tuple[PassageShown, ...]
    mentions: tuple[PassageShown, ...]
    mentioning: int
    refers_to: tuple[Thread, ...]
    referred_to_by: tuple[Thread, ...]
    locator: Locator | None
    around: Neighbourhood
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
    mentions = _mentions(relations.passages.get(event.id, ()), archive) if not event.held else ()
    collection = archive.collections.get(event.collection) if event.collection else None
    url = f"events/{event.id}/"
    return EventView(
        id=event.id,
        url=url,
        title=names_kept(event.title, _names(event)),
        link=event_link(event, archive),
        date=event.date,
        date_working=working([event.date], archive, home),
        year=str(event.date.value.earliest.year) if event.date and event.date.value.has_year else "",
        held=event.held,
        proposed=event.proposed,
        reviewed=event.reviewed,
        formerly=event.formerly,
        summary=_summary(event, archive, home),
        participants=tuple(participant(p, archive, home) for p in event.participants),
        medium=_fact(event.medium, archive, home),
        place=_fact(event.place, archive, home),
        outputs=tuple(Fact((_words(o),), working([o], archive, home)) for o in event.outputs),
        accounts=tuple(account(d, archive) for d in documents),
        matrix=matrix(compared, archive) if compared and compared.groups else None,
        passages=_key_passages(event, documents, archive),
        mentions=mentions,
        mentioning=len({m.source.id for m in mentions}),
        refers_to=threads(relations.refers_to.get(event.id, ()), archive),
        referred_to_by=threads(relations.referred_to_by.get(event.id, ()), archive),
        locator=locator(event, archive),
        around=neighbourhood(relations.neighbours.get(event.id), archive),
        collection=Words(collection.short or collection.title, url=f"collections/{collection.id}/") if collection else None,
        permanent=site.address + url if site.address else f"/{url}",
    )


def participant(given: Participant, archive: Archive, home: DocumentId | None) -> Fact:
    """Name, office and state, each with its mark, on one evidence line."""
    person = archive.vocabularies.people.get(given.person.value.id)
    name = person.name if person else given.person.value.name
    words = [Words(names_kept(name, (name,)), given.person.mark, given.person.doubtful, f"people/{given.person.value.id}/")]
    if given.office:
        words.append(_words(given.office))
    if given.country:
        words.append(party_words(given.country, archive))
    return Fact(tuple(words), working([given.person, given.office, given.country], archive, home))


def party_words(claim: Claim[str], archive: Archive) -> Words:
    """A state or organisation by its name, leading to its page."""
    party = archive.vocabularies.parties.get(claim.value)
    return Words(party.name if party else claim.value, claim.mark, claim.doubtful, f"parties/{party.id}/" if party else "")


def passage(document: Document, number: int, archive: Archive) -> PassageShown:
    """A paragraph with its topics; number 0 gives the title."""
    block = next((b for b in document.clean.blocks if b.number == number and (number or b.kind == "title")), None)
    named = topic_paragraphs(document, archive.vocabularies)
    return PassageShown(
        source=source(document, archive),
        number=number,
        place="paragraph" if number else "title",
        text=document.clean.words(block) if block else document.reading.display_title.value,
        topics=tuple(
            Words(archive.vocabularies.topics[t].name, url=f"topics/{t}/") for t, found in named.items() if number in found
        ),
    )


def _words(claim: Claim[str]) -> Words:
    return Words(claim.value, claim.mark, claim.doubtful)


def _fact(claim: Claim[str] | None, archive: Archive, home: DocumentId | None) -> Fact | None:
    return Fact((_words(claim),), working([claim], archive, home)) if claim else None


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
    main = {broadest(TopicId(t), archive.vocabularies) for t in document.reading.primary_topics if t in topics}
    named = topic_paragraphs(document, archive.vocabularies)
    found = sorted({n for t, numbers in named.items() if t in main for n in numbers})
    return tuple(found) or tuple(b.number for b in document.clean.paragraphs[:1])


def _mentions(found: tuple[Passage, ...], archive: Archive) -> tuple[PassageShown, ...]:
    """Every passage once, oldest first, each with the events that its document tells of."""
    shown: list[PassageShown] = []
    for place in dict.fromkeys((p.document, p.paragraph) for p in found):
        document = archive.documents[place[0]]
        whole = passage(document, place[1], archive)
        events = tuple(event_link(archive.events[e], archive) for e in document.events)
        shown.append(PassageShown(whole.source, whole.number, whole.place, whole.text, (), events))
    return tuple(shown)


def _description(event: Event) -> str:
    """One line for the head of the page: the note, or the first sentence of the summary."""
    return event.note or (event.summary[0].text if event.summary else event.title)

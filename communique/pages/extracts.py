"""Whole paragraphs shown on pages other than their own, as they stand in their source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from communique.indices.comparison import topic_paragraphs
from communique.model.archive import Archive
from communique.model.document import Document
from communique.model.ids import DocumentId
from communique.pages.facts import Words
from communique.pages.sources import Source, source
from communique.pages.threads import EventLink, event_link


@dataclass(frozen=True, slots=True)
class PassageShown:
    """A whole paragraph as it stands in its source, with its topics or the events that its document tells of."""

    source: Source
    number: int
    place: str
    text: str
    topics: tuple[Words, ...] = ()
    events: tuple[EventLink, ...] = ()


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


def told(places: Iterable[tuple[DocumentId, int]], archive: Archive) -> tuple[PassageShown, ...]:
    """Every passage once, in the order given, each with the events that its document tells of."""
    shown: list[PassageShown] = []
    for place in dict.fromkeys(places):
        document = archive.documents[place[0]]
        whole = passage(document, place[1], archive)
        events = tuple(event_link(archive.events[e], archive) for e in document.events)
        shown.append(PassageShown(whole.source, whole.number, whole.place, whole.text, (), events))
    return tuple(shown)

"""Whole paragraphs shown on pages other than their own, as they stand in their source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from communique.indices.comparison import topic_paragraphs
from communique.model.archive import Archive
from communique.model.document import Document
from communique.model.ids import DocumentId
from communique.model.provenance import Evidence
from communique.pages.facts import Words
from communique.pages.sources import Source, block_at, source
from communique.pages.threads import EventLink, event_link


@dataclass(frozen=True, slots=True)
class PassageShown:
    """A whole paragraph as it stands in its source, with its topics or the events that its document tells of.

    `number` is 0 where `place` is a title or a subheading.
    """

    source: Source
    number: int
    place: str
    text: str
    topics: tuple[Words, ...] = ()
    events: tuple[EventLink, ...] = ()


def passage(document: Document, number: int, archive: Archive) -> PassageShown:
    """A numbered paragraph with its topics."""
    topics = archive.vocabularies.topics
    named = topic_paragraphs(document, archive.vocabularies)
    found = tuple(Words(topics[t].name, url=f"topics/{t}/") for t, numbers in named.items() if number in numbers)
    block = next(b for b in document.clean.blocks if b.number == number)
    return PassageShown(source(document, archive), number, "paragraph", document.clean.words(block), found)


def told(places: Iterable[tuple[DocumentId, Evidence]], archive: Archive) -> tuple[PassageShown, ...]:
    """The paragraphs (or titles) that hold these words, each once, in the order given, with the events of its document."""
    shown: dict[tuple[DocumentId, int], PassageShown] = {}
    for document_id, evidence in places:
        document = archive.documents[document_id]
        block = block_at(document.clean, evidence.spans[0].start)
        if block is None or (document_id, block.span.start) in shown:
            continue
        events = tuple(event_link(archive.events[e], archive) for e in document.events)
        shown[document_id, block.span.start] = PassageShown(
            source(document, archive), block.number, block.kind, document.clean.words(block), (), events
        )
    return tuple(shown.values())

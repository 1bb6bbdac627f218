"""Who reports what: for each event, its topics by the documents that tell of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from communique.model.archive import Archive
from communique.model.authority import Vocabularies
from communique.model.document import Document
from communique.model.event import Event
from communique.model.ids import DocumentId, EventId, TopicId


@dataclass(frozen=True, slots=True)
class Row:
    """A topic with the paragraphs that name it, one tuple a document; an empty one: its whole text does not name it."""

    topic: TopicId
    paragraphs: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that the same number of documents report: `kind` is all, some (two or more) or only (then `document`)."""

    kind: str
    rows: tuple[Row, ...]
    document: DocumentId | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The accounts of one event side by side. Groups run from what all report to what one alone reports."""

    documents: tuple[DocumentId, ...]
    groups: tuple[Group, ...]


Comparisons = Mapping[EventId, Comparison]
"""The comparison of every event that a document tells of."""


def comparison(archive: Archive) -> Comparisons:
    """Compare the accounts of every event that has one."""
    topics = {d.id: topic_paragraphs(d, archive.vocabularies) for d in archive.documents.values() if d.events}
    return MappingProxyType({e.id: _compare(e, archive, topics) for e in archive.events.values() if e.held})


def topic_paragraphs(document: Document, vocabularies: Vocabularies) -> Mapping[TopicId, tuple[int, ...]]:
    """The paragraphs in which a document names each topic that has a page, in the order of the list of topics."""
    found: dict[TopicId, dict[int, None]] = {}
    by_instrument = _topics_by_instrument(vocabularies)
    for mention in document.mentions:
        if not mention.paragraph:
            continue
        named = (TopicId(mention.authority),) if mention.kind == "topic" else ()
        if mention.kind == "instrument":
            named = by_instrument.get(mention.authority, ())
        for topic in named:
            page = page_topic(topic, vocabularies) if topic in vocabularies.topics else None
            if page:
                found.setdefault(page, {})[mention.paragraph] = None
    return MappingProxyType({t: tuple(sorted(found[t])) for t in vocabularies.topics if t in found})


def page_topic(topic: TopicId, vocabularies: Vocabularies) -> TopicId | None:
    """The topic on whose page a topic is shown: itself where it has no broader one; None where it is not listed."""
    above = vocabularies.topics[topic].broader
    while above and above in vocabularies.topics:
        topic, above = above, vocabularies.topics[above].broader
    return topic if vocabularies.topics[topic].listed else None


def _topics_by_instrument(vocabularies: Vocabularies) -> Mapping[str, tuple[TopicId, ...]]:
    found: dict[str, tuple[TopicId, ...]] = {}
    for topic in vocabularies.topics.values():
        for instrument in topic.instruments:
            found[instrument] = (*found.get(instrument, ()), topic.id)
    return found


def _compare(event: Event, archive: Archive, topics: Mapping[DocumentId, Mapping[TopicId, tuple[int, ...]]]) -> Comparison:
    documents = event.documents
    order = [t for t in archive.vocabularies.topics if any(t in topics[d] for d in documents)]
    rows = [Row(t, tuple(topics[d].get(t, ()) for d in documents)) for t in order]
    spread = [(row, sum(1 for cell in row.paragraphs if cell)) for row in rows]
    groups = [
        Group("all", tuple(row for row, count in spread if count == len(documents))),
        Group("some", tuple(row for row, count in spread if 1 < count < len(documents))),
    ]
    for column, document in enumerate(documents if len(documents) > 1 else ()):
        alone = tuple(row for row, count in spread if count == 1 and row.paragraphs[column])
        groups.append(Group("only", alone, document))
    return Comparison(documents, tuple(group for group in groups if group.rows))

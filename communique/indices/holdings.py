"""What the archive holds: its extent in numbers, and each topic with its passages, events and neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from types import MappingProxyType

from communique.indices.comparison import page_topic
from communique.indices.relations import oldest_first
from communique.model.archive import Archive
from communique.model.authority import Topic, Vocabularies
from communique.model.document import Document
from communique.model.ids import DocumentId, EventId, TopicId
from communique.model.provenance import Evidence

MOST_TOGETHER = 60
"""Topics of one paragraph beyond which it is a list and says nothing of which go together; and as many are shown."""


@dataclass(frozen=True, slots=True)
class TopicPassage:
    """A paragraph that belongs to a topic, and the words by which it does."""

    document: DocumentId
    paragraph: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class TopicHolding:
    """A topic that has a page, with its narrower ones counted under it.

    Passages are in order of writing, `documents` and `events` (the described ones that these tell of) too; `together`
    are the topics of the same paragraphs with the number of these, most first.
    """

    topic: TopicId
    passages: tuple[TopicPassage, ...]
    documents: tuple[DocumentId, ...]
    events: tuple[EventId, ...]
    together: tuple[tuple[TopicId, int], ...] = ()
    narrower: tuple[TopicId, ...] = ()


@dataclass(frozen=True, slots=True)
class Holdings:
    """The extent of the archive, the topics that have a page in the order of their names, and those of every event.

    `by_event` gives the topics of an event's documents, those of most paragraphs first.
    """

    described: int = 0
    mentioned: int = 0
    documents: int = 0
    paragraphs: int = 0
    topics: Mapping[TopicId, TopicHolding] = field(default_factory=dict)
    by_event: Mapping[EventId, tuple[TopicId, ...]] = field(default_factory=dict)


def holdings(archive: Archive) -> Holdings:
    """Count what is there and gather the passages of every topic."""
    held = sum(1 for event in archive.events.values() if event.held)
    topics = _topics(archive)
    return Holdings(
        described=held,
        mentioned=len(archive.events) - held,
        documents=len(archive.documents),
        paragraphs=sum(len(document.clean.paragraphs) for document in archive.documents.values()),
        topics=MappingProxyType(topics),
        by_event=MappingProxyType(_by_event(archive, topics)),
    )


def _by_event(archive: Archive, topics: Mapping[TopicId, TopicHolding]) -> dict[EventId, tuple[TopicId, ...]]:
    counts: dict[EventId, Counter[TopicId]] = {}
    for holding in topics.values():
        for passage in holding.passages:
            for event in archive.documents[passage.document].events:
                counts.setdefault(event, Counter())[holding.topic] += 1
    return {event: tuple(topic for topic, _ in found.most_common()) for event, found in counts.items()}


def _topics(archive: Archive) -> dict[TopicId, TopicHolding]:
    """Every topic with a page, those without a passage too."""
    passages: dict[TopicId, list[TopicPassage]] = {}
    together: Counter[tuple[TopicId, TopicId]] = Counter()
    by_authority = _by_authority(archive.vocabularies)
    for document in oldest_first(archive):
        for paragraph, topics in _paragraphs(document, by_authority):
            for topic, evidence in topics.items():
                passages.setdefault(topic, []).append(TopicPassage(document.id, paragraph, tuple(evidence)))
            if len(topics) <= MOST_TOGETHER:
                together.update(combinations(sorted(topics), 2))
    names, order = archive.vocabularies.topics, {event: place for place, event in enumerate(archive.events)}
    pages = {topic: page_topic(topic, archive.vocabularies) for topic in names}
    below: dict[TopicId, list[TopicId]] = {}
    for topic, page in pages.items():
        if page and page != topic:
            below.setdefault(page, []).append(topic)
    near: dict[TopicId, Counter[TopicId]] = {}
    for (one, other), count in together.items():
        near.setdefault(one, Counter())[other] = near.setdefault(other, Counter())[one] = count
    return {
        t.id: _holding(t, passages.get(t.id, []), near.get(t.id, Counter()), tuple(below.get(t.id, ())), archive, order)
        for t in sorted((names[topic] for topic, page in pages.items() if page == topic), key=_by_name)
    }


def _by_name(topic: Topic) -> tuple[str, str]:
    return (topic.name.casefold(), topic.id)


def _by_authority(vocabularies: Vocabularies) -> dict[tuple[str, str], tuple[TopicId, ...]]:
    """The topics with a page that a mention of an authority (kind and id) belongs to."""
    found: dict[tuple[str, str], dict[TopicId, None]] = {}
    for topic in vocabularies.topics.values():
        page = page_topic(topic.id, vocabularies)
        if page is None:
            continue
        for key in (("topic", str(topic.id)), *(("instrument", str(i)) for i in topic.instruments)):
            found.setdefault(key, {})[page] = None
    return {key: tuple(topics) for key, topics in found.items()}


def _paragraphs(
    document: Document, by_authority: Mapping[tuple[str, str], tuple[TopicId, ...]]
) -> Iterator[tuple[int, dict[TopicId, list[Evidence]]]]:
    """The numbered paragraphs of a document that belong to a topic, each with its topics and their words."""
    found: dict[int, dict[TopicId, dict[Evidence, None]]] = {}
    for mention in document.mentions:
        if not mention.paragraph:
            continue
        for topic in by_authority.get((mention.kind, mention.authority), ()):
            found.setdefault(mention.paragraph, {}).setdefault(topic, {})[mention.evidence] = None
    for number in sorted(found):
        yield number, {topic: list(words) for topic, words in found[number].items()}


def _holding(
    topic: Topic,
    passages: list[TopicPassage],
    near: Counter[TopicId],
    narrower: tuple[TopicId, ...],
    archive: Archive,
    order: Mapping[EventId, int],
) -> TopicHolding:
    documents = tuple(dict.fromkeys(passage.document for passage in passages))
    told = {event for document in documents for event in archive.documents[document].events}
    names = archive.vocabularies.topics
    return TopicHolding(
        topic=topic.id,
        passages=tuple(passages),
        documents=documents,
        events=tuple(sorted(told, key=order.__getitem__)),
        together=tuple(sorted(near.items(), key=lambda pair: (-pair[1], _by_name(names[pair[0]])))[:MOST_TOGETHER]),
        narrower=narrower,
    )

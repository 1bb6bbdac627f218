"""Which events belong to a topic, a person, a party: those that took part, are about it, or whose documents name it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from communique.model.archive import Archive
from communique.model.event import Event
from communique.model.ids import EventId

FOLDERS = {"topic": "topics", "person": "people", "party": "parties"}


@dataclass(frozen=True, slots=True)
class Belonging:
    """The folder, id and name of an authority, and the ids of its events in order of date."""

    folder: str
    id: str
    name: str
    events: tuple[EventId, ...]


def belonging(archive: Archive) -> Mapping[str, Belonging]:
    """By the address of the authority's page, folder by folder. Proposed events are left out."""
    lists = archive.vocabularies
    known = {"topics": lists.topics, "people": lists.people, "parties": lists.parties}
    found: dict[str, dict[str, dict[EventId, None]]] = {folder: {} for folder in known}
    for event in archive.events.values():
        for folder, key in () if event.proposed else _named(event, archive):
            found[folder].setdefault(key, {})[event.id] = None
    return MappingProxyType({
        f"{folder}/{key}/": Belonging(folder, key, known[folder][key].name, tuple(ids))
        for folder, named in found.items()
        for key, ids in sorted(named.items())
        if key in known[folder]
    })  # fmt: skip


def _named(event: Event, archive: Archive) -> Iterator[tuple[str, str]]:
    lists = archive.vocabularies
    for participant in event.participants:
        yield "people", participant.person.value.id
        if participant.country:
            yield "parties", participant.country.value
    for mention in (m for d in event.documents for m in archive.documents[d].mentions if m.kind in FOLDERS):
        yield (
            FOLDERS[mention.kind],
            broadest(mention.authority, archive) if mention.kind == "topic" else mention.authority,
        )
    for name in event.about:
        if name in lists.topics:
            yield "topics", broadest(name, archive)
        elif name in lists.parties:
            yield "parties", name


def broadest(topic: str, archive: Archive) -> str:
    """The topic that has the page: the widest one above."""
    topics, seen = archive.vocabularies.topics, {topic}
    while topic in topics and (wider := topics[topic].broader) and wider not in seen:
        topic = wider
        seen.add(topic)
    return topic

"""Who took part where, and which paragraphs name a person, a party or an instrument."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from communique.indices.relations import announced, oldest_first
from communique.model.archive import Archive
from communique.model.ids import DocumentId, EventId
from communique.model.provenance import Evidence


@dataclass(frozen=True, slots=True)
class Naming:
    """The paragraphs of one document that name an authority, in order, each with the first words that do."""

    document: DocumentId
    paragraphs: tuple[int, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Attendance:
    """The events in which someone took part, and those for which that was announced, each in order of date."""

    took_part: tuple[EventId, ...] = ()
    announced: tuple[EventId, ...] = ()


@dataclass(frozen=True, slots=True)
class Presence:
    """`people` and `parties` give the events of each; `named` is by kind and id.

    A party takes part through the country of a participant. Documents are in order of writing.
    """

    people: Mapping[str, Attendance] = field(default_factory=dict)
    parties: Mapping[str, Attendance] = field(default_factory=dict)
    named: Mapping[tuple[str, str], tuple[Naming, ...]] = field(default_factory=dict)


def presence(archive: Archive) -> Presence:
    """Turn participants and mentions round."""
    people: dict[str, dict[EventId, None]] = {}
    parties: dict[str, dict[EventId, None]] = {}
    for event in archive.events.values():
        for participant in event.participants:
            people.setdefault(participant.person.value.id, {})[event.id] = None
            if participant.country:
                parties.setdefault(participant.country.value, {})[event.id] = None
    ahead = frozenset(announced(archive))
    return Presence(_parted(people, ahead), _parted(parties, ahead), MappingProxyType(_named(archive)))


def _parted(found: Mapping[str, Mapping[EventId, None]], ahead: frozenset[EventId]) -> Mapping[str, Attendance]:
    return MappingProxyType({
        key: Attendance(tuple(e for e in events if e not in ahead), tuple(e for e in events if e in ahead))
        for key, events in found.items()
    })


def _named(archive: Archive) -> dict[tuple[str, str], tuple[Naming, ...]]:
    named: dict[tuple[str, str], list[Naming]] = {}
    for document in oldest_first(archive):
        paragraphs: dict[tuple[str, str], dict[int, Evidence]] = {}
        for mention in document.mentions:
            if mention.paragraph and mention.kind in ("person", "party", "instrument"):
                first = paragraphs.setdefault((mention.kind, mention.authority), {})
                first.setdefault(mention.paragraph, mention.evidence)
        for key, found in paragraphs.items():
            numbers = tuple(sorted(found))
            named.setdefault(key, []).append(Naming(document.id, numbers, tuple(found[n] for n in numbers)))
    return {key: tuple(namings) for key, namings in named.items()}

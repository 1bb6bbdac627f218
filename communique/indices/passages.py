"""The index that search goes by: every title and paragraph by its words, and the documents by what they can be filtered by."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import accumulate
from types import MappingProxyType

from communique.indices.comparison import topic_paragraphs
from communique.indices.relations import written
from communique.model.archive import Archive
from communique.model.dates import EARLIEST, LATEST, ArchiveDate
from communique.model.document import Document
from communique.model.ids import DocumentId
from communique.model.seed import Participant
from communique.text.folding import tokens, words

PLACES = 20
"""Bits of a code that tell the place of a word in its unit."""
CHUNK = 6_000
"""Characters of text that are kept together, so that a few results need few and small files."""


@dataclass(frozen=True, slots=True)
class Part:
    """Consecutive blocks of a document: from `start` up to `end`."""

    document: DocumentId
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Chunk:
    """Texts that are loaded together; `first` is the number of its first unit."""

    first: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """A value to filter by ("" where a document gives none), and the documents that have it, by their number in order."""

    id: str
    label: str
    documents: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to filter, with its values in the order in which they are shown."""

    name: str
    values: tuple[Value, ...]


Blocks = Mapping[DocumentId, tuple[list[str | None], ...]]
"""The words of each block of each document, None for punctuation: see `text/folding.py`."""


@dataclass(frozen=True)
class Passages:
    """All that is searched. A unit is a block of a document (title, subheading, paragraph); units are numbered from 0.

    `documents` are in order of the events they tell of, `first` gives the number of each one's first unit,
    `titles` those that are no paragraphs. `version` changes with anything that is shown or searched. The words of the
    `archive` are cut and indexed when they are first asked for.
    """

    documents: tuple[DocumentId, ...] = ()
    first: tuple[int, ...] = ()
    titles: tuple[int, ...] = ()
    units: int = 0
    chunks: tuple[Chunk, ...] = ()
    facets: tuple[Facet, ...] = ()
    version: str = ""
    archive: Archive | None = field(default=None, repr=False)

    @cached_property
    def blocks(self) -> Blocks:
        """Every text cut into words."""
        texts = ((d.id, d.clean) for d in self.archive.documents.values()) if self.archive else ()
        return {id: tuple(words(clean.words(block)) for block in clean.blocks) for id, clean in texts}

    @cached_property
    def words(self) -> Mapping[str, Sequence[int]]:
        """For each word its codes in order: the unit's number, shifted by `PLACES` bits, and the word's place in the unit."""
        index: dict[str, array[int]] = {}
        unit = 0
        for document in (self.archive.documents[id] for id in self.documents) if self.archive else ():
            for block, view in zip(document.clean.blocks, self.blocks[document.id], strict=True):
                for code, word in enumerate(tokens(document.clean.words(block), view), unit << PLACES):
                    if word in index:
                        index[word].append(code)
                    else:
                        index[word] = array("Q", (code,))
                unit += 1
        return MappingProxyType(index)


def passages(archive: Archive) -> Passages:
    """Number every block of every document, and part them into chunks."""
    documents = tuple(sorted(archive.documents.values(), key=lambda d: (_day(d, archive), d.id)))
    blocks = [block for document in documents for block in document.clean.blocks]
    facets = _facets(documents, archive)
    return Passages(
        documents=tuple(d.id for d in documents),
        first=tuple(accumulate((len(d.clean.blocks) for d in documents), initial=0))[:-1],
        titles=tuple(number for number, block in enumerate(blocks) if not block.number),
        units=len(blocks),
        chunks=_chunks(documents),
        facets=facets,
        version=_version(documents, facets, archive),
        archive=archive,
    )


def _day(document: Document, archive: Archive) -> date:
    """The first day of the events a document tells of, else that of its writing."""
    told = (archive.events[e].date for e in document.events)
    return min((d.value.earliest for d in told if d and d.value.earliest != EARLIEST), default=written(document, archive))


def _chunks(documents: Iterable[Document]) -> tuple[Chunk, ...]:
    """Whole documents together while they are short, a long one in pieces."""
    found: list[Chunk] = []
    parts: list[Part] = []
    unit = first = size = 0
    for document in documents:
        start = 0
        for number, block in enumerate(document.clean.blocks):
            length = block.span.end - block.span.start
            if size and size + length > CHUNK:
                parts += [Part(document.id, start, number)] * (number > start)
                found.append(Chunk(first, tuple(parts)))
                parts, start, first, size = [], number, unit, 0
            size += length
            unit += 1
        if len(document.clean.blocks) > start:
            parts.append(Part(document.id, start, len(document.clean.blocks)))
    return (*found, Chunk(first, tuple(parts))) if parts else tuple(found)


def _facets(documents: Sequence[Document], archive: Archive) -> tuple[Facet, ...]:
    lists = archive.vocabularies
    topics = [tuple(topic_paragraphs(d, lists)) for d in documents]
    people = [_people(d, archive) for d in documents]
    publishers = [d.reading.publisher or d.reading.agency for d in documents]
    bounds = _bounds(archive)
    return (
        Facet("topic", _values(topics, lists.topics)),
        Facet("participant", _by_use(_values([tuple(p.person.value.id for p in found) for found in people], lists.people))),
        Facet("party", _by_use(_values([tuple(p.country.value for p in found if p.country) for found in people], lists.parties))),
        Facet("type", _by_use(_values([_types(d, archive) for d in documents], lists.event_types))),
        Facet("publisher", _by_use(_values([(p.value.id if p else "",) for p in publishers], lists.publishers))),
        Facet("year", _values([_years(d, archive, bounds) or ("",) for d in documents], {})[::-1]),
    )


def _people(document: Document, archive: Archive) -> tuple[Participant, ...]:
    told = tuple(p for e in document.events for p in archive.events[e].participants)
    return told or document.reading.participants


def _types(document: Document, archive: Archive) -> tuple[str, ...]:
    happening = document.reading.happening
    told = tuple(archive.events[e].type.value for e in document.events)
    return told or ((happening.type.value,) if happening else ())


def _bounds(archive: Archive) -> tuple[int, int]:
    """The first and last year that any date of the archive names, so that an open date does not lie in all years."""
    dates = [event.date.value for event in archive.events.values() if event.date]
    dates += [d.reading.published.value for d in archive.documents.values() if d.reading.published]
    years = [d.earliest.year for d in dates if d.earliest != EARLIEST] + [d.latest.year for d in dates if d.latest != LATEST]
    return min(years, default=1), max(years, default=0)


def _years(document: Document, archive: Archive, bounds: tuple[int, int]) -> tuple[str, ...]:
    """Every year in which an event of the document may lie; where no event has a date, the year of its writing."""
    told = [d for e in document.events if (d := archive.events[e].date)]
    published = document.reading.published
    dates = [d.value for d in told] or ([published.value] if published else [])
    return tuple(f"{year:04d}" for year in sorted({y for d in dates for y in _span(d, bounds)}))


def _span(when: ArchiveDate, bounds: tuple[int, int]) -> range:
    if when.earliest == EARLIEST and when.latest == LATEST:
        return range(0)
    return range(max(when.earliest.year, bounds[0]), min(when.latest.year, bounds[1]) + 1)


def _values(given: Sequence[tuple[str, ...]], names: Mapping[str, object]) -> tuple[Value, ...]:
    """The documents by value: in the order of the list of names, then those that stand in no list; "" comes first."""
    found: dict[str, list[int]] = {}
    for number, ids in enumerate(given):
        for id in dict.fromkeys(ids):
            found.setdefault(id, []).append(number)
    order = [*(i for i in names if i in found), *sorted(i for i in found if i not in names)]
    return tuple(Value(str(i), str(getattr(names.get(i), "name", i)), tuple(found[i])) for i in order)


def _by_use(values: tuple[Value, ...]) -> tuple[Value, ...]:
    """The values of most documents first, "" last."""
    return tuple(sorted(values, key=lambda v: (not v.id, -len(v.documents), v.label.casefold(), v.id)))


def _version(documents: Sequence[Document], facets: tuple[Facet, ...], archive: Archive) -> str:
    digest = hashlib.sha256(repr(facets).encode())
    for d in documents:
        made = (d.id, d.reading.display_title, d.reading.published, d.reading.genre.value, d.quality and d.quality.label)
        digest.update(repr((made, len(d.clean.blocks))).encode() + d.clean.text.encode())
    for event in archive.events.values():
        digest.update(repr((event.id, event.title, event.date)).encode())
    return digest.hexdigest()[:12]

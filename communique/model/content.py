"""What archivists write in `content/`, as typed records that know their place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from communique.model.authority import Vocabularies
from communique.model.finding import Places, Where
from communique.model.ids import CollectionId, DocumentId, EventId, SeedId
from communique.model.language import Language
from communique.model.provenance import Basis, Span
from communique.model.site import Site


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that an archivist quotes: from `document`, or from the record's own where empty."""

    quote: str
    document: str
    where: Where
    field: str


@dataclass(frozen=True, slots=True)
class Curated:
    """A value that an archivist wrote, with its basis and the words it rests on. `value` None: known to be absent."""

    value: Any
    basis: Basis
    where: Where
    field: str
    parts: tuple[Basis, ...] = ()
    quotes: tuple[Quotation, ...] = ()
    reason: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """Who looked at a record, and when (ISO 8601)."""

    by: str
    on: str


@dataclass(frozen=True, slots=True)
class Obtained:
    """Where a text came from: address or place, day, person, archived copy."""

    source: str = ""
    on: str = ""
    by: str = ""
    archived: str = ""


@dataclass(frozen=True, slots=True)
class Quality:
    """A notice about a copy, with the words that show what is wrong with it."""

    notice: str
    label: str
    quotes: tuple[Quotation, ...] = ()


@dataclass(frozen=True, slots=True)
class CuratedReference:
    """An archivist's word on what a passage refers to."""

    quotation: Quotation
    event: EventId
    reason: str = ""
    basis: Basis = "human"


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a published record: the day (ISO 8601), what was changed, and the value before and after."""

    on: str
    what: str
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Why a record was taken out, on which day (ISO 8601), and the addresses of what stands in its place, if any."""

    reason: str
    on: str
    successors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pin:
    """Where a paragraph lies whose number is held: raw spans in order, several where something within it is cut out."""

    spans: tuple[Span, ...]
    where: Where
    field: str


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """What the archivist says of one seed: only the differences from what was read."""

    id: DocumentId
    where: Where
    seed: SeedId
    sha256: str
    fields: Mapping[str, Curated] = field(default_factory=dict)  # title, display_title, published, publisher, genre ...
    collection: CollectionId | None = None
    reviewed: Review | None = None
    obtained: Obtained | None = None
    quality: Quality | None = None
    references: tuple[CuratedReference, ...] = ()
    rights: str = ""
    formerly: tuple[DocumentId, ...] = ()
    versions: tuple[SeedId, ...] = ()  # earlier captures of the same text, the oldest first
    changes: tuple[Change, ...] = ()  # the oldest first
    paragraphs: tuple[Pin, ...] = ()  # by number, where the record holds the numbers
    withdrawn: Withdrawal | None = None
    places: Places = field(default_factory=dict, repr=False)

    def at(self, name: str) -> Where:
        """Where a field stands, or an item of a list; the record where it is not written."""
        return self.places.get(name, self.where)


@dataclass(frozen=True, slots=True)
class CuratedParticipant:
    """A participant as an archivist gives one; `office` and `country` (a party's id) may be absent."""

    person: Curated
    office: Curated | None = None
    country: Curated | None = None


@dataclass(frozen=True, slots=True)
class ParagraphRef:
    """A reference to a paragraph of a document, as written in Markdown: `[cr-0002 ¶5 ¶6]` gives two."""

    document: DocumentId
    paragraph: int
    where: Where


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a summary in inline Markdown, the paragraphs it rests on, and whether it ends its paragraph."""

    text: str
    refs: tuple[ParagraphRef, ...]
    where: Where
    ends_paragraph: bool = False


@dataclass(frozen=True, slots=True)
class EventRecord:
    """What the archivist says of one event."""

    id: EventId
    where: Where
    title: str
    short: str
    type: Curated | None
    date: Curated | None
    documents: tuple[DocumentId, ...]
    participants: tuple[CuratedParticipant, ...] = ()
    place: Curated | None = None
    about: tuple[str, ...] = ()  # instruments, parties or topics by which references are recognised
    note: str = ""  # one line for lists
    summary: tuple[Sentence, ...] = ()
    key_passages: tuple[ParagraphRef, ...] = ()
    collection: CollectionId | None = None
    formerly: tuple[EventId, ...] = ()
    reviewed: Review | None = None
    changes: tuple[Change, ...] = ()  # the oldest first
    withdrawn: Withdrawal | None = None
    places: Places = field(default_factory=dict, repr=False)

    def at(self, name: str) -> Where:
        """Where a field stands, or an item of a list; the record where it is not written."""
        return self.places.get(name, self.where)


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection: what it holds, by which rule, what it lacks, and who edits it. `body` is Markdown."""

    id: CollectionId
    title: str
    short: str
    scope: str
    selection: str
    gaps: str
    editors: str
    body: str
    where: Where  # where the body begins


@dataclass(frozen=True, slots=True)
class EditorialPage:
    """A page of the archive's own words, in Markdown."""

    id: str
    title: str
    description: str
    body: str
    where: Where  # where the body begins


@dataclass(frozen=True, slots=True)
class Address:
    """An address that was published: a page, or a paragraph of a document with a short hash of its words.

    `paragraph` 0 is the page itself, `count` then its number of paragraphs where it is a document's (else 0).
    """

    path: str  # below the site's root, without the first slash
    where: Where
    paragraph: int = 0
    hash: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Moved:
    """Where the page at an old address went: `to` is the path it has now, empty where it was withdrawn."""

    path: str
    where: Where
    to: str = ""
    title: str = ""
    withdrawal: Withdrawal | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """All of `content/`, over what ships with the program."""

    site: Site
    languages: tuple[Language, ...]
    vocabularies: Vocabularies
    documents: tuple[DocumentRecord, ...] = ()
    events: tuple[EventRecord, ...] = ()
    collections: tuple[Collection, ...] = ()
    pages: tuple[EditorialPage, ...] = ()
    strings: Mapping[str, str] = field(default_factory=dict)
    addresses: tuple[Address, ...] = ()
    moved: tuple[Moved, ...] = ()

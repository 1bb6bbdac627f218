"""The columns of each table, in their order: a class of rows a table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EventRow:
    """`date` is EDTF, `earliest` and `latest` its first and last possible day, `mark` how sure it is.

    `held`: a document tells of it. `announced`: it is known only from documents that were written before it. `proposed`:
    nobody declared it.
    """

    id: str
    title: str
    type: str
    date: str
    earliest: str
    latest: str
    date_mark: str
    place: str
    participants: tuple[str, ...]
    documents: tuple[str, ...]
    about: tuple[str, ...]
    collection: str
    held: bool
    announced: bool
    proposed: bool
    revision: int
    path: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """`published` is EDTF; `title_mark` is supplied where the archive gave the title."""

    id: str
    title: str
    title_mark: str
    genre: str
    language: str
    publisher: str
    agency: str
    distributor: str
    published: str
    published_mark: str
    updated: str
    dateline: str
    events: tuple[str, ...]
    collection: str
    rights: str
    paragraphs: int
    file: str
    bytes: int
    sha256: str
    revision: int
    path: str


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A numbered paragraph as it stands in its source."""

    id: str
    document: str
    paragraph: int
    language: str
    text: str
    topics: tuple[str, ...]
    events: tuple[str, ...]
    path: str


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A value of a document or event with what it rests on; `parts` are the bases of year, month and day."""

    record: str
    field: str
    value: str
    basis: str
    mark: str
    parts: tuple[str, ...]
    confidence: float
    quotes: tuple[str, ...]
    reason: str
    source: str
    rule: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as listed, or as found in a text (`listed` false)."""

    id: str
    name: str
    country: str
    wikidata: str
    offices: tuple[str, ...]
    events: tuple[str, ...]
    listed: bool


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A state with its ISO 3166-1 code, or an organisation."""

    id: str
    name: str
    kind: str
    code: str


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic, and the wider one it belongs to."""

    id: str
    name: str
    definition: str
    broader: str


@dataclass(frozen=True, slots=True)
class InstrumentRow:
    """A treaty, agreement or statement; `signed` is EDTF."""

    id: str
    name: str
    kind: str
    parties: tuple[str, ...]
    signed: str
    signing: str
    extended: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A passage that names an authority; paragraph 0 is the title or a heading."""

    document: str
    paragraph: int
    kind: str
    authority: str
    quote: str

"""Authorities: topics, people, parties, publishers, instruments and event types, and the lists that hold them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from communique.model.dates import ArchiveDate
from communique.model.finding import Places, Where
from communique.model.ids import InstrumentId, PartyId, PersonId, PublisherId, TopicId
from communique.model.provenance import Claim

Words = Mapping[str, tuple[str, ...]]
"""Patterns in the small notation of `text/patterns.py`, by language code."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject that passages are assigned to by published terms.

    A topic with a `broader` one is shown on that one's page. One that is not `listed` has no page at all: it is kept
    in the data, for words so common in the texts that a page of them would tell readers nothing.
    """

    id: TopicId
    name: str
    definition: str = ""
    broader: TopicId | None = None
    terms: Words = field(default_factory=dict)
    listed: bool = True
    quoted: bool = True  # False: a term between scare quotes does not count
    instruments: tuple[InstrumentId, ...] = ()  # a mention of one of these is a mention of the topic
    where: Where | None = None
    places: Places = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Office:
    """An office as held: its name, and the days between which a list says so."""

    name: str
    during: ArchiveDate | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person: `name` as shown, `names` by language, `variants` as written elsewhere, `country` the party served."""

    id: PersonId
    name: str
    names: Mapping[str, str] = field(default_factory=dict)
    variants: tuple[str, ...] = ()
    surname: str = ""
    country: PartyId | None = None
    offices: tuple[Office, ...] = ()
    wikidata: str = ""
    found: bool = False  # True: met in a text, in no list
    where: Where | None = None
    places: Places = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Party:
    """A state or an organisation. `code` is a state's ISO 3166-1 alpha-2 code, empty for organisations."""

    id: PartyId
    name: str
    kind: str = "state"  # state | organisation
    code: str = ""
    adjectives: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    terms: Words = field(default_factory=dict)
    definition: str = ""
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who makes a text public: `kind` is publisher, agency or distributor."""

    id: PublisherId
    name: str
    kind: str = "publisher"
    country: PartyId | None = None
    variants: tuple[str, ...] = ()
    found: bool = False
    where: Where | None = None
    places: Places = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Instrument:
    """A treaty, agreement or statement. `short` names count only after a full one in the same text."""

    id: InstrumentId
    name: str
    kind: str = "treaty"
    parties: tuple[PartyId, ...] = ()
    signed: Claim[ArchiveDate] | None = None
    signing: str = ""  # id of the event at which it was signed
    extended: tuple[str, ...] = ()  # ids of the events that extended it
    definition: str = ""
    terms: Words = field(default_factory=dict)
    short: Words = field(default_factory=dict)
    where: Where | None = None
    places: Places = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class EventType:
    """A kind of event, its mark (circle, diamond, square, triangle, arch, half-disc, bar) and its words by language."""

    id: str
    name: str
    mark: str
    medium: str = ""
    words: Words = field(default_factory=dict)
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A formula that is followed from text to text: its wordings by language, and one sentence on it."""

    id: str
    name: str
    variants: Words = field(default_factory=dict)
    note: str = ""
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """Documents that are read one after the other, such as the joint statements of two states.

    `full` are those of which the archive holds the whole text that was published: only between two of these can words
    be called dropped, since a report may leave out what was said.
    """

    id: str
    name: str
    documents: tuple[str, ...] = ()
    full: tuple[str, ...] = ()
    note: str = ""
    where: Where | None = None
    places: Places = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Vocabularies:
    """All controlled lists, each by id in the order of its file."""

    topics: Mapping[TopicId, Topic] = field(default_factory=dict)
    people: Mapping[PersonId, Person] = field(default_factory=dict)
    parties: Mapping[PartyId, Party] = field(default_factory=dict)
    publishers: Mapping[PublisherId, Publisher] = field(default_factory=dict)
    instruments: Mapping[InstrumentId, Instrument] = field(default_factory=dict)
    event_types: Mapping[str, EventType] = field(default_factory=dict)
    phrases: Mapping[str, Phrase] = field(default_factory=dict)
    series: Mapping[str, Series] = field(default_factory=dict)
    stop_words: Words = field(default_factory=dict)  # by language: they neither begin nor end a formula

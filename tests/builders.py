"""Values for tests, made by small functions with defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from communique.checks.check import check_noted, note
from communique.model.archive import Archive
from communique.model.authority import EventType, Person, Topic, Vocabularies
from communique.model.dates import ArchiveDate
from communique.model.document import Document
from communique.model.event import Event
from communique.model.finding import Finding, Where
from communique.model.ids import DocumentId, EventId, PersonId, SeedId, TopicId
from communique.model.page import Output
from communique.model.provenance import Basis, Claim, Named, Span
from communique.model.seed import Block, CleanText, Mention, Participant, Reading, Seed
from communique.model.site import Site
from communique.pipeline import PROJECT
from communique.text.edtf import parse
from communique.text.fields import load

T = TypeVar("T")
WORDS = {
    key: str(node.value)
    for key, node in load((PROJECT / "communique/data/strings/en.yaml").read_text(encoding="utf-8"), "en.yaml").value.items()
}
"""The words of the interface in English."""

EVENT_TYPES = {
    "phone-call": EventType("phone-call", "Phone call", "circle"),
    "video-meeting": EventType("video-meeting", "Video meeting", "diamond"),
    "signing": EventType("signing", "Treaty or statement", "triangle"),
    "ceremony": EventType("ceremony", "Ceremony", "arch"),
}
"""Types enough for most tests."""


def a_claim(value: T, basis: Basis = "text", **more: object) -> Claim[T]:
    """A claim with nothing more than its value and basis."""
    return Claim(value, basis, **more)  # type: ignore[arg-type]


def a_date(edtf: str, *parts: Basis) -> Claim[ArchiveDate]:
    """A claim of a date; `parts` are the bases of year, month and day where they differ."""
    return Claim(parse(edtf), parts[-1] if parts else "text", parts=tuple(parts))


def a_text(*paragraphs: str, seed: str = "000.txt") -> CleanText:
    """A clean text of numbered paragraphs, with a blank line between them in the seed."""
    raw = "\n\n".join(paragraphs)
    kept, blocks, starts, at, clean = [], [], [], 0, 0
    for number, words in enumerate(paragraphs, 1):
        kept.append(Span(at, at + len(words)))
        starts.append(clean)
        blocks.append(Block("paragraph", Span(clean, clean + len(words)), number))
        at, clean = at + len(words) + 2, clean + len(words)
    return CleanText(
        Seed(SeedId(seed), f"seeds/{seed}", "0" * 64, len(raw), raw), (), tuple(kept), tuple(blocks), tuple(starts)
    )


def a_mention(clean: CleanText, words: str, authority: str, kind: str = "topic") -> Mention:
    """A mention of an authority by words of the text, at their first place."""
    at = clean.text.index(words)
    block = next(b for b in clean.blocks if b.span.start <= at < b.span.end)
    return Mention(kind, authority, block.number, clean.evidence(Span(at, at + len(words))))


def a_document(
    id: str = "cr-0001",
    *paragraphs: str,
    topics: Mapping[str, str] | None = None,
    events: tuple[str, ...] = (),
    published: Claim[ArchiveDate] | None = None,
    publisher: str = "",
    genre: str = "news-report",
) -> Document:
    """A document; `topics` gives, for words of the text, the topic that they belong to."""
    clean = a_text(*(paragraphs or ("They spoke by phone.",)), seed=f"{id}.txt")
    reading = Reading(
        clean=clean,
        language="en",
        title=None,
        display_title=a_claim("A call is reported", "human"),
        genre=a_claim(genre),
        publisher=a_claim(Named(publisher.lower(), publisher)) if publisher else None,
        published=published,
        mentions=tuple(a_mention(clean, words, topic) for words, topic in (topics or {}).items()),
    )
    return Document(DocumentId(id), reading, tuple(EventId(e) for e in events))


def a_participant(id: str = "wang-yi", name: str = "Wang Yi") -> Participant:
    """A participant without office or state."""
    return Participant(a_claim(Named(id, name)))


def an_event(
    id: str = "",
    date: str | Claim[ArchiveDate] | None = "2021-08-25",
    type: str = "phone-call",
    documents: tuple[str, ...] = (),
    **more: object,
) -> Event:
    """An event, by default a phone call of 25 August 2021 that no document tells of."""
    when = a_date(date) if isinstance(date, str) else date
    id = id or f"{when.value.edtf if when else 'undated'}-{type}"
    event = Event(EventId(id), f"Title of {id}", f"Short {id}", a_claim(type), when, tuple(DocumentId(d) for d in documents))
    return replace(event, **more)  # type: ignore[arg-type]


def an_archive(
    *values: Event | Document, topics: tuple[Topic, ...] = (), people: tuple[Person, ...] = ()
) -> Archive:
    """An archive of these events and documents; events are put in order of date, undated ones last."""
    documents = sorted((v for v in values if isinstance(v, Document)), key=lambda d: d.id)
    events = [v for v in values if isinstance(v, Event)]
    events.sort(key=lambda e: (e.date is None, e.date.value.sort_key if e.date else (), e.id))
    return Archive(
        documents={d.id: d for d in documents},
        events={e.id: e for e in events},
        vocabularies=Vocabularies(
            topics={t.id: t for t in topics},
            people={p.id: p for p in people},
            event_types=EVENT_TYPES,
        ),
        by_seed={d.clean.seed.id: d.id for d in documents},
    )


def a_topic(id: str = "energy", name: str = "Energy", **more: object) -> Topic:
    """A topic with a page, without terms."""
    return Topic(TopicId(id), name, **more)  # type: ignore[arg-type]


def a_person(id: str = "wang-yi", name: str = "Wang Yi") -> Person:
    """A person without office or state."""
    return Person(PersonId(id), name)


def a_site(**more: object) -> Site:
    """A small site."""
    site = Site(title="Archive", language="en", heading="A reading room", lede="All of it.", statement="As found.", words=WORDS)
    return replace(site, **more)  # type: ignore[arg-type]


WHERE = Where("content/a.yaml", 1)
"""A place, where a value needs one."""


def faults_of(*outputs: Output) -> tuple[Finding, ...]:
    """What gate two says of files that are all there is."""
    known = frozenset(output.path for output in outputs)
    return check_noted([note(output, known) for output in outputs], {o.path: o.body for o in outputs}.__getitem__)

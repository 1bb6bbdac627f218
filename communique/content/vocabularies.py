"""The controlled lists: what ships with the program, and `content/vocabularies/` laid over it id by id."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from communique.content.values import curated, pattern
from communique.model.authority import (
    EventType,
    Instrument,
    Office,
    Party,
    Person,
    Phrase,
    Publisher,
    Series,
    Topic,
    Vocabularies,
    Words,
)
from communique.model.content import Curated
from communique.model.dates import ArchiveDate
from communique.model.finding import FieldError, Finding
from communique.model.provenance import Claim
from communique.text.fields import Node, Record, archive_date, by_key, choice, each, flag, identifier, mapping, text, title
from communique.text.limits import ROWS

T = TypeVar("T")

MARKS = ("circle", "diamond", "square", "triangle", "arch", "half-disc", "bar", "cross")
"""Shapes of the marks of event types, as the design draws them."""

FILES = ("topics", "people", "parties", "publishers", "instruments", "event-types", "phrases", "series", "stop-words")
"""The lists, by the names of their files."""


def vocabularies(files: dict[str, tuple[Node, ...]], language: str, findings: list[Finding]) -> Vocabularies:
    """All lists; `files` gives for each name the files that hold it, the one that lies on top last.

    What ships with the program has its names in the site's `language` where the files give them.
    """

    def rows(name: str, read: Callable[[str, Record], T], most: int | None = None) -> dict[str, T]:
        found: dict[str, T] = {}
        for node in files.get(name, ()):
            found.update(_rows(node, read, findings, most))
        return found

    return Vocabularies(
        topics=rows("topics", _topic, ROWS),
        people=rows("people", _person),
        parties=rows("parties", partial(_party, language)),
        publishers=rows("publishers", _publisher),
        instruments=rows("instruments", _instrument, ROWS),
        event_types=rows("event-types", partial(_event_type, language)),
        phrases=rows("phrases", _phrase),
        series=rows("series", _series),
        stop_words=_stop_words(files.get("stop-words", ()), findings),
    )


def _rows(node: Node, read: Callable[[str, Record], T], findings: list[Finding], most: int | None) -> dict[str, T]:
    found: dict[str, T] = {}
    if node.kind == "null":
        return found
    try:
        members = mapping(node, most)
    except FieldError as error:
        findings.append(error.finding)
        return found
    for key, row in members.items():
        try:
            identifier(Node(row.where, key, "text", key))
        except FieldError as error:
            findings.append(error.finding)
            continue
        record = Record(row, findings)
        found[key] = read(key, record)
        record.close()
    return found


_words = by_key(each(pattern))


def _ids(record: Record, name: str) -> tuple[Any, ...]:
    return record.take(name, each(identifier), ())


def _topic(key: str, record: Record) -> Topic:
    return Topic(
        id=key,
        name=record.take("name", title, key, required=True),
        definition=record.take("definition", text, ""),
        broader=record.take("broader", identifier),
        terms=record.take("terms", _words, {}),
        listed=record.take("listed", flag, True),
        quoted=record.take("quoted", flag, True),
        instruments=_ids(record, "instruments"),
        where=record.where,
        places=record.places,
    )


def _person(key: str, record: Record) -> Person:
    return Person(
        id=key,
        name=record.take("name", title, key, required=True),
        names=record.take("names", by_key(title), {}),
        variants=record.take("variants", each(title), ()),
        surname=record.take("surname", title, ""),
        country=record.take("country", identifier),
        offices=record.take("offices", each(_office(record.findings)), ()),
        wikidata=record.take("wikidata", title, ""),
        where=record.where,
        places=record.places,
    )


def _office(findings: list[Finding]) -> Callable[[Node], Office]:
    def read(node: Node) -> Office:
        if node.kind == "text":
            return Office(title(node))
        record = Record(node, findings)
        found = Office(record.take("name", title, "", required=True), record.take("during", archive_date))
        record.close()
        return found

    return read


def _name(language: str, key: str, record: Record) -> str:
    """The name in a language where the record has it, else the name."""
    name = record.take("name", title, key, required=True)
    return record.take("names", by_key(title), {}).get(language, name)


def _party(language: str, key: str, record: Record) -> Party:
    return Party(
        id=key,
        name=_name(language, key, record),
        kind=record.take("kind", choice("state", "organisation"), "state"),
        code=record.take("code", title, ""),
        adjectives=record.take("adjectives", _words, {}),
        terms=record.take("terms", _words, {}),
        definition=record.take("definition", text, ""),
        where=record.where,
    )


def _publisher(key: str, record: Record) -> Publisher:
    return Publisher(
        id=key,
        name=record.take("name", title, key, required=True),
        kind=record.take("kind", choice("publisher", "agency", "distributor"), "publisher"),
        country=record.take("country", identifier),
        variants=record.take("variants", each(title), ()),
        where=record.where,
        places=record.places,
    )


def _instrument(key: str, record: Record) -> Instrument:
    signed = record.take("signed", curated(archive_date, record.findings))
    return Instrument(
        id=key,
        name=record.take("name", title, key, required=True),
        kind=record.take("kind", choice("treaty", "agreement", "joint-statement"), "treaty"),
        parties=_ids(record, "parties"),
        signed=_claim(signed),
        signing=record.take("signing", identifier, ""),
        extended=_ids(record, "extended"),
        definition=record.take("definition", text, ""),
        terms=record.take("terms", _words, {}),
        short=record.take("short", _words, {}),
        where=record.where,
        places=record.places,
    )


def _claim(fact: Curated | None) -> Claim[ArchiveDate] | None:
    if fact is None or fact.value is None:
        return None
    return Claim(
        fact.value, fact.basis, reason=fact.reason, rule="record", parts=fact.parts, source=fact.source, curated=True
    )


def _event_type(language: str, key: str, record: Record) -> EventType:
    return EventType(
        id=key,
        name=_name(language, key, record),
        mark=record.take("mark", choice(*MARKS), "circle"),
        medium=record.take("medium", title, ""),
        words=record.take("words", _words, {}),
        where=record.where,
    )


def _phrase(key: str, record: Record) -> Phrase:
    return Phrase(
        id=key,
        name=record.take("name", title, key, required=True),
        variants=record.take("variants", by_key(each(pattern)), {}, required=True),
        note=record.take("note", text, ""),
        where=record.where,
    )


def _series(key: str, record: Record) -> Series:
    return Series(
        id=key,
        name=record.take("name", title, key, required=True),
        documents=record.take("documents", each(identifier), (), required=True),
        full=record.take("full", each(identifier), ()),
        note=record.take("note", text, ""),
        where=record.where,
        places=record.places,
    )


def _stop_words(nodes: tuple[Node, ...], findings: list[Finding]) -> Words:
    """By language, one file over the other."""
    found: dict[str, tuple[str, ...]] = {}
    for node in nodes:
        try:
            found.update(_words(node))
        except FieldError as error:
            findings.append(error.finding)
    return found

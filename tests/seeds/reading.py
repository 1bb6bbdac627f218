"""Texts read with the first collection's vocabularies: what the tests of the reading share."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from communique.content.read import read as read_content
from communique.model.content import Content
from communique.model.ids import SeedId
from communique.model.seed import Reading, Seed
from communique.seeds.facts.language import language
from communique.seeds.glossary import Glossary, glossary
from communique.seeds.read import read_seed

ROOT = Path(__file__).parents[2]


@cache
def content() -> Content:
    """The project's own content; its vocabularies and languages are what the reading gets."""
    found, _ = read_content(ROOT)
    return found


@cache
def words(code: str) -> Glossary:
    """The compiled words of one language, with English behind it."""
    languages = content().languages
    own = tuple(known for known in languages if known.code == code)
    return glossary(own + tuple(k for k in languages if k.code == "en" and code != "en"), content().vocabularies)


def seed(text: str, name: str = "a.txt") -> Seed:
    """A source with these words."""
    return Seed(SeedId(name), f"seeds/{name}", "0" * 64, len(text.encode()), text)


def read(text: str, name: str = "a.txt") -> Reading:
    """What is read from these words."""
    code = language(text, content().languages)
    return read_seed(seed(text, name), code, words(code))


def quote(reading: Reading, span) -> str:
    """The raw words of a span."""
    return reading.clean.seed.text[span.start : span.end]


def found(reading: Reading) -> dict[str, object]:
    """The values of a reading in plain words, by the names that the tables of openings use."""

    def edtf(claim) -> str | None:
        return claim.value.edtf if claim else None

    event, line = reading.happening, reading.dateline
    return {
        "title": reading.title.value if reading.title else None,
        "publisher": reading.publisher.value.id if reading.publisher else None,
        "agency": reading.agency.value.id if reading.agency else None,
        "genre": reading.genre.value,
        "published": edtf(reading.published),
        "updated": reading.updated.value if reading.updated else None,
        "dateline": edtf(line.value.date) if line else None,
        "event": edtf(event.date) if event else None,
        "type": event.type.value if event else None,
        "weekday": event.weekday.value if event and event.weekday else None,
        "people": [p.person.value.name for p in reading.participants],
        "language": reading.language,
        "paragraphs": len(reading.clean.paragraphs),
    }

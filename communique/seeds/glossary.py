"""All words that the reading looks for, compiled once for a language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from communique.model.authority import Vocabularies, Words
from communique.model.language import Language
from communique.seeds.expressions import DateWords, date_words
from communique.seeds.names import person_patterns, plain_name
from communique.text.beginnings import Beginnings
from communique.text.patterns import Lexicon, lexicon
from communique.text.words import even


@dataclass(frozen=True, slots=True)
class Glossary:
    """The words of one language (and of English, in which pages frame texts of any), ready for finding.

    `languages` holds the text's own first. A lexicon's keys are ids, or the row keys of a language table.
    `beginnings` are the words with which finds of any lexicon, and dates, can begin.
    """

    languages: tuple[Language, ...]
    vocabularies: Vocabularies
    dates: DateWords
    people: Lexicon
    parties: Lexicon
    adjectives: Lexicon
    offices: Lexicon
    publishers: Lexicon
    topics: Lexicon
    instruments: Lexicon
    shorts: Lexicon
    event_words: Lexicon
    media: Lexicon
    outputs: Lexicon
    cues: Lexicon
    undertakings: Lexicon
    surnames: Mapping[str, tuple[str, ...]]
    never_names: frozenset[str]
    particles: frozenset[str]
    abbreviations: frozenset[str]
    tables: Mapping[str, Mapping[str, tuple[str, ...]]]
    beginnings: Beginnings

    def low(self, table: str, key: str = "words") -> frozenset[str]:
        """The words of one row without case."""
        return _low(self.words(table, key))

    def words(self, table: str, key: str = "words") -> tuple[str, ...]:
        """The words of one row, over all languages."""
        return self.tables.get(table, {}).get(key, ())

    def rows(self, table: str) -> Mapping[str, tuple[str, ...]]:
        """The rows of a table, over all languages."""
        return self.tables.get(table, {})


@lru_cache(maxsize=512)
def _low(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)


CUES = ("future", "past", "held", "marks_year", "together", "celebrations", "denials", "speech", "memory")
"""Tables of short words that colour a sentence; each becomes a key of `Glossary.cues`."""


def glossary(languages: tuple[Language, ...], lists: Vocabularies) -> Glossary:
    """Compile vocabularies and tables. Raises ValueError where a pattern is faulty."""
    dates = date_words(languages)
    lexicons = _lexicons(languages, lists)
    return Glossary(
        languages=languages,
        vocabularies=lists,
        dates=dates,
        **lexicons,
        surnames=_surnames(lists),
        never_names=frozenset((*(w for w, _ in _table(languages, "not_names")), *dates.months, *dates.weekdays)),
        particles=frozenset(w for w, _ in _table(languages, "particles")),
        abbreviations=frozenset(_folded(languages, "abbreviations")),
        tables=_joined(languages),
        beginnings=Beginnings(dict.fromkeys((dates, *lexicons.values()))),
    )


def _lexicons(languages: tuple[Language, ...], lists: Vocabularies) -> dict[str, Lexicon]:
    """All lexicons, by their fields in the glossary."""
    codes = tuple(language.code for language in languages)
    return dict(
        people=lexicon(p for person in lists.people.values() for p in person_patterns(person)),
        parties=lexicon(_terms(codes, ((p.id, p.terms) for p in lists.parties.values()))),
        adjectives=lexicon(_terms(codes, ((p.id, p.adjectives) for p in lists.parties.values()))),
        offices=lexicon(_table(languages, "offices")),
        publishers=lexicon(_publishers(lists)),
        topics=lexicon(_terms(codes, ((t.id, t.terms) for t in lists.topics.values()))),
        instruments=lexicon(_terms(codes, ((i.id, i.terms) for i in lists.instruments.values()))),
        shorts=lexicon(_terms(codes, ((i.id, i.short) for i in lists.instruments.values()))),
        event_words=lexicon(_terms(codes, ((t.id, t.words) for t in lists.event_types.values()))),
        media=lexicon(_table(languages, "media")),
        outputs=lexicon(_table(languages, "outputs")),
        cues=lexicon((w, f"{t}.{k}") for t in CUES for w, k in _table(languages, t)),
        undertakings=lexicon(_table(languages, "undertakings")),
    )


def _joined(languages: tuple[Language, ...]) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """The tables of all languages, the words of one row joined."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for language in languages:
        for table, rows in language.tables.items():
            joined = found.setdefault(table, {})
            for key, row in rows.items():
                joined[key] = tuple(dict.fromkeys((*joined.get(key, ()), *row)))
    return found


def _publishers(lists: Vocabularies) -> Iterator[tuple[str, str]]:
    for publisher in lists.publishers.values():
        for name in (publisher.name, *publisher.variants):
            if plain_name(name):
                yield plain_name(name), publisher.id


def _terms(codes: tuple[str, ...], lists: Iterable[tuple[str, Words]]) -> Iterator[tuple[str, str]]:
    for key, terms in lists:
        for code in codes:
            for pattern in terms.get(code, ()):
                yield pattern, key


def _table(languages: tuple[Language, ...], table: str) -> Iterator[tuple[str, str]]:
    for language in languages:
        for key, row in language.rows(table).items():
            for pattern in row:
                yield pattern, key


def _folded(languages: tuple[Language, ...], table: str) -> Iterator[str]:
    for pattern, _ in _table(languages, table):
        yield pattern.rstrip(".").casefold()


def _surnames(lists: Vocabularies) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for person in lists.people.values():
        if person.surname:
            key = even(person.surname)
            found[key] = (*found.get(key, ()), person.id)
    return found

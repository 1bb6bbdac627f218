"""Counterparts: "his Russian counterpart, Vladimir Putin" holds the office of the person named before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from communique.model.provenance import Span
from communique.seeds.facts.naming import Seen, name_at
from communique.seeds.glossary import Glossary
from communique.seeds.prose import Prose, covered

_ADJECTIVE = re.compile(r" [a-zà-ÿ]{5,}(?= [A-ZÀ-Þ])")
"""An adjective that stands in no list, between "homologue" and a name."""
_BEFORE = 40
"""Characters before the word within which adjective and possessive stand."""


def with_counterparts(prose: Prose, named: list[Seen], glossary: Glossary) -> Iterator[Seen]:
    """Those named, and those who are called somebody's counterpart, each once."""
    held = sorted((s for s in named if s.keys), key=lambda s: s.span.end)
    found: list[Seen] = []
    words = glossary.words("counterparts")
    for word in prose.index.standing(words) if any(word in prose.view for word in words) else ():
        index = bisect_right(held, word.start, key=lambda s: s.span.end)
        source = max((*held[max(0, index - 1) : index], *found[-1:]), key=lambda s: s.span, default=None)
        seen = _counterpart(prose, word, source, glossary)
        if seen:
            found.append(seen)
    taken = covered(seen.name for seen in found)
    yield from found
    yield from (s for s in named if not taken.touches(s.name.start, s.name.end))


def _counterpart(prose: Prose, word: Span, source: Seen | None, glossary: Glossary) -> Seen | None:
    view, start, country, at = prose.view, word.start, "", word.end
    for hit in glossary.adjectives.find(view, max(0, start - _BEFORE), start - 1):
        if hit.end == word.start - 1:
            start, country = hit.start, hit.keys[0]
    after = None if country else glossary.adjectives.at(view, at + 1)
    strange = None if country or after or not glossary.words("office_tails") else _ADJECTIVE.match(view, at)
    if after:
        at, country = after.end, after.keys[0]
    elif strange:
        at = strange.end()
    owner = _possessive(view, start, glossary)
    name = name_at(prose, at, glossary, True) if owner is not None else None
    if owner is None or name is None:
        return None
    person, where = name
    keys, words, copied = (source.keys, source.words, source.span) if source else ((), "", None)
    known = person.id in glossary.vocabularies.people
    return Seen(person, Span(owner, where.end), where, keys, words, country, known, copied=copied)


def _possessive(view: str, end: int, glossary: Glossary) -> int | None:
    """Where the "his" or "her" begins that ends before a place."""
    before = view[max(0, end - _BEFORE) : end].rstrip()
    for word in glossary.words("counterparts", "possessives"):
        if before.casefold().endswith(word) and not before[: -len(word)][-1:].isalpha():
            return max(0, end - _BEFORE) + len(before) - len(word)
    return None

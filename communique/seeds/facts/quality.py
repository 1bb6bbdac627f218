"""Signs that a copy was altered by a machine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.model.provenance import Evidence, Span
from communique.seeds.glossary import Glossary
from communique.seeds.prose import Prose
from communique.text.words import lowered

_STOP = re.compile(r"\. (?<=[a-z]{3}\. )(?=[a-z]{2,20} [a-z])")
_SMALL = ("the", "a", "an", "of", "to", "in")
_AROUND = 24
"""Characters quoted on either side of a sign."""
_FEWEST = 3
"""Fewer signs than these are slips, not a habit."""


def altered(prose: Prose, glossary: Glossary) -> tuple[Evidence, ...]:
    """Full stops before lower case and doubled small words, where there are three or more: the words around each."""
    found = []
    for sign in sorted((*_stops(prose, glossary), *_doubled(prose))):
        sentence = prose.sentence_at(sign.start)
        if sentence is None:
            continue
        start = max(sentence.span.start, sign.start - _AROUND)
        end = min(sentence.span.end, sign.end + _AROUND)
        found.append(_whole_words(prose.view, start, end, sentence.span))
    return tuple(prose.evidence(span) for span in found) if len(found) >= _FEWEST else ()


def _stops(prose: Prose, glossary: Glossary) -> Iterator[Span]:
    """Full stops within a sentence, but for those of abbreviations."""
    for match in _STOP.finditer(prose.view):
        before = prose.view[max(0, match.start() - 12) : match.start()].split()
        if not (before and before[-1].casefold() in glossary.abbreviations):
            yield Span(*match.span())


def _doubled(prose: Prose) -> Iterator[Span]:
    """Small words that stand twice."""
    low = lowered(prose.view)
    for word in _SMALL:
        twice = f"{word} {word} "
        at = low.find(twice)
        while at >= 0:
            before = low[at - 1 : at]
            if not (before.isalnum() or before == "_"):
                yield Span(at, at + len(twice) - 1)
            at = low.find(twice, at + 1)


def _whole_words(view: str, start: int, end: int, within: Span) -> Span:
    """A span drawn in to whole words."""
    if start > within.start and " " in view[start:end]:
        start = view.index(" ", start) + 1
    if end < within.end and view.rfind(" ", start, end) > start:
        end = view.rfind(" ", start, end)
    return Span(start, end)

"""Signs that a copy was altered by a machine."""

from __future__ import annotations

import re

from communique.model.provenance import Evidence, Span
from communique.seeds.glossary import Glossary
from communique.seeds.prose import Prose

_STOP = re.compile(r"(?<=[a-z]{3})\. (?=[a-z]{2,20} [a-z])")
_DOUBLED = re.compile(r"(?<!\w)(?i:(the|a|an|of|to|in)) (?i:\1)(?= \w)")
_AROUND = 24
"""Characters quoted on either side of a sign."""
_FEWEST = 3
"""Fewer signs than these are slips, not a habit."""


def altered(prose: Prose, glossary: Glossary) -> tuple[Evidence, ...]:
    """Full stops before lower case and doubled small words, where there are three or more: the words around each."""
    found = []
    for match in sorted((*_STOP.finditer(prose.view), *_DOUBLED.finditer(prose.view)), key=lambda m: m.start()):
        sentence = prose.sentence_at(match.start())
        before = prose.view[max(0, match.start() - 12) : match.start()].split()
        if sentence is None or match.group() == ". " and before and before[-1].casefold() in glossary.abbreviations:
            continue
        start = max(sentence.span.start, match.start() - _AROUND)
        end = min(sentence.span.end, match.end() + _AROUND)
        found.append(_whole_words(prose.view, start, end, sentence.span))
    return tuple(prose.evidence(span) for span in found) if len(found) >= _FEWEST else ()


def _whole_words(view: str, start: int, end: int, within: Span) -> Span:
    """A span drawn in to whole words."""
    if start > within.start and " " in view[start:end]:
        start = view.index(" ", start) + 1
    if end < within.end and view.rfind(" ", start, end) > start:
        end = view.rfind(" ", start, end)
    return Span(start, end)

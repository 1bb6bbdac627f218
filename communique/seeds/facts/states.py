"""States and organisations that act in a text without a person's name: "the Colombian Chargé", "Japan-Peru talks"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from communique.model.provenance import Claim, Span
from communique.seeds.glossary import Glossary
from communique.seeds.prose import Prose
from communique.text.patterns import Hit

_REACH = 60
"""Characters before a state's name within which the office stands whose state it is."""
_JOINED = re.compile(r"-|, (?:and )?| (?:and|et|y|и|e) |和|与|同")
_LISTED = 50
"""Characters between two states of one list: "la República de Chile, la República de Colombia"."""


def states(
    prose: Prose, glossary: Glossary, parties: tuple[Hit, ...], adjectives: tuple[Hit, ...]
) -> tuple[Claim[str], ...]:
    """Those named in the title or the first paragraph by an office or side by side; never all that are mentioned."""
    found: dict[str, Claim[str]] = {}
    for block in prose.clean.blocks:
        if block.kind == "title" or block.number == 1:
            named, belonging = _within(parties, block.span), _within(adjectives, block.span)
            acting = [*_by_office(prose, block.span, named, belonging, glossary), *_in_lists(prose, named, glossary)]
            if block.kind == "title":
                acting += _side_by_side(prose, named)
            for hit, words in acting:
                evidence = (prose.evidence(words),)
                found.setdefault(hit.keys[0], Claim(hit.keys[0], "text", evidence, "", "acting-state", 0.8))
    return tuple(found.values())


def _within(hits: tuple[Hit, ...], span: Span) -> tuple[Hit, ...]:
    low = bisect_left(hits, span.start, key=lambda hit: hit.start)
    return hits[low : bisect_left(hits, span.end, low, key=lambda hit: hit.start)]


def _by_office(
    prose: Prose, block: Span, named: tuple[Hit, ...], belonging: tuple[Hit, ...], glossary: Glossary
) -> Iterator[tuple[Hit, Span]]:
    """An adjective before an office, or an office before "of" or "in" and a state."""
    view = prose.view
    for hit in belonging:
        office = glossary.offices.at(view, hit.end + 1)
        if office and view[hit.end] == " ":
            yield hit, Span(hit.start, office.end)
    links = (*glossary.words("glue", "of_country"), *glossary.words("glue", "in_country"))
    for hit in named:
        if not view[max(0, hit.start - _REACH) : hit.start].rstrip().endswith(links):
            continue
        for office in glossary.offices.find(view, max(block.start, hit.start - _REACH), hit.start):
            if view[office.end : hit.start].strip() in links:
                yield hit, Span(office.start, hit.end)


def _in_lists(prose: Prose, named: tuple[Hit, ...], glossary: Glossary) -> Iterator[tuple[Hit, Span]]:
    """All states of a list that words such as "Heads of State and Government of" open."""
    view = prose.view
    openings = glossary.words("list_of_states")
    for index, first in enumerate(named if openings else ()):
        before = view[max(0, first.start - _REACH) : first.start]
        if not any(word in before for word in openings):
            continue
        last = first
        for hit in named[index:]:
            if hit.start - last.end > _LISTED:
                return
            yield hit, Span(hit.start, hit.end)
            last = hit
        return


def _side_by_side(prose: Prose, named: tuple[Hit, ...]) -> Iterator[tuple[Hit, Span]]:
    for one, other in zip(named, named[1:], strict=False):
        if _JOINED.fullmatch(prose.view, one.end, other.start):
            words = Span(one.start, other.end)
            yield one, words
            yield other, words

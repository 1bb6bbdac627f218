"""Coming occasions whose year stands in their name, such as Games, with the visit or ceremony planned for them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from communique.model.provenance import Claim, Span
from communique.model.seed import Reference
from communique.seeds.facts.anniversaries import YEAR
from communique.seeds.facts.event import EventMention
from communique.seeds.facts.surroundings import Surroundings
from communique.text.edtf import parse
from communique.text.patterns import Hit

_REACH = 200
"""Characters before an occasion's name within which words say what is planned for it."""
_BEFORE = (" of the ", " of ", " for the ", " for ", " at the ")
"""Words that make the name of an occasion an occasion to come, where no event word does."""


def occasions(
    around: Surroundings, main: EventMention | None, mentions: tuple[EventMention, ...]
) -> Iterator[Reference]:
    """References to occasions in or after the year of the report."""
    by_sentence: dict[int, list[EventMention]] = {}
    for mention in mentions:
        if mention is not main:
            by_sentence.setdefault(mention.sentence.index, []).append(mention)
    for kind, hit in around.hits:
        if kind == "topic":
            yield from _occasion(around, hit, by_sentence)


def _occasion(around: Surroundings, hit: Hit, by_sentence: dict[int, list[EventMention]]) -> Iterator[Reference]:
    prose, anchor = around.scene.prose, around.scene.anchor
    year = YEAR.search(prose.view, hit.start, hit.end)
    sentence = prose.sentence_at(hit.start) if year else None
    if year is None or sentence is None or not sentence.paragraph:
        return
    if anchor is not None and int(year[1]) < anchor.day.year:
        return
    of_sentence = by_sentence.get(sentence.index, [])
    last = bisect_right(of_sentence, hit.start, key=lambda m: m.span.end)
    planned = [m for m in of_sentence[max(0, last - 4) : last] if hit.start - m.span.start <= _REACH]
    if not planned and not prose.view[max(0, hit.start - 9) : hit.start].endswith(_BEFORE):
        return
    words = (prose.evidence(Span(*year.span())),)
    when = Claim(parse(year[1]), "text", words, "The year stands in the name.", "year-in-name", 0.9, ("text",))
    span = Span(min((m.span.start for m in planned), default=hit.start), hit.end)
    yield around.make("planned-event", planned[-1].type if planned else "", sentence, span, when, about=hit.keys)

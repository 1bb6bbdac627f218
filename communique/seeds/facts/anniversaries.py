"""Anniversaries and years counted back: "the 20th anniversary of the signing of …", "signed 20 years ago"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.model.provenance import Claim, Span
from communique.model.seed import Reference
from communique.seeds.expressions import Expression
from communique.seeds.facts.calendar import resolve
from communique.seeds.facts.surroundings import Surroundings
from communique.seeds.prose import Sentence
from communique.text.edtf import parse

YEAR = re.compile(r"(?<!\w)((?:1[5-9]|20)\d\d)(?!\w)")
_REACH = 120
"""Characters within which the occasion of an anniversary follows it."""
_VERB = 20
"""Characters within which the verb stands before "20 years ago"."""

Base = tuple[int, Span | None]
"""The year in which an anniversary falls, and its words where the sentence has them."""


def anniversaries(around: Surroundings) -> Iterator[Reference]:
    """All anniversaries; one whose year the text gave before is a celebration to come where the words say so."""
    marked: dict[tuple[int, tuple[str, ...]], Base] = {}
    for found in around.scene.dates:
        if found.kind not in ("anniversary", "ago"):
            continue
        sentence = around.scene.prose.sentence_at(found.span.start)
        if sentence is None or not sentence.paragraph:
            continue
        if found.kind == "ago":
            yield _ago(around, found, sentence)
        else:
            yield _anniversary(around, found, sentence, marked)


def _anniversary(
    around: Surroundings, found: Expression, sentence: Sentence, marked: dict[tuple[int, tuple[str, ...]], Base]
) -> Reference:
    span, event_type, about = _occasion(around, found, sentence)
    key = (found.number, about)
    base = _base_year(around, found, sentence)
    if base:
        marked.setdefault(key, base)
        when = _counted(around, found, base)
        return around.make("anniversary", event_type, sentence, span, when, about=about)
    before = Span(around.near(sentence, found.span).start, found.span.start)
    if key in marked and around.has_cue("celebrations", before):
        year, words = marked[key]
        evidence = (around.scene.prose.evidence(words or found.span),)
        reason = f"The text puts the anniversary in {year}."
        when = Claim(parse(f"{year:04}"), "text", evidence, reason, "anniversary-year", 0.8, ("text",))
        return around.make("planned-event", "ceremony", sentence, span, when, about=about)
    years = found.number if around.has_cue("marks_year.same", around.near(sentence, found.span)) else None
    return around.make("anniversary", event_type, sentence, span, None, about=about, years_before=years)


def _occasion(around: Surroundings, found: Expression, sentence: Sentence) -> tuple[Span, str, tuple[str, ...]]:
    """The words of the anniversary with what it is of, the type of that event, and what it was about."""
    view, glossary = around.scene.prose.view, around.scene.glossary
    reach = Span(found.span.end, min(sentence.span.end, found.span.end + _REACH))
    kind = next(glossary.undertakings.find(view, reach.start, reach.end), None)
    around_it = Span(max(sentence.span.start, found.span.start - _REACH), min(sentence.span.end, reach.end + _REACH))
    subjects = [named[1] for named in around.within(around_it) if around.is_subject(named)]
    near = [h for h in subjects if h.start < reach.end and h.end > found.span.start]
    same = [h for h in near if h.start < near[0].end]
    end = max([found.span.end, *(h.end for h in near[:1]), *([kind.end] if kind else [])])
    about = tuple(dict.fromkeys(key for h in same for key in h.keys))
    return Span(found.span.start, end), kind.keys[0] if kind else "", about


def _base_year(around: Surroundings, found: Expression, sentence: Sentence) -> Base | None:
    """The year in which an anniversary falls: before "marks" in the sentence, or the report's where words say so."""
    view = around.scene.prose.view
    near = around.near(sentence, found.span)
    cues = [c for c in around.scene.cues_in(near) if c.keys[0].startswith("marks_year")]
    for year in YEAR.finditer(view, near.start, found.span.start):
        if any(year.end() <= c.start <= found.span.start for c in cues):
            return int(year[1]), Span(*year.span())
    if not cues or around.scene.anchor is None:
        return None
    shift = {"same": 0, "next": 1, "last": -1}.get(cues[0].keys[0].split(".")[1], 0)
    return around.scene.anchor.day.year + shift, None


def _counted(around: Surroundings, found: Expression, base: Base) -> Claim | None:
    year, words = base
    first = year - found.number
    if first < 1:
        return None
    prose, anchor = around.scene.prose, around.scene.anchor
    from_year = prose.evidence(words) if words else anchor.evidence[0] if anchor else prose.evidence(found.span)
    reason = f"{year} less {found.number} years is {first}."
    evidence = (prose.evidence(found.span), from_year)
    return Claim(parse(f"{first:04}"), "calendar", evidence, reason, "anniversary", 0.9, ("calendar",))


def _ago(around: Surroundings, found: Expression, sentence: Sentence) -> Reference:
    prose = around.scene.prose
    start = max(sentence.span.start, found.span.start - _VERB)
    verb = next(around.scene.glossary.undertakings.find(prose.view, start, found.span.start), None)
    span = Span(verb.start if verb else found.span.start, found.span.end)
    when = resolve(found, prose.evidence(found.span), around.scene.anchor)
    return around.make("event", verb.keys[0] if verb else "", sentence, span, when, years_before=found.number)

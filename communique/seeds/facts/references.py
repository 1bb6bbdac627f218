"""Words that refer to other events: dated or coming ones, anniversaries, past sessions, results told as known."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.model.dates import ArchiveDate
from communique.model.provenance import Claim, Span
from communique.model.seed import Reference
from communique.seeds.expressions import Expression
from communique.seeds.facts.anniversaries import anniversaries
from communique.seeds.facts.calendar import resolve
from communique.seeds.facts.event import EventMention, Scene
from communique.seeds.facts.happening import Output
from communique.seeds.facts.occasions import occasions
from communique.seeds.facts.surroundings import Surroundings
from communique.seeds.prose import covered
from communique.text.edtf import parse

_SESSION = re.compile(r"(?<!\w)\d{1,3}(?:st|nd|rd|th) (?:session|meeting|summit)(?!\w)")
_LEAD = 60
"""Characters before "proposed at" within which the thing proposed is named."""


def references(
    around: Surroundings,
    main: EventMention | None,
    mentions: tuple[EventMention, ...],
    outputs: tuple[Output, ...],
    when: Claim[ArchiveDate] | None,
) -> tuple[Reference, ...]:
    """All references of a text, in order; words that one reference holds give no second one."""
    found = [*occasions(around, main, mentions), *anniversaries(around)]
    clean = around.scene.prose.clean
    taken = covered(span for reference in found for span in reference.evidence.spans)
    for mention in mentions:
        if mention is main or not mention.sentence.paragraph:
            continue
        raw = clean.to_raw(mention.span)[0].start
        if not taken.touches(raw, raw + 1):
            found += _of_mention(around, mention, main, outputs, when)
    found += _reported(around, outputs, mentions)
    found += _periods(around)
    return tuple(sorted(found, key=lambda reference: reference.evidence.spans))


def _of_mention(
    around: Surroundings,
    mention: EventMention,
    main: EventMention | None,
    outputs: tuple[Output, ...],
    when: Claim[ArchiveDate] | None,
) -> Iterator[Reference]:
    """Another event's words with a date of their own, or ahead of the report, or at a session held before it."""
    scene, sentence = around.scene, mention.sentence
    if main is not None and _same(scene, mention, main, when):
        return
    future = "future" in mention.cues or _ahead(scene, mention)
    span, dated = mention.span, None
    if mention.dates:
        first = mention.dates[0]
        span = Span(min(span.start, first.span.start), max(span.end, first.span.end))
        dated = resolve(first, scene.prose.evidence(first.core), scene.anchor, future)
    elif mention.type == "statement" and not future:
        span, dated = _at_session(around, mention)
        if dated is None:
            return
    elif not future:
        return
    results = () if main is not None and main.sentence is sentence else _outputs_in(outputs, sentence.span)
    yield around.make("planned-event" if future else "event", mention.type, sentence, span, dated, results)


def _ahead(scene: Scene, mention: EventMention) -> bool:
    """Whether a month without a year lies ahead: "they will meet at the summit in July", when July is nearer than it was."""
    first = mention.dates[0] if mention.dates else None
    if first is None or first.kind != "month" or not first.edtf.startswith("X") or "past" in mention.cues or scene.anchor is None:
        return False
    before = scene.cues_in(Span(mention.sentence.span.start, mention.span.start))
    months = (int(first.edtf[5:7]) - scene.anchor.day.month) % 12
    return months < 6 and any(cue.keys[0].startswith("future") for cue in before)


def _outputs_in(outputs: tuple[Output, ...], span: Span) -> tuple[str, ...]:
    return tuple(dict.fromkeys(o.key for o in outputs if span.start <= o.span.start < span.end))


def _same(scene: Scene, mention: EventMention, main: EventMention, when: Claim[ArchiveDate] | None) -> bool:
    """Whether these words name the event reported once more, by the same weekday or the same day."""
    ours = {(d.kind, d.number, d.edtf) for d in main.dates}
    if any((d.kind, d.number, d.edtf) in ours for d in mention.dates):
        return True
    claims = (resolve(d, scene.prose.evidence(d.span), scene.anchor) for d in mention.dates)
    return when is not None and any(claim is not None and claim.value == when.value for claim in claims)


def _at_session(around: Surroundings, mention: EventMention) -> tuple[Span, Claim[ArchiveDate] | None]:
    """ "the initiative he proposed at the 76th session of …": some day up to the report."""
    scene = around.scene
    session = _SESSION.search(scene.prose.view, mention.span.end, min(mention.span.end + 40, mention.sentence.span.end))
    if session is None or scene.anchor is None:
        return mention.span, None
    lead = Span(max(mention.sentence.span.start, mention.span.start - _LEAD), mention.span.start)
    follow = Span(session.end(), min(session.end() + _LEAD, mention.sentence.span.end))
    start = next((h.start for _, h in around.within(lead)), mention.span.start)
    end = next((h.end for _, h in around.within(follow)), session.end())
    reason = "It is spoken of as past on the day of the report."
    words = scene.prose.evidence(Span(mention.span.start, session.end()))
    value = parse(f"../{scene.anchor.day.isoformat()}")
    claim = Claim(value, "calendar", (words, *scene.anchor.evidence), reason, "before-report", 0.8)
    return Span(start, end), claim


def _reported(
    around: Surroundings, outputs: tuple[Output, ...], mentions: tuple[EventMention, ...]
) -> Iterator[Reference]:
    """Results told in the perfect tense ("have decided to extend the treaty") belong to an event before this one."""
    dated = {m.sentence.index for m in mentions if m.dates}
    for output in outputs:
        sentence = around.scene.prose.sentence_at(output.span.start)
        if sentence is None or sentence.index in dated or not is_reported(around.scene, output):
            continue
        ends = [h.end for k, h in around.within(Span(output.span.start, output.span.end + _LEAD)) if k == "instrument"]
        span = Span(output.span.start, max([output.span.end, *ends]))
        yield around.make("event", "", sentence, span, None, (output.key,))


def is_reported(scene: Scene, output: Output) -> bool:
    """Whether an output is told in the perfect tense, as the result of something earlier."""
    before = scene.prose.view[max(0, output.span.start - 24) : output.span.start].split()
    return any(word in scene.glossary.words("perfect") for word in before[-2:])


def _periods(around: Surroundings) -> Iterator[Reference]:
    """Parts of a year, and things that are said to have ended."""
    prose = around.scene.prose
    for found in around.scene.dates:
        sentence = prose.sentence_at(found.span.start)
        if sentence is None or not sentence.paragraph:
            continue
        if found.kind == "period":
            when = resolve(found, prose.evidence(found.span), around.scene.anchor)
            yield around.make("period", "", sentence, found.span, when, about=())
        elif found.kind in ("month", "day"):
            before = prose.view[max(sentence.span.start, found.span.start - 12) : found.span.start].split()
            if before and before[-1] in around.scene.glossary.words("ended"):
                yield from _ended(around, found, sentence.span)


def _ended(around: Surroundings, found: Expression, within: Span) -> Iterator[Reference]:
    prose = around.scene.prose
    sentence = prose.sentence_at(found.span.start)
    end = resolve(found, prose.evidence(found.span), around.scene.anchor)
    if sentence is None or end is None or not end.value.has_year or "/" in end.value.edtf:
        return
    lead = Span(max(within.start, found.span.start - 4 * _LEAD), found.span.start)
    subjects = [named[1] for named in around.within(lead) if around.is_subject(named)]
    start = subjects[-1].start if subjects else found.span.start
    when = Claim(parse(f"../{end.value.edtf}"), end.basis, end.evidence, end.reason, "ended", 0.85)
    about = subjects[-1].keys if subjects else ()
    yield around.make("event", "", sentence, Span(start, found.span.end), when, about=about)

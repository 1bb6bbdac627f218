"""The document's event as a claim: its type, its date or what the text has instead, its outputs."""

from __future__ import annotations

from datetime import date
from dataclasses import dataclass

from communique.model.dates import ArchiveDate
from communique.model.provenance import Claim, Span
from communique.model.seed import Happening
from communique.seeds.expressions import Expression
from communique.seeds.facts.calendar import WEEKDAYS, Anchor, resolve
from communique.seeds.facts.event import EventMention, Scene
from communique.seeds.prose import Prose
from communique.text.edtf import parse


@dataclass(frozen=True, slots=True)
class Output:
    """Words that say what came of an event: the key of the output and where it stands."""

    key: str
    span: Span


def happening(
    scene: Scene, main: EventMention, mentions: tuple[EventMention, ...], outputs: tuple[Output, ...],
    assumed: Claim[ArchiveDate] | None,
) -> Happening:
    """All that the text gives of its event. `assumed` is the date to fall back on, shown as an assumption."""
    prose = scene.prose
    naming = _naming(scene, main)
    found = main_date(scene, main, mentions)
    when = None
    weekday = offset = None
    if found:
        future = "future" in main.cues or _is_future(scene, main)
        when = resolve(found, prose.evidence(found.span), scene.anchor, future)
        weekday, offset = _constraints(scene, found, when)
    elif assumed is not None:
        reason = "The text gives no date of the event: the date of the report is taken for it."
        when = Claim(assumed.value, "assumed", assumed.evidence, reason, "date-of-report", 0.5)
    kind = Claim(main.type, "text", (prose.evidence(naming),), "", "event-words", min(0.97, 0.6 + 0.1 * max(main.score, 0)))
    claims = tuple(
        Claim(o.key, "text", (prose.evidence(o.span),), "", "output-words", 0.9)
        for i, o in enumerate(outputs) if o.key not in {p.key for p in outputs[:i]}
    )
    return Happening(
        kind, when, outputs=claims, naming=prose.evidence(naming), weekday=weekday, days_before_publication=offset,
        after=_after(scene, main, mentions),
    )


def _naming(scene: Scene, main: EventMention) -> Span:
    """The event words, with a possessive date before or the date that follows at once."""
    start, end = main.span.start, main.span.end
    for found in main.dates:
        if found.span.end <= start and scene.prose.view[found.span.end : start] in (" ", "'s "):
            start = found.span.start
        elif 0 <= found.span.start - end <= 4:
            end = found.span.end
    return Span(start, end)


def _is_future(scene: Scene, main: EventMention) -> bool:
    """ "will hold talks": a future cue in the main clause before the event words."""
    return any(c.keys[0].startswith("future") for c in scene.cues_in(Span(main.sentence.span.start, main.span.end)))


def main_date(scene: Scene, main: EventMention, mentions: tuple[EventMention, ...]) -> Expression | None:
    """The event's date: the one bound to its words; else a weekday or "yesterday" early on; else an early full date."""
    own = [d for d in main.dates if d.kind != "year"]
    if own:
        return max(own, key=lambda d: (d.full, d.kind == "day", d.kind in ("weekday", "offset")))
    elsewhere = {d.span for m in mentions if m is not main and _is_other(m) for d in m.dates}
    early = [d for s in scene.prose.opening(3) for d in scene.dates_in(s.span) if d.span not in elsewhere]
    for found in early:
        if found.kind in ("weekday", "offset") and not scene.prose.is_quoted(found.span.start):
            return found
    first = [d for d in early if scene.prose.paragraph_at(d.span.start) == 1 and d.kind == "day"]
    return next((d for d in first if d.full), None) or next(iter(first), None)


def _is_other(mention: EventMention) -> bool:
    return mention.sentence.paragraph > 0 and ("past" in mention.cues or "future" in mention.cues)


def _constraints(
    scene: Scene, found: Expression, when: Claim[ArchiveDate] | None
) -> tuple[Claim[int] | None, Claim[int] | None]:
    """What is kept of a weekday or of "yesterday", whether or not it could be dated."""
    evidence = (scene.prose.evidence(found.span),)
    if found.kind == "weekday":
        return Claim(found.number, "text", evidence, f"The text says {WEEKDAYS[found.number]}.", "weekday", 0.97), None
    if found.kind == "offset" and when is None:
        return None, Claim(-found.number, "text", evidence, "Counted from the day of publication.", "offset", 0.97)
    return None, None


def _after(scene: Scene, main: EventMention, mentions: tuple[EventMention, ...]) -> Claim[ArchiveDate] | None:
    """The date of an event that the same sentence puts before this one ("after ... on May 19")."""
    for other in mentions:
        if other.sentence is main.sentence and other.span.start > main.span.end and other.dates:
            between = scene.prose.view[main.span.end : other.span.start]
            if any(f" {word} " in between for word in scene.glossary.words("after")):
                found = other.dates[0]
                return resolve(found, scene.prose.evidence(found.span), scene.anchor)
    return None


def weekday_of(claim: Claim[ArchiveDate]) -> int | None:
    """The weekday of a claim that is one day."""
    return claim.value.earliest.weekday() if claim.value.is_day and claim.value.earliest != date.min else None


def bounds(first: date, last: date, template: Claim[ArchiveDate], reason: str, rule: str) -> Claim[ArchiveDate]:
    """A claim that a date lies between two days."""
    return Claim(parse(f"{first}/{last}"), "calendar", template.evidence, reason, rule, 0.8)


def text_of(prose: Prose, span: Span) -> str:
    """The raw words of a clean span."""
    return prose.clean.text[span.start : span.end]


def anchor_of(*claims: Claim[ArchiveDate] | None) -> Anchor | None:
    """The first of these that is one day: the day from which the text counts."""
    for claim in claims:
        if claim is not None and claim.value.is_day:
            return Anchor(claim.value.earliest, claim.evidence)
    return None

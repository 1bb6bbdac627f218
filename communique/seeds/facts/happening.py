"""The document's event as a claim: its type, its date or what the text has instead, its outputs."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.dates import ArchiveDate
from communique.model.provenance import Claim, Evidence, Span
from communique.model.seed import Happening
from communique.seeds.expressions import Expression
from communique.seeds.facts.calendar import Anchor, resolve
from communique.seeds.facts.event import ENOUGH, EventMention, Scene, date_score, is_saying
from communique.text.spoken import WEEKDAYS


_EVENT_OF_GENRE = {"telegram": "message", "memorandum": "meeting"}
"""Genres whose texts are themselves the record of an event."""
_AFTER = 300
"""Characters within which a sentence names the event that this one came after."""


@dataclass(frozen=True, slots=True)
class Output:
    """Words that say what came of an event: the key of the output and where it stands."""

    key: str
    span: Span


def happening(
    scene: Scene,
    main: EventMention,
    mentions: tuple[EventMention, ...],
    outputs: tuple[Output, ...],
    reported: Claim[ArchiveDate] | None,
) -> Happening:
    """All that the text gives of its event. The date `reported` is the one to fall back on, shown as an assumption."""
    prose = scene.prose
    naming = _naming(scene, main)
    found = main_date(scene, main, mentions)
    when = None
    weekday = offset = None
    future = "future" in main.cues or _is_future(scene, main)
    if found:
        when = resolve(found, prose.evidence(found.span), scene.anchor, future)
        weekday, offset = _constraints(scene, found, when)
        if when is None and found.kind == "offset" and found.number == 0:
            when = _today(reported, prose.evidence(found.span))
    elif not future:
        when = _assumed(reported)
    titled = any(m.type == main.type and m.sentence.paragraph == 0 for m in mentions)
    unsure = not titled and main.score < ENOUGH
    sure = 0.55 if unsure else min(0.97, 0.6 + 0.1 * max(main.score, 0))
    first = {o.key: o for o in reversed(outputs)}
    results = sorted(first.values(), key=lambda output: output.span)
    return Happening(
        type=Claim(main.type, "text", (prose.evidence(naming),), "", "event-words", sure),
        date=when,
        outputs=tuple(Claim(o.key, "text", (prose.evidence(o.span),), "", "output-words", 0.9) for o in results),
        naming=prose.evidence(naming),
        weekday=weekday,
        days_before_publication=offset,
        after=_after(scene, main, mentions),
    )


def of_genre(genre: Claim[str], reported: Claim[ArchiveDate] | None) -> Happening | None:
    """The event of a text that is itself one: a telegram is a message, a memorandum of conversation a meeting."""
    kind = _EVENT_OF_GENRE.get(genre.value)
    if kind is None:
        return None
    claim = Claim(kind, "text", genre.evidence, "The kind of text says so.", "genre", 0.8)
    naming = genre.evidence[0] if genre.evidence else None
    return Happening(claim, _assumed(reported), naming=naming)


def _today(reported: Claim[ArchiveDate] | None, words: Evidence) -> Claim[ArchiveDate] | None:
    """ "Today" in a report whose day is not sure: no surer than the report's own date."""
    if reported is None or not reported.value.has_year:
        return None
    reason = "The text says that it was on the day of the report, and this is all that is known of that day."
    sure = 0.55 if "[" in reported.value.edtf else 0.8
    return Claim(reported.value, "calendar", (words, *reported.evidence), reason, "day-of-report", sure)


def _assumed(reported: Claim[ArchiveDate] | None) -> Claim[ArchiveDate] | None:
    if reported is None:
        return None
    reason = "The text gives no date of the event: the date of the report is taken for it."
    return Claim(reported.value, "assumed", reported.evidence, reason, "date-of-report", 0.5)


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
        return max(own, key=lambda d: (date_score(d, scene.anchor) > 0, d.full, d.kind == "day", d.kind != "month"))
    elsewhere = {d.span for m in mentions if m is not main and _is_other(m) for d in m.dates}
    early = [d for s in scene.prose.opening(3) for d in scene.dates_in(s.span) if d.span not in elsewhere]
    for found in early:
        counted = found.kind in ("weekday", "monthday", "offset") and not scene.prose.is_quoted(found.span.start)
        if counted and not is_saying(found, scene):
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
        if other.sentence is main.sentence and 0 < other.span.start - main.span.end < _AFTER and other.dates:
            between = scene.prose.view[main.span.end : other.span.start]
            if any(f" {word} " in between for word in scene.glossary.words("after")):
                found = other.dates[0]
                return resolve(found, scene.prose.evidence(found.span), scene.anchor)
    return None


def anchor_of(*claims: Claim[ArchiveDate] | None, elsewhere: Claim[ArchiveDate] | None = None) -> Anchor | None:
    """The first of these that is one day: the day from which the text counts. `elsewhere` is one to doubt."""
    for claim in claims:
        if claim is not None and claim.value.is_day:
            return Anchor(claim.value.earliest, claim.evidence, claim is elsewhere)
    return None

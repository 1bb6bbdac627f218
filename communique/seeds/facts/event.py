"""The event that a text tells of: every mention of an event scored, dates bound to them, the best one taken."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from datetime import date as day
from operator import attrgetter

from communique.model.provenance import Span
from communique.seeds.expressions import Expression
from communique.seeds.facts.calendar import Anchor
from communique.seeds.facts.naming import Seen
from communique.seeds.glossary import Glossary
from communique.seeds.prose import Prose, Sentence
from communique.text.patterns import Hit

ENOUGH = 0.8
"""The least score of a mention that is the document's event."""
_UPGRADED = ("meeting", "summit")
"""Types that become a call or a video meeting when the medium stands in the same sentence."""
_NEAR = 7
"""Days before the report within which a full date speaks for the event reported."""
_MONTH, _YEAR = 31, 366
"""Days before the report up to which a day without a year can be that of the event; from which on an event is long past."""
_MOST = 60
"""Event words of one sentence that are looked at; more are repetition."""
_SAYING = ("announcement", "statement", "briefing", "message", "cancellation")
"""Types of events that are themselves said: the day of the saying is theirs."""
_CLAUSE = 200
"""Characters before an event word or a date in which words are looked for that deny it, or say that it was said."""
_PARTING = ",;，；"
_FAR = 25
"""Characters between a word that denies or says and what it bears on, where these must be near."""
_WORD = 40
"""Characters of the longest single word that may stand between a date and the event words it is bound to."""
_BY_PARAGRAPH = {0: 0.0, 1: 1.2, 2: 0.8, 3: 0.4}


@dataclass(frozen=True, slots=True)
class EventMention:
    """Words that name an event, with the dates bound to them and the cues of their sentence before them."""

    type: str
    span: Span
    sentence: Sentence
    dates: tuple[Expression, ...] = ()
    cues: tuple[str, ...] = ()
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Scene:
    """What events are read from: the text, the dates in it, the people, the day of the report, and short words."""

    prose: Prose
    glossary: Glossary
    dates: tuple[Expression, ...]
    people: tuple[Seen, ...]
    anchor: Anchor | None
    cues: dict[int, tuple[Hit, ...]] = field(default_factory=dict)  # of the sentences that were looked at

    def cues_in(self, span: Span) -> tuple[Hit, ...]:
        """The short words within a span of one sentence, in order."""
        sentence = self.prose.sentence_at(span.start)
        if sentence is None:
            return ()
        if sentence.index not in self.cues:
            hits = self.glossary.cues.find_in(self.prose.index, sentence.span.start, sentence.span.end)
            self.cues[sentence.index] = tuple(hits)
        cues = self.cues[sentence.index]
        low = bisect_left(cues, span.start, key=attrgetter("start"))
        return cues[low : bisect_left(cues, span.end, low, key=attrgetter("start"))]

    def dates_in(self, span: Span) -> tuple[Expression, ...]:
        """The dates within a span, in order."""
        low = bisect_left(self.dates, span.start, key=lambda e: e.span.start)
        high = bisect_left(self.dates, span.end, key=lambda e: e.span.start)
        return self.dates[low:high]

    def people_in(self, span: Span) -> tuple[Seen, ...]:
        """The people named within a span, in order."""
        low = bisect_left(self.people, span.start, key=lambda seen: seen.name.start)
        high = bisect_left(self.people, span.end, key=lambda seen: seen.name.start)
        return self.people[low:high]


def event_mentions(scene: Scene) -> tuple[EventMention, ...]:
    """All words that name events, titles included, each with its bound dates and its score."""
    by_sentence: dict[int, list[Hit]] = {}
    for hit in scene.glossary.event_words.find_in(scene.prose.index):
        sentence = scene.prose.sentence_at(hit.start)
        hits = by_sentence.setdefault(sentence.index, []) if sentence else []
        if sentence and len(hits) < _MOST and _is_told(hit, sentence, scene):
            hits.append(hit)
    found = []
    media = tuple(scene.glossary.media.find_in(scene.prose.index)) if by_sentence else ()
    for index, hits in by_sentence.items():
        sentence = scene.prose.sentences[index]
        bound = _bind(scene, sentence, hits)
        first = bisect_left(media, sentence.span.start, key=lambda hit: hit.start)
        medium = media[first].keys[0] if first < len(media) and media[first].end <= sentence.span.end else ""
        offices = {s.person.id for s in scene.people_in(sentence.span) if s.keys}
        known = _Known(sentence, medium, min(2.0, 0.6 * len(offices)))
        start = sentence.span.start
        for hit in hits:
            found.append(_mention(scene, known, hit, start, bound.get(hit.start, ())))
            start = hit.end
    return tuple(found)


def _is_told(hit: Hit, sentence: Sentence, scene: Scene) -> bool:
    """Whether event words of a sentence tell of an event: not between quotation marks, in a question, or denied."""
    asked = sentence.paragraph > 0 and scene.prose.is_question(sentence)
    return not (asked or _between_quotes(hit, scene) or _denied(hit, sentence, scene))


def _denied(hit: Hit, sentence: Sentence, scene: Scene) -> bool:
    """Whether the words name what did not happen, or is only wished for: "no meeting", "denied that he had met", "should meet"."""
    before = scene.cues_in(Span(max(sentence.span.start, hit.start - _CLAUSE), hit.start))
    view = scene.prose.view
    for cue in (cue for cue in before if cue.keys[0].startswith("denials")):
        kind = cue.keys[0].removeprefix("denials.")
        clause = kind == "clause" and not any(mark in view[cue.end : hit.start] for mark in _PARTING)
        if kind == "before" or clause or kind == "near" and _near(cue, hit.start, scene):
            return True
    return False


def _near(word: Hit, place: int, scene: Scene) -> bool:
    """Whether no more than two words stand between a short word and a place."""
    gap = scene.prose.view[word.end : place]
    return len(gap) < _FAR and len(gap.split()) <= 2 and not any(mark in gap for mark in _PARTING)


def is_saying(date: Expression, scene: Scene) -> bool:
    """Whether a date is the day on which something was said, and not at the event itself: "he said on Tuesday"."""
    after = scene.prose.view[date.span.end : date.span.end + _FAR].lstrip(" ,")
    if after.startswith(tuple(f"{word} " for word in scene.glossary.words("said_at"))):
        return False
    sentence = scene.prose.sentence_at(date.span.start)
    start = max(sentence.span.start, date.span.start - _CLAUSE) if sentence else date.span.start
    before = scene.cues_in(Span(start, date.span.start))
    return any(c.keys[0].startswith("speech") and _near(c, date.span.start, scene) for c in before)


@dataclass(frozen=True, slots=True)
class _Known:
    """What all event words of a sentence share: its medium and the weight of the people with an office in it."""

    sentence: Sentence
    medium: str
    people: float


def _between_quotes(hit: Hit, scene: Scene) -> bool:
    """Words within quotation marks name no event of this text's own."""
    return scene.prose.is_quoted(hit.start) and scene.prose.paragraph_at(hit.start) > 0


def _mention(scene: Scene, known: _Known, hit: Hit, start: int, dates: tuple[Expression, ...]) -> EventMention:
    kind = known.medium if hit.keys[0] in _UPGRADED and known.medium else hit.keys[0]
    cues = tuple(c.keys[0].split(".")[0] for c in scene.cues_in(Span(start, hit.end)))
    mention = EventMention(kind, Span(hit.start, hit.end), known.sentence, dates, cues)
    return replace(mention, score=_score(scene, mention, known.people))


def _bind(scene: Scene, sentence: Sentence, hits: list[Hit]) -> dict[int, tuple[Expression, ...]]:
    """The dates of a sentence, each bound to one event word: possessive, first and attributive ones to the right."""
    bound: dict[int, tuple[Expression, ...]] = {}
    starts = [hit.start for hit in hits]
    for date in scene.dates_in(sentence.span):
        if date.kind not in ("day", "month", "weekday", "monthday", "offset", "year"):
            continue
        if is_saying(date, scene) and not any(hit.keys[0] in _SAYING for hit in hits):
            continue
        right = bisect_right(starts, date.span.start)
        left = right - 1
        target = right if _binds_right(scene, sentence, date, hits, right) else left
        if not 0 <= target < len(hits):
            target = left if target == right else right
        if 0 <= target < len(hits):
            bound[starts[target]] = (*bound.get(starts[target], ()), date)
    return bound


def _binds_right(scene: Scene, sentence: Sentence, date: Expression, hits: list[Hit], right: int) -> bool:
    if right >= len(hits):
        return False
    view = scene.prose.view
    if view.startswith("'s ", date.span.end):
        return True
    if date.span.start - sentence.span.start < _WORD and len(view[sentence.span.start : date.span.start].split()) <= 1:
        return True
    if hits[right].start - date.span.end > _WORD:
        return False
    gap = view[date.span.end : hits[right].start]
    return len(gap.split()) <= 1 and not gap.startswith(",") and gap.strip() not in ("and", "for", "to", "in", "with")


def _score(scene: Scene, mention: EventMention, people: float) -> float:
    """How much speaks for a mention's being the event reported."""
    score = _BY_PARAGRAPH.get(mention.sentence.paragraph, -0.4)
    if mention.sentence.paragraph == 0:
        return -1.0
    score += max((date_score(date, scene.anchor) for date in mention.dates), default=0.0)
    view = scene.prose.view
    if _is_nth(view, mention.span.start):
        score += 2
    cues = set(mention.cues)
    if "memory" in cues:
        return -2.0
    score += ("held" in cues) - ("past" in cues) - 2 * ("future" in cues)
    return score + people


def date_score(date: Expression, anchor: Anchor | None) -> float:
    """How much a date speaks for the event that it is bound to: below nothing where it is far from the report."""
    if date.kind in ("weekday", "monthday", "offset"):
        return 2.0
    if date.kind in ("month", "year"):
        return -4.0 if anchor and date.edtf[:4].isdigit() and int(date.edtf[:4]) < anchor.day.year - 1 else -2.0
    if anchor is None:
        return 1.0
    try:
        years = (f"{date.edtf[:4]}",) if date.full else tuple(str(anchor.day.year + n) for n in (-1, 0, 1))
        days = [day.fromisoformat(year + date.edtf[4:10]) for year in years]
    except ValueError:
        return 0.0 if date.full else 1.5
    distance = min(((anchor.day - one).days for one in days), key=abs)
    if not date.full:
        return 1.5 if distance <= _MONTH else -1.0
    return 2.0 if -3 <= distance <= _NEAR else -4.0 if distance > _YEAR else -2.0


_NTH = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def _is_nth(view: str, start: int) -> bool:
    """ "It is Xi's second video meeting": an ordinal with a possessive before the event word."""
    before = view[max(0, start - 40) : start].split()
    return len(before) >= 2 and before[-1] in _NTH and before[-2].endswith("'s") and ("is" in before or "was" in before)


def main_event(scene: Scene, mentions: tuple[EventMention, ...]) -> EventMention | None:
    """The mention with the best score, the first of equals; else the first in the title; else the lede's best, unsure.

    Words of the type that the title names have one point more.
    """
    block = next((b.span for b in scene.prose.clean.blocks if b.kind == "title"), Span(0, 0))
    titled = [m for m in mentions if block.start <= m.span.start < block.end]
    named = {m.type for m in titled}
    told = [(m.score + (m.type in named), m) for m in mentions]
    score, best = max(told, key=lambda pair: pair[0], default=(0.0, None))
    if best is not None and score >= ENOUGH and best.sentence.paragraph:
        return best
    held = next((m for m in titled if "future" not in m.cues), None)
    lede = [m for m in mentions if m.sentence.paragraph == 1 and not _is_of_old(m, scene.anchor)]
    return held or max(lede, key=lambda m: m.score, default=None)


def _is_of_old(mention: EventMention, anchor: Anchor | None) -> bool:
    """Whether words name an event that was long before the report: by its date, or since it is remembered."""
    dates = [date_score(date, anchor) for date in mention.dates]
    return "memory" in mention.cues or bool(anchor and dates and max(dates) < 0 and "future" not in mention.cues)

"""Words that refer to other events: dated or coming ones, anniversaries, past sessions, results reported as known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from communique.model.dates import ArchiveDate
from communique.model.provenance import Claim, Span
from communique.model.seed import Reference
from communique.seeds.expressions import Expression
from communique.seeds.facts.calendar import resolve
from communique.seeds.facts.event import EventMention, Scene
from communique.seeds.facts.happening import Output
from communique.seeds.prose import Sentence
from communique.text.edtf import parse
from communique.text.patterns import Hit

_YEAR = re.compile(r"(?<!\w)((?:1[5-9]|20)\d\d)(?!\w)")
_SESSION = re.compile(r"(?<!\w)\d{1,3}(?:st|nd|rd|th) (?:session|meeting|summit)(?!\w)")
_REACH = 120
"""Characters within which the occasion of an anniversary follows it."""


def references(
    scene: Scene, main: EventMention | None, mentions: tuple[EventMention, ...], outputs: tuple[Output, ...],
    hits: tuple[tuple[str, Hit], ...], when: Claim[ArchiveDate] | None,
) -> tuple[Reference, ...]:
    """All references of a text, in order."""
    finder = _Finder(scene, hits, when)
    found = list(finder.occasions(main, mentions))
    used = {id(m) for m in finder.absorbed}
    for mention in mentions:
        if id(mention) not in used and mention is not main:
            found += finder.mention(mention, main, outputs)
    found += finder.anniversaries()
    found += finder.reported(outputs, main, mentions)
    found += finder.periods()
    return tuple(sorted(found, key=lambda r: r.evidence.spans[0]))


class _Finder:
    """The parts of one text that all kinds of references draw on."""

    def __init__(self, scene: Scene, hits: tuple[tuple[str, Hit], ...], when: Claim[ArchiveDate] | None) -> None:
        self.scene, self.hits, self.when = scene, hits, when
        self.absorbed: list[EventMention] = []
        self.marked: dict[tuple[int, tuple[str, ...]], tuple[int, Span]] = {}

    def about(self, span: Span) -> tuple[str, ...]:
        """Instruments, topics and organisations named within a span."""
        parties = self.scene.glossary.vocabularies.parties
        found = []
        for kind, hit in self.hits:
            if span.start <= hit.start and hit.end <= span.end:
                if kind in ("instrument", "topic") or (kind == "party" and parties[hit.keys[0]].kind == "organisation"):
                    found += hit.keys
        return tuple(dict.fromkeys(found))

    def people(self, sentence: Sentence, span: Span) -> tuple[str, ...]:
        """The people named in the sentence; where it says "the two leaders", those of the text."""
        named = tuple(dict.fromkeys(s.person.id for s in self.scene.people_in(sentence.span)))
        if len(named) < 2 and any(c.keys[0].startswith("together") for c in self.scene.cues_in(sentence.span)):
            early = dict.fromkeys(s.person.id for s in self.scene.people if s.keys)
            return tuple(dict.fromkeys((*named, *early)))[:2]
        return named

    def make(
        self, kind: str, event_type: str, sentence: Sentence, span: Span, when: Claim[ArchiveDate] | None,
        outputs: tuple[str, ...] = (), about: tuple[str, ...] | None = None, years: int | None = None,
    ) -> Reference:
        """A reference with all that its sentence says."""
        prose = self.scene.prose
        around = self.about(sentence.span) if about is None else about
        return Reference(
            kind, event_type, sentence.paragraph, prose.evidence(span), when, self.people(sentence, span), around,
            outputs, sentence=prose.evidence(sentence.span), years_before=None if when else years,
        )

    def mention(
        self, mention: EventMention, main: EventMention | None, outputs: tuple[Output, ...]
    ) -> Iterator[Reference]:
        """Another event's words with a date of their own, or ahead of the report; a session at which something was put."""
        future = "future" in mention.cues
        if mention.sentence.paragraph == 0 or (main is not None and self._same(mention, main)):
            return
        dates = [d for d in mention.dates if d.kind in ("day", "month", "weekday", "offset", "year")]
        span, when = mention.span, None
        if dates:
            span = Span(min(span.start, dates[0].span.start), max(span.end, dates[0].span.end))
            when = resolve(dates[0], self.scene.prose.evidence(dates[0].core), self.scene.anchor, future)
        elif mention.type == "statement" and not future:
            when = self._before_report(mention)
            if when is None:
                return
        elif not future or "past" in mention.cues and "future" not in mention.cues:
            return
        sentence = mention.sentence
        inside = tuple(o.key for o in outputs if sentence.span.start <= o.span.start < sentence.span.end)
        if main is not None and main.sentence is sentence:
            inside = ()
        yield self.make("planned-event" if future else "event", mention.type, sentence, span, when, inside)

    def _same(self, mention: EventMention, main: EventMention) -> bool:
        """Whether these words name the event reported once more: the same weekday or day, or the same sentence's."""
        ours = {(d.kind, d.number, d.edtf) for d in main.dates}
        if any((d.kind, d.number, d.edtf) in ours for d in mention.dates):
            return True
        for found in mention.dates:
            claim = resolve(found, self.scene.prose.evidence(found.span), self.scene.anchor)
            if claim and self.when and claim.value == self.when.value:
                return True
        return False

    def _before_report(self, mention: EventMention) -> Claim[ArchiveDate] | None:
        """ "proposed at the 76th session": some day up to the report."""
        view = self.scene.prose.view
        session = _SESSION.search(view, mention.span.end, mention.span.end + 40)
        if session is None or self.scene.anchor is None:
            return None
        reason = "It is spoken of as past on the day of the report."
        words = self.scene.prose.evidence(Span(mention.span.start, session.end()))
        value = parse(f"../{self.scene.anchor.day.isoformat()}")
        return Claim(value, "calendar", (words, *self.scene.anchor.evidence), reason, "before-report", 0.8)

    def occasions(self, main: EventMention | None, mentions: tuple[EventMention, ...]) -> Iterator[Reference]:
        """Games and the like whose year stands in their name, with the visit or ceremony planned for them."""
        prose = self.scene.prose
        for kind, hit in self.hits:
            year = _YEAR.search(prose.view, hit.start, hit.end) if kind == "topic" else None
            sentence = prose.sentence_at(hit.start)
            if year is None or sentence is None or not sentence.paragraph:
                continue
            planned = [m for m in mentions if m.sentence is sentence and m is not main and m.span.end <= hit.start]
            future = [m for m in planned if "future" in m.cues] or planned[-1:]
            if self.scene.anchor is not None and int(year[1]) < self.scene.anchor.day.year:
                continue
            if not future and not prose.view[:hit.start].endswith((" of the ", " of ", "for the ", "for ")):
                continue
            self.absorbed += planned
            start = min((m.span.start for m in planned), default=hit.start)
            kinds = [m.type for m in planned]
            when = Claim(parse(year[1]), "text", (prose.evidence(Span(*year.span())),), "", "year-in-name", 0.9, ("text",))
            event_type = kinds[-1] if kinds else ""
            yield self.make("planned-event", event_type, sentence, Span(start, hit.end), when, about=hit.keys)

    def anniversaries(self) -> Iterator[Reference]:
        """ "the 20th anniversary of the signing of …", "20 years ago": the year counted back from."""
        for found in self.scene.dates:
            sentence = self.scene.prose.sentence_at(found.span.start)
            if sentence is None or not sentence.paragraph:
                continue
            if found.kind == "anniversary":
                yield self._anniversary(found, sentence)
            elif found.kind == "ago":
                yield self._ago(found, sentence)

    def _anniversary(self, found: Expression, sentence: Sentence) -> Reference:
        prose, glossary = self.scene.prose, self.scene.glossary
        reach = Span(found.span.end, min(sentence.span.end, found.span.end + _REACH))
        kind = next(glossary.undertakings.find(prose.view, reach.start, reach.end), None)
        near = [h for _, h in self.hits if found.span.end <= h.start <= reach.end and self.about(Span(h.start, h.end))]
        about = self.about(Span(near[0].start, near[0].end)) if near else ()
        about = tuple(dict.fromkeys(a for h in near[:2] if h.start <= near[0].end for a in self.about(Span(h.start, h.end))))
        end = max([found.span.end, *(h.end for h in near[:1]), *([kind.end] if kind else [])])
        span = Span(found.span.start, end)
        key = (found.number, about)
        base = self._base_year(found, sentence)
        celebrated = any(c.keys[0].startswith("celebrations") for c in self.scene.cues_in(Span(sentence.span.start, found.span.start)))
        if base is None and celebrated and key in self.marked:
            year, words = self.marked[key]
            reason = f"The text puts the anniversary in {year}."
            when = Claim(parse(str(year)), "text", (prose.evidence(words),), reason, "anniversary-year", 0.8, ("text",))
            return self.make("planned-event", "ceremony", sentence, span, when, about=about)
        if base is None:
            years = found.number if self._falls_now(sentence) else None
            return self.make("anniversary", kind.keys[0] if kind else "", sentence, span, None, about=about, years=years)
        year, words = base
        self.marked.setdefault(key, base)
        reason = f"{year} less {found.number} years is {year - found.number}."
        evidence = (prose.evidence(found.span), prose.evidence(words) if words else self.scene.anchor.evidence[0])  # type: ignore[union-attr]
        when = Claim(parse(f"{year - found.number:04}"), "calendar", evidence, reason, "anniversary", 0.9, ("calendar",))
        return self.make("anniversary", kind.keys[0] if kind else "", sentence, span, when, about=about)

    def _base_year(self, found: Expression, sentence: Sentence) -> tuple[int, Span | None] | None:
        """The year in which an anniversary falls, where the sentence says so."""
        view = self.scene.prose.view
        cues = [c for c in self.scene.cues_in(sentence.span) if c.keys[0].startswith("marks_year")]
        for year in _YEAR.finditer(view, sentence.span.start, found.span.start):
            if any(year.end() <= c.start <= found.span.start for c in cues) or view[year.end() : found.span.start].strip() == "":
                return int(year[1]), Span(*year.span())
        if not cues or self.scene.anchor is None:
            return None
        cue = cues[0].keys[0].split(".")[1]
        shift = {"same": 0, "next": 1, "last": -1}.get(cue, 0)
        return self.scene.anchor.day.year + shift, None

    def _falls_now(self, sentence: Sentence) -> bool:
        """Whether the sentence says that the anniversary falls in the year it is written in."""
        return any(c.keys[0] == "marks_year.same" for c in self.scene.cues_in(sentence.span))

    def _ago(self, found: Expression, sentence: Sentence) -> Reference:
        prose = self.scene.prose
        verb = next((h for h in self.scene.glossary.undertakings.find(prose.view, max(sentence.span.start, found.span.start - 20), found.span.start)), None)
        start = verb.start if verb else found.span.start
        when = resolve(found, prose.evidence(found.span), self.scene.anchor)
        kind = verb.keys[0] if verb else ""
        return self.make("event", kind, sentence, Span(start, found.span.end), when, years=found.number)

    def reported(
        self, outputs: tuple[Output, ...], main: EventMention | None, mentions: tuple[EventMention, ...]
    ) -> Iterator[Reference]:
        """Results told in the perfect tense ("have decided to extend the treaty") belong to an event before this one."""
        prose = self.scene.prose
        for output in outputs:
            sentence = prose.sentence_at(output.span.start)
            if sentence is None or not is_reported(self.scene, output):
                continue
            if any(m.sentence is sentence and m.dates for m in mentions):
                continue
            end = output.span.end
            near = [h for k, h in self.hits if k == "instrument" and output.span.start <= h.start <= end + 60]
            span = Span(output.span.start, max([end, *(h.end for h in near)]))
            yield self.make("event", "", sentence, span, None, (output.key,), self.about(sentence.span))

    def periods(self) -> Iterator[Reference]:
        """Parts of a year, and things that are said to have ended."""
        prose = self.scene.prose
        for found in self.scene.dates:
            sentence = prose.sentence_at(found.span.start)
            if sentence is None or not sentence.paragraph:
                continue
            if found.kind == "period":
                when = resolve(found, prose.evidence(found.span), self.scene.anchor)
                yield self.make("period", "", sentence, found.span, when, about=())
            elif found.kind in ("month", "day"):
                yield from self._ended(found, sentence)

    def _ended(self, found: Expression, sentence: Sentence) -> Iterator[Reference]:
        prose = self.scene.prose
        before = prose.view[max(sentence.span.start, found.span.start - 12) : found.span.start].split()
        if not before or before[-1] not in self.scene.glossary.words("ended"):
            return
        end = resolve(found, prose.evidence(found.span), self.scene.anchor)
        if end is None or not end.value.has_year or "/" in end.value.edtf:
            return
        about = self.about(Span(sentence.span.start, found.span.start))
        start = next((h.start for _, h in self.hits if sentence.span.start <= h.start and set(h.keys) & set(about)), found.span.start)
        when = Claim(parse(f"../{end.value.edtf}"), end.basis, end.evidence, end.reason, "ended", 0.85)
        yield self.make("event", "", sentence, Span(start, found.span.end), when, about=about)


def is_reported(scene: Scene, output: Output) -> bool:
    """Whether an output is told in the perfect tense, as the result of something earlier."""
    before = scene.prose.view[max(0, output.span.start - 24) : output.span.start].split()
    return bool(before) and any(word in scene.glossary.words("perfect") for word in before[-2:])


def after_date(value: ArchiveDate) -> date:
    """The last possible day of a date."""
    return value.latest

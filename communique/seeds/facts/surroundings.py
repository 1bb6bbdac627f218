"""What stands around words that refer to another event: subjects, people, and the reference made of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.dates import ArchiveDate
from communique.model.provenance import Claim, Span
from communique.model.seed import Reference
from communique.seeds.facts.event import Scene
from communique.seeds.prose import Sentence
from communique.text.patterns import Hit

_WIDE = 600
"""Characters on either side of a reference beyond which a sentence is no longer looked at."""
Named = tuple[str, Hit]
"""A passage that names an authority: its kind and where it stands."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """One text's scene with the passages that name authorities, in order."""

    scene: Scene
    hits: tuple[Named, ...]

    def within(self, span: Span) -> Iterator[Named]:
        """The named passages inside a span."""
        index = bisect_left(self.hits, span.start, key=lambda named: named[1].start)
        while index < len(self.hits) and self.hits[index][1].start < span.end:
            if self.hits[index][1].end <= span.end:
                yield self.hits[index]
            index += 1

    def about(self, span: Span) -> tuple[str, ...]:
        """Instruments, topics and organisations named within a span."""
        subjects = (named[1] for named in self.within(span) if self.is_subject(named))
        return tuple(dict.fromkeys(key for hit in subjects for key in hit.keys))

    def is_subject(self, named: Named) -> bool:
        """Whether a passage names what an event may be about: no state, no publisher."""
        kind, hit = named
        if kind == "party":
            return self.scene.glossary.vocabularies.parties[hit.keys[0]].kind == "organisation"  # type: ignore[index]
        return kind in ("instrument", "topic")

    def has_cue(self, table: str, span: Span) -> bool:
        """Whether a word of a table of cues stands in a span."""
        return any(c.keys[0].startswith(table) for c in self.scene.cues_in(span))

    def near(self, sentence: Sentence, span: Span) -> Span:
        """The sentence, or of a very long one the part around some words of it."""
        if sentence.span.end - sentence.span.start <= 2 * _WIDE:
            return sentence.span
        return Span(max(sentence.span.start, span.start - _WIDE), min(sentence.span.end, span.end + _WIDE))

    def people(self, span: Span) -> tuple[str, ...]:
        """The people named in a sentence; where it says "the two leaders", the first two of the text."""
        named = tuple(dict.fromkeys(s.person.id for s in self.scene.people_in(span)))
        if len(named) < 2 and self.has_cue("together", span):
            first = dict.fromkeys(s.person.id for s in self.scene.people[:40] if s.keys)
            return tuple(dict.fromkeys((*named, *first)))[:2]
        return named

    def make(
        self,
        kind: str,
        event_type: str,
        sentence: Sentence,
        span: Span,
        when: Claim[ArchiveDate] | None,
        outputs: tuple[str, ...] = (),
        about: tuple[str, ...] | None = None,
        years_before: int | None = None,
    ) -> Reference:
        """A reference with all that its sentence says; `about` None takes every subject named in the sentence."""
        prose, near = self.scene.prose, self.near(sentence, span)
        return Reference(
            kind=kind,
            type=event_type,
            paragraph=sentence.paragraph,
            evidence=prose.evidence(span),
            date=when,
            people=self.people(near),
            about=self.about(near) if about is None else about,
            outputs=outputs,
            sentence=prose.evidence(near),
            years_before=years_before if when is None else None,
        )

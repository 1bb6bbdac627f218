"""The clean text cut into sentences, with the words that stand in quotation marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from communique.model.provenance import Evidence, Span
from communique.model.seed import CleanText
from communique.text.beginnings import Beginnings, WordIndex
from communique.text.words import sentences


class Sentence(NamedTuple):
    """A sentence in clean offsets, with the number of its paragraph (0 in a title or subheading)."""

    span: Span
    paragraph: int
    index: int


@dataclass(frozen=True, slots=True)
class Prose:
    """A clean text as facts are read from it."""

    clean: CleanText
    view: str = field(repr=False)  # the evened-out words
    sentences: tuple[Sentence, ...]
    quotations: tuple[Span, ...]
    index: WordIndex = field(repr=False)
    starts: tuple[int, ...] = field(default=(), repr=False)
    quote_starts: tuple[int, ...] = field(default=(), repr=False)

    def words(self, span: Span) -> str:
        """The evened-out words of a span."""
        return self.view[span.start : span.end]

    def evidence(self, *spans: Span) -> Evidence:
        """The words of clean spans, as they stand in the source."""
        return self.clean.evidence(*spans)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds a clean offset."""
        index = bisect_right(self.starts, offset) - 1
        if index < 0 or offset >= self.sentences[index].span.end:
            return None
        return self.sentences[index]

    def paragraph_at(self, offset: int) -> int:
        """The number of the paragraph that holds a clean offset; 0 in a title or subheading."""
        sentence = self.sentence_at(offset)
        return sentence.paragraph if sentence else 0

    def is_question(self, sentence: Sentence) -> bool:
        """Whether a sentence ends in a question mark."""
        return self.view[sentence.span.start : sentence.span.end].rstrip().endswith(("?", "？"))

    def is_quoted(self, offset: int) -> bool:
        """Whether a clean offset lies between quotation marks."""
        index = bisect_right(self.quote_starts, offset) - 1
        return index >= 0 and offset < self.quotations[index].end

    def opening(self, paragraphs: int) -> tuple[Sentence, ...]:
        """The sentences of the first paragraphs."""
        return tuple(s for s in self.sentences if 0 < s.paragraph <= paragraphs)


@dataclass(frozen=True, slots=True)
class Covered:
    """Spans that do not lie within each other, in order, to ask whether another touches one of them."""

    spans: tuple[Span, ...]

    def touches(self, start: int, end: int) -> bool:
        """Whether some span shares a place with this one."""
        index = bisect_right(self.spans, start, key=lambda span: span.start) - 1
        if index >= 0 and self.spans[index].end > start:
            return True
        return index + 1 < len(self.spans) and self.spans[index + 1].start < end


def covered(spans: Iterable[Span]) -> Covered:
    """Spans put in order; those that begin within an earlier one are joined to it."""
    joined: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return Covered(tuple(joined))


def prose(clean: CleanText, abbreviations: frozenset[str], beginnings: Beginnings) -> Prose:
    """Cut a clean text into sentences; `beginnings` are those of all that is looked for in it."""
    found: list[Sentence] = []
    quotations: list[Span] = []
    view = clean.view
    for block in clean.blocks:
        for span in sentences(view, block.span, abbreviations):
            found.append(Sentence(span, block.number, len(found)))
        quotations += _quotations(view, block.span)
    ordered = tuple(sorted(found, key=attrgetter("span.start")))
    return Prose(
        clean=clean,
        view=view,
        sentences=ordered,
        quotations=tuple(quotations),
        index=beginnings.index(view),
        starts=tuple(s.span.start for s in ordered),
        quote_starts=tuple(q.start for q in quotations),
    )


def _quotations(view: str, block: Span) -> list[Span]:
    found = []
    start = view.find('"', block.start, block.end)
    while start >= 0:
        end = view.find('"', start + 1, block.end)
        found.append(Span(start, end + 1 if end >= 0 else block.end))
        start = view.find('"', end + 1, block.end) if end >= 0 else -1
    return found

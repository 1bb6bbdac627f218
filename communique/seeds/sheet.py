"""The raw text as lines: what is prose, what stands above, between and below it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from communique.model.provenance import Span
from communique.model.seed import Cut, Seed
from communique.seeds.glossary import Glossary
from communique.seeds.one_line import line_ends
from communique.text.words import even, has_words, word_count

_ENDS = re.compile(r"[.!?…。！？:;][\"')\]\s]*$")
_LINE = re.compile(r"[^\n]+")
SHORTEST_PROSE = 8
"""Words of the shortest line that counts as prose when it ends as a sentence does."""
LONGEST_HEADING = 35
"""Words from which on a line is prose however it ends."""
_MANY = 26
"""Words of a sentence that are more than any rule of furniture asks about."""
_COUNTED = 9
"""Characters for each word in which those of a long line are counted, if they are enough."""
LONGEST_LINE = 220
"""Characters of the longest line that may be page furniture."""


class Line(NamedTuple):
    """A line without the space around it, in raw offsets; `text` is evened out, `words` counts its words; those of a
    long line not exactly, where there are more than any rule asks about.

    `prose` says whether these are sentences rather than a heading, a label or a list.
    """

    span: Span
    text: str
    words: int
    prose: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A seed's lines, those already cut left out. `view` is the raw text evened out, its wrapped lines joined."""

    seed: Seed
    view: str
    lines: tuple[Line, ...]
    first_prose: int  # the index of the first prose line; the number of lines where there is none
    last_prose: int  # the index of the last prose line; -1 where there is none

    def cut(self, index: int, rule: str, reason: str, confidence: float = 0.95) -> Cut:
        """A whole line as furniture."""
        return Cut(self.lines[index].span, rule, reason, self.place(index), confidence)

    def place(self, index: int) -> str:
        """Whether a line stands above, within or below the text."""
        return "above" if index < self.first_prose else "below" if index > self.last_prose else "within"

    def without(self, cuts: tuple[Cut, ...]) -> Sheet:
        """The sheet with these cuts taken out of its lines; a line cut in part keeps the rest."""
        if not cuts:
            return self
        at = {cut.span.start: cut.span.end for cut in cuts}
        until = {cut.span.end: cut.span.start for cut in cuts}
        rest: list[Line] = []
        for line in self.lines:
            start, end = at.get(line.span.start, line.span.start), until.get(line.span.end, line.span.end)
            if (start, end) == (line.span.start, line.span.end):
                rest.append(line)
            elif start < end:
                rest += _line(self.view, start, end)
        return _sheet(self.seed, self.view, rest)


def _sheet(seed: Seed, view: str, lines: list[Line]) -> Sheet:
    prose = [i for i, line in enumerate(lines) if line.prose]
    return Sheet(seed, view, tuple(lines), prose[0] if prose else len(lines), prose[-1] if prose else -1)


def sheet(seed: Seed, glossary: Glossary) -> tuple[Sheet, tuple[Cut, ...]]:
    """The lines of a seed, hard wrapping undone first; a hyphen at a wrapped line's end is cut with the line's end."""
    view = even(seed.text)
    ends = line_ends(view, glossary)
    if ends:
        view = _with(view, ends, "\n")
    spans = [match.span() for match in _LINE.finditer(view) if not match.group().isspace()]
    joints, cuts = _joints(seed, view, spans) if _wrapped(spans) else (frozenset(), ())
    if joints:
        view = _with(view, joints, " ")
        spans = [match.span() for match in _LINE.finditer(view)]
    lines = [line for span in spans for line in _line(view, *span)]
    return _sheet(seed, view, lines), cuts


def _with(view: str, places: Iterable[int], char: str) -> str:
    """The view with another character at some places."""
    chars = list(view)
    for place in places:
        chars[place] = char
    return "".join(chars)


def _line(view: str, start: int, end: int) -> Iterator[Line]:
    text = view[start:end]
    bare = text.strip()
    if bare:
        start += len(text) - len(text.lstrip())
        ends = bool(_ENDS.search(bare[-40:]))
        many = _MANY if ends else LONGEST_HEADING
        long = len(bare) > LONGEST_LINE and has_words(bare[: many * _COUNTED], many)
        words = LONGEST_HEADING if long else word_count(bare)
        prose = words >= LONGEST_HEADING or (words >= SHORTEST_PROSE and ends)
        yield Line(Span(start, start + len(bare)), bare, words, prose)


def _wrapped(spans: list[tuple[int, int]]) -> bool:
    lengths = [end - start for start, end in spans]
    return len(lengths) >= 8 and 2 * sum(50 <= length <= 85 for length in lengths) > len(lengths)


def _joints(seed: Seed, view: str, spans: list[tuple[int, int]]) -> tuple[frozenset[int], tuple[Cut, ...]]:
    """The line feeds to read as spaces, and the cuts of hyphens before them."""
    joints, cuts = set(), []
    for (start, end), (after, _) in zip(spans, spans[1:], strict=False):
        if after != end + 1 or end - start < 45 or end - start > 100:
            continue
        joints.add(end)
        if view[end - 1] == "-" and view[end - 2].islower() and view[after].islower():
            words = "The line ends within a word: the hyphen belongs to the line's end."
            cuts.append(Cut(Span(end - 1, end + 1), "hyphenation", words, "within", 0.8))
    return frozenset(joints), tuple(cuts)

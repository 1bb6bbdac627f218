"""Formulas mined from the texts: words that stand together in several documents, as long as they can be.

A formula does not go over a mark of punctuation, and no stop word begins or ends it. It is kept where no longer one stands
in as many documents. The work grows as the texts do: each round counts runs one word longer, and only where the shorter
ones stand in enough documents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import and_

from communique.text.folding import is_dense

LONGEST = 10
"""Content words of the longest formula."""
LEAST = 2
"""Documents that a formula stands in at least."""
SAMPLE = 500
"""Documents that are looked through; of more than these, some evenly spread, since what only two of thousands share is
no formula. Occurrences are then counted in all."""
CHARACTERS = 4
"""The least length of a formula in a script without spaces."""

Words = tuple[str, ...]
Text = list[str | None]
"""The words of a document, None where punctuation or the end of a paragraph parts them."""


@dataclass(frozen=True, slots=True)
class Formula:
    """Words as they are compared, and the number of documents that they stand in."""

    words: Words
    documents: int


@dataclass(frozen=True, slots=True)
class _Units:
    """A text by its content words: each alone, and each with the stop words before it; None where a text is parted."""

    bare: list[str | None]
    glued: list[str | None]

    def runs(self, length: int) -> Iterator[Words]:
        """Every run of this many units: the first bare, since no stop word begins a formula."""
        return zip(self.bare, *(self.glued[start:] for start in range(1, length)), strict=False)  # type: ignore[arg-type]


def formulas(texts: Sequence[Text], stop_words: frozenset[str]) -> tuple[Formula, ...]:
    """The formulas of these documents: those of most documents first, then the longest."""
    texts = texts[:: -(-len(texts) // SAMPLE) or 1]
    spread: Counter[str | None] = Counter()
    for text in texts:
        spread.update(set(text))
    content = {word for word, count in spread.items() if word and count >= LEAST and word not in stop_words}
    left = [_units(text, content, stop_words) for text in texts]
    flags = [[word is not None for word in units.bare] for units in left]
    counts: dict[Words, int] = {}
    longest: dict[Words, int] = {}
    for length in range(2, LONGEST + 1):
        level = _counted(left, flags, length)
        if not level:
            break
        _replace(longest, counts, level)
        left, flags = _alive(left, length, level)
    return _kept(longest)


def _units(text: Text, content: set[str], stop_words: frozenset[str]) -> _Units:
    bare: list[str | None] = []
    glued: list[str | None] = []
    before = ""
    for word in text:
        if word in content:
            bare.append(word)
            glued.append(before + word)
            before = ""
        elif word in stop_words:
            before += word + " "
        else:
            bare.append(None)
            glued.append(None)
            before = ""
    return _Units(bare, glued)


def _counted(texts: list[_Units], flags: list[list[bool]], length: int) -> dict[Words, int]:
    """The runs of this length that stand in enough documents, with their number.

    A flag tells for each place whether the run that is one unit shorter stands in enough; both parts of a run must.
    """
    counter: Counter[Words] = Counter()
    for units, enough in zip(texts, flags, strict=True):
        counter.update(set(compress(units.runs(length), map(and_, enough, enough[1:]))))
    return {words: count for words, count in counter.items() if count >= LEAST}


def _replace(longest: dict[Words, int], counts: dict[Words, int], level: dict[Words, int]) -> None:
    """Put the longer runs in; take out the shorter that stand in no document without them."""
    counts |= level
    for words, count in level.items():
        second = words[1].rsplit(" ", 1)[-1]
        for shorter in (words[:-1], (second, *words[2:])):
            if counts.get(shorter) == count:
                longest.pop(shorter, None)
    longest |= level


def _alive(texts: list[_Units], length: int, level: dict[Words, int]) -> tuple[list[_Units], list[list[bool]]]:
    """The texts in which runs were counted, and for each place whether such a run begins there."""
    found: list[_Units] = []
    flags: list[list[bool]] = []
    for units in texts:
        enough = list(map(level.__contains__, units.runs(length)))
        total = sum(enough)
        if not total:
            continue
        if total * 2 * length < len(enough):
            units = _cut(units, enough, length)
            enough = list(map(level.__contains__, units.runs(length)))
        found.append(units)
        flags.append(enough)
    return found, flags


def _cut(units: _Units, enough: list[bool], length: int) -> _Units:
    """The units of runs that begin where `enough` is true, parted by None."""
    bare: list[str | None] = []
    glued: list[str | None] = []
    done = 0
    for start in compress(range(len(enough)), enough):
        if start >= done:
            bare.append(None)
            glued.append(None)
            done = start
        bare += units.bare[done : start + length]
        glued += units.glued[done : start + length]
        done = start + length
    return _Units(bare, glued)


def _kept(longest: dict[Words, int]) -> tuple[Formula, ...]:
    whole = {tuple(" ".join(words).split(" ")): count for words, count in longest.items()}
    kept = (Formula(w, n) for w, n in whole.items() if not is_dense(w[0]) or len(w) >= CHARACTERS)
    return tuple(sorted(kept, key=lambda f: (-f.documents, -len(f.words), f.words)))

"""Where words begin that are looked for: one pass over a text for all lexicons at once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Protocol

from communique.model.provenance import Span
from communique.text.words import is_dense, parted

_MOST = 100_000
"""Words of which is remembered what they begin; then it is forgotten, so that it never outgrows the texts."""


class Finder(Protocol):
    """What looks for words: those with which a find can begin are `firsts`, or begin with one of `prefixes`."""

    @property
    def firsts(self) -> frozenset[str]:
        """Whole words without case."""

    @property
    def prefixes(self) -> tuple[str, ...]:
        """Beginnings of words without case."""


@dataclass(frozen=True, slots=True)
class WordIndex:
    """Where the finds of each finder can begin in a view: `places` has offsets in order.

    `pieces` are the words of the view without case as `parted` gives them, `ends` the number of letters up to the end
    of each (the signs between them not counted); `dense` says whether characters occur whose
    words have no spaces between them.
    """

    view: str
    places: Mapping[Finder, list[int]]
    pieces: list[str]
    ends: list[int]
    dense: bool

    def between(self, finder: Finder, start: int, end: int | None) -> list[int]:
        """The places of a finder from one offset up to another."""
        places = self.places[finder]
        if not start and end is None:
            return places
        low = bisect_left(places, start)
        return places[low : len(places) if end is None else bisect_left(places, end, low)]

    def standing(self, words: Iterable[str]) -> Iterator[Span]:
        """Where these words stand whole and written just so, in order; of two at one place the one named first."""
        sought: dict[str, list[str]] = {}
        for word in words:
            sought.setdefault(parted(word)[0], []).append(word)
        sought.pop("", None)
        last = 0
        for number, piece in [(n, piece) for n, piece in enumerate(self.pieces) if piece in sought]:
            at = number + self.ends[number] - len(piece)
            word = next((word for word in sought[piece] if _stands(self.view, word, at)), "")
            if word and at >= last:
                last = at + len(word)
                yield Span(at, last)


def _stands(view: str, word: str, at: int) -> bool:
    follows = view[at + len(word) : at + len(word) + 1]
    return view.startswith(word, at) and not (follows.isalnum() or follows == "_")


class Beginnings(dict[str, tuple[Finder, ...]]):
    """For each word that was met, the finders of which it begins a find."""

    def __init__(self, finders: Iterable[Finder]) -> None:
        super().__init__()
        self.finders = tuple(finders)
        self.whole = _turned((word, finder) for finder in self.finders for word in finder.firsts)
        self.begun = _turned((word, finder) for finder in self.finders for word in finder.prefixes)
        self.lengths = sorted({len(prefix) for prefix in self.begun})

    def __missing__(self, word: str) -> tuple[Finder, ...]:
        begun = (finder for length in self.lengths for finder in self.begun.get(word[:length], ()))
        found = tuple(dict.fromkeys((*self.whole.get(word, ()), *begun)))
        if len(self) >= _MOST:
            self.clear()
        self[word] = found
        return found

    def index(self, view: str) -> WordIndex:
        """Where all the finders can begin in a view."""
        pieces = parted(view)
        places: dict[Finder, list[int]] = {finder: [] for finder in self.finders}
        ends = list(accumulate(map(len, pieces)))
        for number, finders in [(n, begun) for n, begun in enumerate(map(self.__getitem__, pieces)) if begun]:
            at = number + ends[number] - len(pieces[number])
            for finder in finders:
                places[finder].append(at)
        return WordIndex(view, places, pieces, ends, is_dense(view))


def _turned(pairs: Iterable[tuple[str, Finder]]) -> dict[str, tuple[Finder, ...]]:
    found: dict[str, tuple[Finder, ...]] = {}
    for word, finder in pairs:
        found[word] = (*found.get(word, ()), finder)
    return found

"""Where words begin that are looked for: one pass over a text for all lexicons at once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, compress, count, repeat
from typing import Any, Protocol

from communique.model.provenance import Span
from communique.text.words import is_dense, parted

_MOST = 100_000
"""Words of which is remembered what they begin; then it is forgotten, so that it never outgrows the texts."""
_NEW: tuple[Any, ...] = (None,)
"""Stands for the finders of a word that was not met before."""


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
        for number in compress(count(), map(sought.__contains__, self.pieces)):
            piece = self.pieces[number]
            at = number + self.ends[number] - len(piece)
            word = next((word for word in sought[piece] if _stands(self.view, word, at)), "")
            if word and at >= last:
                last = at + len(word)
                yield Span(at, last)


def _stands(view: str, word: str, at: int) -> bool:
    follows = view[at + len(word) : at + len(word) + 1]
    return view.startswith(word, at) and not (follows.isalnum() or follows == "_")


class Beginnings:
    """Words with which finds begin: `met` has the finders of every word that was met, most of them none."""

    def __init__(self, finders: Iterable[Finder]) -> None:
        self.finders = tuple(finders)
        self.whole = _turned((word, finder) for finder in self.finders for word in finder.firsts)
        self.begun = _turned((word, finder) for finder in self.finders for word in finder.prefixes)
        self.lengths = sorted({len(prefix) for prefix in self.begun})
        self.met: dict[str, tuple[Finder, ...]] = {"": ()}

    def index(self, view: str) -> WordIndex:
        """Where all the finders can begin in a view."""
        pieces = parted(view)
        begun = list(map(self.met.get, pieces, repeat(_NEW)))
        ends = list(accumulate(map(len, pieces)))
        places: dict[Finder, list[int]] = {finder: [] for finder in self.finders}
        for number in compress(count(), begun):
            at = number + ends[number] - len(pieces[number])
            for finder in self._meet(pieces[number]) if begun[number] is _NEW else begun[number]:
                places[finder].append(at)
        return WordIndex(view, places, pieces, ends, is_dense(view))

    def _meet(self, word: str) -> tuple[Finder, ...]:
        found = self.whole.get(word, ())
        for length in self.lengths:
            if word[:length] in self.begun:
                found = tuple(dict.fromkeys((*found, *self.begun[word[:length]])))
        if len(self.met) >= _MOST:
            self.met = {"": ()}
        self.met[word] = found
        return found


def _turned(pairs: Iterable[tuple[str, Finder]]) -> dict[str, tuple[Finder, ...]]:
    found: dict[str, tuple[Finder, ...]] = {}
    for word, finder in pairs:
        found[word] = (*found.get(word, ()), finder)
    return found

"""Where a value comes from: spans of a source, the words there, and the claim that rests on them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from sys import intern
from typing import Any, Generic, Literal, TypeVar

from communique.model.ids import SeedId

T = TypeVar("T")

Basis = Literal["text", "calendar", "linked", "vocabulary", "assumed", "human", "outside"]
"""What a value rests on: the words themselves, arithmetic inside one document, another document, a list, the date of
the report for want of a better, an archivist's judgement, or a source that is not held."""

Mark = Literal["stated", "inferred", "supplied"]
"""What readers are shown of a basis."""

MARKS: dict[Basis, Mark] = {
    "text": "stated",
    "calendar": "inferred",
    "linked": "inferred",
    "vocabulary": "inferred",
    "assumed": "inferred",
    "human": "supplied",
    "outside": "supplied",
}
"""The mark of each basis."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open offsets, in code points, into a seed's raw text."""

    start: int
    end: int

    def __reduce__(self) -> tuple[Any, ...]:
        """Another process has it as one of its own."""
        return _one, (self.start, self.end)


class _Alone(dict[tuple[int, int], tuple[Span]]):
    """Spans by their offsets, each alone in a tuple. Once there are too many, it begins anew."""

    def __missing__(self, offsets: tuple[int, int]) -> tuple[Span]:
        if len(self) > _MOST:
            self.clear()
        found = self[offsets] = (Span(*offsets),)
        return found


_alone = _Alone()
_MOST = 200_000
_LONG = 40


def alone(start: int, end: int) -> tuple[Span]:
    """The tuple of this one span, the same for the same offsets: an archive holds some fifty for each text, few of which
    stand in no other.
    """
    return _alone[start, end]


def _one(start: int, end: int) -> Span:
    return _alone[start, end][0]


def same(words: str) -> str:
    """These words, and where they are few, the same object for the same words: names and reasons come again and again."""
    return intern(words) if len(words) < _LONG else words


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a seed, quoted: `quote` is the raw text of the spans, joined."""

    seed: SeedId
    spans: tuple[Span, ...]
    quote: str

    def __reduce__(self) -> tuple[Any, ...]:
        """Another process has its span and its words as its own."""
        if len(self.spans) == 1:
            return _quoted, (self.seed, self.spans[0].start, self.spans[0].end, self.quote)
        return Evidence, (self.seed, self.spans, self.quote)


def _quoted(seed: SeedId, start: int, end: int, quote: str) -> Evidence:
    return Evidence(seed, alone(start, end), same(quote))


@dataclass(frozen=True, slots=True)
class Claim(Generic[T]):
    """A value with what it rests on.

    `reason` is one sentence for readers that shows the working; `rule` names the rule that found the value; `parts`
    gives, for a date, the basis of its year, month and day in this order (as many as the date has), and is empty
    where `basis` holds for the whole. `source` is the work to look up for a value that is `outside`. `confidence`
    lies between 0 and 1 and is 1 for what an archivist wrote. `curated` is true for what stands in `content/`.
    """

    value: T
    basis: Basis
    evidence: tuple[Evidence, ...] = ()
    reason: str = ""
    rule: str = ""
    confidence: float = 1.0
    parts: tuple[Basis, ...] = ()
    source: str = ""
    curated: bool = False

    @property
    def mark(self) -> Mark:
        """Stated, inferred or supplied: the least sure of the parts."""
        return _least_sure(self.parts) if self.parts else MARKS[self.basis]

    @property
    def doubtful(self) -> bool:
        """Whether readers are shown a question mark: an assumption, or a reading that is unsure of itself."""
        return self.basis == "assumed" or self.confidence < 0.6


@cache
def _least_sure(parts: tuple[Basis, ...]) -> Mark:
    order = ("stated", "inferred", "supplied")
    return max((MARKS[basis] for basis in parts), key=order.index)


@dataclass(frozen=True, slots=True)
class Named:
    """An authority as a source names it: its id, the name as written, a person's surname where a list gives it."""

    id: str
    name: str
    surname: str = field(default="", compare=False)

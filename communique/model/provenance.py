"""Where a value comes from: spans of a source, the words there, and the claim that rests on them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Generic, Literal, TypeVar

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


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a seed, quoted: `quote` is the raw text of the spans, joined."""

    seed: SeedId
    spans: tuple[Span, ...]
    quote: str


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

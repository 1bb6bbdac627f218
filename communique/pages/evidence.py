"""Evidence lines: what a value rests on, in the form in which pages show it below the value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from communique.model.archive import Archive
from communique.model.ids import DocumentId
from communique.model.provenance import MARKS, Claim, Evidence, Mark
from communique.pages.sources import ParagraphLink, paragraph_link, place, source

PARTS = ("year", "month", "day")
STRENGTH: tuple[Mark, ...] = ("stated", "inferred", "supplied")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a source with the place where they stand; `altered` as in `Source`."""

    words: str
    ref: ParagraphLink
    keyed: bool = True  # whether the source is named
    language: str = "en"
    direction: str = "ltr"
    altered: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Parts of a date that share one mark: `names` is year, month, day or two or three of these joined by hyphens."""

    names: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Working:
    """What a value rests on. `parts` is empty where one mark holds for the whole value.

    `basis` is the basis of the least sure part; `doubtful` adds a question mark.
    """

    mark: Mark
    basis: str
    quotes: tuple[Quoted, ...] = ()
    parts: tuple[Part, ...] = ()
    reasons: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    doubtful: bool = False
    curated: bool = False


def working(claims: Iterable[Claim[Any] | None], archive: Archive, home: DocumentId | None = None) -> Working | None:
    """One evidence line for the claims that make up a value, None where there is none.

    `home` is the only document that a reader can mean: references to it go without its name.
    """
    given = [claim for claim in claims if claim is not None]
    if not given:
        return None
    least = given[0] if len(given) == 1 else max(given, key=lambda claim: STRENGTH.index(claim.mark))
    return Working(
        mark=least.mark,
        basis=least.basis,
        quotes=quoted([e for claim in given for e in claim.evidence], archive, home),
        parts=_parts(least),
        reasons=tuple(dict.fromkeys(c.reason for c in given if c.reason)),
        sources=tuple(dict.fromkeys(c.source for c in given if c.source)),
        doubtful=any(claim.doubtful for claim in given),
        curated=any(claim.curated for claim in given),
    )


def quoted(evidence: Iterable[Evidence], archive: Archive, home: DocumentId | None = None) -> tuple[Quoted, ...]:
    """Quotations in the order given, without those that stand inside another one."""
    pieces = list(evidence)
    if len(pieces) > 1:
        pieces = list(dict.fromkeys(pieces))
        pieces = [e for e in pieces if not any(_inside(e, other) for other in pieces)]
    return tuple([quotation(e, archive, home) for e in pieces])


def quotation(evidence: Evidence, archive: Archive, home: DocumentId | None = None) -> Quoted:
    """Words of a source with their place."""
    document = archive.documents[archive.by_seed[evidence.seed]]
    where, named = place(document.clean, evidence), source(document, archive)
    return Quoted(
        words=_bare(" ".join(evidence.quote.split())),
        ref=paragraph_link(document, where.number, archive, where),
        keyed=document.id != home,
        language=named.language,
        direction=named.direction,
        altered=named.altered,
    )


def _bare(words: str) -> str:
    """Words without a pair of quotation marks around all of them, since the page sets its own."""
    inner = words[1:-1]
    return inner if words[:1] == "“" and words[-1:] == "”" and "“" not in inner else words


def _inside(evidence: Evidence, other: Evidence) -> bool:
    if evidence is other or evidence.seed != other.seed or not evidence.spans or not other.spans:
        return False
    first, last = evidence.spans[0].start, evidence.spans[-1].end
    return other.spans[0].start <= first and last <= other.spans[-1].end and len(evidence.quote) < len(other.quote)


def _parts(claim: Claim[Any]) -> tuple[Part, ...]:
    """The parts of a date by their marks, the surest first; none where all share one."""
    if not claim.parts:
        return ()
    marks = [(MARKS[basis], part) for basis, part in zip(claim.parts, PARTS, strict=False)]
    if len({mark for mark, _ in marks}) < 2:
        return ()
    ordered = sorted(marks, key=lambda pair: (STRENGTH.index(pair[0]), PARTS.index(pair[1])))
    return tuple(Part("-".join(part for _, part in group), mark) for mark, group in groupby(ordered, key=lambda pair: pair[0]))

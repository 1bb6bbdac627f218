"""Dates as citations give them: in parts where they are exact, in the archive's words with their brackets where not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from communique.model.dates import ArchiveDate
from communique.model.provenance import MARKS, Basis, Claim, Mark
from communique.text.edtf import Element, Expression, read

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
UNDATED = "n.d."
PARTS = ("year", "month", "day")
KEPT = 4096
"""Dates that are kept as citations give them: an archive has many records of one day, each cited in many ways."""

Marks = Mapping[str, Mark]


@dataclass(frozen=True, slots=True)
class Cited:
    """A date for citing.

    `parts` holds one date, or the two ends of an interval, each as year, month and day as far as known; it is empty
    where the date is supplied, uncertain or incomplete, and then `literal` says it in words. `circa` goes with `parts`:
    the date is approximate. `known` are year, month and day as far as the documents held give them, `edtf` the
    expression where nothing of it is supplied or doubtful; `words` always says the whole.
    """

    words: str
    parts: tuple[tuple[int, ...], ...] = ()
    circa: bool = False
    literal: str = ""
    known: tuple[int, ...] = ()
    edtf: str = ""


def cited(claim: Claim[ArchiveDate] | None) -> Cited:
    """The date of a claim; `n.d.` where there is none."""
    if claim is None:
        return Cited(UNDATED, literal=UNDATED)
    return _cited(claim.value.edtf, claim.parts or (claim.basis,) * 3, claim.doubtful)


@lru_cache(KEPT)
def _cited(edtf: str, bases: tuple[Basis, ...], doubtful: bool) -> Cited:
    marks: dict[str, Mark] = dict(zip(PARTS, (MARKS[b] for b in bases), strict=False))
    expression = read(edtf)
    words = in_words(expression, marks) + "?" * doubtful
    plain = "supplied" not in marks.values() and not doubtful
    parts = _exact(expression) if plain else ()
    circa = all(e.qualifier == "~" for e in expression.elements)
    return Cited(
        words=words,
        parts=parts,
        circa=bool(parts) and circa,
        literal="" if parts else words,
        known=_known(expression, marks) if not doubtful else (),
        edtf=edtf if plain else "",
    )


def day(iso: str) -> Cited:
    """A day that the archive itself set, given in ISO 8601."""
    numbers = tuple(int(n) for n in iso.split("-"))
    year, month, number = numbers
    return Cited(f"{number} {MONTHS[month - 1]} {year}", (numbers,), known=numbers, edtf=iso)


def in_words(expression: Expression, marks: Marks) -> str:
    """A date in words: 15 December 2021, [28] June 2021, about May 2021, from 20 May 2021, 5 May 2021 or 7 May 2021."""
    first, last = expression.elements[0], expression.elements[-1]
    if expression.kind == "date":
        return _element(first, marks)
    if expression.kind == "set":
        return " or ".join(_element(e, marks) for e in expression.elements)
    if first.open or last.open:
        return f"until {_element(last, marks)}" if first.open else f"from {_element(first, marks)}"
    return f"{_element(first, marks)} – {_element(last, marks)}"


def _element(element: Element, marks: Marks) -> str:
    pieces: list[tuple[str, bool]] = []
    for part, text in (("day", _number(element.day)), ("month", _month(element)), ("year", _year(element.year))):
        if text:
            pieces.append((text, marks.get(part, marks.get("year")) == "supplied"))
    runs = [(supplied, " ".join(text for text, _ in run)) for supplied, run in groupby(pieces, key=lambda p: p[1])]
    words = " ".join(f"[{text}]" if supplied else text for supplied, text in runs) or "year not stated"
    if not _year(element.year) and pieces:
        words += ", year not stated"
    about = "about " if element.qualifier in ("~", "%") else ""
    return about + words + "?" * (element.qualifier in ("?", "%"))


def _number(day: int | None) -> str:
    return str(day) if day else ""


def _month(element: Element) -> str:
    return MONTHS[element.month - 1] if element.month else ""


def _year(digits: str) -> str:
    if digits.isdigit() or digits == "XXXX":
        return digits.replace("X", "")
    return f"{digits[:3]}0s" if digits[:3].isdigit() else f"{digits.replace('X', '0')}–{digits.replace('X', '9')}"


def _exact(expression: Expression) -> tuple[tuple[int, ...], ...]:
    """The parts of a date that is told in full, whatever its precision; approximate is exact enough for `circa`."""
    if expression.kind == "set" or any(e.open or not e.year_known for e in expression.elements):
        return ()
    found = tuple(tuple(n for n in (int(e.year), e.month, e.day) if n) for e in expression.elements)
    qualifiers = {e.qualifier for e in expression.elements}
    if qualifiers not in ({""}, {"~"}) or len({len(parts) for parts in found}) > 1:
        return ()
    return () if any(e.day and not e.month for e in expression.elements) else found


def _known(expression: Expression, marks: Marks) -> tuple[int, ...]:
    """Year, month and day of one date, or those in which both ends of an interval agree, as far as nobody supplied them."""
    known: list[int] = []
    if expression.kind == "set" or any(e.open or e.qualifier not in ("", "~") for e in expression.elements):
        return ()
    first = expression.elements[0]
    for part, value in (
        ("year", int(first.year) if first.year_known else 0),
        ("month", first.month),
        ("day", first.day),
    ):
        same = len({(e.year, e.month, e.day)[: PARTS.index(part) + 1] for e in expression.elements}) == 1
        if not value or not same or marks.get(part, marks.get("year")) == "supplied":
            break
        known.append(value)
    return tuple(known)

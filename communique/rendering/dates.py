"""Archive dates in words: each piece with its mark of certainty, and the machine form that HTML allows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from string import Formatter

from communique.model.dates import ArchiveDate
from communique.model.provenance import MARKS, Claim, Mark
from communique.text.edtf import Element, read

Words = Callable[..., str]
"""Looks up words of the interface by key."""

PARTS = ("year", "month", "day")
Marks = Mapping[str, Mark]


@dataclass(frozen=True, slots=True)
class Run:
    """Words that share one mark of certainty."""

    text: str
    mark: Mark = "stated"


@dataclass(frozen=True)
class DateWords:
    """A date for readers: its runs, a line on its certainty (or the weekday), and the form for `time` ("" if none)."""

    runs: tuple[Run, ...]
    note: str = ""
    machine: str = ""

    @cached_property
    def plain(self) -> str:
        """The words, with the brackets of what is supplied."""
        return "".join(f"[{r.text}]" if r.mark == "supplied" else r.text for r in self.runs)

    def __str__(self) -> str:
        """Plain words."""
        return self.plain


def date_in_words(value: Claim[ArchiveDate] | ArchiveDate | None, form: str, words: Words) -> DateWords:
    """Write out a date in the given form.

    Forms: `long` (15 December 2021), `full` (Wednesday, 15 December 2021), `short` (15 Dec 2021), `day` (15 December:
    the year is told elsewhere), `tight` (15 Dec), `month` (December 2021), `year` (2021), `numeral` (15).
    """
    if value is None:
        return DateWords((Run(words("date.none")),))
    claim = value if isinstance(value, Claim) else Claim(value, "text")
    bases = claim.parts or (claim.basis,) * 3
    marks: dict[str, Mark] = dict(zip(PARTS, (MARKS[b] for b in bases), strict=False))
    expression = read(claim.value.edtf)
    if expression.kind == "interval":
        runs = _interval(*expression.elements, form, marks, words)
    else:
        runs = _element(expression.elements[0], form, marks, words)
        for element in expression.elements[1:]:
            runs = _placed(words("date.either"), first=runs, last=_element(element, form, marks, words))
    if form == "full" and _has_weekday(claim):
        weekday = Run(words(f"weekday.{claim.value.earliest.weekday()}"), marks.get("day", "stated"))
        runs = _placed(words("date.weekday"), weekday=[weekday], date=runs)
    if claim.doubtful:
        runs[-1] = replace(runs[-1], text=runs[-1].text + "?")
    single = expression.elements[0] if expression.kind == "date" else None
    return DateWords(_joined(runs), _note(claim, single, words), _machine(single, marks))


def writer(words: Words) -> Callable[..., DateWords]:
    """`date_in_words` with these words: `write(value, form="long")`. Dates that look the same are written out once."""
    kept: dict[tuple[object, ...], DateWords] = {}

    def write(value: Claim[ArchiveDate] | ArchiveDate | None, form: str = "long") -> DateWords:
        looks = (form, *_looks(value))
        if looks not in kept:
            kept[looks] = date_in_words(value, form, words)
        return kept[looks]

    return write


def _looks(value: Claim[ArchiveDate] | ArchiveDate | None) -> tuple[object, ...]:
    """All of a date that its words depend on."""
    if isinstance(value, Claim):
        return value.value.edtf, value.basis, value.parts, value.doubtful
    return (value.edtf,) if value else ()


def _placed(pattern: str, **runs: list[Run]) -> list[Run]:
    """Runs set into a pattern such as `from {date}`. The pattern's own words have no mark.

    A letter that follows a value without a space, as in `{year}年`, belongs to it unless brackets enclose the value.
    """
    found: list[Run] = []
    for literal, name, _, _ in Formatter().parse(pattern):
        if literal and found and literal[0].isalpha() and found[-1].mark == "inferred":
            found.append(Run(literal, "inferred"))
        elif literal:
            found.append(Run(literal))
        found += runs[name] if name else []
    return found


def _interval(first: Element, last: Element, form: str, marks: Marks, words: Words) -> list[Run]:
    """An interval, with what both ends share said once: 5–10 May 2021, May–June 2021, from 20 May 2021."""
    if first.open or last.open:
        known = _element(last if first.open else first, form, marks, words)
        return _placed(words("date.until" if first.open else "date.from"), date=known)
    same_year = first.year == last.year and first.month and last.month
    if first.year == last.year and (form == "year" or (form == "month" and first.month == last.month)):
        return _element(last, form, marks, words)
    same_month = same_year and first.month == last.month and first.day and last.day
    shared = {"short": "tight", "long": "day", "full": "day"} if same_year else {}
    less = "numeral" if same_month else shared.get(form, form)
    close = same_month or not (first.day or last.day or (first.month and not same_year))
    if _year_first(words):
        start, end = _element(first, form, marks, words), _element(last, less, marks, words)
        end = _placed(words("date.d"), day=end) if same_month else end
    else:
        start, end = _element(first, less, marks, words), _element(last, form, marks, words)
    return _placed(words("date.span" if close else "date.wide-span"), first=start, last=end)


def _year_first(words: Words) -> bool:
    """Whether the language writes the year before the month, so that what two dates share stands with the first."""
    pattern = words("date.my")
    return pattern.index("{year}") < pattern.index("{month}")


def _element(element: Element, form: str, marks: Marks, words: Words) -> list[Run]:
    """One date as far as it is known, in the order of the language."""
    year, month, day = element.year_known, bool(element.month), bool(element.day)
    if form in ("month", "year"):
        day, month = False, month and form == "month"
    if form == "numeral" and day:
        return [_piece("day", element, form, marks, words)]
    if not month and not year:
        runs = _years(element.year, marks, words)
    else:
        told = year and not (form in ("day", "tight") and month)
        pattern = "".join(letter for letter, has in zip("dmy", (day, month, told), strict=True) if has)
        pieces = {part: [_piece(part, element, form, marks, words)] for part in PARTS if getattr(element, part)}
        runs = _placed(words(f"date.{pattern}"), **pieces)
    if element.qualifier in ("?", "%"):
        runs[-1] = replace(runs[-1], text=runs[-1].text + "?")
    if element.qualifier in ("~", "%"):
        runs = _placed(words("date.about"), date=runs)
    if month and not year and form in ("long", "full", "short"):
        runs = _placed(words("date.of-unknown-year"), date=runs)
    return runs


def _piece(part: str, element: Element, form: str, marks: Marks, words: Words) -> Run:
    """Year, month or day; a part beyond those that have a basis goes by the last one that has."""
    mark = marks.get(part) or marks.get("month") or marks.get("year", "stated")
    if part == "month":
        of_day = "-of-day" if element.day and form not in ("month", "year") else ""
        short = "-short" if form in ("short", "tight") else ""
        return Run(words(f"month{of_day}{short}.{element.month}"), mark)
    if part == "day" and element.day == 1:
        return Run(words("date.first-day"), mark)
    return Run(str(getattr(element, part)), mark)


def _years(digits: str, marks: Marks, words: Words) -> list[Run]:
    """Digits missing from a year: 2020s, 1900–1999."""
    mark = marks.get("year", "stated")
    if digits == "XXXX":
        return [Run(words("date.year-not-stated"))]
    if digits[:3].isdigit():
        return [Run(words("date.decade", year=digits[:3] + "0"), mark)]
    ends = {"first": [Run(digits.replace("X", "0"), mark)], "last": [Run(digits.replace("X", "9"), mark)]}
    return _placed(words("date.span"), **ends)


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    """Neighbours of one mark put together; a space between two of one mark belongs to them."""
    found: list[Run] = []
    space = ""
    for run in runs:
        if run.text.isspace():
            space += run.text
            continue
        if found and found[-1].mark == run.mark:
            found[-1] = Run(found[-1].text + space + run.text, run.mark)
        else:
            found += [Run(space)] * bool(space)
            found.append(run)
        space = ""
    return tuple(found)


def _has_weekday(claim: Claim[ArchiveDate]) -> bool:
    """Whether a weekday may be named: one day is meant, and nobody supplied or assumed it."""
    last = (claim.parts or (claim.basis,))[-1]
    return claim.value.is_day and MARKS[last] != "supplied" and not claim.doubtful


def _note(claim: Claim[ArchiveDate], single: Element | None, words: Words) -> str:
    """What stands below a date in the margin: the weekday, or what is unsure."""
    if _has_weekday(claim):
        return words(f"weekday.{claim.value.earliest.weekday()}")
    if claim.value.is_day:
        key = "assumed" if claim.basis == "assumed" else "doubtful" if claim.mark != "supplied" else "day-supplied"
        return words(f"date.{key}")
    if single is None:
        return ""
    return words("date.day-not-stated" if single.year_known else "date.year-not-stated")


def _machine(single: Element | None, marks: Marks) -> str:
    """The date at its true precision: what is supplied, unknown or unsure is left out."""
    if single is None or not single.year_known or single.qualifier or marks.get("year") == "supplied":
        return ""
    found = single.year
    for part, value in (("month", single.month), ("day", single.day)):
        if not value or marks.get(part, marks["year"]) == "supplied":
            break
        found += f"-{value:02d}"
    return found

"""Archive dates in words: each piece with its mark of certainty, and the machine form that HTML allows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True)
class DateWords:
    """A date for readers: its runs, one line on its certainty (or the weekday), and the form for `time` ("" if none)."""

    runs: tuple[Run, ...]
    note: str = ""
    machine: str = ""

    def __str__(self) -> str:
        """Plain words, with the brackets of what is supplied."""
        return "".join(f"[{r.text}]" if r.mark == "supplied" else r.text for r in self.runs)


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
        runs = list(_interval(*expression.elements, form, marks, words))
    else:
        runs = []
        for index, element in enumerate(expression.elements):
            runs += [Run(words("date.or"))] * bool(index)
            runs += _element(element, form, marks, words)
    if form == "full" and _has_weekday(claim):
        weekday = words("date.before", weekday=words(f"weekday.{claim.value.earliest.weekday()}"))
        runs.insert(0, Run(weekday, marks.get("day", "stated")))
    if claim.doubtful:
        runs[-1] = replace(runs[-1], text=runs[-1].text + "?")
    single = expression.elements[0] if expression.kind == "date" else None
    return DateWords(_joined(runs), _note(claim, single, words), _machine(single, marks))


def _interval(first: Element, last: Element, form: str, marks: Marks, words: Words) -> Iterator[Run]:
    """An interval, with what both ends share said once: 5–10 May 2021, May–June 2021, from 20 May 2021."""
    if first.open or last.open:
        yield Run(words("date.until" if first.open else "date.from"))
        yield from _element(last if first.open else first, form, marks, words)
        return
    same_year = first.year == last.year and first.month and last.month
    same_month = same_year and first.month == last.month and first.day and last.day
    if same_month:
        yield from _filled("{day}", first, form, marks, words)
    else:
        shared = {"short": "tight", "long": "day", "full": "day"} if same_year else {}
        yield from _element(first, shared.get(form, form), marks, words)
    close = same_month or not (first.day or last.day or first.month and not same_year)
    yield Run(words("date.to" if close else "date.to-spaced"))
    yield from _element(last, form, marks, words)


def _element(element: Element, form: str, marks: Marks, words: Words) -> Iterator[Run]:
    """One date as far as it is known, in the order of the language."""
    year, month, day = element.year_known, bool(element.month), bool(element.day)
    if form in ("month", "year"):
        day, month = False, month and form == "month"
    if element.qualifier in ("~", "%"):
        yield Run(words("date.about"))
    if not month and not year:
        yield from _years(element.year, marks, words)
    elif form == "numeral" and day:
        yield from _filled("{day}", element, form, marks, words)
    else:
        year_told = year and not (form in ("day", "tight") and month)
        pattern = "".join(letter for letter, has in zip("dmy", (day, month, year_told), strict=True) if has)
        yield from _filled(words(f"date.{pattern}"), element, form, marks, words)
    if element.qualifier in ("?", "%"):
        yield Run("?", marks.get("day" if day else "month" if month else "year", "stated"))
    if month and not year and form in ("long", "full", "short"):
        yield Run(words("date.of-unknown-year"))


def _years(digits: str, marks: Marks, words: Words) -> Iterator[Run]:
    """Digits missing from a year: 2020s, 1900–1999."""
    if digits == "XXXX":
        yield Run(words("date.year-not-stated"))
    elif digits[:3].isdigit():
        yield Run(words("date.decade", year=digits[:3] + "0"), marks.get("year", "stated"))
    else:
        yield Run(digits.replace("X", "0") + words("date.to") + digits.replace("X", "9"), marks.get("year", "stated"))


def _filled(pattern: str, element: Element, form: str, marks: Marks, words: Words) -> Iterator[Run]:
    """The pieces of a pattern such as `{day} {month} {year}`."""
    months = "month-short" if form in ("short", "tight") else "month"
    for literal, name, _, _ in Formatter().parse(pattern):
        if literal:
            yield Run(literal)
        if name == "month":
            yield Run(words(f"{months}.{element.month}"), marks.get("month", marks.get("year", "stated")))
        elif name == "year":
            yield Run(element.year, marks.get("year", "stated"))
        elif name == "day":
            yield Run(str(element.day), marks.get("day", marks.get("year", "stated")))


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
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

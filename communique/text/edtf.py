"""Dates in EDTF (ISO 8601-2, the Library of Congress profile): a subset, read into elements and bounds.

Taken are `YYYY`, `YYYY-MM`, `YYYY-MM-DD`; `X` for digits not known (`XXXX-05-19`, `2021-06-XX`, `199X`); one trailing
`?` (uncertain), `~` (approximate) or `%` (both); intervals `a/b` with `..` for an open end; and `[a,b]`, one of a set.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from communique.model.dates import EARLIEST, LATEST, ArchiveDate

_SIMPLE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([?~%])?", re.ASCII)
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Element:
    """One date of an expression. `year` keeps its `X`; `month` and `day` are None where absent or unknown.

    `open` marks the `..` of an interval; `qualifier` is `?`, `~`, `%` or empty.
    """

    year: str = ""
    month: int | None = None
    day: int | None = None
    qualifier: str = ""
    open: bool = False

    @property
    def year_known(self) -> bool:
        """Whether all four digits of the year are known."""
        return self.year.isdigit()


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression: `kind` is date, interval (two elements) or set (two or more, one of which is meant)."""

    kind: str
    elements: tuple[Element, ...]


@lru_cache(maxsize=4096)
def parse(text: str) -> ArchiveDate:
    """Read an expression with its bounds. Raises ValueError with a message for archivists."""
    expression = read(text)
    bounds = [_bounds(element) for element in expression.elements]
    first, last = bounds[0][0], bounds[-1][1]
    if expression.kind == "interval":
        if expression.elements[0].open:
            first = EARLIEST
        if expression.elements[1].open:
            last = LATEST
        if _starts_after_it_ends(expression, first, last):
            raise ValueError(f'"{text}" ends before it begins')
    elif expression.kind == "set":
        first, last = min(b[0] for b in bounds), max(b[1] for b in bounds)
    return ArchiveDate(text, first, last)


def read(text: str) -> Expression:
    """Read an expression into its elements. Raises ValueError with a message for archivists."""
    if len(text) > _LONGEST:
        raise ValueError("the date is too long to be one")
    if text.startswith("[") and text.endswith("]"):
        members = tuple(_element(part.strip(), text) for part in text[1:-1].split(","))
        if len(members) < 2:
            raise ValueError(f'"{text}" has one member; a set [a,b] needs two or more')
        return Expression("set", members)
    if "/" in text:
        ends = text.split("/")
        if len(ends) != 2 or ends == ["..", ".."]:
            raise ValueError(f'"{text}" is no date; write it like 2021-06-28, or two of them with one slash between them')
        return Expression("interval", tuple(Element(open=True) if e == ".." else _element(e, text) for e in ends))
    return Expression("date", (_element(text, text),))


def _element(part: str, whole: str) -> Element:
    found = _SIMPLE.fullmatch(part)
    if not found:
        raise ValueError(f'"{whole}" is no date; write it like 2021, 2021-06, 2021-06-28 or 2021-06-28/2021-06-29')
    year, month, day, qualifier = found.groups()
    if month == "XX" and day not in (None, "XX"):
        raise ValueError(f'"{whole}" gives a day of no known month')
    if year == "0000":
        raise ValueError(f'"{whole}" has the year 0, which is not supported')
    if month not in (None, "XX") and not 1 <= int(month) <= 12:
        raise ValueError(f'"{whole}" has no month {month}')
    number = int(month) if month not in (None, "XX") else None
    if day not in (None, "XX") and number and not 1 <= int(day) <= _days(year, number):
        raise ValueError(f'"{whole}" has no day {day}')
    return Element(year, number, int(day) if day not in (None, "XX") else None, qualifier or "")


def _days(year: str, month: int) -> int:
    """Days of a month; February has 29 where the year is not known."""
    if year.isdigit():
        return monthrange(int(year), month)[1]
    return 29 if month == 2 else monthrange(2001, month)[1]


def _bounds(element: Element) -> tuple[date, date]:
    if element.open or element.year == "XXXX":
        return EARLIEST, LATEST
    low, high = int(element.year.replace("X", "0")) or 1, int(element.year.replace("X", "9"))
    first_month, last_month = element.month or 1, element.month or 12
    if not element.day:
        return date(low, first_month, 1), date(high, last_month, monthrange(high, last_month)[1])
    if (first_month, element.day) == (2, 29):
        leaps = [year for year in range(low, high + 1) if monthrange(year, 2)[1] == 29]
        low, high = leaps[0], leaps[-1]
    return date(low, first_month, element.day), date(high, last_month, element.day)


def _starts_after_it_ends(expression: Expression, first: date, last: date) -> bool:
    start, end = expression.elements
    if start.open or end.open:
        return False
    if start.year == end.year == "XXXX":
        return (start.month or 1, start.day or 1) > (end.month or 12, end.day or 31)
    return _bounds(end)[0] < first or last < first

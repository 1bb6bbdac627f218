"""Date expressions turned into dates, by arithmetic from the day of the report."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from communique.model.dates import ArchiveDate
from communique.model.provenance import Basis, Claim, Evidence
from communique.seeds.expressions import Expression
from communique.text.edtf import parse
from communique.text.spoken import MONTHS, WEEKDAYS, spoken


_ELSEWHERE = (
    " The report bears an hour of the night in universal time: where it was written it may have been the day before."
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day of the report, from which weekdays and "yesterday" count, with the words that give it.

    `elsewhere` says that it was the small hours of this day at Greenwich, so that it may have been the day before where
    the report was written.
    """

    day: date
    evidence: tuple[Evidence, ...]
    elsewhere: bool = False


def resolve(
    found: Expression, words: Evidence, anchor: Anchor | None, future: bool = False
) -> Claim[ArchiveDate] | None:
    """The date that an expression gives; None where it gives none without an anchor."""
    if found.kind in ("day", "month", "year", "period") and not found.edtf.startswith("X"):
        return _stated(found, words)
    if anchor is None:
        return _stated(found, words) if found.kind in ("day", "month") else None
    try:
        value, parts, reason = _reckoned(found, anchor, future)
        claim = parse(value)
    except (ValueError, OverflowError):
        return _stated(found, words) if found.kind in ("day", "month") else None
    rule, sure = f"{found.kind}-from-report", 0.95
    if anchor.elsewhere and found.kind == "offset":
        sure = 0.55
        reason += _ELSEWHERE
    return Claim(claim, "calendar", (words, *anchor.evidence), reason, rule, sure, parts)


def _stated(found: Expression, words: Evidence) -> Claim[ArchiveDate] | None:
    try:
        value = parse(found.edtf)
    except ValueError:
        return None
    if found.kind == "period":
        reason = "The part of the year that is named, in months."
        return Claim(value, "calendar", (words,), reason, "part-of-year", 0.95)
    parts: tuple[Basis, ...] = ("text",) * (1 + found.edtf.split("/")[0].count("-")) if "[" not in found.edtf else ()
    sure = 0.7 if "[" in found.edtf else 0.98
    reason = "Day and month may stand in either order." if "[" in found.edtf else ""
    return Claim(value, "text", (words,), reason, "written-date", sure, parts)


def _reckoned(found: Expression, anchor: Anchor, future: bool) -> tuple[str, tuple[Basis, ...], str]:
    all_reckoned: tuple[Basis, ...] = ("calendar", "calendar", "calendar")
    day = anchor.day
    if found.kind == "weekday":
        target = _weekday(found, day, future)
        return target.isoformat(), all_reckoned, f"{spoken(target)} was a {WEEKDAYS[target.weekday()]}."
    if found.kind == "monthday":
        target = _day_of_month(found.number, day)
        reason = f"The last such day up to the report of {spoken(day)}."
        return target.isoformat(), ("calendar", "calendar", "text"), reason
    if found.kind == "offset":
        target = day + timedelta(days=found.number)
        return target.isoformat(), all_reckoned, _offset_reason(found.number, day)
    if found.kind == "day":
        return _nearest(found, day, future)
    if found.kind == "month":
        month = int(found.edtf[5:7])
        year = _month_year(month, day, future or found.cue == "next")
        return f"{year}{found.edtf[4:]}", ("calendar", "text"), _month_reason(month, year, day)
    if found.kind == "ago":
        year = day.year - found.number
        return f"{year:04}", ("calendar",), f"{day.year} less {found.number} years is {year}."
    if found.kind == "named-year":
        year = day.year + found.number
        return f"{year:04}", ("calendar",), f"The report is of {day.year}."
    raise ValueError(found.kind)


def _month_reason(month: int, year: int, day: date) -> str:
    if (month, year) == (day.month, day.year):
        return f"The report is of {MONTHS[month - 1]} {year}."
    ahead = (year, month) > (day.year, day.month)
    counted = "first" if ahead else "last"
    return f"The {counted} {MONTHS[month - 1]} {'after' if ahead else 'before'} {spoken(day)} is that of {year}."


def _offset_reason(number: int, day: date) -> str:
    if number == 0:
        return f"The report is of {spoken(day)}."
    return f"The day {'before' if number < 0 else 'after'} the report of {spoken(day)}."


def _weekday(found: Expression, day: date, future: bool) -> date:
    """The latest such day up to the report; after "last" strictly before; after "next", or ahead, the first after."""
    if found.cue == "next" or (future and found.cue != "last"):
        return day + timedelta(days=(found.number - day.weekday() - 1) % 7 + 1)
    back = (day.weekday() - found.number) % 7
    return day - timedelta(days=back or (7 if found.cue == "last" else 0))


def _day_of_month(number: int, day: date) -> date:
    """The latest day of this number on or before the report."""
    for back in range(62):
        target = day - timedelta(days=back)
        if target.day == number:
            return target
    raise ValueError("no month has such a day")


def _nearest(found: Expression, day: date, future: bool) -> tuple[str, tuple[Basis, ...], str]:
    """The year that brings month and day nearest to the report, from 330 days before to 35 after it."""
    first, last = (-10, 360) if future else (-330, 35)
    month, number = int(found.edtf[5:7]), int(found.edtf[8:10])
    best: tuple[int, int] | None = None
    for year in (day.year - 1, day.year, day.year + 1):
        if number > monthrange(year, month)[1]:
            continue
        distance = (date(year, month, number) - day).days
        if first <= distance <= last and (best is None or abs(distance) < best[0]):
            best = (abs(distance), year)
    if best is None:
        raise ValueError("no year brings it near")
    year = best[1]
    value = found.edtf.replace("XXXX", str(year))
    if "/" in value and value.split("/")[1] < value.split("/")[0]:
        raise ValueError("ends before it begins")
    parts: tuple[Basis, ...] = ("calendar", "text", "text")
    return value, parts, f"{year} brings the day nearest to the report of {spoken(day)}."


def _month_year(month: int, day: date, future: bool) -> int:
    if future:
        return day.year + (month < day.month)
    return day.year - (month > day.month)

"""Months and years as places on an axis."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def month_of(day: date) -> int:
    """The number of a day's month, counted from the year 0."""
    return day.year * 12 + day.month - 1


def first_of(month: int) -> date:
    """The first day of a month by its number."""
    return date(month // 12, month % 12 + 1, 1)


def months_into(day: date, end: bool = False) -> float:
    """A day on an axis of months of equal length; `end` gives the end of the day, not its beginning."""
    return month_of(day) + (day.day - 1 + end) / monthrange(day.year, day.month)[1]

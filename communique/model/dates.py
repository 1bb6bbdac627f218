"""Dates as sure as their source: an EDTF expression and the days between which it lies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

EARLIEST = date.min
LATEST = date.max


@dataclass(frozen=True, slots=True)
class ArchiveDate:
    """A date in EDTF (ISO 8601-2; the subset of `text/edtf.py`) with its first and last possible day.

    An open end, or a year that is not known, gives `date.min` or `date.max`. Made by `text.edtf.parse`.
    """

    edtf: str
    earliest: date
    latest: date

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """Order by first possible day, then last, then expression."""
        return (self.earliest, self.latest, self.edtf)

    @property
    def is_day(self) -> bool:
        """Whether one single day is meant."""
        return self.earliest == self.latest

    @property
    def has_year(self) -> bool:
        """Whether both ends are known, so that the date has a place on a timeline."""
        return self.earliest != EARLIEST and self.latest != LATEST

    def overlaps(self, other: ArchiveDate) -> bool:
        """Whether some day lies within both."""
        return self.earliest <= other.latest and other.earliest <= self.latest

"""Long lists parted by year: the years in which a date may lie, and the links to the pages of the years."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from communique.indices.timeline import LONGEST
from communique.model.dates import ArchiveDate
from communique.model.provenance import Claim

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class YearCount:
    """A year of a long list, with its page and the number of its items."""

    name: str
    url: str
    n: int


def by_year(items: Iterable[T], dated: Callable[[T], Claim[ArchiveDate] | None]) -> dict[int, tuple[T, ...]]:
    """Items in their order under every year in which they may lie; under 0 those that have no place in time."""
    found: dict[int, list[T]] = {}
    for item in items:
        for year in _years(dated(item)):
            found.setdefault(year, []).append(item)
    return {year: tuple(listed) for year, listed in sorted(found.items())}


def _years(date: Claim[ArchiveDate] | None) -> range:
    """As on the timeline: a span longer than `LONGEST` is listed in its first year alone."""
    if date is None or not date.value.has_year:
        return range(1)
    first, last = date.value.earliest.year, date.value.latest.year
    return range(first, last + 1 if last - first <= LONGEST else first + 1)

"""The heat strip: topics by the time of the events in whose documents they stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from communique.indices.holdings import TopicHolding
from communique.indices.index import Indices
from communique.model.archive import Archive
from communique.model.event import Event
from communique.pages.threads import EventLink, event_link

MOST_MONTHS = 24
MOST_YEARS = 24
"""Columns of months, then of years; beyond, of decades."""
STEPS = (2, 3, 5)
"""The least counts of the second, third and fourth step; above `QUANTILES` the steps are quarters of the counts."""
QUANTILES = 20


@dataclass(frozen=True, slots=True)
class Column:
    """A period: a month of a year, a year (`month` 0) or a decade; with the described events in it.

    `first` tells whether it is the first column of its year that has any.
    """

    year: int
    month: int
    decade: bool
    first: bool
    events: tuple[EventLink, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """Paragraphs of a topic in a period, with the step of its colour; `silent`: there are events, but not the topic."""

    n: int
    step: int
    silent: bool


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A topic; `letter` is set on the first row of a letter."""

    name: str
    url: str
    letter: str
    cells: tuple[Cell, ...]
    total: int


@dataclass(frozen=True, slots=True)
class YearSpan:
    """How many neighbouring columns belong to a year."""

    year: int
    columns: int


@dataclass(frozen=True, slots=True)
class Heat:
    """The table: `unit` is month, year or decade; `years` head the columns where these are months."""

    unit: str
    years: tuple[YearSpan, ...]
    columns: tuple[Column, ...]
    rows: tuple[HeatRow, ...]


def heat(archive: Archive, indices: Indices, by_month: bool = True) -> Heat:
    """All topics with a page by all periods from the first described event to the last, months only if `by_month`."""
    dated = [e for e in archive.events.values() if e.held and e.date and e.date.value.has_year]
    unit, period = _unit(dated, by_month)
    by_period: dict[int, list[Event]] = {}
    for event in dated:
        by_period.setdefault(period(event), []).append(event)
    periods = tuple(range(min(by_period), max(by_period) + 1)) if by_period else ()
    leading = {period // 12: period for period in sorted(by_period, reverse=True)}
    columns = tuple(_column(p, unit, leading.get(p // 12) == p, by_period.get(p, []), archive) for p in periods)
    place = {event.id: period(event) for event in dated}
    counts = {h.topic: _counts(h, archive, place) for h in indices.holdings.topics.values()}
    steps = _steps([n for found in counts.values() for n in found.values()])
    rows: list[HeatRow] = []
    last = ""
    for holding in indices.holdings.topics.values():
        name = archive.vocabularies.topics[holding.topic].name
        letter = name[:1].upper()
        cells = tuple(_cell(counts[holding.topic].get(p, 0), bool(by_period.get(p)), steps) for p in periods)
        total = len(holding.passages)
        rows.append(HeatRow(name, f"topics/{holding.topic}/", letter if letter != last else "", cells, total))
        last = letter
    spans = tuple(YearSpan(year, len(list(group))) for year, group in groupby(c.year for c in columns)) if unit == "month" else ()
    return Heat(unit, spans, columns, tuple(rows))


def _unit(dated: list[Event], by_month: bool) -> tuple[str, Callable[[Event], int]]:
    """The unit of the columns, and the period of an event by its number."""

    def month(event: Event) -> int:
        assert event.date is not None
        return event.date.value.earliest.year * 12 + event.date.value.earliest.month - 1

    months = [month(event) for event in dated]
    if by_month and (not months or months[-1] - months[0] < MOST_MONTHS):
        return "month", month
    if not months or months[-1] // 12 - months[0] // 12 < MOST_YEARS:
        return "year", lambda event: month(event) // 12
    return "decade", lambda event: month(event) // 120


def _column(period: int, unit: str, leading: bool, events: list[Event], archive: Archive) -> Column:
    year = {"month": period // 12, "year": period, "decade": period * 10}[unit]
    month = period % 12 + 1 if unit == "month" else 0
    shown = tuple(event_link(event, archive) for event in events)
    return Column(year, month, unit == "decade", leading, shown)


def _counts(holding: TopicHolding, archive: Archive, place: dict[str, int]) -> dict[int, int]:
    """Paragraphs by period: each once in every period of which its document tells."""
    counts: dict[int, int] = {}
    for passage in holding.passages:
        events = archive.documents[passage.document].events
        for period in dict.fromkeys(place[event] for event in events if event in place):
            counts[period] = counts.get(period, 0) + 1
    return counts


def _steps(counts: list[int]) -> tuple[int, ...]:
    if max(counts, default=0) <= QUANTILES:
        return STEPS
    ordered = sorted(counts)
    return tuple(ordered[len(ordered) * quarter // 4] for quarter in (1, 2, 3))


def _cell(n: int, has_events: bool, steps: tuple[int, ...]) -> Cell:
    return Cell(n, 1 + sum(1 for least in steps if n >= least) if n else 0, has_events and not n)

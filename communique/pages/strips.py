"""Strips of topics and formulas: the places of each by described event, with the events that have none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from communique.drawing.strips import MOST_EVENTS, Strip, strip, strip_of_years
from communique.model.archive import Archive
from communique.model.ids import EventId
from communique.pages.entries import middle
from communique.pages.threads import EventLink, event_link


@dataclass(frozen=True, slots=True)
class StripShown:
    """The occurrences of something by event; `counts` tell the same in words where the events are few."""

    drawn: Strip
    counts: tuple[tuple[EventLink, int], ...]


def strips(archive: Archive) -> Callable[[Mapping[EventId, int]], StripShown | None]:
    """Gives the strip of something by how often it occurs with each event; the events are walked through once for all."""
    days = [(middle(e.date), e) for e in archive.events.values() if e.held and e.date and e.date.value.has_year]
    if len(days) <= MOST_EVENTS:
        ordered = sorted(days, key=lambda pair: pair[0])

        def by_event(counts: Mapping[EventId, int]) -> StripShown | None:
            drawn = strip(tuple((day, counts.get(e.id, 0)) for day, e in ordered))
            told = tuple((event_link(e, archive), counts[e.id]) for _, e in days if counts.get(e.id))
            return StripShown(drawn, told) if drawn else None

        return by_event
    year_of = {e.id: day.year for day, e in days}
    none = dict.fromkeys(sorted(set(year_of.values())), 0)

    def by_year(counts: Mapping[EventId, int]) -> StripShown | None:
        found: Counter[int] = Counter()
        for event, n in counts.items():
            if event in year_of:
                found[year_of[event]] += n
        drawn = strip_of_years(none | found)
        return StripShown(drawn, ()) if drawn else None

    return by_year

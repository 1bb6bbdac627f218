"""Bands and their keys: what a drawing shows, joined with the events that it shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from communique.drawing.band import Band, BandMark, Break, band
from communique.drawing.density import Density, Row, Stacked, Unit, density
from communique.indices.index import Indices
from communique.model.archive import Archive
from communique.model.event import Event
from communique.model.ids import EventId
from communique.pages.band_places import LINE, Bar, Frame, Label, bar, density_frame, frames, label, mark_height, narrow_label
from communique.pages.entries import EventEntry, event_entry, point


GAP = 0.15
"""By how much, in per cent, the line of a unit is shorter at each end."""

@dataclass(frozen=True, slots=True)
class MarkShown:
    """A mark of a band and its event."""

    place: BandMark
    entry: EventEntry
    label: Label | None
    narrow: Label | None


@dataclass(frozen=True, slots=True)
class FarLabel:
    """The label of an event in a compartment, by its first line's place below the axis."""

    entry: EventEntry
    top: int


@dataclass(frozen=True, slots=True)
class BreakShown:
    """A compartment with the events in it: its labels begin or end (`anchor`) at `x`, its strokes stand at `strokes`."""

    place: Break
    x: float
    anchor: str
    strokes: tuple[float, float]
    labels: tuple[FarLabel, ...]


@dataclass(frozen=True, slots=True)
class BandShown:
    """A band with its events in order of date."""

    drawn: Band
    marks: tuple[MarkShown, ...]
    breaks: tuple[BreakShown, ...]
    wide: Frame
    narrow: Frame


@dataclass(frozen=True, slots=True)
class StackedShown:
    """A mark of a density band and its event, at `y` from the axis."""

    place: Stacked
    entry: EventEntry
    y: int


@dataclass(frozen=True, slots=True)
class UnitShown:
    """A stretch of a density band, its line from `start` to `end`, its middle, its bar if any, and where its link leads.

    `named` is true where a month's name has room; `url` is "" for nowhere.
    """

    place: Unit
    start: float
    middle: float
    end: float
    bar: Bar | None
    named: bool
    url: str
    fragment: str


@dataclass(frozen=True, slots=True)
class FarUnit:
    """A year behind a break, whose stroke stands at `stroke`."""

    unit: UnitShown
    stroke: float


@dataclass(frozen=True, slots=True)
class RowShown:
    """An axis of a density band; `far` are the years behind its breaks. The first unit of a year leads to the year."""

    year: int
    url: str
    fragment: str
    units: tuple[UnitShown, ...]
    marks: tuple[StackedShown, ...]
    frame: Frame
    far: tuple[FarUnit, ...]


@dataclass(frozen=True, slots=True)
class DensityShown:
    """A density band in both its forms."""

    unit: str
    wide: RowShown
    narrow: tuple[RowShown, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """Where events are listed: by year the page and fragment; by event the page, where it is not on the page of its year."""

    years: Mapping[int, tuple[str, str]]
    events: Mapping[EventId, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """A shape of the key with the names of the types that it stands for."""

    shape: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """The key of a band: the shapes in use, and whether hollow marks and spans occur."""

    entries: tuple[KeyEntry, ...]
    hollow: bool
    spans: bool


def band_shown(events: Iterable[Event], archive: Archive, indices: Indices) -> BandShown | None:
    """The band of these events, None where there are too many of them for labels."""
    placed = {event.id: (event, found) for event in events if (found := point(event))}
    drawn = band(tuple(found for _, found in placed.values()))
    if drawn is None:
        return None
    marks = tuple(
        MarkShown(mark, event_entry(placed[mark.key][0], archive, indices), label(mark), narrow_label(mark)) for mark in drawn.marks
    )
    breaks = tuple(_break(b, drawn, marks) for b in drawn.breaks)
    above = max((m.place.level for m in marks if m.place.described and not m.place.far), default=0)
    below = max((m.place.level for m in marks if not m.place.described and not m.place.far), default=0)
    return BandShown(drawn, marks, breaks, *frames(above, max([below, *(len(b.labels) for b in breaks)])))


def _break(place: Break, drawn: Band, marks: tuple[MarkShown, ...]) -> BreakShown:
    left = place.side == "left"
    entries = (m.entry for m in marks if m.place.far and place.start <= m.place.x <= place.end)
    labels = tuple(FarLabel(entry, 12 + LINE * line) for line, entry in enumerate(entries, 1))
    strokes = (place.end, drawn.start) if left else (drawn.end, place.start)
    return BreakShown(place, place.start if left else place.end, "start" if left else "end", strokes, labels)


def density_shown(
    events: Iterable[Event], archive: Archive, indices: Indices, places: Places
) -> DensityShown | None:
    """The density band of these events; its units lead to the places at which these are listed."""
    entries = {event.id: event_entry(event, archive, indices) for event in events if point(event)}
    points = tuple(found for key in entries if (found := point(archive.events[key])))
    drawn: Density | None = density(points)
    if drawn is None:
        return None
    return DensityShown(
        drawn.unit, _row(drawn.wide, entries, places), tuple(_row(row, entries, places) for row in drawn.narrow)
    )


def _row(row: Row, entries: Mapping[str, EventEntry], places: Places) -> RowShown:
    def shown(unit: Unit) -> UnitShown:
        if unit.month == 1:
            url, fragment = places.years.get(unit.year, ("", ""))
        else:
            date = entries[unit.first].link.date if unit.first else None
            url, fragment = places.years[date.value.earliest.year] if date else ("", "")
            if unit.month:
                url, fragment = places.events.get(EventId(unit.first), url), unit.first
        named = unit.month % 3 == 1 or len(row.units) == 12
        start, end = unit.start + GAP, unit.end - GAP
        return UnitShown(unit, start, (start + end) / 2, end, bar(unit, row.levels), named, url, fragment)

    marks = tuple(StackedShown(mark, entries[mark.key], mark_height(mark.level)) for mark in row.marks)
    far = tuple(FarUnit(shown(unit), unit.start if unit.start > 50 else unit.end) for unit in row.far)
    units = tuple(map(shown, row.units))
    return RowShown(row.year, *places.years.get(row.year, ("", "")), units, marks, density_frame(row.levels), far)


def key(events: Iterable[Event], archive: Archive) -> Key:
    """The key for these events, in the order of the list of event types."""
    events = tuple(events)
    used = {event.type.value for event in events}
    names: dict[str, list[str]] = {}
    for kind in archive.vocabularies.event_types.values():
        if kind.id in used:
            names.setdefault(kind.mark, []).append(kind.name)
    spans = any(found and found.earliest != found.latest for found in map(point, events))
    return Key(
        tuple(KeyEntry(shape, tuple(found)) for shape, found in names.items()),
        any(not event.held for event in events),
        spans,
    )

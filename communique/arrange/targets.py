"""What words may refer to: declared events and those that texts tell of, found by type, people and subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from communique.model.dates import ArchiveDate
from communique.model.event import Event
from communique.model.ids import EventId, SeedId
from communique.model.provenance import Claim, Evidence
from communique.model.seed import Reading, Reference

_MOST_PEOPLE = 6
"""People of one event by whom it is looked up."""
_SLACK = timedelta(days=800)
"""An event that begins longer before a reference's first day is not looked at: it would have to last for years."""


@dataclass(frozen=True, slots=True)
class Target:
    """An event that references may lead to. `seeds` tell of it; `words` are those of its date, or of its name."""

    id: EventId
    type: str
    date: Claim[ArchiveDate] | None
    people: frozenset[str]
    about: frozenset[str]
    outputs: frozenset[str]
    seeds: tuple[SeedId, ...]
    words: tuple[Evidence, ...]
    declared: bool


Buckets = Mapping[tuple[str, ...], tuple[Target, ...]]


def of_event(event: Event, seeds: tuple[SeedId, ...], naming: Mapping[SeedId, Evidence]) -> Target:
    """A declared event as a target; `naming` are the words by which texts name their events."""
    words = tuple(naming[seed] for seed in seeds if seed in naming)
    return Target(
        event.id,
        event.type.value,
        event.date,
        frozenset(p.person.value.id for p in event.participants),
        frozenset(event.about),
        frozenset(o.value for o in event.outputs),
        seeds,
        words or (event.date.evidence if event.date else ()),
        True,
    )


def of_readings(key: EventId, readings: tuple[Reading, ...], when: Claim[ArchiveDate] | None) -> Target:
    """The event that these texts tell of as a target."""
    happenings = [r.happening for r in readings if r.happening]
    return Target(
        key,
        happenings[0].type.value,
        when,
        frozenset(p.person.value.id for r in readings for p in r.participants),
        frozenset(m.authority for r in readings for m in r.mentions if m.kind == "instrument"),
        frozenset(o.value for h in happenings for o in h.outputs),
        tuple(r.clean.seed.id for r in readings),
        tuple(h.naming for h in happenings if h.naming),
        False,
    )


def pairs(people: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Every two of some people, in order of their ids."""
    yield from combinations(sorted(people)[:_MOST_PEOPLE], 2)


def buckets(targets: Iterable[Target]) -> Buckets:
    """Targets by type and two people, by subject, and by output and subject; each list in order of date."""
    found: dict[tuple[str, ...], list[Target]] = {}
    for target in targets:
        keys: list[tuple[str, ...]] = [("people", target.type, *two) for two in pairs(target.people)]
        keys += [("output", output, subject) for output in sorted(target.outputs) for subject in sorted(target.about)]
        if target.declared:
            keys += [("about", subject) for subject in sorted(target.about)]
        for key in keys:
            found.setdefault(key, []).append(target)
    return {key: tuple(sorted(row, key=_first_day)) for key, row in found.items()}


def _first_day(target: Target) -> tuple[date, str]:
    return (target.date.value.earliest if target.date else date.min, target.id)


def candidates(reference: Reference, own: tuple[EventId, ...], seed: SeedId, all_of: Buckets) -> tuple[Target, ...]:
    """The events that a reference may mean: never the one its own text tells of."""
    keys: list[tuple[str, ...]] = []
    if reference.outputs:
        keys += [("output", output, subject) for output in reference.outputs for subject in reference.about]
    else:
        keys += [("about", subject) for subject in reference.about]
    if reference.type:
        keys += [("people", reference.type, *two) for two in pairs(reference.people)]
    found: dict[EventId, Target] = {}
    for key in keys:
        for target in _within(all_of.get(key, ()), reference.date):
            if target.id not in own and seed not in target.seeds and _agrees(reference, target):
                found.setdefault(target.id, target)
    return tuple(found.values())


def _within(targets: tuple[Target, ...], when: Claim[ArchiveDate] | None) -> Iterator[Target]:
    """Those that are undated, or whose date may be the reference's."""
    for target in targets:
        if target.date is None or when is None or not target.date.value.has_year:
            yield target
        elif target.date.value.earliest > when.value.latest:
            return
        elif when.value.earliest == date.min or target.date.value.earliest >= when.value.earliest - min(
            _SLACK, when.value.earliest - date.min
        ):
            yield target


def _agrees(reference: Reference, target: Target) -> bool:
    """Same type or none named, a date that may be the same, a shared output where one is named."""
    if reference.outputs and not set(reference.outputs) & target.outputs:
        return False
    if reference.type and reference.type != target.type:
        return False
    if reference.date is None or not target.date:
        return bool(reference.outputs) or (reference.kind == "anniversary" and bool(reference.type))
    if not reference.date.value.has_year and reference.date.value.edtf.startswith("X"):
        return bool(reference.outputs)
    return reference.date.value.overlaps(target.date.value)

"""Facts that one text alone does not give, taken from the others: step by step, until nothing changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from operator import is_not

from communique.arrange.deductions import dated_by_reference, dated_by_weekday, publication, reference_date
from communique.arrange.proposals import date_of, group_key, proposal, proposal_id
from communique.arrange.targets import Buckets, Target, buckets, candidates, of_event, of_readings, pairs
from communique.model.dates import ArchiveDate
from communique.model.event import Event
from communique.model.ids import EventId, SeedId
from communique.model.provenance import Basis, Claim
from communique.model.seed import Reading, Reference

MOST_ROUNDS = 12
"""Rounds after which linking stops: each adds a date that rests on one added before it."""


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking found: readings with linked dates and resolved references, the events each text tells of, and
    the events proposed for texts that tell of none declared (their documents stand in `told`)."""

    readings: tuple[Reading, ...]
    told: Mapping[SeedId, tuple[EventId, ...]]
    proposals: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class _World:
    """One round's view: who tells of what, and all that words may refer to."""

    told: Mapping[SeedId, tuple[EventId, ...]]
    targets: Mapping[EventId, Target]
    all_of: Buckets
    groups: Mapping[EventId, tuple[Reading, ...]]


def link(
    readings: tuple[Reading, ...],
    known: tuple[Event, ...],
    told: Mapping[SeedId, tuple[EventId, ...]],
    reserved: frozenset[str] = frozenset(),
) -> Linked:
    """Link readings with each other and with declared events; `told` are the events a record says a text tells of.

    A declared event's date goes before what a text says of it. The order of the readings makes no difference.
    `reserved` are ids that no proposal may have, since something stood there before.
    """
    current = tuple(sorted(readings, key=lambda r: r.clean.seed.id))
    world = _world(current, known, told, reserved)
    for _ in range(MOST_ROUNDS):
        following = tuple(_deduce(reading, world) for reading in _dated(current, world))
        if following == current:
            break
        current = following
        world = _world(current, known, told, reserved)
    resolved = {r.clean.seed.id: _resolved(r, world) for r in current}
    proposals = tuple(proposal(key, group) for key, group in world.groups.items())
    return Linked(tuple(resolved[r.clean.seed.id] for r in readings), world.told, proposals)


def _world(
    readings: tuple[Reading, ...],
    known: tuple[Event, ...],
    declared: Mapping[SeedId, tuple[EventId, ...]],
    reserved: frozenset[str],
) -> _World:
    tellers: dict[EventId, list[SeedId]] = {event.id: [] for event in known}
    for seed, events in declared.items():
        for event in events:
            tellers.setdefault(event, []).append(seed)
    naming = {r.clean.seed.id: r.happening.naming for r in readings if r.happening and r.happening.naming}
    targets = {event.id: of_event(event, tuple(tellers[event.id]), naming) for event in known}
    events_by_shape = buckets(targets.values())
    told = dict(declared)
    alone: dict[tuple[str, ...], list[Reading]] = {}
    for reading in readings:
        if reading.happening is None or declared.get(reading.clean.seed.id):
            continue
        fitting = _declared_event(reading, events_by_shape)
        if fitting:
            told[reading.clean.seed.id] = (fitting.id,)
            tellers[fitting.id].append(reading.clean.seed.id)
        else:
            alone.setdefault(group_key(reading), []).append(reading)
    targets = {key: replace(target, seeds=tuple(tellers[key])) for key, target in targets.items()}
    taken = dict.fromkeys((*targets, *reserved), 1)
    groups: dict[EventId, tuple[Reading, ...]] = {}
    for members in alone.values():
        key = proposal_id(tuple(members), taken)
        groups[key] = tuple(members)
        targets[key] = of_readings(key, tuple(members), date_of(members))
        told.update({r.clean.seed.id: (key,) for r in members})
    return _World(told, targets, buckets(targets.values()), groups)


def _declared_event(reading: Reading, by_shape: Buckets) -> Target | None:
    """The one declared event of the same type, day and people that a text without a record tells of."""
    happening = reading.happening
    if not by_shape or happening is None or happening.date is None or not happening.date.value.is_day:
        return None
    people = frozenset(p.person.value.id for p in reading.participants)
    found: dict[EventId, Target] = {}
    for two in pairs(people):
        for target in by_shape.get(("people", happening.type.value, *two), ()):
            same_day = target.date and target.date.value == happening.date.value
            if same_day and (people <= target.people or target.people <= people):
                found[target.id] = target
    return next(iter(found.values())) if len(found) == 1 else None


def _dated(readings: tuple[Reading, ...], world: _World) -> tuple[Reading, ...]:
    """The readings with dates for events that have none: a declared event's own, or one from another text."""
    by_weekday = dated_by_weekday(readings, world.targets.values())
    by_reference = dated_by_reference(readings, world.told, world.all_of)
    found = []
    for reading in readings:
        seed, happening = reading.clean.seed.id, reading.happening
        when = happening.date if happening else None
        if happening and (when is None or not when.value.has_year):
            read = by_weekday.get(seed) or by_reference.get(seed)
            own = [world.targets[e] for e in world.told.get(seed, ()) if e in world.targets]
            given = next((_given(t.date, seed) for t in own if t.declared and t.date and t.date.value.has_year), None)
            when = given if given and (read is None or read.value != given.value) else read or when
            if when is not happening.date:
                reading = replace(reading, happening=replace(happening, date=when))
        found.append(reading)
    return tuple(found)


def _given(when: Claim[ArchiveDate], seed: SeedId) -> Claim[ArchiveDate]:
    """A declared event's date as one of its texts has it: what rests on other texts alone is linked."""
    if when.curated or any(e.seed == seed for e in when.evidence):
        return when
    basis: dict[Basis, Basis] = {"text": "linked", "calendar": "linked"}
    parts = tuple(basis.get(part, part) for part in when.parts)
    return replace(when, basis=basis.get(when.basis, when.basis), parts=parts)


def _deduce(reading: Reading, world: _World) -> Reading:
    """A reading with what follows from its event's date: years of its references, bounds of its publication."""
    seed = reading.clean.seed.id
    events = [world.targets[e] for e in world.told.get(seed, ()) if e in world.targets]
    own = reading.happening.date if reading.happening else None
    when = next((_given(t.date, seed) for t in events if t.declared and t.date), own)
    if own is not None and when is not None and own.value == when.value:
        when = own
    if when is None or not when.value.has_year:
        return reading
    references, happening = _each(reading.references, lambda r: _with_date(r, when)), reading.happening
    if happening and happening.after and not happening.after.value.has_year:
        after = next((r.date for r in references if r.date and _same_words(r.date, happening.after)), happening.after)
        happening = replace(happening, after=after)
    published = reading.published or publication(reading, when)
    if references is reading.references and happening is reading.happening and published is reading.published:
        return reading
    return replace(reading, references=references, happening=happening, published=published)


def _each(references: tuple[Reference, ...], change: Callable[[Reference], Reference]) -> tuple[Reference, ...]:
    """All references changed; the very same where none was."""
    changed = tuple(map(change, references))
    return changed if any(map(is_not, changed, references)) else references


def _same_words(one: Claim, other: Claim) -> bool:
    return bool(one.evidence and other.evidence and one.evidence[0] == other.evidence[0])


def _with_date(reference: Reference, when: Claim) -> Reference:
    found = reference_date(reference, when)
    return replace(reference, date=found) if found else reference


def _resolved(reading: Reading, world: _World) -> Reading:
    """A reading whose references lead to the one event that each can mean."""
    seed = reading.clean.seed.id
    own = world.told.get(seed, ())
    references = _each(reading.references, lambda reference: _lead(reference, own, seed, world))
    return reading if references is reading.references else replace(reading, references=references)


def _lead(reference: Reference, own: tuple[EventId, ...], seed: SeedId, world: _World) -> Reference:
    if reference.to is not None or reference.kind == "period":
        return reference
    found = candidates(reference, own, seed, world.all_of)
    if len(found) != 1:
        return reference
    target = found[0]
    basis = "text" if target.declared and reference.date and reference.date.basis == "text" else "linked"
    reason = _why(reference, target)
    to = Claim(str(target.id), basis, (reference.evidence, *target.words[:2]), reason, "same-event", 0.85)
    return replace(reference, to=to)


def _why(reference: Reference, target: Target) -> str:
    kind = target.type.replace("-", " ")
    shared = "the same people" if set(reference.people) & target.people else "the same subject"
    if set(reference.outputs) & target.outputs:
        shared = "the same result"
    return f"The one {kind} in the archive with {shared} and a date that agrees."

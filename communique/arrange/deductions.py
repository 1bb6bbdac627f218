"""The single steps by which a date follows from another text: each gives a claim with its reason."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from communique.arrange.targets import Buckets, Target, candidates
from communique.model.dates import ArchiveDate
from communique.model.ids import EventId, SeedId
from communique.model.provenance import Basis, Claim, Evidence
from communique.model.seed import Happening, Reading, Reference
from communique.text.edtf import parse, read
from communique.text.spoken import MONTHS, WEEKDAYS, spoken


def dated_by_weekday(readings: tuple[Reading, ...], targets: Iterable[Target]) -> Mapping[SeedId, Claim[ArchiveDate]]:
    """Undated events with a weekday: the only dated event of the same type and people on that weekday."""
    rows: dict[tuple[str, ...], dict[date, Target]] = {}
    for target in targets:
        if target.date and target.date.value.is_day and target.date.basis != "assumed":
            day = target.date.value.earliest
            rows.setdefault((target.type, str(day.weekday()), *sorted(target.people)), {}).setdefault(day, target)
    found = {}
    for reading in readings:
        happening = reading.happening
        if happening is None or happening.date is not None or happening.weekday is None:
            continue
        people = sorted(p.person.value.id for p in reading.participants)
        days = rows.get((happening.type.value, str(happening.weekday.value), *people), {}) if len(people) >= 2 else {}
        fitting = [day for day in days if _after_its_past(reading, day) and _before_its_head(reading, day)]
        if len(fitting) == 1:
            found[reading.clean.seed.id] = _as_told(happening, days[fitting[0]])
    return found


def _after_its_past(reading: Reading, day: date) -> bool:
    """Whether a day agrees with what the text itself puts before its event."""
    past = [r.date.value for r in reading.references if r.date and r.kind == "event" and r.date.value.has_year]
    return all(value.earliest <= day for value in past)


def _before_its_head(reading: Reading, day: date) -> bool:
    """Whether a day lies within the week before the day and month that the text itself is headed with, if any."""
    head = reading.dateline.value.date if reading.dateline else None
    for claim in (head, reading.published):
        element = read(claim.value.edtf).elements[0] if claim else None
        if element and element.month and element.day:
            years = (int(element.year),) if element.year_known else (day.year, day.year + 1)
            return any(0 <= (_on(year, element.month, element.day) - day).days < 7 for year in years)
    return True


def _on(year: int, month: int, day: int) -> date:
    """A day of a year; the last of its month where the year has no such day."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def _as_told(happening: Happening, target: Target) -> Claim[ArchiveDate]:
    assert target.date is not None and happening.weekday is not None
    value = target.date.value
    words = target.words[0].quote if target.words else value.edtf
    kind = target.type.replace("-", " ")
    reason = (
        f"The text says {WEEKDAYS[happening.weekday.value]}; the only {kind} of the same people on such a day is that "
        f"of {spoken(value.earliest)}, which another text calls “{words}”."
    )
    evidence = _once((*happening.weekday.evidence, *target.words[:1], *target.date.evidence))
    return Claim(value, "linked", evidence, reason, "same-weekday", 0.85, ("linked",) * 3)


def dated_by_reference(
    readings: tuple[Reading, ...], told: Mapping[SeedId, tuple[EventId, ...]], all_of: Buckets
) -> Mapping[SeedId, Claim[ArchiveDate]]:
    """Undated events that a dated reference of another text means: same type and people, and a shared result."""
    undated = {r.clean.seed.id: r for r in readings if r.happening and r.happening.date is None}
    found: dict[SeedId, Claim[ArchiveDate]] = {}
    for reading in readings if undated else ():
        seed = reading.clean.seed.id
        for reference in reading.references:
            dated = reference.date is not None and reference.date.value.has_year
            if not (dated and reference.outputs and reference.type):
                continue
            meant = candidates(reference, told.get(seed, ()), seed, all_of)
            if len(meant) != 1 or meant[0].date is not None:
                continue
            for other in meant[0].seeds:
                if other in undated:
                    found.setdefault(other, _from_reference(undated[other], reference))
    return found


def _from_reference(reading: Reading, reference: Reference) -> Claim[ArchiveDate]:
    assert reference.date is not None and reading.happening is not None
    outputs = [o for o in reading.happening.outputs if o.value in reference.outputs]
    own = outputs[0].evidence if outputs else ()
    reason = (
        f"Another text dates it: “{reference.evidence.quote}”, with the same people and the same result; "
        f"{_lower(reference.date.reason)}" if reference.date.reason
        else f"Another text dates it: “{reference.evidence.quote}”, with the same people and the same result."
    )
    evidence = _once((*own, reference.evidence, *reference.date.evidence))
    parts: tuple[Basis, ...] = ("linked",) * (1 + reference.date.value.edtf.split("/")[0].count("-"))
    return Claim(reference.date.value, "linked", evidence, reason, "dated-by-reference", 0.8, parts)


def reference_date(reference: Reference, when: Claim[ArchiveDate]) -> Claim[ArchiveDate] | None:
    """The date of a reference whose year was open, from the date of the event its text tells of."""
    basis: Basis = "calendar" if when.basis in ("text", "calendar") else "linked"
    if reference.date is None:
        return _counted_back(reference, when, basis)
    written = reference.date.value.edtf
    if not written.startswith("XXXX-"):
        return None
    year = _year(written, when.value, reference.kind == "planned-event")
    value = written.replace("XXXX", str(year))
    try:
        parsed = parse(value)
    except ValueError:
        return None
    words = spoken(parsed.earliest) if parsed.is_day else f"{MONTHS[parsed.earliest.month - 1]} {year}"
    side = "first such date after" if reference.kind == "planned-event" else "latest such date before"
    reason = f"{words} is the {side} the event of {_told(when.value)} that the text tells of."
    parts: tuple[Basis, ...] = (basis, *("text" for _ in range(written.split("/")[0].count("-"))))
    evidence = _once((*reference.date.evidence, *when.evidence))
    return Claim(parsed, basis, evidence, reason, "year-of-event", 0.85, parts)


def _year(written: str, event: ArchiveDate, ahead: bool) -> int:
    """The year that puts a month, or a month and day, last before the event or first after it."""
    month = int(written[5:7])
    day = int(written[8:10]) if len(written) >= 10 and written[8:10].isdigit() else 0
    year = event.latest.year
    last = date(year, month, min(day or 1, monthrange(year, month)[1]))
    if ahead:
        return event.earliest.year + (last < event.earliest)
    return year - (last > event.latest or (event.is_day and last == event.latest))


def _counted_back(reference: Reference, when: Claim[ArchiveDate], basis: Basis) -> Claim[ArchiveDate] | None:
    """ "20 years ago", "20th anniversary": the year of the event less so many."""
    if reference.years_before is None or when.value.earliest.year != when.value.latest.year:
        return None
    year, less = when.value.earliest.year, reference.years_before
    base = year - less
    if base < 1:
        return None
    reason = f"The event is of {year}; {year} less {less} years is {base}."
    evidence = _once((reference.evidence, *when.evidence))
    return Claim(parse(f"{base:04}"), basis, evidence, reason, "counted-back", 0.8, (basis,))


def publication(reading: Reading, when: Claim[ArchiveDate]) -> Claim[ArchiveDate] | None:
    """The days of publication where the text says "yesterday" of an event that is dated."""
    happening = reading.happening
    if happening is None or happening.days_before_publication is None or reading.published:
        return None
    shift = timedelta(days=happening.days_before_publication.value)
    try:
        first, last = when.value.earliest + shift, when.value.latest + shift
    except OverflowError:
        return None
    value = parse(first.isoformat() if first == last else f"{first}/{last}")
    quote = happening.days_before_publication.evidence[0].quote
    reason = f"The text says “{quote}” of an event of {_told(when.value)}."
    evidence = _once((*happening.days_before_publication.evidence, *when.evidence))
    return Claim(value, "linked", evidence, reason, "event-and-offset", 0.8)


def _told(value: ArchiveDate) -> str:
    if value.is_day:
        return spoken(value.earliest)
    if re.fullmatch(r"\d{4}-\d\d", value.edtf):
        return f"{MONTHS[value.earliest.month - 1]} {value.earliest.year}"
    return value.edtf


def _lower(sentence: str) -> str:
    if not sentence[:1].isalpha() or sentence.startswith(MONTHS):
        return sentence
    return sentence[:1].lower() + sentence[1:]


def _once(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(evidence))

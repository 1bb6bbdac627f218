"""Events that nobody declared, proposed from what texts tell: grouped, given an id and a title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from communique.model.dates import ArchiveDate
from communique.model.event import Event
from communique.model.ids import EventId
from communique.model.provenance import Claim
from communique.model.seed import Participant, Reading
from communique.text.slugs import slug

_SURENESS = ("text", "calendar", "linked", "vocabulary", "assumed", "human", "outside")
FAMILY_FIRST = ("china", "north-korea", "south-korea")
"""States in whose names the family's comes first, in Latin letters too."""
_MOST_NAMES = 3
"""People named in the id and title of a proposal."""


def date_of(readings: Iterable[Reading]) -> Claim[ArchiveDate] | None:
    """The date that rests on the most among these accounts."""
    found = [r.happening.date for r in readings if r.happening and r.happening.date]
    return min(found, key=lambda claim: (_SURENESS.index(claim.basis), -claim.confidence), default=None)


def group_key(reading: Reading) -> tuple[str, ...]:
    """Texts with one key tell of one event: same day, same type, same two or more people; else the text alone."""
    happening = reading.happening
    people = sorted(p.person.value.id for p in reading.participants)
    if happening and happening.date and happening.date.value.is_day and len(people) >= 2:
        return ("event", happening.date.value.edtf, happening.type.value, *people)
    return ("text", reading.clean.seed.id)


def proposal_id(readings: tuple[Reading, ...], taken: dict[str, int]) -> EventId:
    """`DATE-TYPE-PEOPLE`; a number behind it where another proposal has the id already.

    `taken` are the ids that are not free, each with the last number that was put behind it.
    """
    first = readings[0]
    when = date_of(readings)
    day = "undated"
    if when and when.value.has_year:
        day = when.value.edtf.rstrip("?~%") if "/" not in when.value.edtf and "[" not in when.value.edtf else ""
        day = day or when.value.earliest.isoformat()
    names = "-".join(slug(surname(first, p)) for p in first.participants[:_MOST_NAMES])
    kind = first.happening.type.value if first.happening else "event"
    base = "-".join(part for part in (day, kind, names) if part)[:72].strip("-").lower()
    key, number = base, taken.get(base, 1)
    while key in taken:
        number += 1
        key = f"{base}-{number}"
    taken[key] = 1
    taken[base] = number
    return EventId(key)


def surname(reading: Reading, given: Participant) -> str:
    """The surname of a list; else the one word by which the text mostly calls a person; else the last of the name, or the
    first where the person's state puts it there.
    """
    person = given.person.value
    if person.surname:
        return person.surname
    parts = person.name.split()
    words = Counter(
        m.evidence.quote
        for m in reading.mentions
        if m.kind == "person" and m.authority == person.id and m.evidence.quote in parts
    )
    place = 0 if given.country and given.country.value in FAMILY_FIRST else -1
    return min(words, key=lambda word: (-words[word], word)) if words else parts[place]


def proposal(key: EventId, readings: tuple[Reading, ...]) -> Event:
    """The event as proposed; its documents are told apart from it."""
    first = readings[0]
    assert first.happening is not None
    kind = first.happening.type.value.replace("-", " ")
    people = first.participants[:_MOST_NAMES]
    names = [p.person.value.name for p in people]
    surnames = [surname(first, p) for p in people]
    title = f"{kind.capitalize()} of {_listed(names)}" if names else kind.capitalize()
    short = f"{'–'.join(surnames)} {kind}" if names else kind.capitalize()
    outputs = {o.value: o for r in reversed(readings) if r.happening for o in r.happening.outputs}
    return Event(
        id=key, title=title, short=short, type=first.happening.type, date=date_of(readings),
        participants=first.participants, outputs=tuple(outputs[o] for o in sorted(outputs)), proposed=True,
    )


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]

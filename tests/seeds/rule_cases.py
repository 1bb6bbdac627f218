"""Fixture files of the rules: how a case is read from its file, and what of a reading each rule's file shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from reading import quote

from communique.model.provenance import Claim
from communique.model.seed import Participant, Reading, Reference

CASES = Path(__file__).parent / "cases"


def cases(path: Path) -> Iterator[tuple[str, str, list[str]]]:
    """(name, text, expected lines) of each case: a name, the text between two dotted lines, then the lines."""
    parts = path.read_text("utf-8").split("\n.\n")
    name = parts[0].rsplit("\n", 1)[-1]
    for text, after in zip(parts[1::2], parts[2::2], strict=True):
        lines = [line for line in after.split("\n") if line]
        following = [] if after is parts[-1] else lines[-1:]
        yield name, text, lines[: len(lines) - len(following)]
        name = following[0] if following else ""


def shown(claim: Claim | None) -> str:
    """A claim's value with its basis and, where readers see one, the question mark."""
    if claim is None:
        return "-"
    value = getattr(claim.value, "edtf", getattr(claim.value, "id", claim.value))
    return f"{value} ({claim.basis}{'?' if claim.doubtful else ''})"


def cuts(reading: Reading) -> list[str]:
    """Every cut: its rule and its words."""
    return [f"{cut.rule}: {quote(reading, cut.span)}" for cut in reading.clean.cuts]


def person(p: Participant) -> str:
    """A participant with office and country."""
    office = p.office.value if p.office else "-"
    return f"{p.person.value.name}, {office}, {p.country.value if p.country else '-'}"


def people(reading: Reading) -> list[str]:
    """Those who take part, then the others."""
    taking = [person(p) + (" ?" if p.person.doubtful else "") for p in reading.participants]
    return [*taking, *(f"other: {person(p)}" for p in reading.others)]


def event(reading: Reading) -> list[str]:
    """The event's type, date and outputs."""
    told = reading.happening
    if told is None:
        return ["no event"]
    outputs = [f"output: {output.value}" for output in told.outputs]
    return [f"{told.type.value}: {shown(told.date)}", *outputs]


def why(reading: Reading) -> list[str]:
    """The event's date and the reason for it."""
    told = reading.happening
    return [shown(told.date), told.date.reason] if told and told.date else ["no date"]


def references(reading: Reading) -> list[str]:
    """Every reference: kind, type, date, words."""
    return [f"{r.kind}, {r.type or '-'}, {_date(r)}: {' '.join(r.evidence.quote.split())}" for r in reading.references]


def _date(reference: Reference) -> str:
    if reference.years_before is not None:
        return f"{reference.years_before} years before"
    return shown(reference.date)


def imprint(reading: Reading) -> list[str]:
    """Publisher, days of publication and change."""
    return [f"publisher: {shown(reading.publisher)}", f"published: {shown(reading.published)}",
            f"updated: {shown(reading.updated)}"]


def dateline(reading: Reading) -> list[str]:
    """Place, date and agency."""
    line = reading.dateline
    if line is None:
        return ["no dateline"]
    return [f"{line.value.place}, {shown(line.value.date)}, {shown(reading.agency or reading.distributor)}"]


def mentions(reading: Reading) -> list[str]:
    """Every passage that names a topic, instrument, party or publisher."""
    return [f"{m.kind} {m.authority}: {m.evidence.quote}" for m in reading.mentions if m.kind != "person"]


VIEWS: Mapping[str, Callable[[Reading], list[str]]] = {
    "anniversaries": references,
    "calendar": why,
    "counterparts": people,
    "dateline": dateline,
    "event": event,
    "genre": lambda reading: [shown(reading.genre)],
    "happening": event,
    "imprint": imprint,
    "language": lambda reading: [reading.language],
    "naming": people,
    "occasions": references,
    "people": people,
    "principals": people,
    "quality": lambda reading: [evidence.quote for evidence in reading.quality],
    "references": references,
    "states": lambda reading: [shown(claim) for claim in reading.parties],
    "surroundings": lambda reading: [f"{', '.join(r.people) or '-'}; {', '.join(r.about) or '-'}" for r in reading.references],
    "title": lambda reading: [shown(reading.title), reading.display_title.value],
    "topics": mentions,
    "unlisted": people,
}
"""What a rule's file in `cases/facts/` shows of each case."""

"""What was read compared, field by field, with what people know of the texts: the counting, in plain values."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

VERDICTS = ("right", "near", "absent", "wrong")
"""Right; not wrong but less than all (a coarser date, a part of a title, another type that fits); not given; wrong."""

_DATES = {"published": "published", "event_date": "event_resolution"}
_TYPES = {"signing": "agreement", "ceremony": "other", "announcement": "visit_announcement", "briefing": "press_briefing"}
"""Names of event types where the list of known values has others."""


@dataclass(frozen=True, slots=True)
class Given:
    """What was read of one text, as plain values; `sure` are the fields that readers see without a question mark."""

    id: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    event_date: str | None = None
    type: str | None = None
    participants: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()  # the lines taken out as furniture
    body: tuple[str, ...] = ()  # all lines of the source
    sure: tuple[str, ...] = ()
    event: str = ""  # the id of the event that the text tells of


@dataclass(slots=True)
class Score:
    """The counts of all texts: verdicts by field, found and missed names, lines cut, and what was wrong."""

    fields: dict[str, Counter[str]] = field(default_factory=dict)
    people: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    lines: Counter[str] = field(default_factory=Counter)
    sure: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def share(self, name: str, *verdicts: str) -> float:
        """The part of a field's texts with one of these verdicts; 1 where no text has the field."""
        counts = self.fields.get(name, Counter())
        total = counts.total()
        return sum(counts[verdict] for verdict in verdicts) / total if total else 1.0


def plain(words: object) -> str:
    """Words for comparing: no case, marks or accents, single spaces."""
    text = unicodedata.normalize("NFKD", str(words or "").casefold())
    return re.sub(r"[\W_]+", " ", "".join(c for c in text if not unicodedata.combining(c))).strip()


def f1(counts: Counter[str]) -> float:
    """The harmonic mean of precision and recall of names found, extra and missed."""
    found = 2 * counts["found"]
    total = found + counts["extra"] + counts["missed"]
    return found / total if total else 1.0


def score(known: Iterable[Mapping[str, Any]], given: Mapping[str, Given], people: Mapping[str, Any]) -> Score:
    """Count all texts. `known` are the rows of `gold.jsonl`; `people` gives the spellings of each name."""
    total = Score()
    for row in known:
        mine = given.get(row["id"], Given(row["id"]))
        for name, verdict in _verdicts(row, mine):
            total.fields.setdefault(name, Counter())[verdict] += 1
            value = name.split(" ")[0]
            if value in mine.sure and verdict != "absent":
                total.sure["right" if verdict != "wrong" else "wrong"] += 1
            if verdict == "wrong":
                total.wrong.append(f"{row['id']}: {name}: read {getattr(mine, value)!r}, known {row[value]!r}")
        total.people.update(_people(row, mine, people))
        theirs, ours = {plain(c) for c in row["countries"]}, {plain(c) for c in mine.countries}
        total.countries.update(found=len(theirs & ours), extra=len(ours - theirs), missed=len(theirs - ours))
        total.lines.update(_lines(row, mine))
    return total


def _verdicts(row: Mapping[str, Any], mine: Given) -> Iterable[tuple[str, str]]:
    """(field, verdict) for each field; what the text does not give is counted apart, and "absent" is right there."""
    derivable = row["derivable"]
    for name in ("title", "publisher"):
        missing = " (not in the text)" if derivable[name] == "none" else ""
        yield name + missing, _words(name, row, getattr(mine, name))
    for name, key in _DATES.items():
        whole = derivable[key] in ("full", "url", "month+day")
        yield name + ("" if whole else " (in part or not in the text)"), _date(row, name, getattr(mine, name))
    yield "type", _type(row, mine.type)


def _words(name: str, row: Mapping[str, Any], value: str | None) -> str:
    right = {plain(words) for words in (row[name], *row.get(f"{name}_accept", ())) if words}
    mine = plain(value)
    if not mine:
        return "absent"
    if mine in right or (name == "publisher" and any(len(r) > 3 and (mine in r or r in mine) for r in right)):
        return "right"
    return "near" if name == "title" and any(mine.startswith(r) or r.startswith(mine) for r in right) else "wrong"


def _date(row: Mapping[str, Any], name: str, value: str | None) -> str:
    right = (row[name], *row.get(f"{name}_accept", ()))
    if value in right:
        return "right"
    if value is None:
        return "absent"
    days = [day.split("/")[0] for day in right if day]
    mine = value.split("/")[0]
    coarser = any(day.startswith(f"{mine}-") or (mine.startswith("XXXX") and mine[4:] == day[4:]) for day in days)
    return "near" if coarser or mine in days else "wrong"


def _type(row: Mapping[str, Any], value: str | None) -> str:
    if value is None:
        return "absent"
    mine = _TYPES.get(value, value.replace("-", "_"))
    return "right" if mine == row["type"] else "near" if mine in row.get("type_accept", ()) else "wrong"


def _people(row: Mapping[str, Any], mine: Given, spellings: Mapping[str, Any]) -> Counter[str]:
    """Principals found, extra and missed; people who are named but no principals count neither way."""

    def same(one: str, other: str) -> bool:
        forms = {plain(form) for form in (other, *spellings.get(other, {}).get("aliases", ()))}
        words, last = set(plain(one).split()), plain(other).split()[-1]
        if plain(one) in forms or any(" " in form and set(form.split()) <= words for form in forms):
            return True
        return len(words) > 1 and len(last) > 2 and last in words and bool(words & set(plain(other).split()[:-1]))

    left, counts = list(row["participants"]), Counter[str]()
    for person in mine.participants:
        hit = next((name for name in left if same(person, name)), None)
        if hit:
            left.remove(hit)
            counts["found"] += 1
        elif not any(same(person, name) for name in (*row["participants"], *row.get("participants_other", ()))):
            counts["extra"] += 1
    counts["missed"] = len(left)
    return counts


def _lines(row: Mapping[str, Any], mine: Given) -> Counter[str]:
    """Furniture lines cut and left, and lines of the body that were cut."""

    def key(line: str) -> str:
        return plain(line) or line.strip()

    furniture, cut = Counter(map(key, row["furniture"])), Counter(map(key, mine.cut))
    both = furniture & cut
    rest = cut - furniture - Counter(map(key, row["meta_lines"]))
    body = {key(line) for line in mine.body if line.strip()}
    lost = sum(number for line, number in rest.items() if line in body)
    return Counter(cut=both.total(), left=(furniture - cut).total(), lost=lost)


def lines(total: Score) -> tuple[str, ...]:
    """The score as a table, then what was wrong."""
    told = [f"{'field':<44}{'texts':>6}" + "".join(f"{verdict:>8}" for verdict in VERDICTS)]
    for name in sorted(total.fields):
        counts = total.fields[name]
        told.append(f"{name:<44}{counts.total():>6}" + "".join(f"{counts[verdict]:>8}" for verdict in VERDICTS))
    for name, counts in (("participants", total.people), ("countries", total.countries)):
        numbers = f"{counts['found']} found, {counts['extra']} extra, {counts['missed']} missed"
        told.append(f"{name}: F1 {f1(counts):.3f} ({numbers})")
    cut = total.lines
    told.append(f"furniture: {cut['cut']} lines cut, {cut['left']} left; {cut['lost']} lines of the texts lost")
    shown = total.sure.total()
    if shown:
        told.append(f"shown without a doubt: {shown} values, {100 * total.sure['right'] / shown:.1f} % not wrong")
    return (*told, *(f"wrong  {words}" for words in total.wrong))

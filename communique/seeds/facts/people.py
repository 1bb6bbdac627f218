"""People by the grammar of offices: "Russian President Vladimir Putin", "his Russian counterpart, Vladimir Putin"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from communique.model.provenance import Named, Span
from communique.model.seed import Mention
from communique.seeds.facts.counterparts import with_counterparts
from communique.seeds.facts.naming import Seen, listed, name_at, name_before
from communique.seeds.facts.unlisted import spelled_out
from communique.seeds.glossary import Glossary
from communique.seeds.prose import Prose, covered
from communique.text.patterns import Hit

_ADJECTIVE = re.compile(r" [a-zà-ÿ]{5,}(?= )")
_GAP = re.compile(r",? (?:and |& )?|, |/")


@dataclass(frozen=True, slots=True)
class _Office:
    span: Span
    keys: tuple[str, ...]


def people(
    prose: Prose, glossary: Glossary, parties: tuple[Hit, ...], adjectives: tuple[Hit, ...]
) -> tuple[Seen, ...]:
    """Everybody who is named, in order of the text: with an office, by a listed name, or later by surname alone.

    `parties` are the states and organisations named, `adjectives` the words that belong to states ("Russian").
    """
    named = list(_by_office(prose, glossary, parties, adjectives))
    taken = covered(seen.name for seen in named)
    for hit in glossary.people.find_in(prose.index):
        if not taken.touches(hit.start, hit.end) and prose.sentence_at(hit.start):
            span = Span(hit.start, hit.end)
            named.append(Seen(listed(hit.keys[0], glossary), span, span, listed=True))
    named = _one_name_each(sorted(named, key=_place), glossary)
    named = list(with_counterparts(prose, named, glossary))
    return tuple(sorted((*named, *_surnames(prose, named, glossary)), key=_place))


def _place(seen: Seen) -> tuple[int, int]:
    return (seen.span.start, seen.span.end)


def _by_office(
    prose: Prose, glossary: Glossary, named: tuple[Hit, ...], belonging: tuple[Hit, ...]
) -> Iterator[Seen]:
    view = prose.view
    adjectives = {hit.end: hit for hit in belonging}
    parties = {hit.end: hit for hit in named}
    for office in _offices(prose, glossary):
        start, country = office.span.start, ""
        for table, gap in ((adjectives, 1), (parties, 3), (parties, 0)):
            before = table.get(start - gap)
            if before and view[before.end : start] in (" ", "'s ", ""):
                start, country = before.start, before.keys[0]
                break
        at, of = _of_country(view, office.span.end, glossary)
        at, tail = _tail(view, at, glossary)
        country = country or of
        name = name_at(prose, at, glossary, bool(of)) or name_before(prose, start, glossary)
        if name:
            person, where = name
            after, of = _of_country(view, where.end, glossary)
            end = where.end if country or not of else after
            country = country or of
            span = Span(min(start, where.start), max(office.span.end, end))
            words = prose.clean.part(office.span) + tail
            known = person.id in glossary.vocabularies.people
            yield Seen(person, span, where, office.keys, words, country, known)


def _offices(prose: Prose, glossary: Glossary) -> Iterator[_Office]:
    """Offices, those of one person joined: "State Councilor and Foreign Minister"."""
    held: _Office | None = None
    for hit in glossary.offices.find_in(prose.index):
        gap = prose.view[held.span.end : hit.start] if held else ""
        if held and gap != " " and len(gap) < 8 and _GAP.fullmatch(gap):
            held = _Office(Span(held.span.start, hit.end), (*held.keys, hit.keys[0]))
            continue
        if held:
            yield held
        held = _Office(Span(hit.start, hit.end), hit.keys[:1])
    if held:
        yield held


def _of_country(view: str, at: int, glossary: Glossary) -> tuple[int, str]:
    """After an office: an adjective (as in French) or "of" and a country; where the name may begin, and whose it is."""
    if view[at : at + 1] != " ":
        return at, ""
    after = [glossary.adjectives.at(view, at + 1)]
    if view[at + 1 : at + 2] > "\u0400":  # Russian and Arabic put the country after the office as it is
        after.append(glossary.parties.at(view, at + 1))
    longest = max((hit for hit in after if hit), key=lambda hit: hit.end, default=None)
    if longest:
        return longest.end, longest.keys[0]
    for word in glossary.words("glue", "of_country"):
        if view.startswith(f" {word}", at):
            start = at + 1 + len(word)
            start += view[start : start + 1] == " "
            party = glossary.parties.at(view, start)
            if party:
                return party.end, party.keys[0]
    return at, ""


def _tail(view: str, at: int, glossary: Glossary) -> tuple[int, str]:
    """Where an office's words end that go on after an adjective, and these words: "ministre marocain des Affaires
    étrangères". The adjective may be in no list.
    """
    tails = glossary.words("office_tails")
    strange = _ADJECTIVE.match(view, at) if tails else None
    for start in (at, *([strange.end()] if strange else [])):
        tail = next((word for word in tails if view.startswith(f" {word}", start)), "")
        if tail:
            return start + 1 + len(tail), f" {tail}"
    return (strange.end() if strange and view[strange.end() + 1 : strange.end() + 2].isupper() else at), ""


def _one_name_each(named: list[Seen], glossary: Glossary) -> list[Seen]:
    """Shorter forms of an unlisted name joined to its longest: "Ned Price" and "Spokesperson Ned Price"."""
    longest: dict[str, Named] = {}
    for seen in named:
        last = seen.person.name.split()[-1]
        if last not in longest or len(seen.person.name) > len(longest[last].name):
            longest[last] = seen.person
    return [
        s if s.listed or set(s.person.name.split()) - set(longest[s.person.name.split()[-1]].name.split())
        else replace(s, person=longest[s.person.name.split()[-1]])
        for s in named
    ]


def _surnames(prose: Prose, named: list[Seen], glossary: Glossary) -> Iterator[Seen]:
    """Surnames that stand alone refer back to the one person of that name in the text."""
    owners: dict[str, set[str]] = {}
    people: dict[str, Named] = {}
    for seen in named:
        known = glossary.vocabularies.people.get(seen.person.id)  # type: ignore[call-overload]
        surname = known.surname if known and known.surname else spelled_out(seen.person.name).split()[-1]
        if len(surname) > 1 and surname[0].isupper():
            owners.setdefault(surname, set()).add(seen.person.id)
            people[seen.person.id] = seen.person
    if not owners:
        return
    taken = covered(seen.span for seen in named)
    for span in prose.index.standing(sorted(owners)):
        ids = owners[prose.words(span)]
        if len(ids) == 1 and prose.sentence_at(span.start) and not taken.touches(span.start, span.end):
            yield Seen(people[next(iter(ids))], span, span, back=True)


def person_mentions(prose: Prose, seen: tuple[Seen, ...]) -> Iterator[Mention]:
    """One mention for each time that a person is named."""
    for s in seen:
        yield Mention("person", s.person.id, prose.paragraph_at(s.name.start), prose.evidence(s.name))

"""People by the grammar of offices: "Russian President Vladimir Putin", "his Russian counterpart, Vladimir Putin"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from communique.model.provenance import Claim, Named, Span
from communique.model.seed import Mention, Participant
from communique.seeds.glossary import Glossary
from communique.seeds.prose import Prose, covered
from communique.text.slugs import slug

_GAP = re.compile(r",? (?:and |& )?|, |/")
_WORD = re.compile(r"[^\W\d_][\w'.-]*")
_LONGEST_NAME = 5
"""Words of the longest name that stands in no list."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A person as named at one place: `span` with office and country, `name` the name alone.

    `keys` are those of the offices, `words` the span of the office's words, `country` a party's id and `said` the span
    that says it. `back` marks a surname or title that refers back to a person named before.
    """

    person: Named
    span: Span
    name: Span
    keys: tuple[str, ...] = ()
    words: str = ""
    country: str = ""
    listed: bool = False
    back: bool = False


@dataclass(frozen=True, slots=True)
class _Office:
    span: Span
    keys: tuple[str, ...]


def people(prose: Prose, glossary: Glossary) -> tuple[Seen, ...]:
    """Everybody who is named, in order of the text: with an office, by a listed name, or later by surname alone."""
    named = list(_by_office(prose, glossary))
    taken = covered(seen.name for seen in named)
    for hit in glossary.people.find_in(prose.index):
        if not taken.touches(hit.start, hit.end) and prose.sentence_at(hit.start):
            span = Span(hit.start, hit.end)
            named.append(Seen(_listed(hit.keys[0], glossary), span, span, listed=True))
    named = _one_name_each(sorted(named, key=lambda s: s.span), glossary)
    named = list(_with_counterparts(prose, named, glossary))
    return tuple(sorted((*named, *_surnames(prose, named, glossary)), key=lambda s: s.span))


def _listed(key: str, glossary: Glossary) -> Named:
    known = glossary.vocabularies.people[key]  # type: ignore[index]
    return Named(known.id, known.name)


def _by_office(prose: Prose, glossary: Glossary) -> Iterator[Seen]:
    view = prose.view
    adjectives = {hit.end: hit for hit in glossary.adjectives.find_in(prose.index)}
    parties = {hit.end: hit for hit in glossary.parties.find_in(prose.index)}
    for office in _offices(prose, glossary):
        start, country = office.span.start, ""
        for table, gap in ((adjectives, 1), (parties, 3)):
            before = table.get(start - gap)
            if before and view[before.end : start] in (" ", "'s "):
                start, country = before.start, before.keys[0]
                break
        at, of = _of_country(view, office.span.end, glossary)
        country = country or of
        name = _name_at(prose, at, glossary, bool(of)) or _name_before(prose, start, glossary)
        if name:
            person, where = name
            after, of = _of_country(view, where.end, glossary)
            end = where.end if country or not of else after
            country = country or of
            span = Span(min(start, where.start), max(office.span.end, end))
            words = prose.clean.text[office.span.start : office.span.end]
            listed = person.id in glossary.vocabularies.people
            yield Seen(person, span, where, office.keys, words, country, listed)


def _offices(prose: Prose, glossary: Glossary) -> Iterator[_Office]:
    """Offices, those of one person joined: "State Councilor and Foreign Minister"."""
    held: _Office | None = None
    for hit in glossary.offices.find_in(prose.index):
        if held and _GAP.fullmatch(prose.view, held.span.end, hit.start) and prose.view[held.span.end : hit.start] != " ":
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
    after = glossary.adjectives.at(view, at + 1)
    if after:
        return after.end, after.keys[0]
    for word in glossary.words("glue", "of_country"):
        if view.startswith(f" {word}", at):
            start = at + 1 + len(word)
            start += view[start : start + 1] == " "
            party = glossary.parties.at(view, start)
            if party:
                return party.end, party.keys[0]
    return at, ""


def _name_at(prose: Prose, at: int, glossary: Glossary, after_country: bool) -> tuple[Named, Span] | None:
    """The name that begins here, after a space or a comma: a listed one, a listed surname, or two capitalised words."""
    view = prose.view
    start = at
    while start < at + 3 and view[start : start + 1] in (" ", ","):
        start += 1
    if start == at and not (view[at : at + 1] > "\u3400"):
        return None
    for honour in glossary.words("honorifics"):
        if view.startswith((f"{honour} ", f"{honour}. "), start):
            start = view.index(" ", start) + 1
    hit = glossary.people.at(view, start)
    if hit:
        return _listed(hit.keys[0], glossary), Span(hit.start, hit.end)
    if "," in view[at:start] and not after_country:
        return None
    return _unlisted(prose, start, glossary)


def _unlisted(prose: Prose, start: int, glossary: Glossary) -> tuple[Named, Span] | None:
    words = _capitalised(prose.view, start, glossary)
    if not words:
        return None
    span = Span(words[0].start, words[-1].end)
    last = prose.words(words[-1])
    known = glossary.surnames.get(last) or glossary.surnames.get(prose.words(words[0]))
    if len(words) == 1:
        return (_listed(known[0], glossary), span) if known and len(known) == 1 else None
    if glossary.languages[0].code == "ru":
        return None
    name = " ".join(prose.clean.text[span.start : span.end].split())
    return Named(slug(name), name), span


def _capitalised(view: str, start: int, glossary: Glossary) -> list[Span]:
    """Up to five words with capitals, particles between them; words that are never in a name end it."""
    stops = frozenset(glossary.words("not_names")) | frozenset(glossary.dates.months) | frozenset(glossary.dates.weekdays)
    particles = frozenset(glossary.words("particles"))
    found: list[Span] = []
    match = _WORD.match(view, start)
    while match and len(found) < _LONGEST_NAME:
        text = match.group()
        bare = text.removesuffix("'s").rstrip(".,") if not (len(text) == 2 and text[1] == ".") else text
        if bare in stops or not (bare[:1].isupper() or bare in particles):
            break
        found.append(Span(match.start(), match.start() + len(bare)))
        follows = found[-1].end
        if view[follows : follows + 1] != " ":
            break
        match = _WORD.match(view, follows + 1)
    while found and view[found[-1].start : found[-1].end] in particles:
        found.pop()
    return found if found and view[found[0].start].isupper() else []


def _name_before(prose: Prose, start: int, glossary: Glossary) -> tuple[Named, Span] | None:
    """ "NAME, President of Russia": a listed name that ends at the comma before the office."""
    if prose.view[start - 2 : start] != ", ":
        return None
    for hit in glossary.people.find(prose.view, max(0, start - 60), start - 2):
        if hit.end == start - 2:
            return _listed(hit.keys[0], glossary), Span(hit.start, hit.end)
    return None


def _with_counterparts(prose: Prose, named: list[Seen], glossary: Glossary) -> Iterator[Seen]:
    """People called somebody's counterpart hold the same office, in the country that the words name."""
    shapes = glossary.rows("counterparts").get("words", ())
    if not shapes:
        yield from named
        return
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(w) for w in shapes if "[" not in w) + r")(?!\w)")
    found: list[Seen] = []
    held = sorted((s for s in named if s.keys), key=lambda s: s.span.end)
    ends = [s.span.end for s in held]
    for match in pattern.finditer(prose.view):
        before = [s for s in (held[bisect_right(ends, match.start()) - 1 :][:1] if held else []) if s.span.end <= match.start()]
        source = max((*before, *found[-1:]), key=lambda s: s.span, default=None)
        seen = _counterpart(prose, Span(*match.span()), source, glossary)
        if seen:
            found.append(seen)
    taken = covered(seen.name for seen in found)
    yield from found
    yield from (s for s in named if not taken.touches(s.name.start, s.name.end))


def _counterpart(prose: Prose, word: Span, source: Seen | None, glossary: Glossary) -> Seen | None:
    view, start, country = prose.view, word.start, ""
    before = view[max(0, start - 40) : start - 1]
    for hit in glossary.adjectives.find(view, max(0, start - 40), start - 1):
        if hit.end == start - 1:
            start, country = hit.start, hit.keys[0]
    at = word.end
    after = glossary.adjectives.at(view, at + 1)
    if after and not country:
        at, country = after.end, after.keys[0]
    possessives = glossary.words("counterparts", "possessives")
    before = view[max(0, start - 12) : start].rstrip()
    owner = next((p for p in possessives if before.casefold().endswith(p)), "")
    name = _name_at(prose, at, glossary, True)
    if not name or not owner:
        return None
    person, where = name
    start -= len(view[:start]) - len(view[:start].rstrip()) + len(owner)
    keys, words = (source.keys, source.words) if source else ((), "")
    return Seen(person, Span(start, where.end), where, keys, words, country, person.id in glossary.vocabularies.people)


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
        surname = known.surname if known and known.surname else seen.person.name.split()[-1]
        if len(surname) > 1 and surname[0].isupper():
            owners.setdefault(surname, set()).add(seen.person.id)
            people[seen.person.id] = seen.person
    if not owners:
        return
    taken = covered(seen.span for seen in named)
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(s) for s in sorted(owners)) + r")(?!\w)")
    for match in pattern.finditer(prose.view):
        ids = owners[match.group()]
        if len(ids) == 1 and prose.sentence_at(match.start()) and not taken.touches(*match.span()):
            span = Span(*match.span())
            yield Seen(people[next(iter(ids))], span, span, back=True)


def participants(
    prose: Prose, seen: tuple[Seen, ...], chosen: tuple[str, ...], glossary: Glossary
) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """The chosen people as participants, and all others with a name of their own."""
    places: dict[str, list[Seen]] = {}
    for s in seen:
        places.setdefault(s.person.id, []).append(s)
    rows = sorted(places.values(), key=lambda of: min((prose.paragraph_at(s.span.start) == 0, s.span) for s in of))
    best = [max(of, key=lambda s: _telling(prose, s)) for of in rows]
    ordered = [(s.person.id in chosen, _participant(prose, s, glossary)) for s in best]
    return tuple(p for first, p in ordered if first), tuple(p for first, p in ordered if not first)


def _telling(prose: Prose, seen: Seen) -> tuple[bool, bool, bool, bool, int]:
    """How much one place says of a person: office and country first, the text before the title, the earliest of equals."""
    return (bool(seen.keys), bool(seen.country), not seen.back, prose.paragraph_at(seen.span.start) > 0, -seen.span.start)


def _participant(prose: Prose, seen: Seen, glossary: Glossary) -> Participant:
    evidence = (prose.evidence(seen.span),)
    office = None
    if seen.words:
        copied = seen.words not in prose.clean.text[seen.span.start : seen.span.end]
        reason = "A counterpart holds the same office as the person named before." if copied else ""
        office = Claim(seen.words, "text", evidence, reason, "counterpart" if copied else "office", 0.95)
    known = glossary.vocabularies.people.get(seen.person.id)  # type: ignore[call-overload]
    country: Claim[str] | None = None
    if seen.country:
        country = Claim(seen.country, "text", evidence, "", "country-beside-office", 0.95)
    elif known and known.country:
        reason = f"The list of people gives {known.name} this country."
        country = Claim(str(known.country), "vocabulary", evidence, reason, "person-list", 0.9)
    return Participant(Claim(seen.person, "text", evidence, "", "named", 0.95 if known else 0.8), office, country)


def person_mentions(prose: Prose, seen: tuple[Seen, ...]) -> Iterator[Mention]:
    """One mention for each time that a person is named."""
    for s in seen:
        yield Mention("person", s.person.id, prose.paragraph_at(s.name.start), prose.evidence(s.name))

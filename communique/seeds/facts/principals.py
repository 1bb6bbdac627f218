"""Who takes part in the event, and who is only named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.model.provenance import Claim, Evidence, Span
from communique.model.seed import Participant
from communique.seeds.facts.event import EventMention, Scene, date_score
from communique.seeds.facts.naming import Seen
from communique.seeds.glossary import Glossary
from communique.seeds.prose import Prose

_BEFORE = 60
"""Characters before a person in which words are looked for that say how the person is spoken of."""
_OPENING = 3
"""Paragraphs in which principals are looked for where the sentence of the event has fewer than two."""


def principals(scene: Scene, main: EventMention | None) -> tuple[str, ...]:
    """The ids of those whom a line lists as taking part; else of those named in the sentence of the event's words; where
    these are fewer than two, of the opening too.

    Left out are those who only speak for an office, those who come after words such as "including", and those who are
    only spoken of or for.
    """
    listed = _taking_part(scene, _listed(scene))
    if len(listed) >= 2:
        return listed
    told = main is not None and main.sentence.paragraph > 0
    named = _taking_part(scene, _together(scene, main)) if main is not None and told else ()
    if len(named) >= 2:
        return named
    told_first = (s for s in scene.prose.opening(_OPENING) if not scene.prose.is_question(s) and not _long_past(scene, s.span))
    opening = [s for sentence in told_first for s in scene.people_in(sentence.span)]
    return tuple(dict.fromkeys((*named, *_taking_part(scene, opening))))


def _long_past(scene: Scene, span: Span) -> bool:
    """Whether all dates of a sentence are long before the report, or after it."""
    scores = [date_score(date, scene.anchor) for date in scene.dates_in(span)]
    return bool(scores) and max(scores) < -1


def _listed(scene: Scene) -> Iterator[Seen]:
    """The people of a line such as "Participants: …", or of the lines below it up to a paragraph of the text."""
    labels = tuple(f"{word.casefold()}:" for word in scene.glossary.words("participants"))
    below = False
    for block in scene.prose.clean.blocks if labels else ():
        low = scene.prose.view[block.span.start : block.span.end].casefold()
        if low.startswith(labels):
            yield from scene.people_in(block.span)
            below = low in labels
        elif below and not block.number:
            yield from scene.people_in(block.span)
        else:
            below = False


def _together(scene: Scene, main: EventMention) -> Iterator[Seen]:
    """The people of the sentence of the event's words, but for those of a clause on what was elsewhere."""
    words = tuple(f", {word} " for word in scene.glossary.words("elsewhere"))
    for seen in scene.people_in(main.sentence.span):
        between = scene.prose.view[main.span.end : seen.span.start]
        if not any(word in between for word in words):
            yield seen


def _is_spoken_of(scene: Scene, seen: Seen) -> bool:
    """Whether someone is named as the one who sent, whom another speaks for, or of whose words or death it is spoken."""
    before = scene.prose.view[max(0, seen.span.start - _BEFORE) : seen.span.start].rstrip().removesuffix(" the")
    return before.endswith(scene.glossary.words("spoken_of"))


def _taking_part(scene: Scene, seen: Iterable[Seen]) -> tuple[str, ...]:
    speaking = set(scene.glossary.words("not_principals", "keys"))
    found = (s for s in seen if not (s.keys and set(s.keys) <= speaking or _comes_along(scene, s) or _is_spoken_of(scene, s)))
    return tuple(dict.fromkeys(s.person.id for s in found))


def _comes_along(scene: Scene, seen: Seen) -> bool:
    sentence = scene.prose.sentence_at(seen.span.start)
    if sentence is None:
        return False
    before = scene.prose.view[max(sentence.span.start, seen.span.start - 600) : seen.span.start]
    return any(f" {word} " in before for word in scene.glossary.words("company"))


def participants(
    prose: Prose, seen: tuple[Seen, ...], chosen: tuple[str, ...], glossary: Glossary
) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """The chosen people as participants, and all others with a name of their own."""
    places: dict[str, list[Seen]] = {}
    for s in seen:
        places.setdefault(s.person.id, []).append(s)
    rows = sorted(places.values(), key=lambda of: min((prose.paragraph_at(s.span.start) == 0, s.span) for s in of))
    best = [max(of, key=lambda s: _telling(prose, s)) for of in rows]
    taking_part = frozenset(chosen)
    ordered = [(s.person.id in taking_part, _participant(prose, s, glossary)) for s in best]
    return tuple(p for first, p in ordered if first), tuple(p for first, p in ordered if not first)


def _telling(prose: Prose, seen: Seen) -> tuple[bool, bool, bool, bool, int]:
    """How much one place says of a person: office and country first, text before title, the earliest of equals."""
    in_text = prose.paragraph_at(seen.span.start) > 0
    return (bool(seen.keys), bool(seen.country), not seen.back, in_text, -seen.span.start)


def _participant(prose: Prose, seen: Seen, glossary: Glossary) -> Participant:
    evidence = (prose.evidence(seen.span),)
    office = _office(prose, seen, evidence)
    known = glossary.vocabularies.people.get(seen.person.id)  # type: ignore[call-overload]
    country: Claim[str] | None = None
    if seen.country:
        country = Claim(seen.country, "text", evidence, "", "country-beside-office", 0.95)
    elif known and known.country:
        reason = f"The list of people gives {known.name} this country."
        country = Claim(str(known.country), "vocabulary", evidence, reason, "person-list", 0.9)
    person = Claim(seen.person, "text", evidence, "", "named", 0.95 if known else _sure(seen.person.name))
    return Participant(person, office, country)


def _sure(name: str) -> float:
    """How sure a name in no list is: one in letters without capitals, or that takes endings, is shown with a doubt."""
    return 0.8 if name[:1].upper() < "\u0400" and name[:1].isupper() else 0.55


def _office(prose: Prose, seen: Seen, evidence: tuple[Evidence, ...]) -> Claim[str] | None:
    """The office in the text's words; that of a counterpart follows from the person named before."""
    if not seen.words:
        return None
    if seen.copied is None:
        return Claim(seen.words, "text", evidence, "", "office", 0.95)
    reason = "A counterpart holds the same office as the person named before."
    return Claim(seen.words, "calendar", (*evidence, prose.evidence(seen.copied)), reason, "counterpart", 0.9)

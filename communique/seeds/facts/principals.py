"""Who takes part in the event, and who is only named."""

from __future__ import annotations

from collections.abc import Iterable

from communique.seeds.facts.event import EventMention, Scene
from communique.seeds.facts.people import Seen

_OPENING = 3
"""Paragraphs in which principals are looked for where the sentence of the event has fewer than two."""


def principals(scene: Scene, main: EventMention | None) -> tuple[str, ...]:
    """The ids of those named in the sentence of the event's words; where these are fewer than two, those of the opening too.

    Left out are those who only speak for an office, and those who come after words such as "including".
    """
    told = main is not None and main.sentence.paragraph > 0
    named = _taking_part(scene, scene.people_in(main.sentence.span)) if main is not None and told else ()
    if len(named) >= 2:
        return named
    opening = [s for sentence in scene.prose.opening(_OPENING) for s in scene.people_in(sentence.span)]
    return tuple(dict.fromkeys((*named, *_taking_part(scene, opening))))


def _taking_part(scene: Scene, seen: Iterable[Seen]) -> tuple[str, ...]:
    speaking = set(scene.glossary.words("not_principals", "keys"))
    found = (s for s in seen if not (s.keys and set(s.keys) <= speaking) and not _comes_along(scene, s))
    return tuple(dict.fromkeys(s.person.id for s in found))


def _comes_along(scene: Scene, seen: Seen) -> bool:
    sentence = scene.prose.sentence_at(seen.span.start)
    if sentence is None:
        return False
    before = scene.prose.view[max(sentence.span.start, seen.span.start - 600) : seen.span.start]
    return any(f" {word} " in before for word in scene.glossary.words("company"))

"""Names of people as patterns: full names in all their spellings, with the endings of languages that decline them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.model.authority import Person
from communique.text.words import even

_CYRILLIC = re.compile("[а-яёіїєґА-ЯЁІЇЄҐ]")
_MARKS = re.compile(r"[\[\]()|*]")


def person_patterns(person: Person) -> Iterator[tuple[str, str]]:
    """(pattern, id) for each spelling of a person's full name. A single word counts only where it is no mere surname."""
    for name in dict.fromkeys((person.name, *person.names.values(), *person.variants)):
        plain = plain_name(name)
        if plain and plain != even(person.surname):
            yield _declined(plain), person.id


def plain_name(name: str) -> str:
    """A name as a pattern: evened out, without the signs that mean something in one."""
    return " ".join(even(_MARKS.sub(" ", name)).split())


def _declined(name: str) -> str:
    """Names in Cyrillic letters take endings: "Владимир Путин" is found in "Владимиром Путиным"."""
    return " ".join(_stem(word) if _CYRILLIC.search(word) else word for word in name.split())


def _stem(word: str) -> str:
    """A word with any ending; one that ends in a vowel or a soft sign loses it first. Short words stay as they are."""
    if len(word) < 4 or not word[-1].isalpha():
        return word
    return (word[:-1] if word[-1] in "аяоеийыуюьіїє" else word) + "*"

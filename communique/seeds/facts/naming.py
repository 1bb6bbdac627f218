"""Names of people at a place of the text: listed ones, listed surnames, or words with capitals."""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.model.provenance import Named, Span
from communique.seeds.glossary import Glossary
from communique.seeds.prose import Prose
from communique.text.slugs import slug

_WORD = re.compile(r"[^\W\d_][\w'.-]*")
_LONGEST_NAME = 5
"""Words of the longest name that stands in no list."""
_BEFORE = 60
"""Characters in which a name is looked for before the office that follows it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A person as named at one place: `span` with office and country, `name` the name alone.

    `keys` are those of the offices, `words` the office in the text's words, `country` a party's id. `back` marks a surname or title that refers back to a person named before; `copied` is where the person
    stands whose office a counterpart holds too.
    """

    person: Named
    span: Span
    name: Span
    keys: tuple[str, ...] = ()
    words: str = ""
    country: str = ""
    listed: bool = False
    back: bool = False
    copied: Span | None = None


def listed(key: str, glossary: Glossary) -> Named:
    """A person of the list."""
    known = glossary.vocabularies.people[key]  # type: ignore[index]
    return Named(known.id, known.name, known.surname)


def name_at(prose: Prose, at: int, glossary: Glossary, after_country: bool) -> tuple[Named, Span] | None:
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
        return listed(hit.keys[0], glossary), Span(hit.start, hit.end)
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
        return (listed(known[0], glossary), span) if known and len(known) == 1 else None
    if glossary.languages[0].code == "ru":
        return None
    name = " ".join(prose.clean.text[span.start : span.end].split())
    return Named(slug(name), name), span


def _capitalised(view: str, start: int, glossary: Glossary) -> list[Span]:
    """Up to five words with capitals, particles between them; words that are never in a name end it."""
    found: list[Span] = []
    match = _WORD.match(view, start)
    while match and len(found) < _LONGEST_NAME:
        text = match.group()
        bare = text.removesuffix("'s").rstrip(".,") if not (len(text) == 2 and text[1] == ".") else text
        if bare in glossary.never_names or not (bare[:1].isupper() or bare in glossary.particles):
            break
        found.append(Span(match.start(), match.start() + len(bare)))
        follows = found[-1].end
        if view[follows : follows + 1] != " ":
            break
        match = _WORD.match(view, follows + 1)
    while found and view[found[-1].start : found[-1].end] in glossary.particles:
        found.pop()
    return found if found and view[found[0].start].isupper() else []


def name_before(prose: Prose, start: int, glossary: Glossary) -> tuple[Named, Span] | None:
    """ "NAME, President of Russia": a listed name that ends at the comma before the office."""
    if prose.view[start - 2 : start] != ", ":
        return None
    for hit in glossary.people.find(prose.view, max(0, start - _BEFORE), start - 2):
        if hit.end == start - 2:
            return listed(hit.keys[0], glossary), Span(hit.start, hit.end)
    return None

"""Names of people at a place of the text: listed ones, listed surnames, or words with capitals."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.provenance import Named, Span
from communique.seeds.facts.unlisted import name_after, name_ahead, named, spelled_out
from communique.seeds.glossary import Glossary
from communique.seeds.prose import Prose

_BEFORE = 60
"""Characters in which a name is looked for before the office that follows it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A person as named at one place: `span` with office and country, `name` the name alone.

    `keys` are those of the offices, `words` the office in the text's words, `country` a party's id. `back` marks a
    surname or title that refers back to a person named before; `copied` is where the person stands whose office a
    counterpart holds too.
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
    addressed = False
    honorifics = glossary.words("honorifics")
    for honour in honorifics if view.startswith(honorifics, start) else ():
        if view.startswith((f"{honour} ", f"{honour}. "), start):
            start, addressed = view.index(" ", start + len(honour)) + 1, True
    hit = glossary.people.at(view, start)
    if hit:
        return listed(hit.keys[0], glossary), Span(hit.start, hit.end)
    if "," in view[at:start] and not (after_country or addressed):
        return None
    return _unlisted(prose, start, glossary)


def _unlisted(prose: Prose, start: int, glossary: Glossary) -> tuple[Named, Span] | None:
    """A name in no list, of two words at least; a single word where it is the surname of one listed person."""
    span = name_after(prose, start, glossary)
    if span is None:
        return None
    words = spelled_out(prose.words(span)).split()
    known = glossary.surnames.get(words[-1]) or glossary.surnames.get(words[0])
    if len(words) > 1 or not words[0][0].isupper() and words[0][0] > "\u0600":
        return named(prose, span), span
    return (listed(known[0], glossary), span) if known and len(known) == 1 else None


def name_before(prose: Prose, start: int, glossary: Glossary) -> tuple[Named, Span] | None:
    """ "NAME, President of Russia": a name that ends at the comma before the office."""
    if prose.view[start - 2 : start] != ", ":
        return None
    for hit in glossary.people.find(prose.view, max(0, start - _BEFORE), start - 2):
        if hit.end == start - 2:
            return listed(hit.keys[0], glossary), Span(hit.start, hit.end)
    return name_ahead(prose, start, glossary)

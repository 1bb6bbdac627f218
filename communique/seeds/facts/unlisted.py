"""Names that stand in no list, beside an office: words with capitals, or what scripts without capitals have."""

from __future__ import annotations

import re

from communique.model.provenance import Named, Span
from communique.seeds.glossary import Glossary
from communique.seeds.prose import Prose
from communique.text.slugs import slug

_WORD = re.compile(r"[^\W\d_][\w'.-]*")
_LONGEST = 5
"""Words of the longest name that stands in no list."""
_INITIAL = re.compile(r"[^\W\d_]\.")
_OFFICE = 9
"""Characters before a name by which an office is seen to be in capitals."""
_GLUED = re.compile(r"(?:[^\W\d_]\.){1,2}(?=[^\W\d_]{2})")
"""Initials without a space behind them, as in "С.В.Лавров"."""
_BEFORE = 60
"""Characters in which a name is looked for before the office that follows it."""
_CHINESE = re.compile(
    "(?P<name>[\u4e00-\u9fff]{2,4}?(?:·[\u4e00-\u9fff]{1,6}){0,3})"
    "(?=[同与和在说会将就应向强指致通访抵出于为等及对]|[昨今明][天日]|星期|周[一二三四五六日]|表示|举行|共同|分别|[^\u4e00-\u9fff·]|$)"
)
_ARABIC = re.compile("[\u0621-\u064a]+")


def name_after(prose: Prose, start: int, glossary: Glossary) -> Span | None:
    """The words from here on that can be a name; a single one in Latin letters counts only as a surname."""
    view = prose.view
    first = view[start : start + 1]
    if "\u4e00" <= first <= "\u9fff":
        return _chinese(view, start, glossary)
    if "\u0621" <= first <= "\u064a":
        return _arabic(view, start, glossary)
    words = _capitalised(view, start, glossary)
    return Span(words[0].start, words[-1].end) if words else None


def name_ahead(prose: Prose, start: int, glossary: Glossary) -> tuple[Named, Span] | None:
    """ "Mr. NAME, Minister for Foreign Affairs": two or more words with capitals that end at the comma before.

    Without a form of address the words may be a place: those after "in" or "at", and listed places, are no name.
    """
    view, sentence = prose.view, prose.sentence_at(start)
    if sentence is None or view[start - 2 : start] != ", ":
        return None
    first = max(sentence.span.start, start - _BEFORE)
    words = [Span(*m.span()) for m in _WORD.finditer(view, first, start - 2)]
    taken: list[Span] = []
    while words and len(taken) < _LONGEST and (not taken or words[-1].end + 1 == taken[-1].start):
        text = view[words[-1].start : words[-1].end]
        if text.rstrip(".") in (*glossary.words("honorifics"), *glossary.never_names):
            break
        if not (text[0].isupper() or text in glossary.particles):
            break
        taken.append(words.pop())
    while taken and not view[taken[-1].start].isupper():
        words.append(taken.pop())
    before = view[words[-1].start : words[-1].end] if words else ""
    if len(taken) < 2 or taken[0].end != start - 2 or before in glossary.words("glue", "place_before"):
        return None
    span = Span(taken[-1].start, taken[0].end)
    if before.rstrip(".") not in glossary.words("honorifics") and prose.words(span) in glossary.words("places"):
        return None
    return named(prose, span), span


def named(prose: Prose, span: Span) -> Named:
    """A person by the words of a span, as written."""
    name = " ".join(prose.clean.part(span).split())
    return Named(slug(name), name)


def _capitalised(view: str, start: int, glossary: Glossary) -> list[Span]:
    """Up to five words with capitals, particles between them; words that are never in a name end it.

    Where the office is written in capitals, so is what follows the name: two words are taken.
    """
    found: list[Span] = []
    loud = view[max(0, start - _OFFICE) : start].strip(" ,.").isupper()
    match = _WORD.match(view, start)
    while match and len(found) < (2 if loud else _LONGEST):
        text = match.group()
        bare = text.removesuffix("'s").rstrip(".,") if not (len(text) == 2 and text[1] == ".") else text
        never = bare in glossary.never_names or loud and bare.capitalize() in glossary.never_names
        if never or not (bare[:1].isupper() or bare in glossary.particles):
            break
        found.append(Span(match.start(), match.start() + len(bare)))
        follows = found[-1].end
        behind = len(found) == 2 and bare[0] > "\u0400" and not _INITIAL.match(view, found[0].start)
        if view[follows : follows + 1] != " " or (behind and _INITIAL.fullmatch(bare)):  # "Ван И." ends a sentence
            break
        match = _WORD.match(view, follows + 1)
    while found and view[found[-1].start : found[-1].end] in glossary.particles:
        found.pop()
    if len(found) > 1 and _INITIAL.fullmatch(view, found[-1].start, found[-1].end):
        found[-1] = Span(found[-1].start, found[-1].end - 1)  # the full stop is that of the sentence
    return found if found and view[found[0].start].isupper() else []


def spelled_out(name: str) -> str:
    """A name with a space behind initials that have none: "С.В.Лавров" is "С.В. Лавров"."""
    return _GLUED.sub(r"\g<0> ", name)


def _chinese(view: str, start: int, glossary: Glossary) -> Span | None:
    """Two to four characters up to a word that goes with people, such as 同, or a mark."""
    if view.startswith(glossary.words("not_names"), start):
        return None
    match = _CHINESE.match(view, start)
    return Span(*match.span("name")) if match else None


def _arabic(view: str, start: int, glossary: Glossary) -> Span | None:
    """Two or three words up to a mark or a word that is never in a name; particles do not count."""
    found: list[Span] = []
    counted, at = 0, start
    while counted < 3:
        match = _ARABIC.match(view, at)
        if match is None or match[0] in glossary.never_names:
            break
        found.append(Span(*match.span()))
        counted += match[0] not in glossary.particles
        if view[match.end() : match.end() + 1] != " ":
            break
        at = match.end() + 1
    while found and view[found[-1].start : found[-1].end] in glossary.particles:
        found.pop()
    return Span(found[0].start, found[-1].end) if len(found) >= 2 else None

"""What is left above and below the text: short lines that no rule knows, taken out with less confidence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.model.seed import Cut
from communique.seeds.glossary import Glossary
from communique.seeds.sheet import LONGEST_LINE, Line, Sheet

_SHORT = 6
"""Words of the longest line above the text that is taken out unknown."""
_STOPS = (".", "!", "?", "…", "。", "！", "？")
_CLAUSE = (";", "；")
_LISTS = (":", "：")
_GOES_ON = (",", "，", ":", "：", "!", "！")
_HEADING = re.compile(r"(?:(?:article|chapter|section|part|annex|artículo|статья|глава) [\dIVXLC]+|第.{1,4}[条章])\.?$", re.I)
"""The heading of an article of a treaty, by its number."""
_LABELLED = re.compile(r"[^\W\d_]+: .*;")
"""A line that lists things behind a label: "Participants: …; …"."""
_SEVERAL = 4
"""Words of the shortest line whose cut is doubtful."""
_TITLE = 3
"""Words of the shortest title that goes before a sentence below it."""
_LONG_TAIL = 12
"""Lines below the text from which on they are taken for a list that belongs to it."""


def find(sheet: Sheet, glossary: Glossary) -> Iterator[Cut]:
    """Short lines above the first prose but for the title, and lines below the last one that are no sentence."""
    if sheet.last_prose >= 0:
        yield from _above(sheet, glossary)
        yield from _below(sheet)


def _above(sheet: Sheet, glossary: Glossary) -> Iterator[Cut]:
    """Short lines but for the title, for what belongs to the text below it, and for a list of who took part."""
    lines, title = sheet.lines[: sheet.first_prose], title_line(sheet)
    labels = frozenset(f"{word}:" for word in glossary.low("participants"))
    listed = next((i for i, line in enumerate(lines) if line.text.casefold() in labels), len(lines))
    for index, line in enumerate(lines):
        stays = index in (title, listed) or index > listed or title is not None and index > title and belongs(line)
        if line.words <= _SHORT and not stays:
            yield sheet.cut(index, "head-unknown", "A short line above the text that is not its title.", _sure(line))


def _below(sheet: Sheet) -> Iterator[Cut]:
    """Lines behind the end of the text, if they are few."""
    head = sheet.view[: sheet.lines[sheet.first_prose].span.start]
    tail = range(_end(sheet), len(sheet.lines))
    for index in tail if len(tail) <= _LONG_TAIL else ():
        line = sheet.lines[index]
        signed = f"({line.text})" in head  # "The Minister in Colombia (Washington) to ..."
        if not signed and len(line.text) <= LONGEST_LINE:
            yield sheet.cut(index, "tail-unknown", "A line below the text that is no sentence of it.", _sure(line))


def _sure(line: Line) -> float:
    """How sure it is that a line is furniture: an archivist is to look at one of several words."""
    return 0.6 if line.words < _SEVERAL else 0.5


def title_line(sheet: Sheet) -> int | None:
    """The first line above the text that has several words and is no salutation, list or sentence; else the one with most
    words, counted up to eight, the first of equals; None where there is none.
    """
    above = sheet.lines[: sheet.first_prose] if sheet.last_prose >= 0 else sheet.lines[:1]
    lines = [(i, line) for i, line in enumerate(above) if line.words and len(line.text) <= 300]
    first = next((i for i, line in lines if _names(line)), None)
    longest = max(((min(line.words, 8), -i) for i, line in lines), default=None)
    return first if first is not None or longest is None else -longest[1]


def _names(line: Line) -> bool:
    """Whether a line can be a title by itself."""
    dense = max(line.text) > "\u2e80"  # a script that sets no spaces between words
    words = line.words if dense else sum(1 for word in line.text.split() if any(map(str.isalpha, word)))
    return words >= _TITLE and not _is_sentence(line) and not line.text.endswith(_GOES_ON) and not _LABELLED.match(line.text)


def _end(sheet: Sheet) -> int:
    """Where the text ends: behind its last sentence, and behind the list that a colon there announces."""
    end = sheet.last_prose + 1
    for index in range(end, len(sheet.lines)):
        if _is_sentence(sheet.lines[index]):
            end = index + 1
    return len(sheet.lines) if sheet.lines[end - 1].text.endswith(_LISTS) else end


def belongs(line: Line) -> bool:
    """Whether a short line below the title is one of the text: a sentence, a salutation, what goes on, a heading of a treaty."""
    return _is_sentence(line) or line.text.endswith(_GOES_ON) or bool(_HEADING.match(line.text))


def _is_sentence(line: Line) -> bool:
    """Whether a line is a sentence, a clause of one, or what someone is said to have answered ("MINISTER: Yes.")."""
    end = line.text.rstrip("\"')]")[-1:]
    several = line.words > 2 or line.words == 2 and not line.text[0].isdigit() or ": " in line.text
    return end in _STOPS and several or end in _CLAUSE and line.words >= _SHORT

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
    first, last = sheet.first_prose, sheet.last_prose
    if last < 0:
        return
    title = title_line(sheet)
    for index, line in enumerate(sheet.lines[:first]):
        if index != title and line.words <= _SHORT and not (title is not None and index > title and is_sentence(line)):
            yield sheet.cut(index, "head-unknown", "A short line above the text that is not its title.", _sure(line))
    head = sheet.view[: sheet.lines[first].span.start]
    tail = range(_end(sheet), len(sheet.lines))
    if len(tail) > _LONG_TAIL:
        return
    for index in tail:
        signed = f"({sheet.lines[index].text})" in head  # "The Minister in Colombia (Washington) to ..."
        if not signed and len(sheet.lines[index].text) <= LONGEST_LINE:
            yield sheet.cut(index, "tail-unknown", "A line below the text that is no sentence of it.", _sure(sheet.lines[index]))


def _sure(line: Line) -> float:
    """How sure it is that a line is furniture: an archivist is to look at one of several words."""
    return 0.6 if line.words < _SEVERAL else 0.5


def title_line(sheet: Sheet) -> int | None:
    """The line above the text with most words, counted up to eight, the first of equals; None where there is none.

    A line that ends as a sentence does is one of the text where a line of several words stands above it.
    """
    above = sheet.lines[: sheet.first_prose] if sheet.last_prose >= 0 else sheet.lines[:1]
    lines = [(i, line) for i, line in enumerate(above) if line.words and len(line.text) <= 300]
    lines = [(i, line) for i, line in lines if not _LABELLED.match(line.text)] or lines
    candidates = [(min(line.words, 8), -i) for i, line in lines if not is_sentence(line) and line.words >= _TITLE]
    candidates = candidates or [(min(line.words, 8), -i) for i, line in lines]
    return -max(candidates)[1] if candidates else None


def _end(sheet: Sheet) -> int:
    """Where the text ends: behind its last sentence, and behind the list that a colon there announces."""
    end = sheet.last_prose + 1
    for index in range(end, len(sheet.lines)):
        if is_sentence(sheet.lines[index]):
            end = index + 1
    return len(sheet.lines) if sheet.lines[end - 1].text.endswith(_LISTS) else end


def is_sentence(line: Line) -> bool:
    """Whether a line is a sentence, a clause of one, or what someone is said to have answered ("MINISTER: Yes.")."""
    end = line.text.rstrip("\"')]")[-1:]
    return end in _STOPS and (line.words >= 3 or ": " in line.text) or end in _CLAUSE and line.words >= _SHORT

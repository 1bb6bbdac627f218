"""Known lines of pages: headings of boxes, notices, closing marks, such as "Search Trends" or "###"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.model.seed import Cut
from communique.seeds.glossary import Glossary
from communique.seeds.sheet import LONGEST_LINE, Sheet

_MARKS = re.compile(r"[\W_]+$")
_MOST_WORDS = 25
"""Words of the longest notice that is written as a sentence."""
_RULE = re.compile(r"[-_ ]+$")
"""A line drawn between two parts of a text, which belongs to it."""


def find(sheet: Sheet, glossary: Glossary) -> Iterator[Cut]:
    """Lines that are one of the listed ones, that begin as one of the listed does, or that hold no letter or digit."""
    closings = glossary.low("closings")
    widgets = glossary.low("widgets")
    starts = tuple(word.casefold() for word in glossary.words("lines", "starts"))
    for index, line in enumerate(sheet.lines):
        if len(line.text) > LONGEST_LINE or line.prose and line.words > _MOST_WORDS:
            continue
        low = line.text.casefold()
        bare = low.rstrip(".:!")
        if bare in closings or low in closings:
            yield sheet.cut(index, "closing", "The line belongs to the page, not to the text.")
        elif bare in widgets:
            yield sheet.cut(index, "widget-heading", "The line is a button or the heading of a box on the page.")
        elif _MARKS.match(low) and not (sheet.place(index) == "within" and _RULE.match(low)):
            yield sheet.cut(index, "marks", "The line holds nothing but marks.")
        elif starts and low.startswith(starts) and not sheet.first_prose < index < sheet.last_prose:
            yield sheet.cut(index, "page-notice", "The line is a notice of the page.", 0.8)

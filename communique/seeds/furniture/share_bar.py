"""Share bars: lines of share words, counts and perhaps a date, such as "date 2021-08-26 0 SHARES Share Tweet"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.model.seed import Cut
from communique.seeds.glossary import Glossary
from communique.seeds.sheet import LONGEST_LINE, Sheet

_TOKEN = re.compile(r"[^\s,|•·]+")
_COUNT = re.compile(
    r"\d{1,9}(?:[.,]\d{1,3}){0,3}[KkMm]?$|\d{4}-\d\d(?:-\d\d)?$|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}$|\d{1,2}:\d\d$"
)


def find(sheet: Sheet, glossary: Glossary) -> Iterator[Cut]:
    """Lines of which every token is a share word, a number or part of a date, with at least one share word."""
    core, more = glossary.low("share_core"), glossary.low("share_more")
    for index, line in enumerate(sheet.lines):
        if len(line.text) > LONGEST_LINE:
            continue
        low = line.text.casefold()
        if not any(word in low for word in core):  # far quicker than to part every line
            continue
        tokens = [token.strip(".:()") for token in _TOKEN.findall(low)]
        if core.isdisjoint(tokens) or len(tokens) < 2:
            continue
        months = glossary.dates.months
        others = [t for t in tokens if t and t not in core and t not in more and not _COUNT.match(t)]
        if all(t in months or t.capitalize() in months for t in others):
            yield sheet.cut(index, "share-bar", "Every word of the line is a share button, a count or a date.")

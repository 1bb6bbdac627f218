"""Breadcrumbs: where a page stood in its site, such as "Home » Nation"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.model.seed import Cut
from communique.seeds.glossary import Glossary
from communique.seeds.sheet import LONGEST_LINE, Sheet

_STEP = re.compile(r" ?[»›→] ?| [>/|] | :: ")


def find(sheet: Sheet, glossary: Glossary) -> Iterator[Cut]:
    """Short steps with marks between them, the first one a word such as Home; above the text only."""
    starts = glossary.low("breadcrumbs", "start")
    for index in range(min(sheet.first_prose + 1, len(sheet.lines))):
        line = sheet.lines[index]
        if line.span.end - line.span.start > LONGEST_LINE:
            continue
        raw = sheet.seed.text[line.span.start : line.span.end]
        steps = [step.strip() for step in _STEP.split(raw)]
        if len(steps) > 1 and steps[0].casefold() in starts:
            yield sheet.cut(index, "breadcrumb", "The line gives the page's place in its site.")

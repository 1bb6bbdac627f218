"""Front matter of Markdown sources: lines such as "date: 2021-12-15" between lines of three hyphens, and heading marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.model.provenance import Span
from communique.model.seed import Cut
from communique.seeds.glossary import Glossary
from communique.seeds.sheet import Sheet

_HEADING = re.compile(r"#{1,6} +(?=\S)")
_LONGEST = 60
"""Lines of the longest front matter."""


def find(sheet: Sheet, glossary: Glossary) -> Iterator[Cut]:
    """The lines of the front matter, and the marks before headings; only in sources that are Markdown."""
    if not sheet.seed.path.endswith(".md"):
        return
    fences = [i for i, line in enumerate(sheet.lines[:_LONGEST]) if line.text == "---"]
    end = fences[1] if len(fences) > 1 and fences[0] == 0 else -1
    for index, line in enumerate(sheet.lines):
        heading = _HEADING.match(line.text)
        if index <= end:
            yield Cut(line.span, "front-matter", "The line describes the text and is no part of it.", "above", 0.95)
        elif heading:
            span = Span(line.span.start, line.span.start + heading.end())
            yield Cut(span, "heading-mark", "The sign marks a heading.", sheet.place(index), 0.95)

"""Date prefixes: "date 2024-04-29" glued by a page to the headline or text that follows on the same line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.model.provenance import Span
from communique.model.seed import Cut
from communique.seeds.glossary import Glossary
from communique.seeds.sheet import Sheet

_PREFIX = re.compile(r"date (\d{4}-\d{2}(?:-\d{2})?)(?= \w)")


def find(sheet: Sheet, glossary: Glossary) -> Iterator[Cut]:
    """The prefix of a line near the top; what follows on the line stays."""
    for index, line in enumerate(sheet.lines[:5]):
        match = _PREFIX.match(line.text)
        if match:
            span = Span(line.span.start, line.span.start + match.end())
            yield Cut(span, "date-prefix", "The page put its date in front of the line.", sheet.place(index), 0.9)

"""Closing marks: what an agency sets behind the last words of a report, such as "Enditem" or "（完）"."""

from __future__ import annotations

from collections.abc import Iterator

from communique.model.provenance import Span
from communique.model.seed import Cut
from communique.seeds.glossary import Glossary
from communique.seeds.sheet import Sheet

_STOPS = (".", "!", "?", "…", "。", "！", "？", '"', "'", ")")


def find(sheet: Sheet, glossary: Glossary) -> Iterator[Cut]:
    """The mark at the end of a line, behind a sentence; what stands before it stays."""
    marks = tuple(glossary.low("closing_marks"))
    for index, line in enumerate(sheet.lines if marks else ()):
        low = line.text.casefold()
        mark = next((mark for mark in marks if low.endswith(mark)), "")
        length = len(line.text) - len(mark)
        if mark and line.text[:length].rstrip().endswith(_STOPS):
            span = Span(line.span.start + length, line.span.end)
            yield Cut(span, "closing-mark", "The mark says that the report ends, and is no part of it.", sheet.place(index), 0.95)

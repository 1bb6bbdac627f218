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
    marks = glossary.words("closing_marks")
    for index, line in enumerate(sheet.lines if marks else ()):
        length = next((len(mark) for mark in marks if line.text[-len(mark) :].casefold() == mark.casefold()), 0)
        if length and line.text[:-length].rstrip().endswith(_STOPS):
            span = Span(line.span.end - length, line.span.end)
            yield Cut(span, "closing-mark", "The mark says that the report ends, and is no part of it.", sheet.place(index), 0.95)

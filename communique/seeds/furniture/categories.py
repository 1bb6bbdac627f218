"""Category lines: "Categories Opinion", "Filed under: World"."""

from __future__ import annotations

from collections.abc import Iterator

from communique.model.seed import Cut
from communique.seeds.glossary import Glossary
from communique.seeds.sheet import Sheet

_LONGEST = 10
"""Words of the longest category line."""


def find(sheet: Sheet, glossary: Glossary) -> Iterator[Cut]:
    """Short lines outside the text that open with a word for categories."""
    labels = tuple(word.casefold() for word in glossary.words("categories", "labels"))
    for index, line in enumerate(sheet.lines):
        if line.words > _LONGEST or line.prose:
            continue
        low = line.text.casefold()
        label = next((word for word in labels if low.startswith(word)), "")
        if label and sheet.place(index) != "within":
            if low[len(label) :][:1] in (" ", ":"):
                yield sheet.cut(index, "categories", "The line files the page under a section of its site.")

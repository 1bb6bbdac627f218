"""Newswire footers: "View original content to download multimedia: …"."""

from __future__ import annotations

from collections.abc import Iterator

from communique.model.seed import Cut
from communique.seeds.glossary import Glossary
from communique.seeds.sheet import LONGEST_LINE, Sheet

_HEAD = 80
"""Characters in which the words of a footer stand."""


def find(sheet: Sheet, glossary: Glossary) -> Iterator[Cut]:
    """Lines that begin with the words of a distributor's footer."""
    starts = tuple(word.casefold() for word in glossary.words("continuing"))
    for index, line in enumerate(sheet.lines):
        if starts and len(line.text) <= 2 * LONGEST_LINE and line.text[:_HEAD].casefold().startswith(starts):
            yield sheet.cut(index, "newswire-footer", "The line belongs to the distributor's page.")

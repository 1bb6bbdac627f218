"""Credits: bylines, sources, photographs and editors, such as "Editorial, China Daily" or "Source: Global Times"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from communique.model.seed import Cut
from communique.seeds.glossary import Glossary
from communique.seeds.sheet import Line, Sheet

_LONGEST = 12
"""Words of the longest credit."""


def find(sheet: Sheet, glossary: Glossary) -> Iterator[Cut]:
    """Short lines above or below the text that open with a credit's label."""
    sources = _labels(glossary.words("sources", "labels"))
    credits = _labels(glossary.words("credits", "labels"))
    genres = tuple(f"{word.casefold()}, " for word in glossary.words("bylines", "genres"))
    by = tuple(f"{word.casefold()} " for word in glossary.words("bylines", "by"))
    for index, line in enumerate(sheet.lines):
        if line.words > _LONGEST:
            continue
        low = line.text.casefold()
        if sources.match(low) or _bare_source(line, glossary):
            yield sheet.cut(index, "source-line", "The line names the source of the text.")
        elif sheet.place(index) == "within" or line.prose:
            continue
        elif credits.match(low):
            yield sheet.cut(index, "credit", "The line credits a photograph, a reporter or an editor.")
        elif genres and low.startswith(genres):
            yield sheet.cut(index, "byline", "The line names the kind of text and who wrote it.")
        elif by and low.startswith(by) and line.text[len(by[0]) :][:1].isupper() and line.words <= 8:
            yield sheet.cut(index, "byline", "The line names who wrote the text.", 0.8)


@lru_cache(maxsize=64)
def _labels(words: tuple[str, ...]) -> re.Pattern[str]:
    options = "|".join(re.escape(word.casefold()) for word in words) or "(?!)"
    return re.compile(rf"(?:{options}) ?: ?\S")


def _bare_source(line: Line, glossary: Glossary) -> bool:
    """A release's last line: "SOURCE" in capitals, then a name."""
    labels = (word.upper() for word in glossary.words("sources", "labels") if len(word) > 4)
    return any(line.text.startswith(f"{label} ") for label in labels)

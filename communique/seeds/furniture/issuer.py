"""Letterheads: lines that name who issued a text, or what kind of text it is, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from communique.model.seed import Cut
from communique.seeds.glossary import Glossary
from communique.seeds.sheet import Sheet


def find(sheet: Sheet, glossary: Glossary) -> Iterator[Cut]:
    """Lines that are the name of a listed publisher, of an issuing office, or of a genre."""
    offices = glossary.low("offices_issuing")
    genres = frozenset(word.casefold() for row in glossary.rows("genre_lines").values() for word in row)
    for index, line in enumerate(sheet.lines):
        if line.words > 10:
            continue
        low = line.text.casefold().rstrip(":")
        name = glossary.publishers.at(line.text, 0)
        if name is None and line.text.isupper():
            name = glossary.publishers.at(line.text.title(), 0)
        if name and name.end == len(line.text):
            yield sheet.cut(index, "letterhead", "The line names the publisher and nothing else.")
        elif low in offices:
            yield sheet.cut(index, "issuing-office", "The line names the office that issued the text.")
        elif low in genres and sheet.place(index) != "within":
            yield sheet.cut(index, "genre-line", "The line names the kind of text and nothing else.")

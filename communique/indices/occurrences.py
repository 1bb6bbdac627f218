"""Where wordings stand in the texts: found through the index of words, checked and placed text by text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from communique.indices.passages import PLACES, Passages
from communique.model.archive import Archive
from communique.model.document import Document
from communique.model.ids import DocumentId
from communique.model.provenance import Span
from communique.text.folding import is_dense, places, tokens

Tokens = tuple[str, ...]
STAR = "*"
"""Ends a token that stands for all words that begin so."""

_LOW = (1 << PLACES) - 1


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place of a wording: its document, the paragraph's number (0: a title), and the words' span in the clean text."""

    document: DocumentId
    paragraph: int
    span: Span


def find(sought: Mapping[str, tuple[Tokens, ...]], archive: Archive, passages: Passages) -> dict[str, list[Occurrence]]:
    """The places of each key's wordings, in order of the documents of the index.

    A wording stands within one block and is not parted by punctuation other than quotation marks. Where two of one key
    overlap, the earlier one counts, and of two that begin together the longer. Each text is looked at once.
    """
    found: dict[str, list[Occurrence]] = {key: [] for key in sought}
    for key, occurrence in _each(sought, archive, passages, sorted(passages.words)):
        found[key].append(occurrence)
    return found


def occurs(sought: Mapping[str, tuple[Tokens, ...]], archive: Archive, passages: Passages) -> bool:
    """Whether `find` would find anything; it is looked for up to the first place."""
    ordered = sorted(passages.words)
    return any(True for key, shapes in sought.items() for _ in _each({key: shapes}, archive, passages, ordered))


def _each(
    sought: Mapping[str, tuple[Tokens, ...]], archive: Archive, passages: Passages, ordered: Sequence[str]
) -> Iterator[tuple[str, Occurrence]]:
    """The places of all keys' wordings, block by block."""
    hits = [
        (start, -len(shape), key)
        for key, shapes in sought.items()
        for shape in shapes
        for start in _starts(shape, passages.words, ordered)
    ]
    for unit, group in groupby(sorted(hits), key=lambda hit: hit[0] >> PLACES):
        yield from _placed(unit, group, archive, passages)


def _starts(shape: Tokens, words: Mapping[str, Sequence[int]], ordered: Sequence[str]) -> list[int]:
    """The codes at which these tokens begin, one after the other."""
    codes = [_codes(token, words, ordered) for token in shape]
    rarest = min(range(len(shape)), key=lambda k: len(codes[k]))
    starts = [code - rarest for code in codes[rarest]]
    for k, held in enumerate(codes):
        if k != rarest:
            starts = [start for start in starts if _holds(held, start + k)]
    return starts


def _codes(token: str, words: Mapping[str, Sequence[int]], ordered: Sequence[str]) -> Sequence[int]:
    if not token.endswith(STAR):
        return words.get(token, ())
    start = token[:-1]
    members = ordered[bisect_left(ordered, start) : bisect_left(ordered, start + "\U0010ffff")]
    return sorted(code for word in members for code in words[word])


def _holds(codes: Sequence[int], code: int) -> bool:
    at = bisect_left(codes, code)
    return at < len(codes) and codes[at] == code


def _placed(
    unit: int, hits: Iterator[tuple[int, int, str]], archive: Archive, passages: Passages
) -> Iterator[tuple[str, Occurrence]]:
    """The hits in one block that punctuation does not part and that no other of the same key overlaps."""
    number = bisect_right(passages.first, unit) - 1
    document = archive.documents[passages.documents[number]]
    block = document.clean.blocks[unit - passages.first[number]]
    there = [(start & _LOW, (start & _LOW) - negative, key) for start, negative, key in hits]
    held = places(document.clean.words(block), max(last for _, last, _ in there))
    ends: dict[str, int] = {}
    for first, last, key in there:
        if first < ends.get(key, 0) or any(place.parted for place in held[first + 1 : last]):
            continue
        ends[key] = last
        span = Span(block.span.start + held[first].start, block.span.start + held[last - 1].end)
        yield key, Occurrence(document.id, block.number, span)


def shape(reading: str) -> Tokens:
    """The tokens of a plain wording, with `*` where it leaves a word open."""
    found: list[str] = []
    for word in reading.split():
        tokened = tokens(word)
        if tokened and word.endswith(STAR):
            tokened[-1] += STAR
        found += tokened
    return closed(found)


def closed(found: Sequence[str]) -> Tokens:
    """Without the last character alone of a script without spaces, which may be followed by another."""
    ends = len(found) > 1 and is_dense(found[-1]) and len(found[-1]) == 1
    return tuple(found[:-1] if ends else found)


def words(occurrence: Occurrence, document: Document) -> str:
    """The words of a place, as they stand."""
    return document.clean.part(occurrence.span)

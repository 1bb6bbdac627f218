"""The paragraphs of a document as its record can hold them: those that were published, found again in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.arrange.pins import outside, places, words
from communique.desk.held import Held
from communique.model.document import Document
from communique.model.finding import FieldError, Finding, Where
from communique.model.provenance import Span
from communique.model.seed import CleanText
from communique.text.fixity import paragraph_hash

MOST = 12
"""Blocks of the text as it is read now that one published paragraph may have been."""

_LINES = re.compile(r"\S(?:[^\n]*\S)?")
_PARTS = re.compile(r"\S(?:.*?\S)??(?=\s*\n\s*\n|\s*\Z)", re.DOTALL)


def pins(document: Document, held: Held) -> list[str]:
    """Where each paragraph lies: those that were published under their numbers, then those that are new.

    Raises FieldError where the words of a published one cannot be found in the text.
    """
    clean, paths = document.clean, {f"documents/{key}/" for key in (document.id, *document.formerly)}
    published = {a.paragraph: a.hash for a in held.archive.addresses if a.path in paths and a.paragraph}
    found = _found(clean, frozenset(published.values()))
    spans: list[tuple[Span, ...]] = []
    for number in range(1, max(published, default=0) + 1):
        own = next((own for own in found.get(published.get(number, ""), ()) if own not in spans), None)
        if own is None:
            message = f"{document.id} ¶{number} was published, and its words are not in the text"
            hint = f"restore {clean.seed.path}, or keep the older text under `versions:`"
            raise FieldError(
                Finding(Where(f"content/documents/{document.id}.yaml"), "paragraphs", message, "E727", hint)
            )
        spans.append(own)
    taken = tuple(sorted(Span(own[0].start, own[-1].end) for own in spans))
    for block in clean.paragraphs:
        rest = tuple(s for own in clean.to_raw(block.span) for s in outside(own, taken) if words(clean, s))
        spans += [rest] if rest else []
    return [places(own) for own in spans]


def _found(clean: CleanText, wanted: frozenset[str]) -> dict[str, tuple[tuple[Span, ...], ...]]:
    """The places of the wanted words, by their hash: all those of the first kind of candidates that has them."""
    found: dict[str, tuple[tuple[Span, ...], ...]] = {}
    for candidates in _candidates(clean):
        if len(found) == len(wanted):
            break
        new: dict[str, dict[tuple[Span, ...], None]] = {}
        for spans in candidates:
            key = paragraph_hash("".join(clean.seed.text[s.start : s.end] for s in spans))
            if key in wanted:
                new.setdefault(key, {})[spans] = None
        found = {key: tuple(spans) for key, spans in new.items()} | found
    return found


def _candidates(clean: CleanText) -> Iterator[list[tuple[Span, ...]]]:
    """What may have been a paragraph: blocks as they are read now, lines, what lies between blank lines, blocks joined."""
    blocks = [clean.to_raw(block.span) for block in clean.blocks]
    yield blocks
    for pattern in (_LINES, _PARTS):
        yield [(Span(*match.span()),) for match in pattern.finditer(clean.seed.text)]
    for many in range(2, MOST + 1):
        joined = zip(blocks, blocks[many - 1 :], strict=False)
        yield [(Span(first[0].start, last[-1].end),) for first, last in joined]

"""Keyword in context: every place of a formula in one line, with the words before and after it as they stand."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

from communique.indices.occurrences import Occurrence
from communique.indices.phrases import Track
from communique.model.archive import Archive
from communique.model.dates import ArchiveDate
from communique.model.document import Document
from communique.model.ids import EventId
from communique.model.provenance import Claim, Span
from communique.pages.sources import ParagraphLink, direction, paragraph_link, place_of, source

REACH = 110
"""Characters of context on each side."""
DENSE_REACH = 50
"""The same for a script without spaces, whose characters are twice as wide."""
_OVER = 12
"""Characters by which a context may be longer or shorter, so that it ends between words."""


@dataclass(frozen=True, slots=True)
class Line:
    """A place in its context. `left` and `right` are cut between words; `altered` is the word beside an altered copy's."""

    ref: ParagraphLink
    left: str
    key: str
    right: str
    language: str
    direction: str
    altered: str
    year: int


@dataclass(frozen=True, slots=True)
class User:
    """A publisher (or, without one, a genre) whose documents use a formula, and how often they do."""

    name: str
    genre: str
    n: int


def lines(found: tuple[Occurrence, ...], archive: Archive) -> tuple[Line, ...]:
    """A line for every place."""
    return tuple(line(occurrence, archive.documents[occurrence.document], archive) for occurrence in found)


def line(occurrence: Occurrence, document: Document, archive: Archive) -> Line:
    """One place with what stands before and after it in its paragraph."""
    clean, span = document.clean, occurrence.span
    held = clean.blocks[bisect_right(clean.blocks, span.start, key=lambda b: b.span.start) - 1]
    block = held.span
    language = document.reading.language
    reach = DENSE_REACH if language.split("-")[0] in ("zh", "ja", "th", "lo", "my", "km") else REACH
    told = date_told(document, archive)
    text = clean.text
    return Line(
        ref=paragraph_link(document, occurrence.paragraph, archive, place_of(clean, held)),
        left=_before(text, Span(block.start, span.start), reach),
        key=" ".join(text[span.start : span.end].split()),
        right=_after(text, Span(span.end, block.end), reach),
        language=language,
        direction=direction(language),
        altered=document.quality.label if document.quality else "",
        year=told.value.earliest.year if told and told.value.has_year else 0,
    )


def _before(text: str, span: Span, reach: int) -> str:
    text = _near(text, span, reach, last=True) + " " * text[max(span.start, span.end - 1) : span.end].isspace()
    if len(text) <= reach:
        return text
    start = text.find(" ", max(len(text) - reach - _OVER, 0))
    return "… " + text[start + 1 if start >= 0 else len(text) - reach :]


def _after(text: str, span: Span, reach: int) -> str:
    text = " " * text[span.start : min(span.start + 1, span.end)].isspace() + _near(text, span, reach, last=False)
    if len(text) <= reach:
        return text
    end = text.rfind(" ", 1, reach + _OVER)
    return text[: end if end >= 0 else reach] + " …"


def _near(text: str, span: Span, reach: int, last: bool) -> str:
    """The last or first words of a span, its spaces single; of a very long one no more than a context needs."""
    size = 4 * reach
    while size < span.end - span.start:
        part = text[span.end - size : span.end] if last else text[span.start : span.start + size]
        words = " ".join(part.split())
        if len(words) > reach + _OVER:
            return words
        size *= 2
    return " ".join(text[span.start : span.end].split())


def date_told(document: Document, archive: Archive) -> Claim[ArchiveDate] | None:
    """The date of the first event a document tells of, else of its publication."""
    told = (archive.events[e].date for e in document.events)
    return next((date for date in told if date), document.reading.published)


def users(track: Track, archive: Archive) -> tuple[User, ...]:
    """Who uses a formula, most often first."""
    found: Counter[tuple[str, str]] = Counter()
    for occurrence in track.occurrences:
        made = source(archive.documents[occurrence.document], archive)
        found[(made.name, "" if made.name else made.genre)] += 1
    return tuple(User(name, genre, n) for (name, genre), n in found.most_common())


def counts(track: Track, archive: Archive) -> dict[EventId, int]:
    """The places of a formula by the events of which their documents tell."""
    found: Counter[EventId] = Counter()
    for document, n in Counter(o.document for o in track.occurrences).items():
        for event in archive.documents[document].events:
            found[event] += n
    return found

"""How pages name a source and a place in it: the short name of a document, and ¶ references to its paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from communique.model.archive import Archive
from communique.model.dates import ArchiveDate
from communique.model.document import Document
from communique.model.ids import DocumentId
from communique.model.provenance import Claim, Evidence
from communique.model.seed import Block, CleanText
from communique.text.once import once


@dataclass(frozen=True, slots=True)
class Source:
    """A document where space is tight: by `name`, its publisher's or agency's, or else by its genre.

    `altered` is the word that stands beside quotations from a copy that was altered, else empty. `accession` is the
    document's number where another one on the page goes by the same name (`pages/labels.py` sets it).
    """

    id: str
    url: str
    name: str
    genre: str
    date: Claim[ArchiveDate] | None = None
    language: str = "en"
    direction: str = "ltr"
    altered: str = ""
    accession: str = ""


@dataclass(frozen=True, slots=True)
class ParagraphLink:
    """A ¶ reference: `source` is the publisher's name, empty where none is known (then the genre stands for it).

    `number` 0 is the title, a heading or furniture, which `place` tells; `accession` as in `Source`.
    """

    url: str
    fragment: str
    number: int
    source: str
    genre: str
    published: Claim[ArchiveDate] | None = None
    place: str = "paragraph"  # title | subheading | furniture where there is no number
    accession: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand in a document: a paragraph by its number, or 0 with the kind of place; `fragment` leads there."""

    kind: str
    number: int = 0
    fragment: str = ""


TITLE = Place("title")
FURNITURE = Place("furniture", fragment="furniture")


_START, _BLOCK_START = attrgetter("start"), attrgetter("span.start")
RIGHT_TO_LEFT = ("ar", "dv", "fa", "he", "ps", "ur", "yi")


@once
def source(document: Document, archive: Archive) -> Source:
    """A document by its short name."""
    reading = document.reading
    maker = reading.publisher or reading.agency
    known = archive.vocabularies.publishers.get(maker.value.id) if maker else None
    return Source(
        id=document.id,
        url=f"documents/{document.id}/",
        name=known.name if known else maker.value.name if maker else "",
        genre=reading.genre.value,
        date=reading.published,
        language=reading.language,
        direction=direction(reading.language),
        altered=document.quality.label if document.quality else "",
    )


def direction(language: str) -> str:
    """The writing direction of a language, as HTML names it."""
    return "rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr"


def refs(places: Iterable[tuple[DocumentId, int]], archive: Archive) -> tuple[ParagraphLink, ...]:
    """References to paragraphs, those of one document together, in the order in which documents come first."""
    numbers: dict[DocumentId, dict[int, None]] = {}
    for document, number in places:
        numbers.setdefault(document, {})[number] = None
    return tuple(paragraph_link(archive.documents[d], n, archive) for d, found in numbers.items() for n in found)


def paragraph_link(document: Document, number: int, archive: Archive, other: Place = TITLE) -> ParagraphLink:
    """A reference to one paragraph, or to the `other` place for number 0."""
    named = source(document, archive)
    fragment, kind = (f"p{number}", "paragraph") if number else (other.fragment, other.kind)
    return ParagraphLink(named.url, fragment, number, named.name, named.genre, named.date, kind)


def place(clean: CleanText, evidence: Evidence) -> Place:
    """Where the first words of a piece of evidence stand."""
    start = evidence.spans[0].start if evidence.spans else -1
    block = block_at(clean, start)
    if block:
        return place_of(clean, block)
    return FURNITURE if any(cut.span.start <= start < cut.span.end for cut in clean.cuts) else Place("furniture")


def place_of(clean: CleanText, block: Block) -> Place:
    """A block as a place; a subheading is found above the paragraph that follows it."""
    number = block.number
    if block.kind == "subheading":
        number = next((b.number for b in clean.blocks if b.number and b.span.start > block.span.start), 0)
    return Place(block.kind, block.number, f"p{number}" if number else "")


def block_at(clean: CleanText, raw: int) -> Block | None:
    """The block that holds a raw offset; None where it stands in furniture or between blocks."""
    index = bisect_right(clean.kept, raw, key=_START) - 1
    if index < 0 or raw >= clean.kept[index].end:
        return None
    offset = clean.starts[index] + raw - clean.kept[index].start
    found = bisect_right(clean.blocks, offset, key=_BLOCK_START) - 1
    if found < 0 or offset >= clean.blocks[found].span.end:
        return None
    return clean.blocks[found]


def clean_offset(clean: CleanText, raw: int) -> int:
    """The clean offset of a raw one; of one inside a cut, the clean offset at which the text goes on."""
    index = bisect_right(clean.kept, raw, key=_START) - 1
    if index < 0:
        return 0
    kept = clean.kept[index]
    return clean.starts[index] + min(raw, kept.end) - kept.start


def titled(document: Document) -> tuple[str, bool]:
    """The title under which a document goes, and whether the archive supplied it.

    No line ends before a dash, nor after a short word that opens a quotation: these spaces do not break.
    """
    reading = document.reading
    title = re.sub(r" (?=[–—] )|(?<=“\w) ", "\N{NO-BREAK SPACE}", " ".join(reading.display_title.value.split()))
    return title, reading.title is None or reading.display_title.mark == "supplied"


def names_kept(text: str, names: Iterable[str]) -> str:
    """The archive's own words with these names made whole by no-break spaces, so that no line ends inside one."""
    for name in names:
        text = text.replace(name, name.replace(" ", "\N{NO-BREAK SPACE}"))
    return text

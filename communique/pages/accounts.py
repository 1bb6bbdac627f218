"""Accounts of one event side by side: how each names it, and who reports what."""

from __future__ import annotations

from dataclasses import dataclass

from communique.drawing.tracks import Bar, track
from communique.indices.comparison import Comparison, Row
from communique.model.archive import Archive
from communique.model.dates import ArchiveDate
from communique.model.document import Document
from communique.model.provenance import Claim
from communique.pages.evidence import Quoted, quotation
from communique.pages.sources import Source, direction, source, titled
from communique.text.words import word_count

@dataclass(frozen=True, slots=True)
class Account:
    """How one document presents an event. `naming` are the words by which it names the event."""

    url: str
    source: Source
    genre: str
    title: str
    title_supplied: bool
    maker: str  # publisher, or agency where the text names only that
    publisher: str
    distributor: str
    published: Claim[ArchiveDate] | None
    dateline: str
    dateline_date: Claim[ArchiveDate] | None
    paragraphs: int
    words: int
    naming: Quoted | None
    language: str
    direction: str
    altered: str = ""
    suggested: bool = False  # put with the event by the reading, which no record has confirmed


@dataclass(frozen=True, slots=True)
class Column:
    """A source at the head of the comparison."""

    source: Source
    paragraphs: int


@dataclass(frozen=True, slots=True)
class Cell:
    """The paragraphs of one source that name a topic, none where its whole text does not, and their bars."""

    source: Source
    numbers: tuple[int, ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A topic with one cell a source."""

    name: str
    url: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class MatrixGroup:
    """Rows reported by all, by some or by one source only (`source`)."""

    kind: str
    source: Source | None
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who reports what by a number of sources; `grouped` is false for one, `wide` true from four on."""

    columns: tuple[Column, ...]
    groups: tuple[MatrixGroup, ...]
    sources: int
    grouped: bool
    wide: bool


def account(document: Document, archive: Archive, suggested: bool = False) -> Account:
    """One document as an account."""
    reading, clean, view = document.reading, document.clean, document.clean.view
    publishers = archive.vocabularies.publishers
    naming = reading.happening.naming if reading.happening else None
    named, (title, supplied) = source(document, archive), titled(document)
    distributor = reading.distributor and publishers.get(reading.distributor.value.id)
    return Account(
        url=named.url,
        source=named,
        genre=reading.genre.value,
        title=title,
        title_supplied=supplied,
        maker="agency" if reading.agency and not reading.publisher else "publisher",
        publisher=named.name,
        distributor=distributor.name if distributor else reading.distributor.value.name if reading.distributor else "",
        published=reading.published,
        dateline=reading.dateline.value.place if reading.dateline else "",
        dateline_date=reading.dateline.value.date if reading.dateline else None,
        paragraphs=len(clean.paragraphs),
        words=sum(word_count(view[b.span.start : b.span.end]) for b in clean.paragraphs),
        naming=quotation(naming, archive, document.id) if naming else None,
        language=reading.language,
        direction=direction(reading.language),
        altered=named.altered,
        suggested=suggested,
    )


def matrix(comparison: Comparison, archive: Archive) -> Matrix:
    """The comparison of an event's accounts as a table."""
    documents = [archive.documents[d] for d in comparison.documents]
    columns = tuple(Column(source(d, archive), len(d.clean.paragraphs)) for d in documents)
    lengths = tuple(tuple(b.span.end - b.span.start for b in d.clean.paragraphs) for d in documents)
    sources = {c.source.id: c.source for c in columns}
    groups = tuple(
        MatrixGroup(
            kind=group.kind,
            source=sources[group.document] if group.document else None,
            rows=tuple(_row(row, columns, lengths, archive) for row in group.rows),
        )
        for group in comparison.groups
    )
    return Matrix(columns, groups, len(columns), grouped=len(columns) > 1, wide=len(columns) > 3)


def _row(row: Row, columns: tuple[Column, ...], lengths: tuple[tuple[int, ...], ...], archive: Archive) -> MatrixRow:
    cells = zip(columns, row.paragraphs, lengths, strict=True)
    return MatrixRow(
        name=archive.vocabularies.topics[row.topic].name,
        url=f"topics/{row.topic}/",
        cells=tuple(Cell(column.source, numbers, track(sizes, numbers)) for column, numbers, sizes in cells),
    )

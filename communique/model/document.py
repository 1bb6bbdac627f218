"""A document: one source as readers meet it, the curated laid over the read."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.content import Change, Obtained, Quality, Review
from communique.model.ids import CollectionId, DocumentId, EventId
from communique.model.seed import CleanText, Mention, Reading, Reference


@dataclass(frozen=True, slots=True)
class Document:
    """A source document. `reading` holds its facts with the archivist's laid over them; `events` those it tells of."""

    id: DocumentId
    reading: Reading
    events: tuple[EventId, ...] = ()
    collection: CollectionId | None = None
    reviewed: Review | None = None
    obtained: Obtained | None = None
    quality: Quality | None = None
    rights: str = ""
    formerly: tuple[DocumentId, ...] = ()
    changes: tuple[Change, ...] = ()
    versions: tuple[CleanText, ...] = ()  # earlier captures, the oldest first
    recorded: bool = False  # whether `content/documents/` has a record of it

    @property
    def clean(self) -> CleanText:
        """The text without its furniture."""
        return self.reading.clean

    @property
    def revision(self) -> int:
        """The number of its revision, from 1: one more for each change."""
        return len(self.changes) + 1

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Every passage that names an authority."""
        return self.reading.mentions

    @property
    def references(self) -> tuple[Reference, ...]:
        """Every passage that refers to another event."""
        return self.reading.references

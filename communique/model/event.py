"""An event: something that happened between states, with all that tells of it."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.content import Change, ParagraphRef, Review, Sentence
from communique.model.dates import ArchiveDate
from communique.model.ids import CollectionId, DocumentId, EventId
from communique.model.provenance import Claim
from communique.model.seed import Participant


@dataclass(frozen=True, slots=True)
class Event:
    """An event. `held` is false where it is known only by mention; `proposed` true where nobody declared it."""

    id: EventId
    title: str
    short: str
    type: Claim[str]
    date: Claim[ArchiveDate] | None
    documents: tuple[DocumentId, ...] = ()
    participants: tuple[Participant, ...] = ()
    place: Claim[str] | None = None
    medium: Claim[str] | None = None
    outputs: tuple[Claim[str], ...] = ()
    about: tuple[str, ...] = ()
    note: str = ""
    summary: tuple[Sentence, ...] = ()
    key_passages: tuple[ParagraphRef, ...] = ()
    collection: CollectionId | None = None
    formerly: tuple[EventId, ...] = ()
    reviewed: Review | None = None
    changes: tuple[Change, ...] = ()
    proposed: bool = False
    suggested: tuple[DocumentId, ...] = ()  # those of `documents` that the reading put here and no record names

    @property
    def revision(self) -> int:
        """The number of its revision, from 1: one more for each change."""
        return len(self.changes) + 1

    @property
    def held(self) -> bool:
        """Whether a document of the archive tells of it."""
        return bool(self.documents)

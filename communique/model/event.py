"""An event: something that happened between states, with all that tells of it."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.content import ParagraphRef, Review, Sentence
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
    proposed: bool = False
    suggested: tuple[DocumentId, ...] = ()  # those of `documents` that the reading put here and no record names

    @property
    def held(self) -> bool:
        """Whether a document of the archive tells of it."""
        return bool(self.documents)

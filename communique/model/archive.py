"""The archive: all documents, events and authorities, each by id, consistent by construction."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from communique.model.authority import Vocabularies
from communique.model.content import Address, Collection, EditorialPage, Moved, Withdrawal
from communique.model.document import Document
from communique.model.event import Event
from communique.model.finding import Where
from communique.model.ids import CollectionId, DocumentId, EventId, SeedId


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What is left of a record that was withdrawn: `url` is its address, `digest` the SHA-256 of its source, if any.

    `former` are the addresses that it had before.
    """

    url: str
    title: str
    withdrawal: Withdrawal
    digest: str = ""
    former: tuple[str, ...] = ()
    where: Where | None = None


class Once:
    """What was worked out of records, by the name of what worked it out and the record's id."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, str], Any] = {}

    def of(self, name: str, key: str, make: Callable[[], Any]) -> Any:
        """What `make` gives, called the first time alone."""
        found = self._made.get((name, key))
        if found is None:
            found = self._made[name, key] = make()
        return found


@dataclass(frozen=True, slots=True)
class Archive:
    """Every id that stands in one of its values resolves in it; `arrange` leaves out and reports what does not.

    Documents are in the order of their ids; events in order of date (undated last), then of id. The lists in
    `vocabularies` include people and publishers that were found in texts and stand in no list (`found`). `kept` is no
    part of it, but where `text/once.py` keeps what was worked out for its records.
    """

    documents: Mapping[DocumentId, Document]
    events: Mapping[EventId, Event]
    vocabularies: Vocabularies
    collections: Mapping[CollectionId, Collection] = field(default_factory=dict)
    pages: tuple[EditorialPage, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()
    moved: tuple[Moved, ...] = ()  # old addresses of what still stands, each with the one it has now
    addresses: tuple[Address, ...] = ()  # every address that was recorded
    by_seed: Mapping[SeedId, DocumentId] = field(default_factory=dict)
    kept: Once = field(default_factory=Once, init=False, repr=False, compare=False)

"""Names of the identifiers: each a string, kept apart by type."""

from __future__ import annotations

from typing import NewType

SeedId = NewType("SeedId", str)
"""A seed's file name, ending included."""
DocumentId = NewType("DocumentId", str)
EventId = NewType("EventId", str)
TopicId = NewType("TopicId", str)
PersonId = NewType("PersonId", str)
PartyId = NewType("PartyId", str)
PublisherId = NewType("PublisherId", str)
InstrumentId = NewType("InstrumentId", str)
CollectionId = NewType("CollectionId", str)

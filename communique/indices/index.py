"""All derived views of an archive, made once."""

from __future__ import annotations

from dataclasses import dataclass

from communique.indices.comparison import Comparisons, comparison
from communique.indices.holdings import Holdings, holdings
from communique.indices.passages import Passages, passages
from communique.indices.presence import Presence, presence
from communique.indices.relations import Relations, relations
from communique.indices.timeline import Timeline, timeline
from communique.model.archive import Archive


@dataclass(frozen=True, slots=True)
class Indices:
    """Each view by the name of its module."""

    timeline: Timeline
    holdings: Holdings
    comparison: Comparisons
    relations: Relations
    presence: Presence
    passages: Passages


def index(archive: Archive) -> Indices:
    """Derive every view."""
    return Indices(
        timeline=timeline(archive),
        holdings=holdings(archive),
        comparison=comparison(archive),
        relations=relations(archive),
        presence=presence(archive),
        passages=passages(archive),
    )

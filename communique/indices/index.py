"""All derived views of an archive, made once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from communique.indices.belonging import Belonging, belonging
from communique.indices.comparison import Comparisons, comparison
from communique.indices.holdings import Holdings, holdings
from communique.indices.passages import Passages, blocks, passages
from communique.indices.phrases import Phrases, phrases
from communique.indices.presence import Presence, presence
from communique.indices.relations import Relations, relations
from communique.indices.series import Steps, series
from communique.indices.timeline import Timeline, timeline
from communique.model.archive import Archive
from communique.model.site import Outputs


@dataclass(frozen=True, slots=True)
class Indices:
    """Each view by the name of its module."""

    timeline: Timeline
    holdings: Holdings
    comparison: Comparisons
    relations: Relations
    presence: Presence
    passages: Passages
    phrases: Phrases
    series: Steps
    belonging: Mapping[str, Belonging] = field(default_factory=dict)


def index(archive: Archive, outputs: Outputs = Outputs()) -> Indices:
    """Derive every view; those of phrases and passages stay empty where no output needs them."""
    texts = blocks(archive) if outputs.search or outputs.phrases else {}
    searched = passages(archive, texts) if outputs.search or outputs.phrases else Passages()
    found = phrases(archive, searched, texts) if outputs.phrases else Phrases({}, {})
    return Indices(
        timeline=timeline(archive),
        holdings=holdings(archive),
        comparison=comparison(archive),
        relations=relations(archive),
        presence=presence(archive),
        passages=searched,
        phrases=found,
        series=series(archive, found) if outputs.phrases else {},
        belonging=belonging(archive),
    )

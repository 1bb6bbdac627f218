"""All derived views of an archive, made once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from communique.indices.belonging import Belonging, belonging
from communique.indices.comparison import Comparisons, comparison
from communique.indices.holdings import Holdings, holdings
from communique.indices.passages import Passages, passages
from communique.indices.phrases import Phrases, listed_occur, phrases
from communique.indices.presence import Presence, presence
from communique.indices.relations import Relations, relations
from communique.indices.series import Steps, series
from communique.indices.timeline import Timeline, timeline
from communique.model.archive import Archive
from communique.model.site import Outputs


MANY = 100
"""Texts that have a list of phrases, be it empty."""


@dataclass(frozen=True)
class Indices:
    """Each view by the name of its module.

    Phrases and series take longer than all the others together and few pages need them: they are worked out when they are
    first asked for, from `texts`, which is None where no output needs them.
    """

    timeline: Timeline
    holdings: Holdings
    comparison: Comparisons
    relations: Relations
    presence: Presence
    passages: Passages
    belonging: Mapping[str, Belonging] = field(default_factory=dict)
    texts: Archive | None = field(default=None, repr=False)

    @cached_property
    def phrases(self) -> Phrases:
        """The formulas with their places."""
        return phrases(self.texts, self.passages) if self.texts else Phrases()

    @cached_property
    def series(self) -> Steps:
        """What each text of a declared series keeps of the one before."""
        return series(self.texts, self.phrases) if self.texts else {}

    @cached_property
    def has_phrases(self) -> bool:
        """Whether there is a list of phrases. Where there are few texts it takes a formula or a series; many have a list
        whatever they say, so that it need not be known yet what they share.
        """
        if self.texts is None:
            return False
        sure = bool(self.texts.vocabularies.series) or len(self.texts.documents) >= MANY
        return sure or listed_occur(self.texts, self.passages) or bool(self.phrases.tracks)


def index(archive: Archive, outputs: Outputs = Outputs()) -> Indices:
    """Derive every view; those of phrases and passages stay empty where no output needs them."""
    return Indices(
        timeline=timeline(archive),
        holdings=holdings(archive),
        comparison=comparison(archive),
        relations=relations(archive),
        presence=presence(archive),
        passages=passages(archive) if outputs.search or outputs.phrases else Passages(),
        belonging=belonging(archive),
        texts=archive if outputs.phrases else None,
    )

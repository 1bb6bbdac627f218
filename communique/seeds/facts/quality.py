"""Signs that a copy was altered by a machine."""

from __future__ import annotations

import re

from communique.model.provenance import Evidence, Span
from communique.seeds.prose import Prose

_SIGNS = re.compile(r"\w{3,}\. [a-z]{2,}[^.\n]{0,20}|\b(?:the The|The the|the the|a a|of of)\b \w+|\b[a-z]+[A-Z][a-z]+ [a-z]+")
_FEWEST = 3
"""Fewer signs than these are slips, not a habit."""


def altered(prose: Prose) -> tuple[Evidence, ...]:
    """Full stops before lower case and doubled articles, where there are three or more."""
    found = []
    for match in _SIGNS.finditer(prose.view):
        word = match.group().split(".")[0].casefold()
        if prose.sentence_at(match.start()) and word not in ("etc", "inc", "corp"):
            found.append(Span(*match.span()))
    strong = [s for s in found if ". " in prose.words(s) or " " in prose.words(s)[:4]]
    return tuple(prose.evidence(span) for span in strong) if len(strong) >= _FEWEST else ()

"""What a build came to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.model.finding import Finding
from communique.publishing.publish import Published

if TYPE_CHECKING:  # what only a build itself needs to know
    from communique.glance import Last
    from communique.kept.kept import Kept


@dataclass(frozen=True, slots=True)
class Built:
    """Its findings, how much it made, what was published (None where nothing was), what the next one may take over, and
    what it holds at hand for a glance at one source.
    """

    findings: tuple[Finding, ...]
    documents: int = 0
    events: int = 0
    pages: int = 0
    files: int = 0
    published: Published | None = None
    kept: Kept | None = None
    last: Last | None = None

    @property
    def failed(self) -> bool:
        """Whether a finding is an error, so that nothing was published."""
        return any(finding.severity == "error" for finding in self.findings)

"""The two gates: what must hold of the archive before it is drawn, and of the files before they are published."""

from __future__ import annotations

from communique.checks import evidence, links, paths, series
from communique.model.archive import Archive
from communique.model.finding import Finding
from communique.model.page import Output

CHECKS = (evidence.check, series.check)
"""Gate one: functions of the archive."""

OUTPUT_CHECKS = (paths.check, links.check)
"""Gate two: functions of the finished files."""


def check(archive: Archive) -> tuple[Finding, ...]:
    """All that is wrong with what the archive holds."""
    return tuple(finding for each in CHECKS for finding in each(archive))


def check_outputs(outputs: tuple[Output, ...]) -> tuple[Finding, ...]:
    """All that is wrong with the finished files."""
    return tuple(finding for each in OUTPUT_CHECKS for finding in each(outputs))

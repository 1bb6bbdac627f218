"""The two gates: what must hold of the archive before it is drawn, and of the files before they are published."""

from __future__ import annotations

from dataclasses import replace

from communique.checks import addresses, evidence, links, paths, series
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


def check_outputs(outputs: tuple[Output, ...], archive: Archive | None = None, draft: bool = False) -> tuple[Finding, ...]:
    """All that is wrong with the finished files, and with the addresses of an archive that they stand for.

    In a draft, an address that would be lost is a warning.
    """
    found = tuple(finding for each in OUTPUT_CHECKS for finding in each(outputs))
    lost = tuple(addresses.check(archive, outputs)) if archive else ()
    return found + tuple(replace(f, severity="warning") if draft and f.code in addresses.LEDGER else f for f in lost)

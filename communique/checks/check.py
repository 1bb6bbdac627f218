"""The two gates: what must hold of the archive before it is drawn, and of the files before they are published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from communique.checks import addresses, evidence, links, paths, series
from communique.model.archive import Archive
from communique.model.finding import Finding
from communique.model.page import Output

CHECKS = (addresses.paragraphs, evidence.check, series.check)
"""Gate one: functions of the archive."""

OUTPUT_CHECKS = (paths.check, links.check)
"""Gate two: functions of the finished files."""


def check(archive: Archive, draft: bool = False) -> tuple[Finding, ...]:
    """All that is wrong with what the archive holds. In a `draft`, a recorded paragraph that is lost is a warning."""
    return _judged((finding for each in CHECKS for finding in each(archive)), draft)


def check_outputs(
    outputs: tuple[Output, ...], archive: Archive | None = None, draft: bool = False
) -> tuple[Finding, ...]:
    """All that is wrong with the finished files, and with the recorded addresses of an archive that they stand for.

    In a `draft`, an address that would be lost is a warning.
    """
    found = [finding for each in OUTPUT_CHECKS for finding in each(outputs)]
    return _judged([*found, *(addresses.check(archive, outputs) if archive else ())], draft)


def _judged(findings: Iterable[Finding], draft: bool) -> tuple[Finding, ...]:
    return tuple(replace(f, severity="warning") if draft and f.code in addresses.LEDGER else f for f in findings)

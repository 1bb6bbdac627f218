"""The two gates: what must hold of the archive before it is drawn, and of the files before they are published."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from communique.checks import addresses, evidence, links, paths, series
from communique.checks.noting import Noted, note
from communique.model.archive import Archive
from communique.model.finding import Finding

CHECKS = (addresses.paragraphs, evidence.check, series.check)
"""Gate one: functions of the archive."""

def check(archive: Archive, draft: bool = False) -> tuple[Finding, ...]:
    """All that is wrong with what the archive holds. In a `draft`, a recorded paragraph that is lost is a warning."""
    return _judged((finding for each in CHECKS for finding in each(archive)), draft)


def check_noted(
    files: Iterable[Noted], body: Callable[[str], bytes], archive: Archive | None = None, draft: bool = False
) -> tuple[Finding, ...]:
    """All that is wrong with the finished files, and with the recorded addresses of an archive that they stand for.

    `body` gives the bytes of a file by its path, once more, where something is wrong with it. In a `draft`, an address
    that would be lost is a warning.
    """
    files = tuple(files)
    held = [file.path for file in files]
    found = [*paths.check(held), *links.settle(files, body, archive), *(addresses.check(archive, held) if archive else ())]
    return _judged(found, draft)


def fit(path: str) -> bool:
    """Whether a file can be written at this path; gate two tells of one that cannot."""
    return not any(paths.check([path]))


def _judged(findings: Iterable[Finding], draft: bool) -> tuple[Finding, ...]:
    return tuple(replace(f, severity="warning") if draft and f.code in addresses.LEDGER else f for f in findings)

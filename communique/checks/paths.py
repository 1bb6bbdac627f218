"""Every output has a path of its own that works on any host."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from communique.model.finding import Finding, Where

LENGTH = 200
"""Bytes of the longest path."""

_PART = re.compile(r"(?!\.\.?$)[A-Za-z0-9._-]*[A-Za-z0-9_-]")
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)


def check(files: Iterable[str]) -> Iterator[Finding]:
    """A finding for each path that is unsafe, too long, or differs from another by case alone."""
    taken: dict[str, str] = {}
    for path in files:
        parts = path.split("/")
        if not all(_PART.fullmatch(part) for part in parts):
            yield _finding(path, "is no path that every host can serve", "E511")
        elif any(_DEVICE.fullmatch(part) for part in parts):
            yield _finding(path, "holds a name that Windows keeps for a device", "E512")
        elif len(path.encode()) > LENGTH:
            yield _finding(path, f"is longer than {LENGTH} bytes", "E513")
        if path.lower() in taken:
            yield _finding(path, f'is the path of two files: "{taken[path.lower()]}"', "E514")
        taken.setdefault(path.lower(), path)
    for path in taken:
        above = path.rpartition("/")[0]
        if above in taken:
            yield Finding(Where(taken[above]), "path", "is a file and a folder", "E515")


def _finding(path: str, message: str, code: str) -> Finding:
    return Finding(Where(path), "path", message, code)

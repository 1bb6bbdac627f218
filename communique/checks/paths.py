"""Every output has a path of its own that works on any host."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.model.finding import Finding, Where
from communique.model.page import Output

LENGTH = 200
"""Bytes of the longest path."""

_PART = re.compile(r"(?!\.\.?$)[A-Za-z0-9._-]*[A-Za-z0-9_-]")
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)


def check(outputs: tuple[Output, ...]) -> Iterator[Finding]:
    """A finding for each path that is unsafe, too long, or differs from another by case alone."""
    taken: dict[str, str] = {}
    for output in outputs:
        parts = output.path.split("/")
        if not all(_PART.fullmatch(part) for part in parts):
            yield _finding(output, "is no path that every host can serve", "E511")
        elif any(_DEVICE.fullmatch(part) for part in parts):
            yield _finding(output, "holds a name that Windows keeps for a device", "E512")
        elif len(output.path.encode()) > LENGTH:
            yield _finding(output, f"is longer than {LENGTH} bytes", "E513")
        other = taken.setdefault(output.path.lower(), output.path)
        if other is not output.path:
            yield _finding(output, f'is the path of two files: "{other}"', "E514")
    for path in taken:
        above = path.rpartition("/")[0]
        if above in taken:
            yield Finding(Where(taken[above]), "path", "is a file and a folder", "E515")


def _finding(output: Output, message: str, code: str) -> Finding:
    return Finding(Where(output.path), "path", message, code)

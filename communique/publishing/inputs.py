"""What a site was last built from: a build of the same inputs over the same files has nothing to do."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import version
from operator import eq
from pathlib import Path

from communique.publishing.fixity import digests
from communique.publishing.lock import alone
from communique.publishing.manifest import MANIFEST, digest, parse
from communique.publishing.stage import FILE_MODE, holds
from communique.workers import ALONE, Workers

PROJECT = Path(__file__).parent.parent.parent
"""The folder that holds the program and its own templates and static files."""

PACKAGES = ("jinja2", "markupsafe", "markdown-it-py", "pyyaml")
"""What pages are made with beside the program."""

PASSED = ("__pycache__",)
"""Folders that no build reads."""


def sums(folders: Iterable[Path], workers: Workers = ALONE) -> dict[tuple[int, str], str] | None:
    """The SHA-256 of every file below these folders, by the number of the folder and the path in it, in order.

    None where something there is no plain file or cannot be read: the build itself tells of it.
    """
    found: dict[tuple[int, str], str] = {}
    try:
        for number, folder in enumerate(folders):
            paths = tuple(_files(str(folder)))
            found.update(zip([(number, path) for path in paths], digests(str(folder), paths, workers), strict=True))
    except OSError:
        return None
    return found


def fingerprint(found: Mapping[tuple[int, str], str] | None, also: Iterable[str]) -> str:
    """SHA-256 over the names and the sums of files, and further words that a build goes by; empty where one is unknown."""
    if found is None:
        return ""
    total = hashlib.sha256("\0".join(also).encode())
    for (number, path), own in found.items():
        total.update(os.fsencode(f"{number} {path}\0{own}\n"))
    return total.hexdigest()


@cache
def program() -> str:
    """The sum of the program as it runs: its files, its language, its packages."""
    return fingerprint(sums((PROJECT / "communique",)), versions())


def versions() -> tuple[str, ...]:
    """The language and the packages as they are here."""
    return (sys.version, *(f"{name} {version(name)}" for name in PACKAGES))


@dataclass(frozen=True, slots=True)
class Known:
    """A site as it was built: the fingerprint of its inputs, its manifest's SHA-256, and what was counted."""

    inputs: str
    manifest: str
    counted: Mapping[str, int]


def unchanged(out: Path, inputs: str, workers: Workers = ALONE) -> Known | None:
    """The last build, where it was made from these inputs and every file is as it left it."""
    out = out.resolve()
    if not inputs or not (out / MANIFEST).is_file():
        return None
    with alone(out) as file:
        try:
            known = Known(**json.loads(file.read()))
            body = (out / MANIFEST).read_bytes()
            listed = parse(body) or {}
            if (known.inputs, known.manifest) != (inputs, digest(body)) or not holds(out, frozenset((*listed, MANIFEST))):
                return None
            found = digests(str(out), tuple(listed), workers, FILE_MODE)
            return known if all(map(eq, found, listed.values())) else None
        except (OSError, ValueError, TypeError):  # a file that is gone, or a note that no build left
            return None


def remember(out: Path, known: Known) -> None:
    """Write into the file of the lock beside `out` what the site there was built from."""
    with alone(out.resolve()) as file:
        file.truncate()
        file.write(json.dumps(asdict(known)).encode() + b"\n")


def _files(folder: str) -> Iterator[str]:
    """The paths of everything below a folder but folders, in the order of names; a link to a folder is no folder."""
    if os.path.islink(folder):
        raise OSError(f"{folder} is a link")
    for where, folders, names in os.walk(folder):
        links = [name for name in folders if os.path.islink(os.path.join(where, name))]
        folders[:] = sorted(name for name in folders if name not in PASSED)
        below = where[len(folder) + 1 :]
        yield from (f"{below}/{name}" if below else name for name in sorted(names + links))

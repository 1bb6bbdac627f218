"""A copy of a site compared with the manifest that it carries."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from communique.publishing.manifest import MANIFEST, digest, parse
from communique.publishing.stage import READ, has_mode
from communique.workers import ALONE, Workers

CHUNK = 1 << 20
ENOUGH = 4000
"""Files for which other processes are worth their start."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What a comparison came to: faults in order of the paths, the number of files listed, the manifest's own sum."""

    faults: tuple[str, ...]
    files: int = 0
    digest: str = ""


def verify(dist: Path, workers: Workers = ALONE) -> Verified:
    """Every file that is changed, missing, extra, or no plain file. Nothing is written."""
    manifest = dist / MANIFEST
    if not manifest.is_file() or manifest.is_symlink():
        return Verified((f"{MANIFEST}: is missing: {dist} is no copy of a site",))
    body = manifest.read_bytes()
    listed = parse(body)
    if listed is None:
        return Verified((f"{MANIFEST}: cannot be read as a manifest",))
    found = dict(_files(str(dist), ""))
    faults = {path: "is not in the manifest" for path in found if path not in listed and path != MANIFEST}
    faults |= {path: "is missing" for path in listed if path not in found}
    faults |= {path: "is a link or no plain file" for path in listed if path in found and not found[path]}
    whole = tuple(path for path in listed if found.get(path))
    for path, value in zip(whole, digests(str(dist), whole, workers), strict=True):
        if value != listed[path]:
            faults[path] = "has changed"
    return Verified(tuple(f"{path}: {what}" for path, what in sorted(faults.items())), len(listed), digest(body))


def digests(
    folder: str, paths: tuple[str, ...], workers: Workers = ALONE, mode: int | None = None
) -> Iterator[str]:
    """The SHA-256 of files below a folder, in the order of their paths.

    Raises OSError where one cannot be read, is no plain file, or has another `mode` than is asked for.
    """
    for part in workers.share(_digests, (folder, paths, mode), workers.pieces(len(paths), ENOUGH)):
        yield from part


def _digests(ground: tuple[str, tuple[str, ...], int | None], run: range) -> list[str]:
    folder, paths, mode = ground
    return [_digest(f"{folder}/{paths[number]}", mode) for number in run]


def _files(folder: str, prefix: str) -> Iterator[tuple[str, bool]]:
    """The paths of all that lies below a folder, but folders, and whether each is a plain file."""
    with os.scandir(folder) as entries:
        for entry in entries:
            path = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path, f"{path}/")
            else:
                yield path, entry.is_file(follow_symlinks=False)


def _digest(path: str, mode: int | None) -> str:
    """The SHA-256 of a plain file of this mode; a link, a pipe or a device is an OSError."""
    descriptor = os.open(path, READ)
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode) or (mode is not None and not has_mode(found, mode)):
            raise OSError(f"{path} is no plain file, or not of its mode")
        size = min(found.st_size + 1, CHUNK)  # one more than there is: what comes is then known to be all
        block = os.read(descriptor, size)
        total = hashlib.sha256(block)
        while len(block) == size:
            block = os.read(descriptor, size)
            total.update(block)
        return total.hexdigest()
    finally:
        os.close(descriptor)

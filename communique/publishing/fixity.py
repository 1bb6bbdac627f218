"""A copy of a site compared with the manifest that it carries."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from communique.publishing.manifest import MANIFEST, digest, parse

CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Verified:
    """What a comparison came to: faults in order of the paths, the files listed, the manifest's own sum."""

    faults: tuple[str, ...]
    paths: frozenset[str] = frozenset()
    digest: str = ""


def verify(dist: Path) -> Verified:
    """Every file that is changed, missing, extra, or no plain file. Nothing is written."""
    manifest = dist / MANIFEST
    if not manifest.is_file() or manifest.is_symlink():
        return Verified((f"{MANIFEST}: is missing: {dist} is no copy of a site",))
    body = manifest.read_bytes()
    listed = parse(body)
    if listed is None:
        return Verified((f"{MANIFEST}: cannot be read as a manifest",))
    found = _files(dist)
    faults = {path: "is not in the manifest" for path in found if path not in listed and path != MANIFEST}
    for path, expected in listed.items():
        if path not in found:
            faults[path] = "is missing"
        elif not found[path]:
            faults[path] = "is a link or no plain file"
        elif _digest(dist / path) != expected:
            faults[path] = "has changed"
    return Verified(tuple(f"{path}: {what}" for path, what in sorted(faults.items())), frozenset(listed), digest(body))


def _files(dist: Path) -> dict[str, bool]:
    """The paths of all that lies below a folder, but folders, and whether each is a plain file."""
    found: dict[str, bool] = {}
    for place, folders, names in os.walk(dist):
        for name in (*names, *(f for f in folders if (Path(place) / f).is_symlink())):
            path = Path(place) / name
            found[path.relative_to(dist).as_posix()] = path.is_file() and not path.is_symlink()
    return found


def _digest(path: Path) -> str:
    total = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(CHUNK):
            total.update(block)
    return total.hexdigest()

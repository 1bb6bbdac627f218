"""The output folder, written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from communique.model.page import Filed, Output
from communique.publishing.ground import refuse
from communique.publishing.lock import alone
from communique.publishing.manifest import digest, manifest
from communique.publishing.stage import Stage, check_path, holds, make_folder
from communique.publishing.swap import flush, recover, remove, set_aside, swap


@dataclass(frozen=True, slots=True)
class Published:
    """What became of a site: its number of files, how many were written anew, and the SHA-256 of its manifest.

    `changed` is false where the folder held these very files already and was not touched.
    """

    files: int
    written: int
    changed: bool
    digest: str


def publish(outputs: Iterable[Output], out: Path) -> Published:
    """Make `out` hold these files and no others, in one step that can be interrupted anywhere.

    A file with the bytes it had keeps its inode and its time. Raises `ground.Refused` where `out` is no folder of a
    build, and OSError where it cannot be written; the old site is then as it was.
    """
    outputs = tuple(outputs)
    for output in outputs:
        check_path(output.path)
    with staging(out) as stage:
        files = [stage.put(output) for output in outputs]
        return exchange(stage, [file for file, _ in files], sum(new for _, new in files))


@contextmanager
def staging(out: Path) -> Iterator[Stage]:
    """A stage beside `out`, under the lock, with what an interrupted build left put right; it is gone afterwards."""
    out = out.resolve()
    refuse(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    with alone(out):
        recover(out)
        folder = out.parent / f".{out.name}.staging-{os.getpid()}"
        try:
            make_folder(str(folder))
            yield Stage(str(folder), str(out), first=not out.exists())
        finally:
            remove(folder)
            if out.exists():
                remove(set_aside(out))


def exchange(stage: Stage, files: list[Filed], written: int) -> Published:
    """Put a stage that holds these files, so many of them written anew, in the place of the site, or leave the site where
    it holds just these.
    """
    listed = manifest(files)
    paths = frozenset(file.path for file in files) | {listed.path}
    _, new = stage.put(listed)
    written, out = written + new, Path(stage.out)
    if written or not holds(out, paths):
        flush(Path(stage.folder))
        swap(Path(stage.folder), out)
        return Published(len(files), written, True, digest(listed.body))
    return Published(len(files), 0, False, digest(listed.body))

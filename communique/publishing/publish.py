"""The output folder, written whole or not at all."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from communique.model.page import Output
from communique.publishing.ground import refuse
from communique.publishing.lock import alone
from communique.publishing.manifest import digest, manifest
from communique.publishing.swap import flush, recover, remove, set_aside, swap

FILE_MODE = 0o644
FOLDER_MODE = 0o755


@dataclass(frozen=True, slots=True)
class Published:
    """What became of a site: its number of files, how many were written anew, and the SHA-256 of its manifest.

    `changed` is false where the folder held these very files already and was not touched.
    """

    files: int
    written: int
    changed: bool
    digest: str


def publish(outputs: tuple[Output, ...], out: Path) -> Published:
    """Make `out` hold these files and no others, in one step that can be interrupted anywhere.

    A file with the bytes it had keeps its inode and its time. Raises `ground.Refused` where `out` is no folder of a
    build, and OSError where it cannot be written; the old site is then as it was.
    """
    outputs = tuple(sorted(outputs, key=lambda output: output.path))
    _check_paths(outputs)
    out = out.resolve()
    refuse(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    listed = manifest(outputs)
    with alone(out):
        recover(out)
        if _holds(out, (*outputs, listed)):
            return Published(len(outputs), 0, False, digest(listed.body))
        stage = out.parent / f".{out.name}.staging-{os.getpid()}"
        try:
            written = _stage((*outputs, listed), stage, out)
            flush(stage)
            swap(stage, out)
        finally:
            remove(stage)
            if out.exists():
                remove(set_aside(out))
    return Published(len(outputs), written, True, digest(listed.body))


def _check_paths(outputs: tuple[Output, ...]) -> None:
    """The last guard against writing elsewhere; what content can bring about is told at gate two, with its place."""
    for output in outputs:
        path = PurePosixPath(output.path)
        if (
            path.is_absolute()
            or str(path) != output.path
            or ".." in path.parts
            or any(c in output.path for c in "\\\r\n%\0:")
        ):
            raise ValueError(f"not a path below the output folder: {output.path!r}")


def _holds(out: Path, outputs: tuple[Output, ...]) -> bool:
    """Whether the folder holds exactly these files, with these bytes and the modes of a build."""
    folders = {str(parent) for output in outputs for parent in PurePosixPath(output.path).parents}
    paths = {output.path for output in outputs}
    if not out.is_dir():
        return False
    for place, names, files in os.walk(out):
        below = PurePosixPath(Path(place).relative_to(out).as_posix())
        if str(below) not in folders or not _has_mode(os.lstat(place), FOLDER_MODE):
            return False
        if any(os.path.islink(os.path.join(place, name)) for name in names):
            return False
        if any(str(below / name) not in paths for name in files):
            return False
    return all(_is_file(out / output.path, output.body) for output in outputs)


def _is_file(path: Path, body: bytes) -> bool:
    """Whether a plain file with these bytes and the mode of a build is there."""
    try:
        found = os.lstat(path)
        return (
            stat.S_ISREG(found.st_mode)
            and _has_mode(found, FILE_MODE)
            and found.st_size == len(body)
            and path.read_bytes() == body
        )
    except OSError:
        return False


def _has_mode(found: os.stat_result, mode: int) -> bool:
    return os.name == "nt" or stat.S_IMODE(found.st_mode) == mode


def _stage(outputs: tuple[Output, ...], stage: Path, out: Path) -> int:
    """Write the files into a new folder, linking those that `out` has already; returns how many are new."""
    _make_folder(stage)
    written = 0
    for output in outputs:
        target = stage / output.path
        for parent in reversed(PurePosixPath(output.path).parents[:-1]):
            if not (stage / parent).exists():
                _make_folder(stage / parent)
        if not _link(out / output.path, target, output.body):
            with open(target, "xb") as file:
                file.write(output.body)
            os.chmod(target, FILE_MODE)
            written += 1
    return written


def _make_folder(folder: Path) -> None:
    os.mkdir(folder)
    os.chmod(folder, FOLDER_MODE)


def _link(old: Path, target: Path, body: bytes) -> bool:
    """Give an unchanged file a second name in the stage; False where it changed or links cannot be made here."""
    if not _is_file(old, body):
        return False
    try:
        os.link(old, target)
    except OSError:
        return False
    return True

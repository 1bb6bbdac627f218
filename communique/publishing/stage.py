"""The folder beside the output in which a site is put together, file by file, by one process or several."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from communique.model.page import Filed, Output
from communique.publishing.manifest import digest

FILE_MODE = 0o644
FOLDER_MODE = 0o755
_BINARY = getattr(os, "O_BINARY", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | _BINARY
"""How a file is opened that ought to be plain: no link is followed, no pipe is waited for."""

_FORBIDDEN = re.compile(r"[\\\r\n%\0:]")


@dataclass(frozen=True, slots=True)
class Stage:
    """A staging folder, and the site whose unchanged files are taken over; there is none before the `first` is published."""

    folder: str
    out: str
    first: bool = False

    def put(self, output: Output) -> tuple[Filed, bool]:
        """Write a file, or give the one in `out` a second name where it has these bytes and so keeps its time; how it was
        filed, and whether it was written.

        Raises ValueError for a path that is none below the folder, OSError where it cannot be written.
        """
        check_path(output.path)
        target = f"{self.folder}/{output.path}"
        linked = self._link(output)
        if not linked:
            self._write(output, target)
        return Filed.of(output), not linked

    def take_over(self, files: Sequence[Filed]) -> bool:
        """Give files of `out` a second name, all of them or none: where one is not as it was put there once, where its
        path is taken in the stage, and where links cannot be made here.
        """
        if not all(_is_as_filed(f"{self.out}/{file.path}", file) for file in files):
            return False
        linked: list[str] = []
        try:
            for file in files:
                self._again(file.path)
                linked.append(file.path)
        except OSError:
            for path in linked:
                os.unlink(f"{self.folder}/{path}")
            return False
        return True

    def _link(self, output: Output) -> bool:
        """False where the file changed or links cannot be made here."""
        if self.first or not is_file(f"{self.out}/{output.path}", output.body):
            return False
        try:
            self._again(output.path)
        except OSError:
            return False
        return True

    def _again(self, path: str) -> None:
        """Give a file of `out` its name in the stage too."""
        old, new = f"{self.out}/{path}", f"{self.folder}/{path}"
        try:
            os.link(old, new)
        except FileNotFoundError:
            make_folders(self.folder, path)
            os.link(old, new)

    def _write(self, output: Output, target: str) -> None:
        try:
            descriptor = os.open(target, _NEW, FILE_MODE)
        except FileNotFoundError:
            make_folders(self.folder, output.path)
            descriptor = os.open(target, _NEW, FILE_MODE)
        try:
            left = memoryview(output.body)
            while left:
                left = left[os.write(descriptor, left) :]
            if hasattr(os, "fchmod"):
                os.fchmod(descriptor, FILE_MODE)
        finally:
            os.close(descriptor)


def check_path(path: str) -> None:
    """The last guard against writing elsewhere; what content can bring about is told at gate two, with its place."""
    if _FORBIDDEN.search(path) or any(part in ("", ".", "..") for part in path.split("/")):
        raise ValueError(f"not a path below the output folder: {path!r}")


def make_folders(folder: str, path: str) -> None:
    """Make every folder above a path below `folder` that is not there yet; another process may do so meanwhile."""
    above = path.rpartition("/")[0]
    if above:
        try:
            make_folder(f"{folder}/{above}")
        except FileNotFoundError:
            make_folders(folder, above)
            make_folder(f"{folder}/{above}")


def make_folder(folder: str) -> None:
    """Make a folder with the mode of a build, or leave the one that is there."""
    try:
        os.mkdir(folder, FOLDER_MODE)
    except FileExistsError:
        return
    os.chmod(folder, FOLDER_MODE)


def is_file(path: str, body: bytes) -> bool:
    """Whether a plain file with these bytes and the mode of a build is there."""
    return _held(path, len(body)) == body


def _held(path: str, size: int) -> bytes | None:
    """The bytes of a plain file of this size with the mode of a build; None where there is no such file."""
    try:
        descriptor = os.open(path, READ)
    except OSError:
        return None
    try:
        found = os.fstat(descriptor)
        if stat.S_ISREG(found.st_mode) and has_mode(found, FILE_MODE) and found.st_size == size:
            return _bytes(descriptor, size)
    except OSError:
        pass
    finally:
        os.close(descriptor)
    return None


def _bytes(descriptor: int, size: int) -> bytes:
    """The first bytes of a file; a large one comes in several reads."""
    parts = [os.read(descriptor, size)]
    while (left := size - sum(map(len, parts))) and parts[-1]:
        parts.append(os.read(descriptor, left))
    return b"".join(parts)


def _is_as_filed(path: str, file: Filed) -> bool:
    """Whether a plain file with this digest and the mode of a build is there."""
    held = _held(path, file.size)
    return held is not None and digest(held) == file.digest


def has_mode(found: os.stat_result, mode: int) -> bool:
    """Whether a file has this mode; Windows has none to speak of."""
    return os.name == "nt" or stat.S_IMODE(found.st_mode) == mode


def holds(out: Path, paths: frozenset[str]) -> bool:
    """Whether a folder holds entries at exactly these paths, and folders above them with the mode of a build.

    What the entries are is not asked: who reads them, asks.
    """
    folders: set[str] = set()
    for path in paths:
        above = path.rpartition("/")[0]
        while above and above not in folders:
            folders.add(above)
            above = above.rpartition("/")[0]
    return out.is_dir() and _holds(str(out), "", folders, paths)


def _holds(folder: str, below: str, folders: set[str], paths: frozenset[str]) -> bool:
    if not has_mode(os.lstat(folder), FOLDER_MODE):
        return False
    with os.scandir(folder) as entries:
        for entry in entries:
            path = below + entry.name
            if path in folders:
                if not entry.is_dir(follow_symlinks=False) or not _holds(entry.path, f"{path}/", folders, paths):
                    return False
            elif path not in paths:
                return False
    return True

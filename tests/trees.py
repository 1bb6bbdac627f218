"""Trees of files compared: what stands below a folder, and which of it was left alone."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parent.parent
GOOD = PROJECT / "tests" / "bad_inputs" / "good"
"""A small archive without faults."""


def tree(folder: Path) -> dict[str, str]:
    """Every folder and file below a folder by its path, with its mode and the SHA-256 of its bytes."""
    found = {}
    for path in (folder, *folder.rglob("*")):
        mode = stat.filemode(os.lstat(path).st_mode)
        body = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        found[path.relative_to(folder).as_posix()] = f"{mode} {body}"
    return found


def inodes(folder: Path) -> dict[str, tuple[int, int]]:
    """The inode and the time of every file below a folder."""
    states = {p: os.lstat(p) for p in folder.rglob("*") if p.is_file()}
    return {p.relative_to(folder).as_posix(): (s.st_ino, s.st_mtime_ns) for p, s in states.items()}


def copied(source: Path, folder: Path) -> Path:
    """A copy of an archive: its content and its texts."""
    for name in ("content", "seeds"):
        shutil.copytree(source / name, folder / name)
    return folder


def command(*arguments: object, **more: object) -> subprocess.CompletedProcess[str]:
    """The command run to its end in a process of its own."""
    line = [sys.executable, str(PROJECT / "build.py"), *map(str, arguments)]
    return subprocess.run(line, capture_output=True, text=True, **more)  # type: ignore[call-overload]

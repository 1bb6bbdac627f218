"""One build at a time: a lock beside the output folder, which the kernel frees when its process ends."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None
    import msvcrt

TRIES = 300
PAUSE = 0.1  # seconds between two tries


class Busy(OSError):
    """Another build holds the lock, and held it for half a minute."""


@contextmanager
def alone(out: Path) -> Iterator[BinaryIO]:
    """Hold `.NAME.lock` beside the folder NAME; waits half a minute for another build, then raises Busy.

    The file stays: were it removed, two builds could each hold a lock on a file of that name. It is given open, at its
    beginning: `inputs.py` keeps there what was built last.
    """
    place = out.parent / f".{out.name}.lock"
    with open(os.open(place, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644), "r+b") as file:
        for _ in range(TRIES):
            if _take(file.fileno()):
                break
            time.sleep(PAUSE)
        else:
            raise Busy(f"another build holds the lock on {out.name}")
        file.seek(0)
        yield file


def _take(descriptor: int) -> bool:
    try:
        if fcntl:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    except (BlockingIOError, PermissionError):
        return False
    return True

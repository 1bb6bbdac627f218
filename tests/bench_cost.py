"""What a command costs: wall and processor time, and the memory of all its processes together."""

from __future__ import annotations

import os
import statistics
import subprocess
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from pathlib import Path

_PAUSE = 0.05
"""Seconds between two looks at the memory; more where a look takes long, so that all take a twentieth of the time."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock, seconds of processor time, and megabytes (1,000,000 bytes) of memory at the peak.

    The memory is that of the whole tree of processes: the sum of their proportional set sizes (a page that several
    share counts once), looked at many times a second; or the largest resident set of one of them, which the kernel
    keeps exactly, where that is more.
    """

    wall: float
    processor: float
    memory: float


@dataclass(frozen=True, slots=True)
class Size:
    """What a folder holds: files, pages among them, and bytes."""

    files: int
    pages: int
    bytes: int


def cost(command: list[str | Path], folder: Path) -> Cost:
    """Run a command in a folder. Raises SystemExit, with what it said, where it fails."""
    os.sync()  # so that it need not wait for what others wrote before it
    start = time.perf_counter()
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        ended, sums = threading.Event(), [0]
        watch = threading.Thread(target=_watch, args=(process.pid, ended, sums))
        watch.start()
        said = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        ended.set()
        watch.join()
    if process.returncode:
        raise SystemExit(f"{command[0]} ended with {process.returncode}:\n{said.decode(errors='replace')}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, max(max(sums), usage.ru_maxrss) * 1024 / 1e6)


def _watch(pid: int, ended: threading.Event, sums: list[int]) -> None:
    """Note the kilobytes of a process and its descendants again and again."""
    pause = _PAUSE
    while not ended.wait(pause):
        start = time.perf_counter()
        processes = [*_tree(pid)]
        total = sum(map(_proportional, processes))
        if processes == [*_tree(pid)]:  # else pages that one was read with alone may have been read with another too
            sums.append(total)
        pause = max(_PAUSE, 20 * (time.perf_counter() - start))


def _tree(pid: int) -> Iterator[int]:
    """A process and its descendants, as far as they still run."""
    yield pid
    for task in _listed(Path(f"/proc/{pid}/task")):
        for child in _read(task / "children").split():
            yield from _tree(int(child))


def _proportional(pid: int) -> int:
    lines = _read(Path(f"/proc/{pid}/smaps_rollup")).splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:  # the process has ended
        return []


def _read(file: Path) -> str:
    try:
        return file.read_text()
    except OSError:  # the process has ended
        return ""


def median(costs: Iterable[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(*(statistics.median(column) for column in zip(*map(astuple, costs), strict=True)))


def size(folder: Path) -> Size:
    """What lies in a folder and below."""
    found = [Path(place, name) for place, _, names in os.walk(folder) for name in names]
    return Size(len(found), sum(path.suffix == ".html" for path in found), sum(path.stat().st_size for path in found))

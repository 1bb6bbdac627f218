"""Work shared out: a task done piece by piece, by this process, by several, or by a cluster; or one that goes on beside."""

from __future__ import annotations

import copyreg
import ctypes
import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from types import MappingProxyType
from typing import Any, TypeVar

Ground, Piece, Result, News = TypeVar("Ground"), TypeVar("Piece"), TypeVar("Result"), TypeVar("News")
Task = Callable[[Callable[[News], None], Callable[[float], bool]], None]
"""What goes on: it is given what it says its news to, and what waits so many seconds and says whether it is to end."""

PIECES = 128
"""Pieces for each process: enough that none waits long for the last."""

_WAY = "fork" if sys.platform == "linux" else None
_DEATH = 1  # PR_SET_PDEATHSIG of Linux
_ENDED = "a process of the build was ended from outside, perhaps for want of memory"

copyreg.pickle(MappingProxyType, lambda view: (MappingProxyType, (dict(view),)))


@dataclass(frozen=True, slots=True)
class Workers:
    """Who works: so many processes of this machine (1: this one alone), or those of the Dask scheduler at `cluster`."""

    jobs: int = 1
    cluster: str = ""

    def pieces(self, number: int, enough: int, most: int = sys.maxsize) -> tuple[range, ...]:
        """So many things parted into runs of at most so many; one run where there are not `enough`."""
        if number < enough:
            return (range(number),)
        length = min(-(-number // (PIECES * max(self.jobs, 2))), most)
        return tuple(range(start, min(start + length, number)) for start in range(0, number, length))

    def share(
        self, task: Callable[[Ground, Piece], Result], ground: Ground, pieces: Sequence[Piece], turn: int = sys.maxsize
    ) -> Iterator[Result]:
        """`task(ground, piece)` for each piece, in the order of the pieces. Several begin from both ends, where those
        that take longest belong. After a `turn` of so many pieces, a process gives way to another, which has none of the
        memory that those took.

        The task is a function of a module; ground, pieces and results are plain values. What a task raises is raised
        here; OSError where a process was ended from outside.
        """
        if self.cluster and len(pieces) > 1:
            yield from _on_cluster(self.cluster, task, ground, pieces)
        elif min(self.jobs, len(pieces)) > 1:
            yield from _in_processes(min(self.jobs, len(pieces)), task, ground, pieces, turn)
        else:
            yield from (task(ground, piece) for piece in pieces)


ALONE = Workers()
"""This process does all."""


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def growing_memory() -> Iterator[None]:
    """Within, no rubbish is looked for: a build leaves nothing behind that counting references does not free, and looking
    through an archive again and again takes a tenth of its time.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.freeze()
            gc.unfreeze()  # what is there counts as old, or the next look would go through all of it
            gc.enable()


def give_back() -> None:
    """Give memory that is free again back to the system, where the C library can: it would be copied by a process that
    forks, and it is kept from others.
    """
    if sys.platform == "linux" and hasattr(ctypes.CDLL(None), "malloc_trim"):
        ctypes.CDLL(None).malloc_trim(0)


@contextmanager
def beside(task: Task[News], within: float) -> Iterator[Iterator[News]]:
    """A task that goes on in a process of its own, whose work may be shared out further: its news, as they come.

    The task can be pickled. It ends with this context: it is asked to, and is killed where it did not `within` so many
    seconds. From its news, OSError is raised where it ended before.
    """
    way = multiprocessing.get_context(_WAY)
    (news, told), (asked, asking) = way.Pipe(duplex=False), way.Pipe(duplex=False)
    process = way.Process(target=_go_on, args=(task, told, asked, asking))
    process.start()
    told.close()
    asked.close()
    try:
        yield _news(news)
    finally:
        asking.close()
        process.join(within)
        process.kill()
        process.join()


def _news(said: Connection) -> Iterator[News]:
    try:
        while True:
            yield said.recv()
    except (EOFError, OSError):  # the latter where it ended in the middle of what it said
        raise OSError(_ENDED) from None


def _go_on(task: Task[News], told: Connection, asked: Connection, asking: Connection) -> None:
    """In the other process: who asks it to end closes the other end of `asked`, of which this one must hold none."""
    asking.close()
    _follow()
    with suppress(BrokenPipeError):  # nobody listens any more
        task(told.send, asked.poll)


def _in_processes(
    jobs: int, task: Callable[[Ground, Piece], Result], ground: Ground, pieces: Sequence[Piece], turn: int
) -> Iterator[Result]:
    """This process and others: they take pieces from the first on, this one those from the last that none has begun."""
    made: dict[int, Result] = {}
    start, stop = 0, len(pieces)
    while start < stop:
        with _processes(jobs - 1, ground) as pool:
            some = range(start, min(start + turn * (jobs - 1), stop))
            begun = {number: pool.submit(_do, task, pieces[number]) for number in some}
            start = some.stop
            while not all(piece.done() for piece in begun.values()):
                if start < stop:
                    stop = own = stop - 1
                elif begun[own := max(begun)].cancel():
                    del begun[own]
                else:
                    break
                made[own] = task(ground, pieces[own])
            made.update((number, piece.result()) for number, piece in begun.items())
    yield from (made.pop(number) for number in range(len(pieces)))


@contextmanager
def _processes(number: int, ground: Any) -> Iterator[ProcessPoolExecutor]:
    """So many other processes, for as long as this is open.

    Where a process can be forked, it has the ground already; elsewhere each is given it once. What a forked process
    looks at becomes its own, and what this one looks at meanwhile too: hence the turns.
    """
    way = multiprocessing.get_context(_WAY)
    give_back()
    others = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(number, way, _begin, (ground,))
    try:
        yield pool
    except BrokenProcessPool:
        raise OSError(_ENDED) from None
    except BaseException:  # the pool would wait for the pieces that are being done
        for process in set(multiprocessing.active_children()) - others:
            process.kill()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


_ground: Any = None
"""What the tasks of this process work on."""


def _begin(ground: Any) -> None:
    """In a new process."""
    global _ground
    _ground = ground
    gc.disable()  # as in `growing_memory`, where this process does not come from one that is in it
    _follow()


def _follow() -> None:
    """In a new process: it ends with the one that started it, which alone is interrupted."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DEATH, signal.SIGKILL)


def _do(task: Callable[[Any, Piece], Result], piece: Piece) -> Result:
    return task(_ground, piece)


def _on_cluster(
    address: str, task: Callable[[Ground, Piece], Result], ground: Ground, pieces: Sequence[Piece]
) -> Iterator[Result]:
    """Every worker is given the ground once. Raises OSError where no scheduler answers or the package is missing."""
    try:
        from distributed import Client
    except ImportError:
        raise OSError("a cluster needs the package distributed (the extra [cluster] of pyproject.toml)") from None
    with Client(address) as client:
        given = client.scatter(ground, broadcast=True)
        order = sorted(range(len(pieces)), key=lambda number: min(number, len(pieces) - 1 - number))
        begun = {number: client.submit(task, given, pieces[number], pure=False) for number in order}
        for number in range(len(pieces)):
            yield begun[number].result()

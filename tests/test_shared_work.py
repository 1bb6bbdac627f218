"""Work shared out to processes or a cluster comes to the same as work done alone, and ends as one that fails alone."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as some

from communique import making
from communique.pipeline import build
from communique.seeds import read
from communique.workers import Workers, beside, cores
from tests import bench_corpus
from tests.serving import start
from tests.trees import GOOD, PROJECT, copied, tree

T = TypeVar("T")

DOCUMENTS = read.ENOUGH + 20


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that is worth several processes, both when it is read and when it is drawn."""
    root = tmp_path_factory.mktemp("large") / "site"
    bench_corpus.make_site(root, DOCUMENTS, "text")
    return root


@pytest.fixture(scope="module")
def alone(large: Path) -> dict[str, str]:
    """What one process makes of it."""
    built = build(large, large.parent / "alone")
    assert built.pages > making.ENOUGH
    return tree(large.parent / "alone")


def squared(ground: int, piece: range) -> tuple[int, list[int]]:
    """A task: who did it, and the squares."""
    return os.getpid(), [ground + n * n for n in piece]


def slow_here(ground: int, piece: range) -> tuple[int, list[int]]:
    """A task that takes the first process long."""
    time.sleep(0.05 if os.getpid() == ground else 0)
    return squared(0, piece)


def failing(ground: int, piece: range) -> int:
    """A task that fails at one piece."""
    if ground in piece:
        raise ValueError(f"no {ground}")
    return 0


def sleeping(ground: int, piece: range) -> int:
    """A task that is not done within any test."""
    time.sleep(ground)
    return 0


def dying(ground: int, piece: range) -> int:
    """A task whose process is ended from outside, where it is not this one."""
    if multiprocessing.parent_process():
        os.kill(os.getpid(), signal.SIGKILL)
    return 0


@given(number=some.integers(0, 5000), enough=some.integers(1, 500), most=some.integers(1, 500), jobs=some.integers(1, 64))
def test_pieces_are_all_there_is_once_and_in_order(number: int, enough: int, most: int, jobs: int) -> None:
    runs = Workers(jobs).pieces(number, enough, most)
    assert [n for run in runs for n in run] == list(range(number))
    assert (len(runs) == 1) if number < enough else all(len(run) <= most for run in runs)


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_results_come_in_the_order_of_the_pieces(jobs: int) -> None:
    pieces = [range(n, n + 2) for n in range(0, 20, 2)]
    done = list(Workers(jobs).share(squared, 3, pieces))
    assert [value for _, values in done for value in values] == [3 + n * n for n in range(20)]
    processes = {process for process, _ in done}
    assert len(processes) <= jobs and (jobs > 1 or processes == {os.getpid()})


@pytest.mark.parametrize("jobs", [2, 3])
def test_a_process_does_some_pieces_and_another_takes_its_place(jobs: int) -> None:
    pieces = [range(n, n + 1) for n in range(200 * (jobs - 1))]
    done = [process for process, _ in Workers(jobs).share(slow_here, os.getpid(), pieces, 40)]
    others = Counter(process for process in done if process != os.getpid())
    assert len(others) >= 2 * (jobs - 1)
    assert max(others.values()) <= 40 * (jobs - 1)


@pytest.mark.parametrize("jobs", [1, 3])
def test_what_a_task_raises_is_raised_here(jobs: int) -> None:
    with pytest.raises(ValueError, match="^no 7$"):
        list(Workers(jobs).share(failing, 7, [range(n, n + 2) for n in range(0, 20, 2)]))


def test_an_interruption_does_not_wait_for_the_pieces_that_are_being_done() -> None:
    def interrupt(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 1)
    others = set(multiprocessing.active_children())
    try:
        with pytest.raises(KeyboardInterrupt):
            list(Workers(2).share(sleeping, 600, [range(1), range(2)]))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert set(multiprocessing.active_children()) == others


def test_a_process_ended_from_outside_is_told() -> None:
    with pytest.raises(OSError, match="^a process of the build was ended from outside, perhaps for want of memory$"):
        list(Workers(2).share(dying, 0, [range(1), range(2)]))


def test_what_looks_over_a_large_archive_is_made_before_the_rest_and_is_the_same(
    large: Path, alone: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "LARGE", 100)
    monkeypatch.setattr(making, "MOST", 50)
    build(large, large.parent / "large", workers=Workers(2))
    assert tree(large.parent / "large") == alone


@pytest.mark.parametrize("jobs", [2, 3])
def test_any_number_of_processes_makes_the_same_bytes(jobs: int, large: Path, alone: dict[str, str]) -> None:
    build(large, large.parent / f"by-{jobs}", workers=Workers(jobs))
    assert tree(large.parent / f"by-{jobs}") == alone


def test_faults_are_the_same_by_any_number_of_processes(large: Path) -> None:
    bad = [large / "seeds" / name for name in ("bad.bin", "empty.txt", "torn.txt")]
    for path, body in zip(bad, (b"x", b" \n", b"\xff"), strict=True):
        path.write_bytes(body)
    try:
        found = [build(large, None, workers=Workers(jobs)).findings for jobs in (1, 2)]
    finally:
        for path in bad:
            path.unlink()
    assert [finding.where.path for finding in found[0]] == ["seeds/bad.bin", "seeds/empty.txt", "seeds/torn.txt"]
    assert found[0] == found[1]


@pytest.mark.parametrize("number, code, words", [(signal.SIGINT, 130, "Interrupted."), (signal.SIGTERM, 143, "Ended on request.")])
def test_an_interruption_ends_every_process_and_leaves_nothing(number: int, code: int, words: str, large: Path) -> None:
    out = large.parent / f"interrupted-{code}"
    line = [sys.executable, str(PROJECT / "build.py"), "--root", str(large), "--out", str(out), "--jobs", "3", "--quiet"]
    started = subprocess.Popen(line, stderr=subprocess.PIPE, text=True)
    children = _children_that_draw(started, out)
    started.send_signal(number)
    _, told = started.communicate(timeout=20)
    assert (started.returncode, told) == (code, f"{words}\n")
    assert not any(_alive(child) for child in children)
    assert sorted(p.name for p in out.parent.iterdir() if out.name in p.name) == [f".{out.name}.lock", f".{out.name}.readings"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a process with the one that started it")
def test_a_killed_build_takes_its_processes_along(large: Path, alone: dict[str, str]) -> None:
    out = large.parent / "killed"
    line = [sys.executable, str(PROJECT / "build.py"), "--root", str(large), "--out", str(out), "--jobs", "3", "--quiet"]
    started = subprocess.Popen(line)
    children = _children_that_draw(started, out)
    started.kill()
    started.wait()
    assert _soon(lambda: not any(map(_alive, children)))
    assert subprocess.run(line).returncode == 0
    assert tree(out) == alone


def counting(last: int, say: Callable[[int], None], ended: Callable[[float], bool]) -> None:
    """A task that goes on: it tells its process, and the numbers up to the last; then it waits until it is asked to end."""
    for number in (os.getpid(), *range(last)):
        say(number)
    while not ended(0.05):
        pass


def deaf(say: Callable[[int], None], ended: Callable[[float], bool]) -> None:
    """A task that does not listen."""
    say(os.getpid())
    time.sleep(600)


def test_a_task_beside_tells_its_news_in_order_and_ends_when_it_is_asked_to() -> None:
    with beside(partial(counting, 1000), 20) as news:
        process = next(news)
        assert [next(news) for _ in range(1000)] == [*range(1000)]
        assert process != os.getpid()
        begun = time.monotonic()
    assert time.monotonic() - begun < 10
    assert not multiprocessing.active_children()


def test_a_task_beside_that_does_not_listen_is_ended() -> None:
    with beside(deaf, 0.1) as news:
        process = next(news)
    assert not _alive(process)


def test_a_task_beside_that_ended_from_outside_is_told() -> None:
    with beside(partial(counting, 2), 20) as news:
        os.kill(next(news), signal.SIGKILL)
        with pytest.raises(OSError, match="^a process of the build was ended from outside, perhaps for want of memory$"):
            list(news)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells which processes a process started")
@pytest.mark.skipif(cores() < 2, reason="a single processor")
def test_a_server_builds_with_all_processors_and_takes_its_processes_along(large: Path, tmp_path: Path) -> None:
    root = copied(large, tmp_path / "site")
    server = start(root, "--port", "0", "--quiet", "--out", str(tmp_path / "out"))
    (builder,) = _children(server.process.pid)
    (root / "content" / "site.yaml").write_text("title: Another archive\n")
    helpers = _soon(lambda: _children(builder))
    assert server.seconds_until("/", "Another archive") < 60
    server.process.kill()
    server.process.communicate()
    assert len(helpers) == cores() - 1
    assert _soon(lambda: not any(map(_alive, (builder, *helpers))))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells which processes a process started")
def test_a_server_whose_builder_was_ended_from_outside_says_so_and_ends(tmp_path: Path) -> None:
    server = start(copied(GOOD, tmp_path / "site"), "--port", "0", "--quiet")
    os.kill(*_children(server.process.pid), signal.SIGKILL)
    said = server.process.communicate(timeout=60)[0]
    assert (server.process.returncode, said) == (
        3,
        "error: a process of the build was ended from outside, perhaps for want of memory\n",
    )


def _children(process: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def _soon(found: Callable[[], T]) -> T:
    """What there is after a while at most."""
    for _ in range(1200):
        if there := found():
            return there
        time.sleep(0.02)
    raise AssertionError("it did not come to it")


def _children_that_draw(started: subprocess.Popen[str], out: Path) -> list[int]:
    """The processes of a build as soon as they write files of its stage."""
    for _ in range(1200):
        stage = out.parent / f".{out.name}.staging-{started.pid}"
        children = _children(started.pid)
        if len(children) == 2 and any((stage / name).exists() for name in ("events", "timeline")):
            return children
        time.sleep(0.02)
    raise AssertionError("no processes were seen to draw")


def _alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


@pytest.fixture
def cluster() -> Iterator[str]:
    """The address of a scheduler on this machine, with two workers of one process each."""
    distributed = pytest.importorskip("distributed", reason="distributed is not installed (the extra [cluster])")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None) as local:
        yield local.scheduler_address


def test_two_workers_of_a_cluster_make_the_same_bytes(cluster: str, large: Path, alone: dict[str, str]) -> None:
    build(large, large.parent / "by-cluster", workers=Workers(cluster=cluster))
    assert tree(large.parent / "by-cluster") == alone


def test_a_cluster_that_does_not_answer_is_told(large: Path) -> None:
    line = [sys.executable, str(PROJECT / "build.py"), "--root", str(large), "--out", str(large.parent / "none"), "--quiet"]
    done = subprocess.run([*line, "--executor", "dask://127.0.0.1:9"], capture_output=True, text=True, timeout=120)
    assert done.returncode == 3
    assert done.stderr.startswith("error: ") and done.stderr.count("\n") == 1

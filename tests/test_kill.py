"""Whole or nothing: whatever ends a build, and whenever, the site is the last good one or the new one."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from communique.pipeline import build
from tests.trees import GOOD, PROJECT, command, copied, tree

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and limits of POSIX")
MANIFEST = "manifest-sha256.txt"


@dataclass(frozen=True)
class Two:
    """Two archives of one site, and the trees that they give."""

    old: Path
    new: Path
    trees: dict[str, dict[str, str]]

    def state(self, out: Path) -> str:
        """Which of the two an output folder holds, or what it is instead."""
        if not out.exists():
            return "missing"
        found = tree(out)
        return next((name for name, expected in self.trees.items() if expected == found), "torn")


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Two:
    """The small archive, and the same with a text more and a page changed."""
    folder = tmp_path_factory.mktemp("two")
    old, new = copied(GOOD, folder / "a"), copied(GOOD, folder / "b")
    (new / "content" / "pages" / "about.md").write_text("---\ntitle: About\n---\nOther words.\n", encoding="utf-8")
    (new / "seeds" / "more.txt").write_text("The ministers met on March 4, 2022, and spoke of energy.\n", encoding="utf-8")
    for name, root in (("old", old), ("new", new)):
        assert not build(root, folder / name).failed
    return Two(old, new, {name: tree(folder / name) for name in ("old", "new")})


def running(root: Path, out: Path, **more: object) -> subprocess.Popen[str]:
    """A build that goes on."""
    line = [sys.executable, "-u", str(PROJECT / "build.py"), "--root", str(root), "--out", str(out)]
    return subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more)  # type: ignore[call-overload]


def left_over(out: Path) -> list[str]:
    """What a build left beside its output, but for its lock and what it keeps for the next one."""
    known = (out.name, *(f".{out.name}.{what}" for what in ("lock", "pages", "readings")))
    return sorted(p.name for p in out.parent.iterdir() if p.name not in known)


@contextmanager
def a_reader(out: Path) -> Iterator[set[bytes]]:
    """Someone who asks for the manifest again and again; gives all that they saw, with "" for nothing."""
    seen: set[bytes] = set()
    stop = threading.Event()

    def poll() -> None:
        while not stop.is_set():
            try:
                seen.add((out / MANIFEST).read_bytes())
            except FileNotFoundError:
                seen.add(b"")

    reader = threading.Thread(target=poll)
    reader.start()
    try:
        yield seen
    finally:
        stop.set()
        reader.join()


def test_killed_before_a_step_on_the_file_system_the_site_is_whole(two: Two, full: bool, tmp_path: Path) -> None:
    """Before every step in full, else before every fifteenth."""
    line = [sys.executable, str(PROJECT / "tests" / "killed_build.py"), two.old, two.new, tmp_path / "dist"]
    line += ["1", "1"] if full else ["4", "15"]
    done = subprocess.run([str(word) for word in line], env={**os.environ, "PYTHONPATH": str(PROJECT)}, capture_output=True, text=True)
    count, *found = done.stdout.split()
    assert (found, done.stderr) == (["new", "old"], "")
    assert int(count) > (100 if full else 8)


def test_killed_at_any_moment_the_site_is_whole_also_for_one_who_reads_it_then(two: Two, full: bool, tmp_path: Path) -> None:
    chance, out = random.Random(0), tmp_path / "dist"
    build(two.old, out)
    manifests = {(out / MANIFEST).read_bytes()}
    build(two.new, out)
    manifests.add((out / MANIFEST).read_bytes())
    with a_reader(out) as seen:
        for number in range(200 if full else 6):
            process = running((two.old, two.new)[number % 2], out)
            while process.stdout.readline() not in ("publishing\n", "") and chance.random() < 0.95:
                pass
            time.sleep(chance.random() * 0.05)
            process.kill()
            process.communicate()
            assert two.state(out) in ("old", "new")
    assert seen <= manifests
    build(two.old, out)
    assert (two.state(out), left_over(out)) == ("old", [])


@pytest.mark.parametrize("size", [0, 700, 20_000])
def test_a_full_disk_leaves_the_old_site_and_one_line(two: Two, size: int, tmp_path: Path) -> None:
    """A limit of the size of files stands for the disk: whatever is larger cannot be written."""
    build(two.old, tmp_path / "dist")
    code = (
        f"import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size})); from communique.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    line = [sys.executable, "-B", "-c", code, "--root", str(two.new), "--out", str(tmp_path / "dist"), "--quiet"]
    done = subprocess.run(line, env={**os.environ, "PYTHONPATH": str(PROJECT)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 3
    assert re.fullmatch(r"error: File too large.*\n", done.stderr)
    assert (two.state(tmp_path / "dist"), left_over(tmp_path / "dist")) == ("old", [])


def test_a_small_disk_that_fills_leaves_the_old_site_and_heals(two: Two, full: bool, tmp_path: Path) -> None:
    if not full:
        pytest.skip("mounts a disk in memory, which only the full tests do")
    disk = tmp_path / "disk"
    disk.mkdir()
    size = sum(p.stat().st_size + 4096 for p in (two.old.parent / "old").rglob("*")) + 300_000
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)], capture_output=True)
    if made.returncode:
        pytest.skip("no right to make a small disk here")
    try:
        build(two.old, disk / "dist")
        (disk / "ballast").write_bytes(bytes(200_000))
        (disk / "dist" / "index.html").unlink()  # so that little can be linked
        done = command("--root", two.new, "--out", disk / "dist", "--quiet")
        if done.returncode:
            assert (done.returncode, done.stderr.count("\n")) == (3, 1)
            assert "No space left on device" in done.stderr
            assert left_over(disk / "dist") == ["ballast"]
        (disk / "ballast").unlink()
        assert command("--root", two.old, "--out", disk / "dist", "--quiet").returncode == 0
        assert (two.state(disk / "dist"), left_over(disk / "dist")) == ("old", [])
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_two_builders_at_once_take_turns(two: Two, full: bool, tmp_path: Path) -> None:
    out = tmp_path / "dist"
    for _ in range(20 if full else 2):
        builders = [running(root, out) for root in (two.old, two.new, two.old)]
        ended = [builder.communicate() for builder in builders]
        assert [builder.returncode for builder in builders] == [0, 0, 0], ended
        assert two.state(out) in ("old", "new")
        assert left_over(out) == []


@pytest.mark.parametrize(
    ("number", "code", "words"), [(signal.SIGINT, 130, "Interrupted.\n"), (signal.SIGTERM, 143, "Ended on request.\n")]
)
def test_an_interruption_at_any_moment_is_one_line(
    two: Two, full: bool, number: int, code: int, words: str, tmp_path: Path
) -> None:
    chance, out = random.Random(number), tmp_path / "dist"
    build(two.old, out)
    for _ in range(40 if full else 4):
        process = running(two.new, out)
        assert process.stdout.readline() == "looking for changes\n"
        while chance.random() < 0.8 and process.stdout.readline() not in ("publishing\n", ""):
            pass
        time.sleep(chance.random() * 0.05)
        process.send_signal(number)
        told = process.communicate(timeout=10)[1]
        assert (process.returncode, told) in ((code, words), (0, ""), (-number, ""))  # the last: while it was leaving, done
        assert two.state(out) in ("old", "new")
    assert command("--root", two.old, "--out", out, "--quiet").returncode == 0
    assert (two.state(out), left_over(out)) == ("old", [])

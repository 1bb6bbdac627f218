"""At every instant the output folder is wholly the old site or wholly the new one, and an interrupted build heals."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from communique.model.page import Output
from communique.publishing import lock
from communique.publishing.publish import publish
from communique.publishing.swap import exchange, flush, recover

PROJECT = Path(__file__).parents[2]
STEPS = Path(__file__).with_name("steps.py")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills and limits of POSIX")


def program(code: str, *arguments: object) -> subprocess.Popen[str]:
    """A Python program that can import the package."""
    return subprocess.Popen(
        [sys.executable, *(["-c", code] if "\n" in code else [code]), *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_killed_before_any_step_the_site_is_whole_and_the_next_build_heals_it(tmp_path: Path) -> None:
    told, errors = program(str(STEPS), tmp_path / "scratch", "exchange").communicate()
    steps, *found = told.split()
    assert (found, errors) == (["new", "old"], "")
    assert int(steps) > 100


def test_without_exchange_the_next_build_finds_the_old_site_again(tmp_path: Path) -> None:
    told, errors = program(str(STEPS), tmp_path / "scratch", "two-steps").communicate()
    steps, *found = told.split()
    assert (found, errors) == (["missing", "new", "old"], "")  # missing between the two renames alone


def test_recovery_puts_the_old_site_back_before_anything_is_built(tmp_path: Path) -> None:
    (tmp_path / ".dist.old").mkdir()
    (tmp_path / ".dist.old" / "index.html").write_text("old")
    (tmp_path / ".dist.staging-12").mkdir()
    (tmp_path / ".dist.staging-notes").mkdir()
    recover(tmp_path / "dist")
    assert sorted(p.name for p in tmp_path.iterdir()) == [".dist.staging-notes", "dist"]
    assert (tmp_path / "dist" / "index.html").read_text() == "old"


def test_two_folders_are_exchanged_in_one_step(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    if not exchange(tmp_path / "one", tmp_path / "two"):
        pytest.skip("this file system cannot exchange folders")
    flush(tmp_path)
    assert [p.name for p in (tmp_path / "one").iterdir()] == ["two"]
    with pytest.raises(OSError, match="No such file"):
        exchange(tmp_path / "one", tmp_path / "three")


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from communique.model.page import Output
from communique.publishing.publish import publish
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
publish((Output("a.html", b"new"), Output("b.html", b"x" * 2000)), Path(sys.argv[1]))
"""


def test_a_disk_that_is_full_leaves_the_old_site_and_nothing_else(tmp_path: Path) -> None:
    publish((Output("a.html", b"old"),), tmp_path / "dist")
    failed = program(FULL_DISK, tmp_path / "dist")
    assert "File too large" in failed.communicate()[1]
    assert (tmp_path / "dist" / "a.html").read_bytes() == b"old"
    assert sorted(p.name for p in tmp_path.iterdir()) == [".dist.lock", "dist"]


BUILDER = """
import sys
from pathlib import Path
from communique.model.page import Output
from communique.publishing.publish import publish
for number in range(30):
    body = f"{sys.argv[2]} {number}".encode()
    publish((Output("a.html", body), Output("b/c.html", body)), Path(sys.argv[1]))
"""


def test_two_builders_take_turns(tmp_path: Path) -> None:
    builders = [program(BUILDER, tmp_path / "dist", name) for name in ("one", "other")]
    ended = [builder.communicate() for builder in builders]
    assert [(b.returncode, told) for b, told in zip(builders, ended, strict=True)] == [(0, ("", ""))] * 2
    assert (tmp_path / "dist" / "a.html").read_bytes() == (tmp_path / "dist" / "b" / "c.html").read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == [".dist.lock", "dist"]


HOLDER = """
import sys, time
from pathlib import Path
from communique.publishing.lock import alone
with alone(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_lock_is_waited_for_and_goes_with_its_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    holder = program(HOLDER, tmp_path / "dist")
    assert holder.stdout.readline() == "held\n"
    monkeypatch.setattr(lock, "TRIES", 2)
    with pytest.raises(lock.Busy, match="another build holds the lock on dist"):
        publish((Output("a.html", b""),), tmp_path / "dist")
    assert not (tmp_path / "dist").exists()
    holder.send_signal(signal.SIGKILL)
    holder.communicate()
    assert publish((Output("a.html", b""),), tmp_path / "dist").changed

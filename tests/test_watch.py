"""What is saved is built, whatever happens while the site is built."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.watch import snapshot, watch


def made(root: Path, builds: list[Callable[[], None]], wanted: int) -> list[tuple[Path, ...]]:
    """The paths glanced at before each of so many builds of a watched folder, during which these things are done; the
    watching ends half a second after the last.
    """
    stop, glanced, begun = threading.Event(), [], []

    def make(in_vain: Callable[[], bool]) -> bool:
        begun.append(True)
        if len(begun) <= len(builds):
            builds[len(begun) - 1]()
        return True

    def glance(paths: tuple[Path, ...]) -> bool:
        glanced.append(paths)
        return False

    seen = snapshot(root)
    watcher = threading.Thread(target=watch, args=(root, seen, glance, make, lambda: None, stop.wait), daemon=True)
    watcher.start()
    (root / "seeds" / "first.txt").write_text("A text.\n", encoding="utf-8")
    end = time.monotonic() + 20
    while len(begun) < wanted and time.monotonic() < end:
        time.sleep(0.02)
    time.sleep(0.5)
    stop.set()
    watcher.join()
    assert len(begun) == wanted
    return glanced


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site to be watched."""
    (tmp_path / "seeds").mkdir()
    return tmp_path


def test_a_save_is_built_once(root: Path) -> None:
    assert made(root, [], 1) == [(root / "seeds" / "first.txt",)]


def test_a_text_that_came_and_went_during_a_build_is_built_away(root: Path) -> None:
    passing = root / "seeds" / "passing.txt"

    def come_and_go() -> None:
        passing.write_text("A text.\n", encoding="utf-8")
        passing.unlink()

    assert made(root, [come_and_go], 2) == [(root / "seeds" / "first.txt",), ()]


def test_a_text_put_in_the_place_of_another_is_one_path(root: Path) -> None:
    def replace() -> None:
        (root / "new").write_text("Another text.\n", encoding="utf-8")
        (root / "new").replace(root / "seeds" / "first.txt")

    assert made(root, [replace], 2) == [(root / "seeds" / "first.txt",)] * 2

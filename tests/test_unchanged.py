"""A build of what the last one was made of leaves the site as it is; any difference, of any input or output, is seen."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.renewal import renew
from communique.workers import ALONE
from tests.trees import GOOD, copied, inodes, tree


OWN = "own.txt"
"""A text that no record is of."""


def built(root: Path, out: Path, address: str = "") -> tuple[bool, list[str]]:
    """Build, and say whether there was anything to do; every part of the work that was told."""
    told: list[str] = []
    done = renew(root, out, address or None, told.append, False, False, ALONE)
    assert not done.failed and done.published
    return len(told) > 1, told


def linked(path: Path) -> None:
    """A link to what stood at a path and was kept beside the output."""
    path.symlink_to(path.parent.parent / "kept")


@pytest.fixture
def site(tmp_path: Path) -> tuple[Path, Path]:
    """A small archive that was built just now, and its output."""
    root = copied(GOOD, tmp_path / "site")
    (root / "seeds" / OWN).write_text("A second text.\n\nOf one paragraph.\n")
    assert built(root, tmp_path / "dist")[0]
    return root, tmp_path / "dist"


def test_the_same_inputs_are_not_built_again(site: tuple[Path, Path]) -> None:
    root, out = site
    before = inodes(out)
    assert built(root, out) == (False, ["looking for changes"])
    assert inodes(out) == before


@pytest.mark.parametrize(
    "change",
    [
        lambda root, out: (root / "seeds" / OWN).write_text("Another text.\n"),
        lambda root, out: (root / "seeds" / OWN).rename(root / "seeds" / "renamed.txt"),
        lambda root, out: (root / "seeds" / "new.txt").write_text("A text.\n\nWith two paragraphs.\n"),
        lambda root, out: (root / "content" / "site.yaml").write_text("title: Another\n"),
        lambda root, out: (root / "static").mkdir() or (root / "static" / "more.txt").write_text("more"),
        lambda root, out: (out / "index.html").write_text("altered by hand"),
        lambda root, out: (out / "stray.html").write_text("stray"),
        lambda root, out: (out / "timeline" / "index.html").unlink(),
        lambda root, out: (out / "index.html").chmod(0o600),
        lambda root, out: (out / "timeline").chmod(0o700),
        lambda root, out: (out / "empty").mkdir(),
        lambda root, out: (out / "index.html").rename(out.parent / "kept") and linked(out / "index.html"),
        lambda root, out: (out / "index.html").unlink() or os.mkfifo(out / "index.html"),
        lambda root, out: (out / "index.html").unlink() or (out / "index.html").mkdir(),
        lambda root, out: (out / "timeline").rename(out.parent / "kept") and linked(out / "timeline"),
        lambda root, out: (out / "manifest-sha256.txt").write_text("0" * 64 + "  index.html\n"),
        lambda root, out: out.with_name(".dist.lock").write_text("torn {"),
        lambda root, out: out.with_name(".dist.lock").write_text('{"inputs": 1}'),
        lambda root, out: shutil.rmtree(out),
    ],
    ids=[
        "a text changed", "a text renamed", "a new text", "a setting", "a static file", "a page altered", "a stray file",
        "a page gone", "a mode", "a folder's mode", "an empty folder", "a link", "a pipe", "a folder", "a link to a folder",
        "another manifest", "a torn note", "another note", "no site",
    ],
)  # fmt: skip
def test_a_difference_is_built(site: tuple[Path, Path], change: Callable[[Path, Path], object], tmp_path: Path) -> None:
    root, out = site
    change(root, out)
    assert built(root, out)[0]
    built(root, tmp_path / "clean")
    assert tree(out) == tree(tmp_path / "clean")
    assert not built(root, out)[0]


def test_another_address_is_another_site(site: tuple[Path, Path]) -> None:
    assert built(*site, "https://archive.example/")[0]
    assert not built(*site, "https://archive.example/")[0]
    assert built(*site)[0]


def test_inputs_of_before_over_files_of_now_are_built(site: tuple[Path, Path]) -> None:
    root, out = site
    seed = root / "seeds" / OWN
    was, note = seed.read_bytes(), out.with_name(".dist.lock").read_bytes()
    seed.write_bytes(was + b"\nA word more.\n")
    built(root, out)
    seed.write_bytes(was)
    out.with_name(".dist.lock").write_bytes(note)
    assert built(root, out)[0]


def test_a_build_that_found_something_is_told_again(site: tuple[Path, Path]) -> None:
    root, out = site
    page = root / "content" / "pages" / "more.md"
    page.parent.mkdir(exist_ok=True)
    page.write_text("---\ntitle: More\n---\n\nSee [a record that is not held](/documents/none/).\n")
    found = [renew(root, out, None, lambda words: None, False, False, ALONE).findings for _ in range(2)]
    assert found[0] and found[0] == found[1]


def test_a_pipe_among_the_inputs_is_not_waited_for(site: tuple[Path, Path]) -> None:
    root, out = site
    os.mkfifo(root / "seeds" / "pipe.txt")
    done = renew(root, out, None, lambda words: None, False, False, ALONE)
    assert [finding.code for finding in done.findings] == ["E201"]

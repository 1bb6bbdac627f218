"""Readings beside a site: what was kept comes back as it was, and a file that was written in by hand makes nothing."""

from __future__ import annotations

import json
import os
import pickle
from pathlib import Path

import pytest

from communique.content.read import read as read_content
from communique.kept.file import place
from communique.kept.stored import Packed, load, save
from communique.model.seed import Reading
from communique.pipeline import build
from communique.renewal import renew
from communique.seeds.read import read, read_over
from communique.workers import ALONE, Workers
from tests.trees import GOOD, PROJECT, copied, tree

GROUND = b"ground"


@pytest.fixture(scope="module")
def readings() -> tuple[Reading, ...]:
    """The first collection, read."""
    content, _ = read_content(PROJECT)
    return read(PROJECT, content.vocabularies, content.languages)[0]


def kept(readings: tuple[Reading, ...]) -> dict[str, Packed]:
    """Readings as a build keeps them."""
    return {r.clean.seed.path: Packed(r.clean.seed.digest, pickle.dumps(r)) for r in readings}


def sums(readings: tuple[Reading, ...]) -> dict[str, str]:
    """The digests of their sources."""
    return {r.clean.seed.path: r.clean.seed.digest for r in readings}


def test_what_was_kept_comes_back_as_it_was(readings: tuple[Reading, ...], tmp_path: Path) -> None:
    save(tmp_path / "dist", GROUND, kept(readings))
    ground, stored = load(tmp_path / "dist", sums(readings))
    assert ground == GROUND
    assert tuple(stored.values()) == readings
    assert sorted(path.name for path in tmp_path.iterdir()) == [".dist.lock", ".dist.readings"]


def test_a_source_that_changed_or_is_gone_has_none(readings: tuple[Reading, ...], tmp_path: Path) -> None:
    save(tmp_path / "dist", GROUND, kept(readings))
    first, second, *others = sums(readings)
    now = {path: digest for path, digest in sums(readings).items() if path != first} | {second: "0" * 64}
    assert list(load(tmp_path / "dist", now)[1]) == others


class Trap:
    """What runs a command when it is unpickled by one who makes anything of it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.path),)


def test_a_file_that_was_written_in_makes_nothing(readings: tuple[Reading, ...], tmp_path: Path) -> None:
    one, other = readings[0].clean.seed, readings[1]
    for body in (
        pickle.dumps(Trap(tmp_path / "made")),
        pickle.dumps(other),  # the reading of another source
        pickle.dumps(readings[0])[:-20],
        pickle.dumps(one),
        b"",
        b"\x80\x05",
    ):
        save(tmp_path / "dist", GROUND, {one.path: Packed(one.digest, body)})
        _, stored = load(tmp_path / "dist", {one.path: one.digest})
        assert stored.get(one.path) is None, body[:40]
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize("body", [b"", b"{}\n", b"[", b'{"ground": "zz", "rows": []}\n', b'{"ground": "", "rows": [1]}\n', b"\xff\n", b"[" * 9999])
def test_a_torn_file_keeps_nothing(tmp_path: Path, body: bytes) -> None:
    place(tmp_path / "dist", "readings").write_bytes(body)
    assert not load(tmp_path / "dist", {"a": "b"})[1]


def test_sources_that_are_sure_are_not_opened(tmp_path: Path) -> None:
    root = copied(GOOD, tmp_path / "site")
    content, _ = read_content(root)
    lists = (content.vocabularies, content.languages)
    before = read_over(root, *lists, pack=True)
    known = {path: pickle.loads(body) for path, body in before.packed.items()}
    for path in (root / "seeds").iterdir():
        path.chmod(0)
        path.write_bytes(b"\xff") if os.geteuid() == 0 else None  # root may open any file
    after = read_over(root, *lists, ALONE, known, sure=True, pack=True)
    assert (after.readings, after.findings, after.packed) == (before.readings, (), {})


def test_a_build_reads_the_changed_source_alone(tmp_path: Path) -> None:
    root, out = copied(PROJECT, tmp_path / "site"), tmp_path / "dist"
    for folder in ("documents", "events"):
        for path in (root / "content" / folder).iterdir():
            path.unlink()

    def renewed() -> None:
        assert renew(root, out, None, lambda words: None, False, False, Workers(2)).published

    renewed()
    stored = place(out, "readings")
    rows = json.loads(stored.read_bytes().partition(b"\n")[0])["rows"]
    assert [path for path, _, _ in rows] == sorted(path.relative_to(root).as_posix() for path in (root / "seeds").iterdir())
    with (root / rows[0][0]).open("a", encoding="utf-8") as text:
        text.write("\nThe talks go on.\n")
    renewed()
    now = json.loads(stored.read_bytes().partition(b"\n")[0])["rows"]
    assert sorted(tuple(row) for row in now if row not in rows)[0][0] == rows[0][0] and len(now) == len(rows)
    build(root, tmp_path / "clean")
    assert tree(out) == tree(tmp_path / "clean")

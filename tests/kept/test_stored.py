"""Readings beside a site: what was kept comes back as it was, and a file that was written in by hand makes nothing."""

from __future__ import annotations

import json
import os
import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from communique.content.read import read as read_content
from communique.kept.digests import digest
from communique.kept.file import place
from communique.kept.kept import KeptReadings, keep_readings
from communique.kept.stored import Packed, load, save
from communique.model.packed import packed, unpacked
from communique.model.seed import Reading
from communique.pipeline import build
from communique.renewal import renew
from communique.seeds.read import Sources, read, read_over
from communique.workers import Workers
from tests.trees import GOOD, PROJECT, copied, tree

GROUND = b"ground"


@pytest.fixture(scope="module")
def readings() -> tuple[Reading, ...]:
    """The first collection, read."""
    content, _ = read_content(PROJECT)
    return read(PROJECT, content.vocabularies, content.languages)[0]


def kept(readings: tuple[Reading, ...]) -> dict[str, Packed]:
    """Readings as a build keeps them."""
    return {r.clean.seed.path: Packed.of(r.clean.seed.digest, packed(r)) for r in readings}


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


def test_a_line_that_was_written_in_makes_nothing(readings: tuple[Reading, ...], tmp_path: Path) -> None:
    one, other, line = readings[0].clean.seed, readings[1], packed(readings[0])
    for written in (
        packed(other),  # the reading of another source
        line[:-20],
        line.replace(b"[", b"{"),
        b"[" * 100_000,
        json.dumps(json.loads(line)[:-1] * 2).encode(),
        b"7",
        b"",
        b"\xff",
    ):
        save(tmp_path / "dist", GROUND, {one.path: Packed.of(one.digest, written)})
        _, stored = load(tmp_path / "dist", {one.path: one.digest})
        assert stored.get(one.path) is None, written[:40]


def test_a_letter_that_was_changed_makes_nothing(readings: tuple[Reading, ...], tmp_path: Path) -> None:
    save(tmp_path / "dist", GROUND, kept(readings))
    file = place(tmp_path / "dist", "readings")
    file.write_bytes(file.read_bytes().replace(b"Putin", b"Rutin"))
    _, stored = load(tmp_path / "dist", sums(readings))
    assert [r.clean.seed.id for r in readings if stored.get(r.clean.seed.path)] == [
        r.clean.seed.id for r in readings if "Putin" not in r.clean.seed.text
    ]


@pytest.mark.parametrize("body", [b"", b"{}\n", b"[", b'{"ground": "zz", "rows": []}\n', b'{"ground": "", "rows": [1]}\n', b"\xff\n", b"[" * 9999])
def test_a_torn_file_keeps_nothing(tmp_path: Path, body: bytes) -> None:
    place(tmp_path / "dist", "readings").write_bytes(body)
    assert not load(tmp_path / "dist", {"a": "b"})[1]


def test_sources_that_are_sure_are_not_opened(tmp_path: Path) -> None:
    root = copied(GOOD, tmp_path / "site")
    content, _ = read_content(root)
    lists = (content.vocabularies, content.languages)
    before = read_over(Sources(root, *lists, pack=True))
    known = {path: unpacked(line) for path, line in before.packed.items()}
    for path in (root / "seeds").iterdir():
        path.chmod(0)
        path.write_bytes(b"\xff") if os.geteuid() == 0 else None  # root may open any file
    after = read_over(Sources(root, *lists, known, sure=True, pack=True))
    assert (after.readings, after.findings, after.packed) == (before.readings, (), {})


def test_of_two_sources_with_one_name_the_first_is_read_whichever_is_known(tmp_path: Path) -> None:
    root = copied(GOOD, tmp_path / "site")
    content, _ = read_content(root)
    lists = (content.vocabularies, content.languages)
    known = {path: unpacked(line) for path, line in read_over(Sources(root, *lists, pack=True)).packed.items()}
    source = min((root / "seeds").iterdir())
    (root / "seeds" / "0").mkdir()
    (root / "seeds" / "0" / source.name).write_text("Another text of the same name.\n", encoding="utf-8")
    for sure in (True, False):
        found = read_over(Sources(root, *lists, known, sure=sure))
        assert (found.readings, found.findings) == read(root, *lists)
    assert [finding.code for finding in found.findings] == ["E207"]


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


def test_a_kept_reading_has_one_seal_whether_it_was_read_now_or_before(tmp_path: Path) -> None:
    root = copied(GOOD, tmp_path / "site")
    content, _ = read_content(root)
    lists = (content.vocabularies, content.languages)
    first = read_over(Sources(root, *lists, pack=True))
    keep_readings(tmp_path / "dist", KeptReadings(GROUND), first.packed, first.readings)
    known = KeptReadings(*load(tmp_path / "dist", sums(first.readings)), sure=True)
    then = read_over(Sources(root, *lists, known.readings, sure=True, pack=True))
    assert [reading.seal for reading in then.readings] == [""] * len(first.readings)
    keep_readings(tmp_path / "dist", known, then.packed, then.readings)
    assert [reading.seal for reading in then.readings] == [reading.seal for reading in first.readings]
    assert len({digest(reading) for reading in (*first.readings, *then.readings)}) == len(first.readings)


def test_a_changed_copy_of_a_sealed_reading_is_another() -> None:
    content, _ = read_content(PROJECT)
    (reading, *_) = read(PROJECT, content.vocabularies, content.languages)[0]
    whole = digest(reading)
    object.__setattr__(reading, "seal", "a seal")
    changed = replace(reading, language="fr")
    assert (changed.seal, pickle.loads(pickle.dumps(reading)).seal) == ("", "")
    assert len({whole, digest(reading), digest(changed)}) == 3
    assert digest(replace(reading)) == whole

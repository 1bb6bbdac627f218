"""The same archive gives the same bytes and modes, whatever the machine, the user, the place and the time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.trees import GOOD, PROJECT, copied, tree

BUILD = str(PROJECT / "build.py")
PURE_YAML = f"import sys, yaml; del yaml.CSafeLoader; sys.argv[0] = {BUILD!r}; sys.path.insert(0, {str(PROJECT)!r})\n"
PURE_YAML += "from communique.cli import main; sys.exit(main(sys.argv[1:]))"


@dataclass(frozen=True)
class Way:
    """One way to build: options of Python, its environment, what is done to the copy of the archive before."""

    python: tuple[str, ...] = ()
    environment: dict[str, str] = field(default_factory=dict)
    prepare: Callable[[Path], object] = lambda root: None
    umask: int = 0o022
    folder: str = "site"
    program: tuple[str, ...] = (BUILD,)


def backwards(root: Path) -> None:
    """Make every file again in the order that is against the alphabet."""
    for path in sorted((p for p in root.rglob("*") if p.is_file()), reverse=True):
        body = path.read_bytes()
        path.unlink()
        path.write_bytes(body)


def dated(seconds: int) -> Callable[[Path], None]:
    """A function that gives every file one time."""
    return lambda root: [os.utime(p, (seconds, seconds)) for p in root.rglob("*")] and None


def read_only(root: Path) -> None:
    """Take the right to write away from everything that was written."""
    for path in root.rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)


def built_before(root: Path) -> None:
    """A site of another state is there already."""
    page = root / "content" / "pages" / "zz.md"
    page.write_text("---\ntitle: Other\n---\nOther words.\n", encoding="utf-8")
    subprocess.run([sys.executable, BUILD, "--root", root, "--quiet"], check=True)
    page.unlink()


WAYS = {
    "another folder": Way(folder="here/and/there"),
    "a folder with spaces and other letters": Way(folder="ein Ordner – 档案 (2)"),
    "the far east": Way(environment={"TZ": "Pacific/Kiritimati"}),
    "the far west": Way(environment={"TZ": "Etc/GMT+12"}),
    "no locale": Way(environment={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    "a Turkish locale": Way(environment={"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}),
    "output in ASCII": Way(environment={"PYTHONIOENCODING": "ascii:strict"}),
    "an open umask": Way(umask=0),
    "a closed umask": Way(umask=0o077),
    "hash seed 0": Way(environment={"PYTHONHASHSEED": "0"}),
    "hash seed 4242": Way(environment={"PYTHONHASHSEED": "4242"}),
    "files made backwards": Way(prepare=backwards),
    "files of 1980": Way(prepare=dated(315_532_800)),
    "files of the future": Way(prepare=dated(4_102_444_800)),
    "without assertions": Way(python=("-O",)),
    "without docstrings": Way(python=("-OO",)),
    "with warnings": Way(python=("-X", "dev", "-W", "default")),
    "an isolated Python": Way(python=("-I",)),
    "a date of the source": Way(environment={"SOURCE_DATE_EPOCH": "1"}),
    "another user": Way(environment={"USER": "nobody", "LOGNAME": "nobody", "HOME": "/nonexistent", "HOSTNAME": "else"}),
    "read-only sources": Way(prepare=read_only),
    "over another state": Way(prepare=built_before),
    "without libyaml": Way(program=("-c", PURE_YAML)),
}


def build(way: Way, source: Path, scratch: Path) -> dict[str, str]:
    """The tree that one way of building gives."""
    root = copied(source, scratch / way.folder)
    way.prepare(root)
    line = [sys.executable, *way.python, *way.program, "--quiet", "--root", str(root)]
    where = scratch / "dist" if way.prepare is read_only else root / "dist"
    if way.prepare is read_only:
        line += ["--out", str(where)]
    environment = {**os.environ, **way.environment}
    done = subprocess.run(line, env=environment, umask=way.umask, cwd=scratch, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return tree(where)


@pytest.fixture(scope="module")
def plain(full: bool, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The archive that is built, and the tree that it gives: the small one, or the first collection in full."""
    source = PROJECT if full else GOOD
    return source, build(Way(), source, tmp_path_factory.mktemp("plain"))


@pytest.mark.skipif(os.name == "nt", reason="modes and umasks of POSIX")
@pytest.mark.parametrize("name", WAYS)
def test_any_way_gives_the_same_tree(name: str, plain: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    source, expected = plain
    assert build(WAYS[name], source, tmp_path) == expected


def test_the_first_collection_gives_the_same_tree_however_it_is_built(site: Path, tmp_path: Path) -> None:
    apart = {"TZ": "Asia/Kolkata", "LC_ALL": "C", "PYTHONHASHSEED": "77", "PYTHONUTF8": "0", "SOURCE_DATE_EPOCH": "99"}
    found = build(Way(python=("-OO",), environment=apart, prepare=backwards, umask=0o027), PROJECT, tmp_path)
    assert found == tree(site)


def test_nothing_of_the_machine_stands_in_the_output(site: Path) -> None:
    names = [name for name in (os.environ.get("USER", ""), os.uname().nodename) if len(name) > 4]
    for path in site.rglob("*"):
        if path.is_file():
            body = path.read_bytes()
            assert not [n for n in (*names, str(PROJECT), str(site)) if n.encode() in body], path.name


@pytest.mark.skipif(not os.path.isdir("/dev/shm"), reason="no second file system here")
def test_another_file_system_gives_the_same_tree(plain: tuple[Path, dict[str, str]]) -> None:
    source, expected = plain
    scratch = Path("/dev/shm") / f"communique-{os.getpid()}"
    try:
        scratch.mkdir()
        assert build(Way(), source, scratch) == expected
    finally:
        shutil.rmtree(scratch, ignore_errors=True)

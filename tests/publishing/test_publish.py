"""The output folder holds what was published, whole, with nothing touched that stayed the same."""

from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from communique.model.page import Output
from communique.publishing.publish import publish

ONE = Output("index.html", b"one")
TWO = Output("events/a/index.html", b"two")


def files(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_the_manifest_lists_every_file_but_itself_as_sha256sum_does(tmp_path: Path) -> None:
    done = publish((ONE, TWO), tmp_path / "dist")
    assert files(tmp_path / "dist") == {
        "index.html": b"one",
        "events/a/index.html": b"two",
        "manifest-sha256.txt": b"3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3  events/a/index.html\n"
        b"7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed  index.html\n",
    }
    assert (done.files, done.written, done.changed) == (2, 3, True)
    check = subprocess.run(["sha256sum", "--check", "--quiet", "manifest-sha256.txt"], cwd=tmp_path / "dist")
    assert check.returncode == 0


def test_a_file_that_stays_the_same_keeps_its_time_and_one_that_changes_gets_a_new_inode(tmp_path: Path) -> None:
    out = tmp_path / "dist"
    publish((ONE, TWO), out)
    os.utime(out / "index.html", (1, 1))
    kept, changed = os.stat(out / "index.html"), os.stat(out / TWO.path)
    done = publish((ONE, Output(TWO.path, b"new")), out)
    assert done.written == 2  # the changed file and the manifest
    assert os.stat(out / "index.html").st_ino == kept.st_ino
    assert os.stat(out / "index.html").st_mtime == 1
    assert os.stat(out / TWO.path).st_ino != changed.st_ino


def test_where_nothing_changed_nothing_is_exchanged(tmp_path: Path) -> None:
    out = tmp_path / "dist"
    first = publish((ONE, TWO), out)
    before = os.stat(out)
    again = publish((TWO, ONE), out)
    assert (again.changed, again.written, again.digest) == (False, 0, first.digest)
    assert (os.stat(out).st_ino, os.stat(out).st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize(
    "alter",
    [
        lambda out: (out / "index.html").write_bytes(b"One"),
        lambda out: (out / "index.html").unlink(),
        lambda out: (out / "stray.html").write_bytes(b""),
        lambda out: (out / "empty").mkdir(),
        lambda out: (out / "index.html").chmod(0o600),
        lambda out: (out / "events").chmod(0o700),
        lambda out: ((out / "index.html").unlink(), (out / "index.html").symlink_to("events/a/index.html")),
        lambda out: ((out / "index.html").unlink(), os.mkfifo(out / "index.html")),
    ],
    ids=["changed", "missing", "stray file", "stray folder", "file mode", "folder mode", "link", "pipe"],
)
def test_a_folder_altered_by_hand_becomes_what_a_clean_build_is(tmp_path: Path, alter) -> None:
    out = tmp_path / "dist"
    publish((ONE, TWO), out)
    alter(out)
    publish((ONE, TWO), out)
    publish((ONE, TWO), tmp_path / "clean")
    assert files(out) == files(tmp_path / "clean")
    assert modes(out) == modes(tmp_path / "clean")
    assert sorted(p.name for p in tmp_path.iterdir()) == [".clean.lock", ".dist.lock", "clean", "dist"]


def modes(folder: Path) -> dict[str, str]:
    """The modes of a folder and all below it."""
    paths = [folder, *folder.rglob("*")]
    return {p.relative_to(folder).as_posix(): stat.filemode(os.lstat(p).st_mode) for p in sorted(paths)}


def test_modes_do_not_depend_on_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        publish((ONE, TWO), tmp_path / "dist")
    finally:
        os.umask(before)
    assert modes(tmp_path / "dist") == {
        ".": "drwxr-xr-x",
        "index.html": "-rw-r--r--",
        "events": "drwxr-xr-x",
        "events/a": "drwxr-xr-x",
        "events/a/index.html": "-rw-r--r--",
        "manifest-sha256.txt": "-rw-r--r--",
    }


PATHS = some.sampled_from(["index.html", "a/index.html", "a/b/c.txt", "b.txt", "z/y/x/w.txt"])
SITES = some.dictionaries(PATHS, some.sampled_from([b"", b"1", b"2"]), min_size=1)


@settings(max_examples=20, deadline=None)
@given(sites=some.lists(SITES, min_size=1, max_size=4))
def test_after_any_sequence_of_sites_the_folder_is_what_a_clean_build_is(tmp_path_factory, sites) -> None:
    folder = tmp_path_factory.mktemp("law")
    for site in sites:
        done = publish(tuple(Output(path, body) for path, body in site.items()), folder / "dist")
        assert done.files == len(site)
    publish(tuple(Output(path, body) for path, body in sites[-1].items()), folder / "clean")
    assert files(folder / "dist") == files(folder / "clean")
    assert modes(folder / "dist") == modes(folder / "clean")


@pytest.mark.parametrize(
    "path", ["../up.html", "/abs.html", "a/../b.html", "a//b.html", "a\\b", "a\nb", "100%.html", "c:x"]
)
def test_no_path_leads_elsewhere(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="not a path below the output folder"):
        publish((Output(path, b""),), tmp_path / "in" / "dist")
    assert list(tmp_path.iterdir()) == []


def test_a_link_to_the_output_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "host").mkdir()
    (tmp_path / "dist").symlink_to("host/site")
    publish((ONE,), tmp_path / "dist")
    assert os.readlink(tmp_path / "dist") == "host/site"
    assert (tmp_path / "host" / "site" / "index.html").read_bytes() == b"one"

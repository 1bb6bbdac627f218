"""A copy of a site compared with its manifest: what changed, went missing, or was added is named."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from communique.model.page import Output
from communique.pipeline import PROJECT
from communique.publishing import fixity
from communique.publishing.fixity import digests, verify
from communique.publishing.publish import publish


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A small published site."""
    publish((Output("index.html", b"<p>"), Output("a/index.html", b"a"), Output("b.txt", b"b")), tmp_path / "dist")
    return tmp_path / "dist"


def test_a_whole_copy_has_no_faults(copy: Path) -> None:
    found = verify(copy)
    assert (found.faults, found.files) == ((), 3)


def test_every_changed_missing_and_extra_file_is_named(copy: Path) -> None:
    (copy / "b.txt").write_bytes(b"B")
    (copy / "index.html").unlink()
    (copy / "a" / "new.txt").write_bytes(b"")
    (copy / "a" / "index.html").unlink()
    (copy / "a" / "index.html").symlink_to("new.txt")
    assert verify(copy).faults == (
        "a/index.html: is a link or no plain file",
        "a/new.txt: is not in the manifest",
        "b.txt: has changed",
        "index.html: is missing",
    )


def test_a_folder_that_is_no_copy_says_so(tmp_path: Path) -> None:
    assert verify(tmp_path).faults[0].startswith("manifest-sha256.txt: is missing")
    (tmp_path / "manifest-sha256.txt").write_bytes(b"rubbish")
    assert verify(tmp_path).faults == ("manifest-sha256.txt: cannot be read as a manifest",)


def test_the_command_verifies_a_copy(copy: Path) -> None:
    command = [sys.executable, str(PROJECT / "build.py"), "check", "--dist", str(copy)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and done.stdout.startswith("All 3 files are as the manifest says.\nmanifest sha256 ")
    (copy / "b.txt").write_bytes(b"B")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "b.txt: has changed\n\nFaults: 1, in 3 files.\n")


@pytest.mark.parametrize("size", [0, 1, 6, 7, 8, 9, 16, 17])
def test_a_file_is_read_to_its_end(tmp_path: Path, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fixity, "CHUNK", 8)
    body = bytes(range(size))
    (tmp_path / "file").write_bytes(body)
    assert list(digests(str(tmp_path), ("file",))) == [hashlib.sha256(body).hexdigest()]


def test_a_mode_is_held_to_where_one_is_given(copy: Path) -> None:
    (copy / "b.txt").chmod(0o600)
    assert list(digests(str(copy), ("b.txt",))) == [hashlib.sha256(b"b").hexdigest()]
    with pytest.raises(OSError, match=r"b\.txt is no plain file, or not of its mode"):
        list(digests(str(copy), ("b.txt",), mode=0o644))

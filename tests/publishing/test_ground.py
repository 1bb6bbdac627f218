"""What is yours is safe: an output folder that no build made is refused, and nothing in it is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.model.page import Output
from communique.publishing.ground import Refused, refuse
from communique.publishing.publish import publish


def test_a_folder_that_no_build_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(
        Refused, match=r"holds files and no manifest-sha256\.txt of a build; empty it or choose another folder$"
    ):
        publish((Output("index.html", b""),), tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize("manifest", [b"", b"my own list\n", b"\xff\n", b"%s  a.txt" % (b"0" * 64)])
def test_a_file_of_that_name_alone_does_not_make_a_folder_ours(tmp_path: Path, manifest: bytes) -> None:
    (tmp_path / "manifest-sha256.txt").write_bytes(manifest)
    with pytest.raises(Refused):
        refuse(tmp_path)


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "dist").write_text("")
    with pytest.raises(Refused, match="is a file; choose a folder for the output"):
        publish((Output("index.html", b""),), tmp_path / "dist")


def test_an_empty_folder_and_one_of_a_build_are_taken(tmp_path: Path) -> None:
    out = tmp_path / "dist"
    out.mkdir()
    assert publish((Output("index.html", b"1"),), out).changed
    assert publish((Output("index.html", b"2"),), out).changed


@pytest.mark.parametrize(
    ("out", "message"),
    [
        ("site", "is the site itself or a folder that holds it"),
        (".", "is the site itself or a folder that holds it"),
        ("site/dist/..", "is the site itself or a folder that holds it"),
        ("link", "is the site itself or a folder that holds it"),
        ("site/content", "lies in content/, which holds sources"),
        ("site/seeds/new/dist", "lies in seeds/, which holds sources"),
        ("site/.git/dist", "lies in .git/, which holds sources"),
    ],
)
def test_the_site_and_what_holds_it_are_refused(tmp_path: Path, out: str, message: str) -> None:
    (tmp_path / "site" / "content").mkdir(parents=True)
    (tmp_path / "link").symlink_to("site")
    with pytest.raises(Refused, match=message):
        refuse(tmp_path / out, tmp_path / "site")


def test_a_folder_of_its_own_is_free(tmp_path: Path) -> None:
    refuse(tmp_path / "site" / "dist", tmp_path / "site")
    refuse(tmp_path / "elsewhere", tmp_path / "site")

"""Outputs have paths that every host can serve."""

from __future__ import annotations

import pytest

from communique.model.page import Output
from tests.builders import faults_of


@pytest.mark.parametrize(
    "path", ["index.html", "_headers", ".nojekyll", "documents/000_a-b/source.txt", "assets/a.12.css"]
)
def test_right(path: str) -> None:
    assert faults_of(Output(path, b"")) == ()


@pytest.mark.parametrize(
    ("path", "message", "code"),
    [
        ("../up.html", "is no path that every host can serve", "E511"),
        ("/a.html", "is no path that every host can serve", "E511"),
        ("a b.html", "is no path that every host can serve", "E511"),
        ("é.txt", "is no path that every host can serve", "E511"),
        ("a./b.txt", "is no path that every host can serve", "E511"),
        ("topics/con/index.txt", "holds a name that Windows keeps for a device", "E512"),
        ("topics/LPT1.txt", "holds a name that Windows keeps for a device", "E512"),
        ("a" * 201, "is longer than 200 bytes", "E513"),
    ],
)
def test_wrong(path: str, message: str, code: str) -> None:
    assert [(f.where.path, f.message, f.code) for f in faults_of(Output(path, b""))] == [(path, message, code)]


def test_two_files_of_one_path() -> None:
    outputs = tuple(Output(path, b"") for path in ("People/a.txt", "people/A.txt", "b", "b/c.txt"))
    assert [(f.where.path, f.message) for f in faults_of(*outputs)] == [
        ("people/A.txt", 'is the path of two files: "People/a.txt"'),
        ("b", "is a file and a folder"),
    ]

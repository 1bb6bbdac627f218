"""Compiled templates are kept beside the program's modules; whatever lies there, pages come out the same."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.trees import GOOD, PROJECT, tree


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A copy of the program with nothing compiled."""
    for name in ("communique", "templates", "static"):
        shutil.copytree(PROJECT / name, tmp_path / "program" / name, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path / "program"


def built(program: Path, root: Path = GOOD, **environment: str) -> dict[str, str]:
    """The site that a copy of the program makes of an archive."""
    out = program.parent / "dist"
    shutil.rmtree(out, ignore_errors=True)
    made = f"build(Path({str(root)!r}), Path({str(out)!r}))"
    code = f"from pathlib import Path; from communique.pipeline import build; assert not {made}.failed"
    known = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run([sys.executable, "-c", code], cwd=program, env={**known, **environment}, check=True)
    return tree(out)


def kept(program: Path) -> dict[str, bytes]:
    """The compiled templates of a program."""
    folder = program / "communique" / "rendering" / "__pycache__"
    return {path.name.split(".cpython")[0]: path.read_bytes() for path in folder.glob("*.html.*")}


def test_templates_are_compiled_once_and_anew_where_they_change(program: Path) -> None:
    first = built(program)
    compiled = kept(program)
    assert {"base.html", "pages-event.html", "parts-evidence.html"} <= compiled.keys()
    assert built(program) == first and kept(program) == compiled
    template = program / "templates" / "pages" / "event.html"
    text = template.read_text(encoding="utf-8")
    template.write_text(text.replace("<article", '<article data-new=""', 1), encoding="utf-8")
    changed = built(program)
    assert {path for path in first if path.endswith(".html") and first[path] != changed[path]}
    now = kept(program)
    assert {name for name in compiled if compiled[name] != now[name]} == {"pages-event.html"}


def test_what_is_torn_there_is_compiled_again(program: Path) -> None:
    first = built(program)
    compiled = kept(program)
    folder = program / "communique" / "rendering" / "__pycache__"
    for number, path in enumerate(sorted(folder.glob("*.html.*"))):
        body = path.read_bytes()
        path.write_bytes((b"", b"torn", bytes(80), body[:12], body[:40], body[:-9])[number % 6])
    assert built(program) == first
    assert kept(program) == compiled


def test_nothing_is_left_where_python_leaves_nothing(program: Path) -> None:
    assert built(program, PYTHONDONTWRITEBYTECODE="1") == built(program)
    shutil.rmtree(program / "communique" / "rendering" / "__pycache__")
    built(program, PYTHONDONTWRITEBYTECODE="1")
    assert kept(program) == {}


def test_a_template_of_a_site_is_compiled_for_itself(program: Path, tmp_path: Path) -> None:
    built(program)
    compiled = kept(program)
    own = tmp_path / "own"
    shutil.copytree(GOOD, own)
    (own / "templates").mkdir()
    shutil.copy(program / "templates" / "base.html", own / "templates" / "base.html")
    with (own / "templates" / "base.html").open("a", encoding="utf-8") as file:
        file.write("{# of the site #}\n")
    built(program, own)
    assert kept(program) == compiled

"""The first collection with its addresses recorded, and what an archivist may do to it."""

from __future__ import annotations

import argparse
import re
import shutil
from pathlib import Path

import pytest

from communique.desk import command
from communique.desk.addresses import record
from communique.desk.command import Done
from communique.desk.held import hold
from communique.built import Built
from communique.pipeline import PROJECT


def desk(site: Path, *words: str) -> Done:
    """A command of the desk on a site."""
    parser = argparse.ArgumentParser()
    command.arguments(parser.add_subparsers(dest="command"), site, "")
    return command.run(parser.parse_args(list(words)))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The first collection in a folder of its own, with its addresses recorded."""
    for name in ("content", "seeds"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    (tmp_path / "content" / "addresses.txt").unlink(missing_ok=True)
    held = hold(tmp_path)
    assert record(tmp_path, held) > 50
    return tmp_path


def event(site: Path, key: str) -> Path:
    """An event's file."""
    return site / "content" / "events" / f"{key}.md"


def add(path: Path, line: str) -> None:
    """Add a field to a record."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        text = text.replace("---\n", f"---\n{line}\n", 1)
    else:
        text += f"{line}\n"
    path.write_text(text, encoding="utf-8")


def add_former(path: Path, key: str) -> None:
    """Give a record one more id that it had before."""
    text = path.read_text(encoding="utf-8")
    if "formerly: [" in text:
        path.write_text(text.replace("formerly: [", f"formerly: [{key}, ", 1), encoding="utf-8")
    else:
        add(path, f"formerly: [{key}]")


def rename(site: Path, old: str, new: str) -> Path:
    """Give a record another id, everywhere in content/ but in the list of addresses."""
    for path in (site / "content").rglob("*"):
        if path.suffix in (".md", ".yaml"):
            text = path.read_text(encoding="utf-8")
            path.write_text(re.sub(rf"(?<![\w-]){re.escape(old)}(?![\w-])", new, text), encoding="utf-8")
            if path.stem == old:
                path = path.rename(path.with_stem(new))
                found = path
    return found


def codes(built: Built) -> set[str]:
    """The codes of the errors."""
    return {f.code for f in built.findings if f.severity == "error"}


def recorded(site: Path) -> set[str]:
    """The recorded pages."""
    lines = (site / "content" / "addresses.txt").read_text(encoding="utf-8").splitlines()
    return {line.split(" ")[0].split("#")[0] for line in lines if line.startswith("/")}


def check_every_address_serves(site: Path, out: Path) -> None:
    """Every recorded address has a page; a stub leads in one step to a page that is none; its canonical says so too."""
    for address in recorded(site):
        page = (out / address[1:] / "index.html").read_text(encoding="utf-8")
        refresh = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', page)
        if refresh:
            target = (out / address[1:] / refresh[1] / "index.html").resolve()
            text = target.read_text(encoding="utf-8")
            assert 'http-equiv="refresh"' not in text and "Withdrawn on" not in text
            assert f'<a href="{refresh[1]}"' in page, "a visible link"
            assert 'rel="canonical" href="https://archive.example/' in page
            assert f"/{target.parent.relative_to(out).as_posix()}/" in page

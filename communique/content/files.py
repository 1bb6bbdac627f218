"""Files of `content/` read as text: regular files in UTF-8, of bounded size."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from communique.model.finding import FieldError, Finding, Where
from communique.text.characters import FORBIDDEN
from communique.text.fields import did_you_mean
from communique.text.limits import MARKDOWN

MARKS = {"[": 20_000, "|": 50_000}
"""How many of these one Markdown file may hold: each takes its parser many times as long as a letter."""


def records(root: Path, folder: str, ending: str) -> Iterator[Path]:
    """The files of a folder below `content/` with this ending, in order of their names; none where it is missing."""
    for name in _names(root / "content" / folder):
        if name.endswith(ending):
            yield root / "content" / folder / name


def strays(root: Path, folders: Mapping[str, str], lists: tuple[str, ...]) -> Iterator[Finding]:
    """A warning for each file that nothing reads, and an error for a folder that is none.

    `folders` gives the endings of their files by the names of the folders, `lists` the names of the vocabularies.
    """
    known = [*folders, "site.yaml", "addresses.txt", "moved.yaml"]
    for name in _names(root / "content"):
        if name not in known:
            yield _stray(f"content/{name}", did_you_mean(name, known) or "read here: " + ", ".join(sorted(known)))
    for folder in ("", *folders):
        path = root / "content" / folder
        if path.is_symlink() or (path.exists() and not path.is_dir()):
            message = "is a link, which is not followed" if path.is_symlink() else "is no folder"
            where = Where(f"content/{folder}".rstrip("/"))
            yield Finding(where, "file", message, "E100", "put a folder with the files there")
    for folder, ending in folders.items():
        for name in _names(root / "content" / folder):
            stem = name.removesuffix(ending)
            if stem == name:
                yield _stray(f"content/{folder}/{name}", f"give it a name that ends in {ending}")
            elif folder == "vocabularies" and stem not in lists:
                yield _stray(f"content/{folder}/{name}", did_you_mean(stem, lists) or "lists: " + ", ".join(lists))


def _names(folder: Path) -> list[str]:
    """What a folder holds, in order, but for what is hidden or set aside; nothing of a folder that is a link."""
    if folder.is_symlink() or folder.parent.is_symlink() or not folder.is_dir():
        return []
    return sorted(name for name in os.listdir(folder) if not name.startswith((".", "_")))


def _stray(path: str, hint: str) -> Finding:
    return Finding(Where(path), "file", "is not read", "E118", hint, "warning")


def read_markdown(path: Path, shown: str) -> str:
    """The text of a Markdown file. Raises FieldError, also for one that would take minutes to read."""
    text = read_text(path, shown, MARKDOWN)
    for mark, most in MARKS.items():
        if text.count(mark) > most:
            message = f'holds "{mark}" {text.count(mark):,} times; at most {most:,} are allowed'
            raise FieldError(Finding(Where(shown), "file", message, "E124", "split it"))
    return text


def read_text(path: Path, shown: str, limit: int) -> str:
    """A file's text. `shown` is the path that faults name. Raises FieldError for what is no readable text file."""
    where = Where(shown)
    try:
        state = path.lstat()
        if not stat.S_ISREG(state.st_mode) and not stat.S_ISLNK(state.st_mode):
            raise FieldError(Finding(where, "file", "is no regular file", "E100", "put a copy of the text there"))
        with open(os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), "rb") as file:
            if state.st_size > limit:
                raise FieldError(Finding(where, "file", f"is larger than {limit:,} bytes", "E102", "split it"))
            data = file.read()
    except OSError as error:
        link = path.is_symlink()
        message = "is a link, which is not followed" if link else f"cannot be read: {error.strerror}"
        raise FieldError(Finding(where, "file", message, "E100", "put a copy of the file there" if link else "")) from None
    try:
        text = data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = "is not in UTF-8"
        raise FieldError(Finding(Where(shown, line), "file", message, "E101", "save it again as UTF-8")) from None
    bad = FORBIDDEN.search(text)
    if bad:
        message = f"holds the character U+{ord(bad[0]):04X}, which cannot be shown"
        here = Where(shown, text.count("\n", 0, bad.start()) + 1)
        raise FieldError(Finding(here, "file", message, "E113", "remove it"))
    return text

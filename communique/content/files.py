"""Files of `content/` read as text: regular files in UTF-8, of bounded size."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from communique.model.finding import FieldError, Finding, Where

MARKDOWN_SIZE = 1_000_000
YAML_SIZE = 2_000_000


def records(root: Path, folder: str, ending: str) -> Iterator[Path]:
    """The files of a folder below `content/` with this ending, in order of their names; none where it is missing."""
    try:
        names = sorted(entry.name for entry in os.scandir(root / "content" / folder))
    except (FileNotFoundError, NotADirectoryError):
        return
    for name in names:
        if name.endswith(ending) and not name.startswith((".", "_")):
            yield root / "content" / folder / name


def strays(root: Path, folder: str, ending: str) -> Iterator[Finding]:
    """A warning for each file in a folder that is no record, since nothing reads it."""
    folder_path = root / "content" / folder
    names = sorted(os.listdir(folder_path)) if folder_path.is_dir() else []
    for name in names:
        if not name.endswith(ending) and not name.startswith((".", "_")):
            where = Where(f"content/{folder}/{name}")
            yield Finding(where, "file", "is not read", "E118", f"give it a name that ends in {ending}", "warning")


def read_text(path: Path, shown: str, limit: int) -> str:
    """A file's text. `shown` is the path that faults name. Raises FieldError for what is no readable text file."""
    where = Where(shown)
    try:
        with open(os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)), "rb") as file:
            state = os.fstat(file.fileno())
            if not stat.S_ISREG(state.st_mode):
                raise FieldError(Finding(where, "file", "is no regular file", "E100", "put a copy of the text there"))
            if state.st_size > limit:
                raise FieldError(Finding(where, "file", f"is larger than {limit:,} bytes", "E102", "split it"))
            data = file.read()
    except OSError as error:
        link = path.is_symlink()
        message = "is a link, which is not followed" if link else f"cannot be read: {error.strerror}"
        raise FieldError(Finding(where, "file", message, "E100", "put a copy of the file there" if link else "")) from None
    try:
        return data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = "is not in UTF-8"
        raise FieldError(Finding(Where(shown, line), "file", message, "E101", "save it again as UTF-8")) from None

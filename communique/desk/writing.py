"""Files written on request: whole or not at all, and only below content/ or seeds/ of a site."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from communique.model.finding import FieldError, Finding, Where

FOLDERS = ("content", "seeds")
"""The folders of a site in which the desk writes."""


def write(root: Path, path: str, text: str) -> bool:
    """Write a file, given by its path from the site's root with forward slashes; whether that changed anything.

    Raises FieldError for a path that leads out of the folders, through a link too.
    """
    target = root / path
    inside = (root / path.split("/", 1)[0]).resolve()
    parts = path.split("/")
    if (
        parts[0] not in FOLDERS
        or ".." in parts
        or not target.parent.resolve().is_relative_to(inside)
        or target.is_symlink()
    ):
        raise FieldError(Finding(Where(path), "file", "lies outside content/ and seeds/ or behind a link", "E710"))
    data = text.encode()
    if target.is_file() and target.read_bytes() == data:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    _replace(target, data)
    return True


def _replace(target: Path, data: bytes) -> None:
    """Write beside the file and rename, so that at no time half of it can be read."""
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(0o644)
        os.replace(beside, target)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            beside.unlink()
        raise


def read(root: Path, path: str) -> str | None:
    """A file's text with its line ends kept; None where there is none."""
    target = root / path
    if not target.is_file():
        return None
    try:
        return target.read_bytes().decode()
    except UnicodeDecodeError:
        raise FieldError(Finding(Where(path), "file", "is not in UTF-8", "E101", "save it again as UTF-8")) from None

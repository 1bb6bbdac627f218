"""Static files under names that hold a digest of their content, so that they can be kept for ever by browsers."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Mapping
from pathlib import Path

from communique.model.page import Output

FOLDER = "assets"
COMMENT = re.compile(rb"/\*.*?\*/", re.DOTALL)
REFERENCE = re.compile(rb"url\(\s*[\"']?(?P<name>[^\"')]+)[\"']?\s*\)")


def assets(folders: tuple[Path, ...]) -> tuple[Mapping[str, str], tuple[Output, ...]]:
    """Every static file: its address by its name below the static folder, and the finished files.

    Folders are in order of precedence; a file of the first hides one of the same name in the next. Style sheets are
    named last, since they name other files (`url(...)`), whose new names they then hold; their comments and line breaks
    are left out.
    """
    files = {name: path for folder in reversed(folders) for name, path in sorted(_files(folder))}
    addresses: dict[str, str] = {}
    outputs: list[Output] = []
    for name in sorted(files, key=lambda n: (n.endswith(".css"), n)):
        body = files[name].read_bytes()
        if name.endswith(".css"):
            body = _tightened(_readdressed(name, body, addresses))
        addresses[name] = _address(name, body)
        outputs.append(Output(addresses[name], body))
    return addresses, tuple(outputs)


def _files(folder: Path) -> list[tuple[str, Path]]:
    paths = (p for p in folder.rglob("*") if p.is_file()) if folder.is_dir() else ()
    return [(p.relative_to(folder).as_posix(), p) for p in paths if not p.name.startswith(".")]


def _address(name: str, body: bytes) -> str:
    """`css/base.css` becomes `assets/css/base.3f2a9c1b.css`; texts (licences) keep their name."""
    stem, ending = posixpath.splitext(name)
    if ending == ".txt":
        return f"{FOLDER}/{name}"
    return f"{FOLDER}/{stem}.{hashlib.sha256(body).hexdigest()[:8]}{ending}"


def _readdressed(sheet: str, body: bytes, addresses: Mapping[str, str]) -> bytes:
    """A style sheet whose references to other static files hold their new names; data addresses stay."""
    here = posixpath.dirname(sheet)

    def renamed(match: re.Match[bytes]) -> bytes:
        name = posixpath.normpath(posixpath.join(here, match["name"].decode()))
        if name not in addresses:
            return match[0]
        return f"url({posixpath.relpath(addresses[name], posixpath.join(FOLDER, here))})".encode()

    return REFERENCE.sub(renamed, body)


def _tightened(body: bytes) -> bytes:
    """A style sheet without comments, indents, and line breaks after a brace, semicolon or comma."""
    lines = (line.strip() for line in COMMENT.sub(b"", body).splitlines())
    return b"".join(line if line.endswith((b"{", b"}", b";", b",")) else line + b"\n" for line in lines if line)

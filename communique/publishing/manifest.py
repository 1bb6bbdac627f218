"""The list of all published files with their SHA-256, in the line form of BagIt (RFC 8493)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from communique.model.page import Filed, Output

MANIFEST = "manifest-sha256.txt"
"""The list's own name; it lists every file but itself, and marks a folder as made by a build."""

_LINE = re.compile(r"([0-9a-f]{64})  ([^\r\n%]+)")


def digest(body: bytes) -> str:
    """The SHA-256 of these bytes, in hexadecimal."""
    return hashlib.sha256(body).hexdigest()


def manifest(files: Iterable[Filed]) -> Output:
    """The manifest of these files, sorted by path."""
    lines = sorted((file.path, file.digest) for file in files)
    return Output(MANIFEST, "".join(f"{value}  {path}\n" for path, value in lines).encode())


def parse(body: bytes) -> dict[str, str] | None:
    """Digests by path; None where these bytes are no manifest."""
    try:
        lines = body.decode().split("\n")
    except UnicodeDecodeError:
        return None
    found = [_LINE.fullmatch(line) for line in lines[:-1]]
    if lines[-1] or not found or not all(found):
        return None
    return {match[2]: match[1] for match in found}

"""Plain text: strict UTF-8, nothing changed, a byte order mark kept."""

from __future__ import annotations


def read(raw: bytes) -> str:
    """The text of the bytes, with no newline translated. Raises UnicodeDecodeError where they are not UTF-8."""
    return raw.decode("utf-8")

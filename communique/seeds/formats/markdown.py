"""Markdown: read as the plain text that it is; its front matter and heading marks are cut like page furniture."""

from __future__ import annotations


def read(raw: bytes) -> str:
    """The text of the bytes, with nothing changed. Raises UnicodeDecodeError where they are not UTF-8."""
    return raw.decode("utf-8")

"""Words as they stand in XML (XML 1.0, section 2.4); the standard library's own way loads what fetches web pages."""

from __future__ import annotations


def escape(words: str) -> str:
    """Words between tags."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(words: str) -> str:
    """Words as the value of an attribute, with its quotes; what breaks a line there stays what it is."""
    words = escape(words).replace('"', "&quot;")
    return '"' + words.replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;") + '"'

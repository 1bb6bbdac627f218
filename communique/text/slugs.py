"""Ids: what they may look like, and one made from a name or a file's stem."""

from __future__ import annotations

import hashlib
import re
import unicodedata

ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}", re.ASCII)
"""What an id matches as a whole."""

DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))})
"""Names that Windows keeps for devices: no file there can have them."""


def is_id(text: str) -> bool:
    """Whether a text may be an id: an address and a file name on every system."""
    return bool(ID.fullmatch(text)) and text not in DEVICES


def why_no_id(text: str) -> str:
    """How to mend what cannot be an id."""
    if text in DEVICES:
        return "Windows keeps this name for a device; choose another"
    return "use lower-case letters a-z, digits, hyphens and underscores, at most 80, beginning with a letter or digit"


def slug(text: str) -> str:
    """An id from a name: NFKD, marks dropped, lower case, other runs of characters one hyphen, underscores kept.

    Where nothing is left, or more than 80 characters, `x-` and twelve digits of the name's SHA-256.
    """
    return _squeezed(text) or "x-" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def seed_slug(stem: str, digest: str) -> str:
    """The id of a document without a record: from its file's stem, else `doc-` and twelve digits of its SHA-256."""
    return _squeezed(stem) or "doc-" + digest[:12]


def _squeezed(text: str) -> str:
    plain = text.lower()
    if not text.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()
    squeezed = re.sub(r"[^a-z0-9_]+", "-", plain).strip("-").lstrip("_-")
    return squeezed if is_id(squeezed) else ""

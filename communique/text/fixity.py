"""Short hashes by which words are known again."""

from __future__ import annotations

import hashlib

LENGTH = 12


def paragraph_hash(words: str) -> str:
    """The first twelve digits of the SHA-256 of a paragraph's words, with single spaces between them."""
    return hashlib.sha256(" ".join(words.split()).encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]

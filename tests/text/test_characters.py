"""Characters that nobody sees: found in bytes as they are in text."""

from __future__ import annotations

import pytest

from communique.text.characters import visible, visible_in_utf8


@pytest.mark.parametrize("plane", range(17))
def test_every_character_is_seen_in_bytes_as_in_text(plane: int) -> None:
    rows = range(plane << 16, (plane + 1) << 16, 16)
    texts = ["a¶".join(map(chr, range(row, row + 16))) for row in rows]
    assert [visible_in_utf8(text) for text in texts] == [visible(text).encode() for text in texts]

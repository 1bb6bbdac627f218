"""Readings as they are kept: each a line of JSON, the row of its fields."""

from __future__ import annotations

import json

from communique.model.rows import way
from communique.model.seed import Reading

_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


def packed(reading: Reading) -> bytes:
    """The line of a reading."""
    to_row, _ = way(Reading)
    assert to_row
    return _encode(to_row(reading)).encode()


def unpacked(line: bytes) -> Reading:
    """The reading of a line; for any other line, some error of Python's."""
    _, from_row = way(Reading)
    assert from_row
    reading = from_row(json.loads(line))
    assert isinstance(reading, Reading)
    return reading

"""JSON and CSV, each written in one way."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any

FORMULA = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
"""A cell that begins with one of these may be run by a spreadsheet."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False)


def json_text(value: Mapping[str, Any]) -> bytes:
    """Strict JSON in UTF-8, keys as given: a line for each key, and for each member of a list that stands there."""
    return ("{\n" + ",\n".join([f"{_key(key)}: {_lines(each)}" for key, each in value.items()]) + "\n}\n").encode()


class JsonList:
    """The same of one list, which grows by members that are JSON already: those of a large archive are not held one by one."""

    def __init__(self, key: str) -> None:
        self._body = bytearray(f"{{\n{_key(key)}: [".encode())
        self._before, self._end = "\n", b"]\n}\n"

    def add(self, member: str) -> None:
        """One more member."""
        self._body += f"{self._before}{member}".encode()
        self._before, self._end = ",\n", b"\n]\n}\n"

    def closed(self) -> bytearray:
        """All of it, after the last member."""
        self._body += self._end
        return self._body


def _lines(value: Any) -> str:
    if isinstance(value, list) and value and isinstance(value[0], (dict, list)):
        return "[\n" + ",\n".join([compact(each) for each in value]) + "\n]"
    return compact(value)


@lru_cache(1024)
def _key(name: str) -> str:
    return compact(name)


def compact(value: Any) -> str:
    """Strict JSON on one line."""
    return _ENCODER.encode(value)


def values(row: Any) -> dict[str, Any]:
    """The fields of a flat dataclass by name, in their order."""
    names, get = _fields(type(row))
    return dict(zip(names, get(row), strict=True))


@cache
def _fields(kind: type) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """The names of the fields of a class that has several, and what takes their values."""
    names = tuple(field.name for field in fields(kind))
    return names, attrgetter(*names)


def csv_text(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> bytes:
    """CSV (RFC 4180) in UTF-8 without a mark; the first row names the columns; no cell starts a formula."""
    return "".join([csv_row(columns), *map(csv_row, rows)]).encode()


def csv_row(row: Iterable[object]) -> str:
    """The line of a row, with its end."""
    return ",".join(["" if value is None or value == "" else _quoted(cell(value)) for value in row]) + "\r\n"


def _quoted(text: str) -> str:
    """A cell of one line, in quotation marks where it needs them."""
    return '"' + text.replace('"', '""') + '"' if "," in text or '"' in text else text


def cell(value: object) -> str:
    """A cell's text: one line, several values parted by semicolons, an apostrophe before what would start a formula."""
    text = " ".join((value if type(value) is str else _words(value)).split())
    return f"'{text}" if text[:1] in FORMULA else text


def _words(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "; ".join(map(str, value)) if isinstance(value, (tuple, list)) else str(value)

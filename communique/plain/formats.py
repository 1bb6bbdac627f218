"""JSON and CSV, each written in one way."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""A cell that begins with one of these may be run by a spreadsheet."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def json_text(value: Mapping[str, Any]) -> bytes:
    """Strict JSON in UTF-8, keys as given: a line for each key, and for each member of a list that stands there."""
    return ("{\n" + ",\n".join(f"{compact(key)}: {_lines(each)}" for key, each in value.items()) + "\n}\n").encode()


def _lines(value: Any) -> str:
    if isinstance(value, list) and value and isinstance(value[0], (dict, list)):
        return "[\n" + ",\n".join(compact(each) for each in value) + "\n]"
    return compact(value)


def compact(value: Any) -> str:
    """Strict JSON on one line."""
    return _ENCODER.encode(value)


def values(row: Any) -> dict[str, Any]:
    """The fields of a flat dataclass by name, in their order."""
    return {name: getattr(row, name) for name in row.__dataclass_fields__}


def csv_text(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> bytes:
    """CSV (RFC 4180) in UTF-8 without a mark; the first row names the columns; no cell starts a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(value) for value in row])
    return out.getvalue().encode()


def cell(value: object) -> str:
    """A cell's text: one line, several values parted by semicolons, an apostrophe before what would start a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (tuple, list)):
        value = "; ".join(str(each) for each in value)
    text = " ".join(str(value).split())
    return f"'{text}" if text.startswith(FORMULA) else text

"""Tables that are too large to be taken in: named, and nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.desk.table_file import rows
from communique.model.finding import FieldError
from communique.text.limits import TABLE_ROWS

COLUMNS = {"events": ("title", "date")}


def told(path: Path) -> str:
    """What is said of a table."""
    with pytest.raises(FieldError) as found:
        rows(path, path.name, COLUMNS)
    return found.value.finding.message


def test_a_table_of_too_many_rows(tmp_path: Path) -> None:
    table = tmp_path / "events.csv"
    table.write_text("title,date\n" + "A meeting,2021\n" * TABLE_ROWS, encoding="utf-8")
    assert len(rows(table, table.name, COLUMNS)[1]) == TABLE_ROWS
    table.write_text("title,date\n" + "A meeting,2021\n" * (TABLE_ROWS + 1), encoding="utf-8")
    assert told(table) == "has 5,001 rows; at most 5,000 are allowed"


def test_a_table_of_too_many_bytes(tmp_path: Path) -> None:
    table = tmp_path / "events.csv"
    table.write_text("title,date\n" + "A" * 5_000_000, encoding="utf-8")
    assert told(table) == "is larger than 5,000,000 bytes"

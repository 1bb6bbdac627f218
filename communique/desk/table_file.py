"""A table as a spreadsheet saves it (CSV in UTF-8): rows of named cells, each of which knows its place."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from communique.model.finding import FieldError, Finding, Where
from communique.text.fields import did_you_mean
from communique.text.limits import TABLE, TABLE_ROWS

T = TypeVar("T")

SEPARATORS = (",", ";", "\t")
"""What may stand between cells; the head of the table decides."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number as spreadsheets count (the head is 1), the line on which it begins, its cells by column."""

    path: str
    number: int
    line: int
    cells: Mapping[str, str]

    def text(self, column: str) -> str:
        """A cell without blanks around it; empty where the table has no such column."""
        return " ".join(self.cells.get(column, "").split())

    def list(self, column: str) -> tuple[str, ...]:
        """The members of a cell, between semicolons; an empty one keeps its place, a cell that is empty has none."""
        text = self.text(column)
        return tuple(part.strip() for part in text.removesuffix(";").split(";")) if text else ()

    def fault(self, column: str, message: str, code: str, hint: str = "") -> FieldError:
        """The error of a cell, with row and column."""
        return FieldError(Finding(Where(self.path, self.line), f"row {self.number}, {column}", message, code, hint))

    def take(self, column: str, read: Callable[[str], T], part: str | None = None) -> T:
        """What `read` makes of a cell, or of this part of it; a ValueError of it becomes the fault of the cell."""
        try:
            return read(self.text(column) if part is None else part)
        except ValueError as error:
            raise self.fault(column, str(error), "E722") from None


def rows(path: Path, shown: str, columns: Mapping[str, tuple[str, ...]]) -> tuple[str, tuple[Row, ...]]:
    """The kind of a table and its rows. `columns` gives for each kind its columns, of which the first is its sign.

    The kind is the first whose sign is a column of the table. Raises FieldError for what is no such table.
    """
    text = _text(path, shown)
    head_line = text.split("\n", 1)[0]
    separator = max(SEPARATORS, key=head_line.count)
    lines = _lines(text, separator, shown)
    _, head = next(lines, (1, []))
    names = [name.strip().casefold().replace(" ", "_") for name in head]
    kind = next((kind for kind, known in columns.items() if known[0] in names), None)
    if kind is None:
        signs = " or ".join(f'"{known[0]}"' for known in columns.values())
        raise FieldError(
            Finding(Where(shown, 1), "head", f"has no column {signs}", "E721", "name the columns in the first row")
        )
    _check_head(names, columns[kind], shown)
    found = []
    for number, (line, cells) in enumerate(lines, 2):
        if any(cell.strip() for cell in cells):
            found.append(_row(shown, number, line, names, cells))
    if len(found) > TABLE_ROWS:
        message = f"has {len(found):,} rows; at most {TABLE_ROWS:,} are allowed"
        raise FieldError(Finding(Where(shown), "file", message, "E720", "split it into several tables"))
    return kind, tuple(found)


def _row(shown: str, number: int, line: int, names: list[str], cells: list[str]) -> Row:
    if len(cells) > len(names) and any(cell.strip() for cell in cells[len(names) :]):
        message = f"has {len(cells)} cells, and the head has {len(names)}"
        hint = "put a cell that holds the separator between double quotes"
        raise FieldError(Finding(Where(shown, line), f"row {number}", message, "E721", hint))
    return Row(shown, number, line, dict(zip(names, cells, strict=False)))


def _check_head(names: list[str], known: tuple[str, ...], shown: str) -> None:
    for name in names:
        if name and names.count(name) > 1:
            raise FieldError(Finding(Where(shown, 1), name, "heads two columns", "E721"))
        if name and name not in known:
            hint = did_you_mean(name, known) or "columns here: " + ", ".join(known)
            raise FieldError(Finding(Where(shown, 1), name, "is not a column of this table", "E721", hint))


def _text(path: Path, shown: str) -> str:
    if not path.is_file():
        raise FieldError(Finding(Where(shown), "file", "is not there", "E720"))
    if path.stat().st_size > TABLE:
        raise FieldError(
            Finding(Where(shown), "file", f"is larger than {TABLE:,} bytes", "E720", "split it into several tables")
        )
    data = path.read_bytes()
    try:
        return data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "save it again as CSV in UTF-8"
        raise FieldError(Finding(Where(shown, line), "file", "is not in UTF-8", "E720", hint)) from None


def _lines(text: str, separator: str, shown: str) -> Iterator[tuple[int, list[str]]]:
    """The cells of each row, with the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            hint = 'double the quotes within a cell: "so ""quoted"" here"'
            raise FieldError(
                Finding(Where(shown, line), "file", f"cannot be read as a table: {error}", "E720", hint)
            ) from None

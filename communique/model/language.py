"""What the reading knows of a language: the tables of one file in `communique/data/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Language:
    """The tables of one language, as its file holds them: table name to rows, each row a key with its words.

    For example `tables["months"]["2"] == ("February", "Feb", "Feb.")`. Words are in the small notation of
    `text/patterns.py` where the table says so in its file. The file's head documents every table.
    """

    code: str
    tables: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    def rows(self, table: str) -> Mapping[str, tuple[str, ...]]:
        """The rows of a table; empty where the language has none."""
        return self.tables.get(table, {})

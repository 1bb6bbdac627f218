"""Language tables, a file a language: the program's own, and `content/languages/` laid over them row by row."""

from __future__ import annotations

from communique.content.values import pattern
from communique.model.finding import Finding
from communique.model.language import Language
from communique.text.fields import Node, Record, by_key, each, fault, mapping, text

PATTERNS = frozenset(
    "not_dates marks_year media future past held outputs undertakings celebrations together offices counterparts denials speech memory".split()
)
"""Tables whose words are in the small notation; those of the others are taken as they stand."""

NUMBERS = {"months": (1, 12), "weekdays": (0, 6), "offsets": (-400, 400), "years": (-10, 10)}
"""Tables whose keys are numbers, with the lowest and the highest."""

Rows = dict[str, tuple[str, ...]]


def language(code: str, files: tuple[Node, ...], findings: list[Finding]) -> Language:
    """One language from its files, the one that lies on top last; its rows replace those of the same key."""
    tables: dict[str, Rows] = {}
    for node in files:
        record = Record(node, findings)
        for table in node.value if node.kind == "mapping" else ():
            rows = record.take(table, lambda node, table=table: _rows(table, node), {})
            tables.setdefault(table, {}).update(rows)
    return Language(code, tables)


def _rows(table: str, node: Node) -> Rows:
    """The rows of one table."""
    low, high = NUMBERS.get(table, (0, 0))
    for key, row in mapping(node).items() if table in NUMBERS else ():
        if not (key.removeprefix("-").isdecimal() and key.isascii() and len(key) < 5 and low <= int(key) <= high):
            raise fault(row, f'"{key}" is no number from {low} to {high}', "E127")
    return by_key(each(pattern if table in PATTERNS else text))(node)

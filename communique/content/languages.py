"""Language tables, a file a language: the program's own, and `content/languages/` laid over them row by row."""

from __future__ import annotations

from communique.model.finding import Finding
from communique.model.language import Language
from communique.text.fields import Node, Record, by_key, each, text


def language(code: str, files: tuple[Node, ...], findings: list[Finding]) -> Language:
    """One language from its files, the one that lies on top last; its rows replace those of the same key."""
    tables: dict[str, dict[str, tuple[str, ...]]] = {}
    read = by_key(by_key(each(text)))
    for node in files:
        holder = Record(Node(node.where, "", "mapping", {"tables": node}), findings)
        for table, rows in holder.take("tables", read, {}).items():
            tables.setdefault(table, {}).update(rows)
    return Language(code, tables)

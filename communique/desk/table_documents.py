"""Rows of a table of documents made into document records."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from communique.desk.held import seed_files
from communique.desk.names import Names
from communique.desk.table_file import Row
from communique.desk.yaml_lines import field_lines
from communique.model.content import Content
from communique.text.edtf import parse
from communique.text.fields import did_you_mean
from communique.text.slugs import is_id, seed_slug

_FACTS = (
    "title",
    "display_title",
    "published",
    "updated",
    "publisher",
    "agency",
    "distributor",
    "genre",
    "dateline",
    "language",
)
_AUTHORITIES = ("publisher", "agency", "distributor")
_OBTAINED = {"obtained_from": "from", "obtained_on": "on", "obtained_by": "by", "archived": "archived"}


class Documents:
    """The documents of a table, row by row: `add` gives the id and text of a record, or None where there is one."""

    def __init__(self, content: Content, names: Names, root: Path) -> None:
        self.names = names
        self.files = seed_files(root)
        self.collections = tuple(c.id for c in content.collections)
        self.seeds = {record.seed: record.id for record in content.documents}
        self.ids = {record.id for record in content.documents}
        self.rows: dict[str, int] = {}

    def add(self, row: Row) -> tuple[str, str] | None:
        """The record of a row. Raises FieldError for the first fault of it."""
        seed = row.text("seed")
        if seed not in self.files:
            message = f'seeds/ has no text "{seed}"' if seed else "is empty"
            raise row.fault("seed", message, "E724", did_you_mean(seed, self.files))
        if seed in self.rows:
            raise row.fault("seed", f'"{seed}" has row {self.rows[seed]} already', "E725")
        self.rows[seed] = row.number
        if seed in self.seeds:
            return None
        digest = hashlib.sha256(self.files[seed].read_bytes()).hexdigest()
        name = row.text("id") or seed_slug(seed.rsplit(".", 1)[0], digest)
        if not is_id(name):
            raise row.fault("id", f'"{name}" cannot be an id', "E722", "use lower-case letters a-z, digits and hyphens")
        if name in self.ids:
            raise row.fault(
                "id", f'"{name}" is the id of another document', "E726", "give this row another in a column `id`"
            )
        self.ids.add(name)
        return name, self._text(row, seed, digest)

    def _text(self, row: Row, seed: str, digest: str) -> str:
        fields: dict[str, Any] = {"seed": seed, "sha256": digest, "collection": self._collection(row)}
        for fact in _FACTS:
            value = self._value(row, fact)
            source = row.text("source")
            fields[fact] = {"value": value, "basis": "outside", "source": source} if value and source else value
        obtained = {key: row.text(column) for column, key in _OBTAINED.items()}
        fields["obtained"] = {key: value for key, value in obtained.items() if value}
        fields["rights"] = row.text("rights")
        return "\n".join([line for key, value in fields.items() if value for line in field_lines(key, value)] + [""])

    def _value(self, row: Row, fact: str) -> str:
        text = row.text(fact)
        if text and fact == "published":
            return row.take(fact, parse).edtf
        if text and fact in _AUTHORITIES:
            return row.take(fact, lambda name: self.names.publisher(name, fact))
        return text

    def _collection(self, row: Row) -> str:
        name = row.text("collection")
        if name and name not in self.collections:
            raise row.fault("collection", f'there is no "{name}"', "E724", did_you_mean(name, self.collections))
        return name

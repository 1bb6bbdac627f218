"""Faults and warnings, each with its place in the archivist's files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in a file: path from the site's root with forward slashes, and line from 1 (0: the file as a whole)."""

    path: str
    line: int = 0


Places = Mapping[str, Where]
"""Where the fields of a record stand, by name, each item of a list (`documents[1]`) among them."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, in the archivist's words: what is wrong, with a stable code and how to mend it."""

    where: Where
    field: str
    message: str
    code: str
    hint: str = ""
    severity: Severity = "error"


class FieldError(Exception):
    """Raised inside a reader by the first fault of a field; the loop over records keeps its finding and goes on."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding

"""Tables taken in: each row of a spreadsheet becomes a record in content/, once.

A table whose head has a column `seed` is one of documents, one that has a column `date` is one of events; the columns
are listed in `columns.py`. Cells that take several names have them between semicolons.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from communique.content.documents import document as read_document
from communique.content.events import event as read_event
from communique.content.read import read as read_content
from communique.desk import columns, table_documents, table_events, writing
from communique.desk.held import seed_files
from communique.desk.names import Names
from communique.desk.table_file import Row, rows
from communique.desk.yaml_lines import with_fields
from communique.model.content import Content
from communique.model.finding import FieldError, Finding
from communique.text.fields import load
from communique.text.markdown import split
from communique.text.slugs import seed_slug

COLUMNS = {"documents": tuple(columns.DOCUMENTS), "events": tuple(columns.EVENTS)}


@dataclass(frozen=True, slots=True)
class Import:
    """What a table comes to: the files to write by path and text, lists among them, and what is there already."""

    kind: str
    files: tuple[tuple[str, str], ...]
    held: int  # rows that have their record already
    added: tuple[tuple[str, str], ...]  # new entries of lists: the list's name and the entry's id
    findings: tuple[Finding, ...] = ()


def read_table(root: Path, table: Path) -> Import:
    """What a table would add to a site; nothing is written. With findings there are no files."""
    content, faults = read_content(root)
    broken = tuple(finding for finding in faults if finding.severity == "error")
    try:
        kind, found = rows(table, table.name, COLUMNS)
    except FieldError as error:
        return Import("", (), 0, (), (error.finding,))
    names = Names(content.vocabularies)
    maker = (
        table_events.Events(content, names, _documents(root, content))
        if kind == "events"
        else table_documents.Documents(content, names, root)
    )
    findings: list[Finding] = list(broken)
    files: list[tuple[str, str]] = []
    held = 0
    for row in found:
        try:
            record = maker.add(row)
            if record is None:
                held += 1
            else:
                files.append(_checked(kind, *record, row))
        except FieldError as error:
            findings.append(error.finding)
    if findings:
        return Import(kind, (), 0, (), tuple(findings))
    added = tuple((name, key) for name, entries in names.added.items() for key in entries)
    try:
        return Import(kind, (*_lists(root, names), *files), held, added)
    except FieldError as error:
        return Import(kind, (), 0, (), (error.finding,))


def write_files(root: Path, files: tuple[tuple[str, str], ...]) -> int:
    """Write the files of an import; how many were new or different."""
    return sum(writing.write(root, path, text) for path, text in files)


def _lists(root: Path, names: Names) -> list[tuple[str, str]]:
    """The lists of the site with their new entries."""
    found = []
    for name, entries in names.added.items():
        path = f"content/vocabularies/{name}.yaml"
        if entries:
            found.append((path, with_fields(writing.read(root, path) or "", path, dict(entries))))
    return found


def _checked(kind: str, name: str, text: str, row: Row) -> tuple[str, str]:
    """The file of a record, when the reader of such records finds no fault in it; else the fault of the row."""
    path = f"content/{kind}/{name}" + (".md" if kind == "events" else ".yaml")
    findings: list[Finding] = []
    try:
        parts = split(text)
        if parts is None:
            read_document(name, load(text, path), findings)
        else:
            read_event(name, load(parts.front, path), parts, findings)
    except FieldError as error:
        findings.append(error.finding)
    if findings:
        raise row.fault(findings[0].field, findings[0].message, findings[0].code, findings[0].hint)
    return path, text


def _documents(root: Path, content: Content) -> tuple[str, ...]:
    """The ids that documents have: those of records, and those that files in seeds/ take from their names."""
    stems = (path.stem for path in seed_files(root).values())
    return (*(record.id for record in content.documents), *(seed_slug(stem, "") for stem in stems))

"""The addresses that were ever published (`content/addresses.txt`), and where other pages went (`content/moved.yaml`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from communique.content.files import read_text
from communique.content.values import ADDRESS, page_address, withdrawn
from communique.model.content import Address, Moved
from communique.model.finding import FieldError, Finding, Where
from communique.text.fields import Node, Record, mapping, title
from communique.text.limits import ADDRESSES, MOVED

_LINE = re.compile(r"/([^\s#]*)(?: (\d+)|#p(\d+) ([0-9a-f]{12}))?")


def addresses(root: Path, findings: list[Finding]) -> tuple[Address, ...]:
    """Every recorded address, in the order of the file; none where there is no file."""
    path, shown = root / "content" / "addresses.txt", "content/addresses.txt"
    if not path.exists() and not path.is_symlink():
        return ()
    try:
        return tuple(_read(read_text(path, shown, ADDRESSES), shown, findings))
    except FieldError as error:
        findings.append(error.finding)
        return ()


def _read(text: str, shown: str, findings: list[Finding]) -> Iterator[Address]:
    for number, line in enumerate(text.splitlines(), 1):
        where = Where(shown, number)
        if not line or line.startswith("# "):
            continue
        match = _LINE.fullmatch(line)
        if not match or not ADDRESS.fullmatch("/" + match[1]):
            hint = "restore the line as it was; only `build.py record` writes this file"
            findings.append(Finding(where, "address", f'"{line[:80]}" is no recorded address', "E404", hint))
            continue
        yield Address(match[1], where, int(match[3] or 0), match[4] or "", int(match[2] or 0))


def moved(node: Node, findings: list[Finding]) -> tuple[Moved, ...]:
    """Where each old address leads: `to: /new/`, or `reason`, `on` and `successor` where the page was withdrawn."""
    found: list[Moved] = []
    try:
        members = mapping(node, MOVED) if node.kind != "null" else {}
    except FieldError as error:
        findings.append(error.finding)
        return ()
    for path, row in members.items():
        record = Record(row, findings)
        name = record.attempt(lambda path=path, row=row: page_address(Node(row.where, path, "text", path)))
        to, shown = record.take("to", page_address), record.take("title", title, path)
        gone = None if record.has("to") else withdrawn(record)
        record.close()
        if name is not None and (to is not None or gone):
            found.append(Moved(name, row.where, to or "", shown, gone))
    return tuple(found)

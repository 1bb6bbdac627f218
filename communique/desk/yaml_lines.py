"""YAML written line by line into records that people keep: what stands there stays, comments and order included.

New lines are made of plain values: a text, None, a list of values, or a dict from field to value, in the order given.
Every change is read back, and refused where anything but the new field would be different.
"""

from __future__ import annotations

import json
import re
from typing import Any

from communique.model.finding import FieldError, Finding, Where
from communique.text.fields import Node, load, mapping

WIDTH = 118
"""A list or a mapping that would be longer on one line takes a line for each of its members."""

_SAFE = re.compile(r"[^\W_][^\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\\]*")
_MEANT = re.compile(r":(?=\s|$)|\s#|\s$")
_MEANT_IN_FLOW = re.compile(r"[,:?\[\]{}#]|\s$")
_ESCAPES = {0x7F: "\\x7f", 0x85: "\\N", 0x2028: "\\L", 0x2029: "\\P", 0xFEFF: "\\uFEFF"}
_NULLS = ("null", "~", "Null", "NULL")


def scalar(text: str | None, within: bool = False) -> str:
    """A text as YAML has it on one line: plain where nothing in it means something, else in double quotes.

    `within` tells that it stands between brackets or braces, where more characters mean something.
    """
    if text is None:
        return "null"
    meant = _MEANT_IN_FLOW if within else _MEANT
    if _SAFE.fullmatch(text) and not meant.search(text) and text not in _NULLS:
        return text
    return json.dumps(text, ensure_ascii=False).translate(_ESCAPES)


def field_lines(key: str, value: Any, indent: int = 0) -> list[str]:
    """The lines of one field. A list of mappings that is a field of the record itself has a line or more for each."""
    pad = " " * indent
    if not isinstance(value, (dict, list)):
        return [f"{pad}{key}: {scalar(value)}"]
    growing = indent == 0 and isinstance(value, list) and any(isinstance(item, dict) for item in value)
    flow = _flow(value)
    if len(flow) + len(key) + indent + 2 <= WIDTH and not growing:
        return [f"{pad}{key}: {flow}"]
    if isinstance(value, dict):
        return [f"{pad}{key}:", *(line for k, v in value.items() for line in field_lines(k, v, indent + 2))]
    return [f"{pad}{key}:", *(line for item in value for line in item_lines(item, indent + 2))]


def item_lines(item: Any, indent: int = 0) -> list[str]:
    """The lines of one member of a list."""
    pad = " " * indent
    if not isinstance(item, dict):
        return [f"{pad}- {scalar(item)}"]
    flow = _flow(item)
    if len(flow) + indent + 2 <= WIDTH:
        return [f"{pad}- {flow}"]
    lines = [line for key, value in item.items() for line in field_lines(key, value, indent + 2)]
    return [f"{pad}- {lines[0][indent + 2 :]}", *lines[1:]]


def _flow(value: Any) -> str:
    """A value on one line, in brackets or braces where it has members."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(member)}" for key, member in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(member) for member in value) + "]"
    return scalar(value, within=True)


def with_field(text: str, path: str, key: str, value: Any, line: int = 1) -> str:
    """YAML with a field added at its end; as it is where the field stands there already.

    `path` and `line` are the file and the line on which `text` begins, for faults. A field that stands there empty is
    given the value in its place.
    """
    members = _members(text, path, line)
    if key not in members:
        return with_fields(text, path, {key: value}, line)
    if members[key].kind != "null":
        return text
    lines, ending = text.splitlines(keepends=True), _ending(text)
    at = members[key].where.line - line
    comment = re.fullmatch(r"[^#]*(#.*?)\s*", lines[at])
    lines[at : at + 1] = ([comment[1] + ending] if comment else []) + [row + ending for row in field_lines(key, value)]
    return _read_back("".join(lines), path, line, key, {**_values(members), key: value})


def with_fields(text: str, path: str, fields: dict[str, Any], line: int = 1) -> str:
    """YAML with all those fields added at its end that do not stand there."""
    members = _members(text, path, line)
    new = {key: value for key, value in fields.items() if key not in members}
    if not new:
        return text
    ending = _ending(text)
    lines = _closed(text.splitlines(keepends=True), ending)
    lines += [row + ending for key, value in new.items() for row in field_lines(key, value)]
    return _read_back("".join(lines), path, line, next(iter(new)), {**_values(members), **new})


def with_item(text: str, path: str, key: str, item: Any, line: int = 1) -> str:
    """YAML with a member added at the end of the list that a field holds; as it is where it is a member already."""
    members = _members(text, path, line)
    held = _plain(members[key]) if key in members else None
    items = held if isinstance(held, list) else [] if held is None else [held]
    if item in items:
        return text
    if not items:
        return with_field(text, path, key, [item], line) if held is None else _refuse(path, members[key], key)
    ending = _ending(text)
    lines = _closed(text.splitlines(keepends=True), ending)
    start = members[key].where.line - line
    end = min((m.where.line - line for m in members.values() if m.where.line - line > start), default=len(lines))
    while end - 1 > start and re.match(r"\s*$|#", lines[end - 1]):
        end -= 1
    _insert(lines, start, end, item, members[key], path, ending)
    return _read_back("".join(lines), path, line, key, {**_values(members), key: [*items, item]})


def _insert(lines: list[str], start: int, end: int, item: Any, node: Node, path: str, ending: str) -> None:
    """Put a member behind the others: a new line of a list of lines, or one more word between brackets."""
    first = next((m for m in (re.match(r"( *)- ", row) for row in lines[start + 1 : end]) if m), None)
    if first:
        lines[end:end] = [row + ending for row in item_lines(item, len(first[1]))]
        return
    found = re.fullmatch(r"([^\[\]#]*: *)\[([^\[\]#]*)\]( *(?:#.*)?\s*)", lines[start])
    single = re.fullmatch(r"([^:#]+: +)([^#\[\]{}]*[^#\s\[\]{}])( *(?:#.*)?\s*)", lines[start])
    match = found or single
    if end - start > 1 or match is None or not isinstance(item, str):
        _refuse(path, node, node.field)
    lines[start] = f"{match[1]}[{match[2]}, {scalar(item, within=True)}]{match[3]}"


def _ending(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _closed(lines: list[str], ending: str) -> list[str]:
    """Lines of which the last ends."""
    if lines and not lines[-1].endswith("\n"):
        return [*lines[:-1], lines[-1] + ending]
    return lines


def _members(text: str, path: str, line: int) -> dict[str, Node]:
    node = load(text, path, line)
    return {} if node.kind == "null" else mapping(node)


def _values(members: dict[str, Node]) -> dict[str, Any]:
    return {key: _plain(node) for key, node in members.items()}


def _plain(node: Node) -> Any:
    if node.kind == "mapping":
        return {key: _plain(value) for key, value in node.value.items()}
    if node.kind == "list":
        return [_plain(value) for value in node.value]
    return node.value.rstrip() if node.kind == "text" else None


def _read_back(text: str, path: str, line: int, key: str, wanted: dict[str, Any]) -> str:
    """The text, if it reads as wanted; else the fault that it cannot be changed by lines."""
    try:
        members = _members(text, path, line)
    except FieldError as error:
        if error.finding.code == "E113":  # a character that no record may hold
            raise
        members = {}
    if _values(members) != _stripped(wanted):
        _refuse(path, Node(Where(path, line), key, "null", None), key)
    return text


def _stripped(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _stripped(member) for key, member in value.items()}
    if isinstance(value, list):
        return [_stripped(member) for member in value]
    return value.rstrip() if isinstance(value, str) else None


def _refuse(path: str, node: Node, key: str) -> Any:
    message = "cannot be added without changing what stands here"
    hint = "give each field of the record lines of its own, then try again"
    raise FieldError(Finding(Where(path, node.where.line), key, message, "E711", hint))

"""YAML read strictly: every scalar a string that knows its file, line and field, typed by whoever asks for it.

Aliases, anchors, tags, second documents, duplicate keys and nesting beyond `DEPTH` are refused on the stream of events,
before anything is composed, so that no short file can become a large value.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

import yaml

from communique.model.dates import ArchiveDate
from communique.model.finding import FieldError, Finding, Where
from communique.text import edtf
from communique.text.characters import FORBIDDEN
from communique.text.limits import DEPTH, TITLE, YAML
from communique.text.slugs import is_id, why_no_id

T = TypeVar("T")

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Node:
    """A value as written: `kind` is text, null, list or mapping; `value` a str, None, tuple or dict of nodes."""

    where: Where
    field: str
    kind: str
    value: Any


def fault(node: Node, message: str, code: str, hint: str = "") -> FieldError:
    """The error that a reader raises for a node."""
    return FieldError(Finding(node.where, node.field or "file", message, code, hint))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint with the nearest known word; empty where none is near."""
    near = difflib.get_close_matches(word[:80], list(known), n=1, cutoff=0.7)
    return f'did you mean "{near[0]}"?' if near else ""


@lru_cache(maxsize=1024)
def load(text: str, path: str, line: int = 1) -> Node:
    """Read YAML text that begins on `line` of a file into nodes. Raises FieldError for the first fault of form.

    Nodes of the same text are given again (nobody changes them): a server builds again and again.
    """
    top = Where(path, line)
    if len(text.encode("utf-8", "surrogatepass")) > YAML:
        message = f"is larger than {YAML:,} bytes"
        raise FieldError(Finding(top, "file", message, "E102", "split it into several records"))
    try:
        return _compose(_events(text, _Loader), path, line)
    except (yaml.YAMLError, ValueError):
        try:  # once more without libyaml, whose messages differ from release to release
            return _compose(_events(text, yaml.SafeLoader), path, line)
        except (yaml.YAMLError, ValueError) as error:
            raise _unreadable(error, path, line, text) from None


def _events(text: str, loader: Any) -> Iterator[Any]:
    return iter(yaml.parse(text, Loader=loader))


def _unreadable(error: Exception, path: str, line: int, text: str) -> FieldError:
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        at, problem = mark.line, str(getattr(error, "problem", "") or "it is not well formed")
    else:
        at = text.count("\n", 0, getattr(error, "position", 0) or 0)
        problem = "a character is not allowed" if isinstance(error, yaml.YAMLError) else "an escape is not a character"
    message = f"cannot be read as YAML: {problem}"
    hint = "check indentation and colons; put text that holds a colon, # or quotes between single quotes"
    return FieldError(Finding(Where(path, line + at), "file", message, "E103", hint))


def _compose(events: Iterator[Any], path: str, line: int) -> Node:
    """Build nodes from events; the recursion is bounded by DEPTH."""
    root = Node(Where(path, line), "", "null", None)
    seen = False
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            if seen:
                where = Where(path, line + event.start_mark.line)
                message = "holds a second YAML document"
                raise FieldError(Finding(where, "file", message, "E104", "keep one record a file"))
            seen = True
        elif isinstance(event, yaml.NodeEvent):
            root = _node(event, events, path, line, "", 1)
    return root


def _node(event: Any, events: Iterator[Any], path: str, line: int, field: str, depth: int) -> Node:
    where = Where(path, line + event.start_mark.line)
    here = Node(where, field, "null", None)
    if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
        raise fault(here, "anchors (&) and aliases (*) are not allowed", "E104", "write the value out, or quote it")
    if event.tag is not None and event.tag != "!":
        raise fault(here, f"tags such as {event.tag[:40]} are not allowed", "E104", "remove it, or quote the value")
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(event, here)
    if depth > DEPTH:
        raise fault(here, f"is nested deeper than {DEPTH} levels", "E106")
    if isinstance(event, yaml.SequenceStartEvent):
        children: list[Node] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            children.append(_node(event, events, path, line, f"{field}[{len(children)}]", depth + 1))
        return Node(where, field, "list", tuple(children))
    return Node(where, field, "mapping", _mapping(events, path, line, field, depth))


def _mapping(events: Iterator[Any], path: str, line: int, field: str, depth: int) -> dict[str, Node]:
    members: dict[str, Node] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = _node(event, events, path, line, field, depth + 1)
        if key.kind != "text":
            raise fault(key, "a field's name must be a word", "E109")
        if key.value in members:
            raise fault(key, f'"{key.value}" stands twice', "E105", f"first on line {members[key.value].where.line}")
        name = f"{field}.{key.value}" if field else key.value
        child = _node(next(events), events, path, line, name, depth + 1)
        members[key.value] = Node(key.where, name, child.kind, child.value) if child.kind != "text" else child
    return members


def _scalar(event: Any, here: Node) -> Node:
    text = event.value
    if not event.style and text in ("", "~", "null"):
        return here
    bad = FORBIDDEN.search(text)
    if bad:
        raise fault(here, f"holds the character U+{ord(bad[0]):04X}, which cannot be shown", "E113", "remove it")
    return Node(here.where, here.field, "text", text)


def text(node: Node, limit: int = 20_000) -> str:
    """A text that is not empty, of at most `limit` characters."""
    if node.kind != "text" or not node.value.strip():
        raise fault(node, "must be a text", "E109")
    if len(node.value) > limit:
        raise fault(node, f"has {len(node.value):,} characters; at most {limit:,} are allowed", "E114")
    return node.value.strip()


def title(node: Node) -> str:
    """A text of one line, of at most `TITLE` characters."""
    return " ".join(text(node, TITLE).split())


def identifier(node: Node) -> str:
    """An id, as `text/slugs.py` has it."""
    text(node, 200)
    if not is_id(node.value):
        raise fault(node, f'"{node.value}" cannot be an id', "E110", why_no_id(node.value))
    return node.value


def archive_date(node: Node) -> ArchiveDate:
    """A date in EDTF."""
    try:
        return edtf.parse(text(node, 300))
    except ValueError as error:
        raise fault(node, str(error), "E111") from None


def flag(node: Node) -> bool:
    """`true` or `false`."""
    if node.kind != "text" or node.value not in ("true", "false"):
        raise fault(node, 'must be "true" or "false"', "E112")
    return node.value == "true"


def choice(*options: str) -> Callable[[Node], str]:
    """A reader for one of these words."""

    def read(node: Node) -> str:
        word = text(node, 200)
        if word not in options:
            hint = did_you_mean(word, options) or "choose one of " + ", ".join(options)
            raise fault(node, f'"{word}" is not one of the words allowed here', "E112", hint)
        return word

    return read


def each(read: Callable[[Node], T]) -> Callable[[Node], tuple[T, ...]]:
    """A reader for a list, or for one value that stands for a list of one."""

    def read_all(node: Node) -> tuple[T, ...]:
        if node.kind == "null":
            return ()
        return tuple(read(item) for item in (node.value if node.kind == "list" else (node,)))

    return read_all


def by_key(read: Callable[[Node], T]) -> Callable[[Node], dict[str, T]]:
    """A reader for a mapping whose keys are free, such as language codes."""

    def read_all(node: Node) -> dict[str, T]:
        if node.kind == "null":
            return {}
        return {key: read(value) for key, value in mapping(node).items()}

    return read_all


def mapping(node: Node, most: int | None = None) -> dict[str, Node]:
    """The members of a mapping, of which there may be so many."""
    if node.kind != "mapping":
        raise fault(node, "must hold fields (name: value)", "E109")
    if most is not None and len(node.value) > most:
        raise fault(node, f"has {len(node.value):,} rows; at most {most:,} are allowed", "E129")
    return node.value


class Record:
    """The fields of one record, taken one by one; a fault in one is kept in `findings` and the next is read."""

    def __init__(self, node: Node, findings: list[Finding]) -> None:
        self.where = node.where
        self.findings = findings
        self._known: list[str] = []
        self._fields: dict[str, Node] = {}
        self._name = node.field
        self._whole = True
        try:
            self._fields = mapping(node) if node.kind != "null" else {}
        except FieldError as error:
            self._whole = False
            findings.append(error.finding)

    def take(self, name: str, read: Callable[[Node], T], default: Any = None, required: bool = False) -> Any:
        """The value of a field; `default` where it is absent, null or at fault."""
        self._known.append(name)
        node = self._fields.get(name)
        if node is None or (node.kind == "null" and required):
            if required and self._whole:
                field = f"{self._name}.{name}" if self._name else name
                self.findings.append(Finding(self.where, field, "is missing", "E108"))
            return default
        if node.kind == "null":
            return default
        return self.attempt(lambda: read(node), default)

    def attempt(self, read: Callable[[], T], default: Any = None) -> Any:
        """What `read` gives; `default` where it finds a fault, which is kept."""
        try:
            return read()
        except FieldError as error:
            self.findings.append(error.finding)
            return default

    @property
    def places(self) -> dict[str, Where]:
        """Where each field stands, and each item of a list by its number: `documents[1]`; a list of one is its item."""
        found = {}
        for name, node in self._fields.items():
            found[name] = found[f"{name}[0]"] = node.where
            if node.kind == "list":
                found.update({f"{name}[{i}]": item.where for i, item in enumerate(node.value)})
        return found

    def has(self, name: str) -> bool:
        """Whether the field is written at all, null included."""
        return name in self._fields

    def node(self, name: str) -> Node | None:
        """The field as written, for readers that need its place."""
        self._known.append(name)
        return self._fields.get(name)

    def close(self) -> None:
        """Report every field that nobody asked for."""
        for name, node in self._fields.items():
            if name not in self._known:
                hint = did_you_mean(name, self._known) or "fields here: " + ", ".join(dict.fromkeys(self._known))
                self.findings.append(Finding(node.where, node.field, "is not a field of this record", "E107", hint))

"""What was read taken into the records: the one command that writes readings into content/, field by field."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from communique.content.documents import document as read_document
from communique.content.events import event as read_event
from communique.desk import writing
from communique.desk.held import Held
from communique.desk.pins import pins
from communique.desk.proposals import ABSENT, FACTS, Proposal, absent, pinned, proposals, reviewed
from communique.desk.yaml_lines import with_field, with_item
from communique.model.document import Document
from communique.model.finding import FieldError, Finding, Where
from communique.text.fields import did_you_mean, load
from communique.text.markdown import split

FIELDS = (*FACTS, "event", "event.type", "event.date", "event.place", "event.participants", "references", "paragraphs")
"""The names by which values are accepted; `event` stands for all of the event, `paragraphs` for where each one lies."""

_ORDER = ("content/vocabularies/", "content/events/", "content/documents/")


@dataclass(frozen=True, slots=True)
class Accepted:
    """A record that was written: its path, and the fields that are new in it."""

    path: str
    fields: tuple[str, ...]


def accept(
    root: Path, held: Held, document: Document, fields: tuple[str, ...], by: str, on: str
) -> tuple[Accepted, ...]:
    """Write what was read of a document, or these fields of it, into the records of the site.

    Without fields all of it is taken, and the records are marked as reviewed by `by` on the day `on`; a field that is
    named and was not read is recorded as absent. What stands in a record already is left. Raises FieldError where a
    record cannot be written; then none is.
    """
    wanted = _named(document, held, fields) if fields else _all(document, held, by, on)
    changes = [(path, _changed(root, path, wanted)) for path in sorted({p.path for p in wanted}, key=_rank)]
    for path, (text, _) in changes:
        _check(path, text, document)
    done = []
    for path, (text, added) in changes:
        if added and writing.write(root, path, text):
            done.append(Accepted(path, added))
    return tuple(done)


def _all(document: Document, held: Held, by: str, on: str) -> tuple[Proposal, ...]:
    found = proposals(document, held.archive)
    new = [p.path for p in found if p.field == "event" and p.key == "title"]
    record = [] if document.reviewed else [f"content/documents/{document.id}.yaml"]
    return found + tuple(reviewed(new + record, by, on))


def _named(document: Document, held: Held, fields: tuple[str, ...]) -> tuple[Proposal, ...]:
    """The proposals of these fields, with those that begin their records."""
    found = proposals(document, held.archive)
    wanted: list[Proposal] = []
    for field in fields:
        if field not in FIELDS:
            hint = did_you_mean(field, FIELDS) or "choose one of " + ", ".join(FIELDS)
            raise FieldError(
                Finding(Where(document.clean.seed.path), field, "is no field that can be accepted", "E713", hint)
            )
        chosen = [p for p in found if p.field == field or p.field.startswith(f"{field}.")]
        if not chosen and field in ABSENT and getattr(document.reading, field) is None:
            chosen = list(absent(document, field))
        if field == "paragraphs":
            chosen = list(pinned(document, pins(document, held)))
        wanted += chosen
    paths = {p.path for p in wanted}
    return tuple(p for p in found if p.field in ("record", "event") and p.path in paths) + tuple(wanted)


def _rank(path: str) -> tuple[int, str]:
    """Lists first, then events, then documents: what a record names is there before it."""
    return next(number for number, folder in enumerate(_ORDER) if path.startswith(folder)), path


def _changed(root: Path, path: str, wanted: tuple[Proposal, ...]) -> tuple[str, tuple[str, ...]]:
    """A record with the proposals that are for it, and the fields that are new in it."""
    old = writing.read(root, path)
    markdown = path.endswith(".md")
    text = old if old is not None else "---\n---\n" if markdown else ""
    begin, end, line = _front(text, path) if markdown else (0, len(text), 1)
    front, added = text[begin:end], list[str]()
    for proposal in (p for p in wanted if p.path == path):
        put = with_item if proposal.member else with_field
        new = put(front, path, proposal.key, proposal.value, line)
        if new != front:
            added.append(proposal.key)
        front = new
    return text[:begin] + front + text[end:], tuple(dict.fromkeys(added))


def _front(text: str, path: str) -> tuple[int, int, int]:
    """Where the front matter of a Markdown file begins and ends, and the line on which it begins."""
    parts = split(text)
    if parts is None:
        raise FieldError(
            Finding(
                Where(path, 1), "file", "has no front matter", "E715", "begin it with fields between two lines of ---"
            )
        )
    begin = text.index("\n") + 1
    return begin, begin + len(parts.front), parts.front_line


def _check(path: str, text: str, document: Document) -> None:
    """Raise the first fault that the reader of such records would find, or that the record is of another text."""
    findings: list[Finding] = []
    stem = re.sub(r".*/|\.\w+$", "", path)
    if path.startswith("content/documents/"):
        record = read_document(stem, load(text, path), findings)
        if record.seed != document.clean.seed.id:
            hint = f"give it another name, or {document.clean.seed.path} a record of its own"
            findings.append(Finding(Where(path), "seed", f'is the record of "{record.seed}"', "E719", hint))
    elif path.startswith("content/events/"):
        parts = split(text)
        if parts is not None:
            read_event(stem, load(parts.front, path, parts.front_line), parts, findings)
    faults = [finding for finding in findings if finding.severity == "error"]
    if faults:
        raise FieldError(faults[0])

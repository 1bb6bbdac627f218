"""What an archivist gives for one fact: a plain value, or a value with its basis, quotations, reason and source."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar, get_args

from communique.model.content import Curated, ParagraphRef, Quotation, Review
from communique.model.finding import Finding
from communique.model.provenance import Basis
from communique.text.fields import Node, Record, choice, each, fault, identifier, mapping, text, title
from communique.text.markdown import paragraph_refs

T = TypeVar("T")

BASES: tuple[Basis, ...] = get_args(Basis)
"""From the surest to the one that rests on nothing held."""


def curated(read: Callable[[Node], T], findings: list[Finding]) -> Callable[[Node], Curated]:
    """A reader for a fact whose value `read` reads."""

    def read_fact(node: Node) -> Curated:
        if node.kind != "mapping":
            return Curated(read(node), "human", node.where, node.field)
        record = Record(node, findings)
        parts = record.take("basis", each(choice(*BASES)), ("human",))
        quotes = record.take("quotes", each(quotation), ())
        reason = record.take("reason", text, "")
        source = record.take("source", text, "")
        if not record.has("value"):
            findings.append(Finding(node.where, f"{node.field}.value", "is missing", "E108"))
        value = record.take("value", read)
        record.close()
        basis = max(parts, key=BASES.index, default="human")
        if "outside" in parts and not source:
            message = 'is "outside" and names no source'
            hint = "give the work that a reader can look up: title, issuer, date"
            findings.append(Finding(node.where, f"{node.field}.source", message, "E115", hint))
        return Curated(value, basis, node.where, node.field, parts if len(parts) > 1 else (), quotes, reason, source)

    return read_fact


def quotation(node: Node) -> Quotation:
    """Words quoted: a text from the record's own document, or a mapping of `document` and `quote`."""
    if node.kind == "text":
        return Quotation(node.value, "", node.where, node.field)
    fields = mapping(node)
    for name, value in fields.items():
        if name not in ("document", "quote"):
            raise fault(value, "is not a field of a quotation", "E107", "fields here: document, quote")
    if "quote" not in fields:
        raise fault(node, "quotes nothing", "E108", "give the words under `quote`")
    quoted = fields["quote"]
    text(quoted)
    document = identifier(fields["document"]) if "document" in fields else ""
    return Quotation(quoted.value, document, quoted.where, quoted.field)


def passages(findings: list[Finding]) -> Callable[[Node], tuple[ParagraphRef, ...]]:
    """A reader for references to paragraphs, as `cr-0002 ¶5 ¶6`."""

    def read(node: Node) -> tuple[ParagraphRef, ...]:
        refs, faults = paragraph_refs(text(node), node.where, node.field)
        findings.extend(faults)
        return refs

    return read


def review(findings: list[Finding]) -> Callable[[Node], Review]:
    """A reader for who looked at a record, and when."""

    def read(node: Node) -> Review:
        record = Record(node, findings)
        found = Review(record.take("by", title, "", required=True), record.take("on", day, "", required=True))
        record.close()
        return found

    return read


def day(node: Node) -> str:
    """One day, as YYYY-MM-DD."""
    word = text(node, 40)
    try:
        if date.fromisoformat(word).isoformat() == word:
            return word
    except ValueError:
        pass
    raise fault(node, f'"{word}" is no day', "E111", "write it like 2021-06-28")

"""What an archivist gives for one fact: a plain value, or a value with its basis, quotations, reason and source."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TypeVar, get_args

from communique.model.content import Change, Curated, ParagraphRef, Quotation, Review, Withdrawal
from communique.model.finding import Finding
from communique.model.provenance import Basis
from communique.text.fields import Node, Record, choice, each, fault, identifier, mapping, text, title
from communique.text.markdown import paragraph_refs
from communique.text.patterns import readings

T = TypeVar("T")

BASES: tuple[Basis, ...] = get_args(Basis)
"""From the surest to the one that rests on nothing held."""

ADDRESS = re.compile(r"/(?:[a-z0-9][a-z0-9_-]{0,79}/)*")
"""The address of a page, from the site's root."""

RIGHTS = re.compile(r"https?://[A-Za-z0-9.-]+/[A-Za-z0-9._~/+-]*")
"""The address of a rights statement."""


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


def pattern(node: Node) -> str:
    """Words in the small notation of `text/patterns.py`."""
    words = text(node, 300)
    try:
        readings(words)
    except ValueError as error:
        raise fault(node, str(error), "E126") from None
    return words


def day(node: Node) -> str:
    """One day, as YYYY-MM-DD."""
    word = text(node, 40)
    try:
        if date.fromisoformat(word).isoformat() == word:
            return word
    except ValueError:
        pass
    raise fault(node, f'"{word}" is no day', "E111", "write it like 2021-06-28")


def rights(node: Node) -> str:
    """The address of a rights statement or a licence."""
    word = text(node, 400)
    if not RIGHTS.fullmatch(word):
        hint = "choose one of https://rightsstatements.org, such as http://rightsstatements.org/vocab/InC/1.0/, or a licence"
        raise fault(node, f'"{word[:80]}" is no address of a rights statement', "E116", hint)
    return word


def page_address(node: Node) -> str:
    """The address of a page of the site, given as /topics/energy/; its path below the site's root."""
    word = text(node, 400)
    if not ADDRESS.fullmatch(word):
        raise fault(node, f'"{word}" is no address of a page', "E116", "write it like /topics/energy/")
    return word[1:]


def change(findings: list[Finding]) -> Callable[[Node], Change]:
    """A reader for one entry of a record's history."""

    def read(node: Node) -> Change:
        record = Record(node, findings)
        found = Change(
            on=record.take("on", day, "", required=True),
            what=record.take("what", title, "", required=True),
            old=record.take("old", text, ""),
            new=record.take("new", text, ""),
        )
        record.close()
        return found

    return read


def withdrawal(findings: list[Finding]) -> Callable[[Node], Withdrawal]:
    """A reader for why and when a record was withdrawn, and what stands in its place."""

    def read(node: Node) -> Withdrawal:
        record = Record(node, findings)
        found = withdrawn(record)
        record.close()
        return found

    return read


def withdrawn(record: Record) -> Withdrawal:
    """The fields of a withdrawal."""
    return Withdrawal(
        reason=record.take("reason", text, "", required=True),
        on=record.take("on", day, "", required=True),
        successors=record.take("successor", each(page_address), ()),
    )

"""Document records: what the archivist says of one seed, from `content/documents/<id>.yaml`."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from communique.content.values import BASES, change, curated, day, quotation, review, rights, withdrawal
from communique.model.content import Curated, CuratedReference, DocumentRecord, Obtained, Pin, Quality
from communique.model.finding import Finding
from communique.model.ids import DocumentId
from communique.model.provenance import Span
from communique.text.fields import Node, Record, archive_date, choice, each, fault, identifier, text, title

FACTS: dict[str, Callable[[Node], object]] = {
    "title": title,
    "display_title": title,
    "published": archive_date,
    "updated": text,
    "publisher": identifier,
    "agency": identifier,
    "distributor": identifier,
    "genre": identifier,
    "dateline": title,
    "language": text,
}
"""The facts that a record may give in place of what was read, and how each is read."""


_PIN = re.compile(r"[0-9]{1,9}-[0-9]{1,9}(?:\+[0-9]{1,9}-[0-9]{1,9})*")


def document(key: str, node: Node, findings: list[Finding]) -> DocumentRecord:
    """One record."""
    record = Record(node, findings)
    facts: dict[str, Curated] = {}
    for name, read in FACTS.items():
        fact = record.take(name, curated(read, findings))
        if fact is not None:
            facts[name] = fact
    found = DocumentRecord(
        id=DocumentId(key),
        where=record.where,
        seed=record.take("seed", title, "", required=True),
        sha256=record.take("sha256", _digest, "", required=True),
        fields=facts,
        collection=record.take("collection", identifier),
        reviewed=record.take("reviewed", review(findings)),
        obtained=record.take("obtained", _obtained(findings)),
        quality=record.take("quality", _quality(findings)),
        references=record.take("references", each(_reference(findings)), ()),
        rights=record.take("rights", rights, ""),
        formerly=record.take("formerly", each(identifier), ()),
        versions=record.take("versions", each(title), ()),
        changes=record.take("changes", each(change(findings)), ()),
        paragraphs=record.take("paragraphs", each(pin), ()),
        withdrawn=record.take("withdrawn", withdrawal(findings)),
        places=record.places,
    )
    record.close()
    return found


def _digest(node: Node) -> str:
    word = text(node, 200)
    if not re.fullmatch(r"[0-9a-f]{64}", word):
        raise fault(node, "is no SHA-256", "E117", "give its 64 digits, as sha256sum prints them")
    return word


def pin(node: Node) -> Pin:
    """Where a paragraph lies: `120-388`, or `120-204+206-388` where something within it is cut out."""
    word = text(node, 4000)
    numbers = [int(n) for n in re.findall(r"\d+", word)] if _PIN.fullmatch(word) else []
    if not numbers or any(a >= b for a, b in pairwise(numbers)):
        hint = "write its first character and the one after its last: 120-388"
        raise fault(node, f'"{word[:80]}" is no place of a paragraph', "E128", hint)
    return Pin(tuple(Span(a, b) for a, b in zip(numbers[::2], numbers[1::2], strict=True)), node.where, node.field)


def _obtained(findings: list[Finding]) -> Callable[[Node], Obtained]:
    def read(node: Node) -> Obtained:
        record = Record(node, findings)
        found = Obtained(
            source=record.take("from", text, ""),
            on=record.take("on", day, ""),
            by=record.take("by", title, ""),
            archived=record.take("archived", text, ""),
        )
        record.close()
        return found

    return read


def _quality(findings: list[Finding]) -> Callable[[Node], Quality]:
    def read(node: Node) -> Quality:
        record = Record(node, findings)
        found = Quality(
            notice=record.take("notice", text, "", required=True),
            label=record.take("label", title, "altered copy"),
            quotes=record.take("quotes", each(quotation), ()),
        )
        record.close()
        return found

    return read


def _reference(findings: list[Finding]) -> Callable[[Node], CuratedReference]:
    def read(node: Node) -> CuratedReference:
        record = Record(node, findings)
        quoted = record.take("quote", quotation, required=True)
        event = record.take("event", identifier, "", required=True)
        reason = record.take("reason", text, "")
        basis = record.take("basis", choice(*BASES), "human")
        record.close()
        if quoted is None:
            raise fault(node, "quotes nothing", "E108", "give the words that refer to the event under `quote`")
        return CuratedReference(quoted, event, reason, basis)

    return read

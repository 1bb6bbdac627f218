"""What archivists say of a document, laid over what was read from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from communique.arrange.quotations import look_up
from communique.model.authority import Vocabularies
from communique.model.content import Curated, DocumentRecord, Quotation
from communique.model.finding import FieldError, Finding
from communique.model.ids import DocumentId
from communique.model.provenance import Claim, Evidence, Named
from communique.model.seed import CleanText, Dateline, Reading

Texts = Mapping[DocumentId, CleanText]

_AUTHORITIES = ("publisher", "agency", "distributor")


def evidence(
    quotes: tuple[Quotation, ...], texts: Texts, own: tuple[str, ...], findings: list[Finding]
) -> tuple[Evidence, ...]:
    """The evidence of quotations, each fault kept."""
    found: list[Evidence] = []
    for quotation in quotes:
        try:
            found.append(look_up(quotation, texts, own))
        except FieldError as error:
            findings.append(error.finding)
    return tuple(found)


def claim(fact: Curated, texts: Texts, own: tuple[str, ...], findings: list[Finding]) -> Claim[Any]:
    """A claim of what an archivist wrote."""
    return Claim(
        value=fact.value,
        basis=fact.basis,
        evidence=evidence(fact.quotes, texts, own, findings),
        reason=fact.reason,
        rule="record",
        parts=fact.parts,
        source=fact.source,
        curated=True,
    )


def lay_over(
    reading: Reading, record: DocumentRecord, texts: Texts, lists: Vocabularies, findings: list[Finding]
) -> Reading:
    """A reading with the facts of its record in place of its own; a fact given as null is known to be absent."""
    facts: dict[str, Any] = {}
    for name, fact in record.fields.items():
        stated = claim(fact, texts, (record.id,), findings)
        if name in _AUTHORITIES and fact.value is not None:
            if fact.value not in lists.publishers:
                message = f'"{fact.value}" is not in content/vocabularies/publishers.yaml'
                findings.append(Finding(fact.where, fact.field, message, "E308", "add it there"))
                continue
            stated = replace(stated, value=Named(fact.value, lists.publishers[fact.value].name))
        facts[name] = _as_read(name, stated, reading)
    if facts.get("display_title") is None:
        facts.pop("display_title", None)
        if facts.get("title") is not None:
            facts["display_title"] = facts["title"]
    return replace(reading, **facts)


def _as_read(name: str, stated: Claim[Any], reading: Reading) -> Any:
    """The claim in the shape that the reading has it; None where it says that there is no such fact."""
    if name == "language":
        return stated.value
    if stated.value is None:
        return None
    return replace(stated, value=_dateline(stated.value, reading)) if name == "dateline" else stated


def _dateline(words: str, reading: Reading) -> Dateline:
    """A dateline as an archivist gives it: its place and date as read where the words are those that were read."""
    read = reading.dateline.value if reading.dateline else None
    return read if read and " ".join(read.words.split()) == words else Dateline(words, words)

"""References to other events that an archivist decided, laid over those that were read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from communique.arrange.claims import Texts, evidence
from communique.model.content import CuratedReference, DocumentRecord
from communique.model.finding import Finding
from communique.model.provenance import Claim, Evidence
from communique.model.seed import Reading, Reference
from communique.text.fields import did_you_mean


def lay_references(
    reading: Reading, record: DocumentRecord, texts: Texts, events: Collection[str], findings: list[Finding]
) -> Reading:
    """A reading whose references lead where its record says; one that was not read is added."""
    references = list(reading.references)
    for decided in record.references:
        quoted = evidence((decided.quotation,), texts, (record.id,), findings)
        if decided.event not in events:
            message = f'there is no event "{decided.event}"'
            findings.append(
                Finding(decided.quotation.where, "references", message, "E307", did_you_mean(decided.event, events))
            )
        elif quoted:
            _decide(references, decided, quoted[0], reading)
    references.sort(key=lambda r: r.evidence.spans)
    return replace(reading, references=tuple(references))


def _decide(references: list[Reference], decided: CuratedReference, quoted: Evidence, reading: Reading) -> None:
    to = Claim(
        decided.event, decided.basis, (quoted,), decided.reason or "Decided by the archivist.", "record", curated=True
    )
    for index, reference in enumerate(references):
        if _overlap(reference.evidence, quoted):
            references[index] = replace(reference, to=to)
            return
    paragraph = reading.clean.paragraph_at(quoted.spans[0].start)
    references.append(Reference("event", "", paragraph, quoted, to=to))


def _overlap(one: Evidence, other: Evidence) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one.spans for b in other.spans)

"""What each value of a document rests on, as Web Annotations: the value as body, the words of the text as target."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from communique.citing.names import uri
from communique.model.dates import ArchiveDate
from communique.model.document import Document
from communique.model.page import Output
from communique.model.provenance import Claim, Evidence, Named
from communique.model.seed import Dateline, Seed
from communique.model.site import Site
from communique.plain.formats import json_text

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters given before and after a quotation, so that it is found when it stands twice."""


def beside(document: Document, site: Site) -> Iterator[Output]:
    """`documents/<id>/annotations.jsonld`: an AnnotationCollection with one page. Offsets count code points of the source."""
    path = f"documents/{document.id}/"
    own = uri(f"{path}annotations.jsonld", site)
    items = list(_annotations(document, uri(f"{path}source.txt", site), own))
    body = {
        "@context": CONTEXT,
        "id": own,
        "type": "AnnotationCollection",
        "label": f"What the values of {document.id} rest on",
        "total": len(items),
        "first": {"type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    yield Output(f"{path}annotations.jsonld", json_text(body))


def _annotations(document: Document, source: str, own: str) -> Iterator[dict[str, Any]]:
    reading, seed = document.reading, document.clean.seed
    claims: dict[str, Claim[Any] | None] = {
        "title": reading.title, "display title": reading.display_title, "published": reading.published, "genre": reading.genre,
        "publisher": reading.publisher, "agency": reading.agency, "distributor": reading.distributor, "dateline": reading.dateline,
    }  # fmt: skip
    number = 0
    for name, claim in claims.items():
        for evidence in claim.evidence if claim else ():
            if claim and evidence.seed == seed.id and evidence.spans:
                number += 1
                value = f"{name}: {_plain(claim.value)} ({claim.mark}, {claim.basis})"
                yield _annotation(f"{own}#a{number}", value, "describing", source, evidence, seed)
    for mention in document.mentions:
        if mention.evidence.spans:
            number += 1
            value = f"{mention.kind}: {mention.authority}"
            yield _annotation(f"{own}#a{number}", value, "tagging", source, mention.evidence, seed)


def _annotation(name: str, value: str, purpose: str, source: str, evidence: Evidence, seed: Seed) -> dict[str, Any]:
    return {
        "id": name,
        "type": "Annotation",
        "motivation": purpose,
        "body": {"type": "TextualBody", "value": value, "purpose": purpose, "format": "text/plain"},
        "target": {
            "source": source,
            "selector": [s for span in evidence.spans for s in _selectors(span.start, span.end, seed.text)],
        },
    }


def _selectors(start: int, end: int, text: str) -> list[dict[str, Any]]:
    return [
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(start - AROUND, 0) : start],
            "suffix": text[end : end + AROUND],
        },
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]


def _plain(value: Any) -> str:
    if isinstance(value, ArchiveDate):
        return value.edtf
    if isinstance(value, Named):
        return value.name
    return value.words if isinstance(value, Dateline) else str(value)

"""What a reader may take away from an event's page: its record, its passages, its source texts."""

from __future__ import annotations

from typing import Any

from communique.citing.files import csl_item
from communique.citing.items import document_item, event_item
from communique.citing.styles import chicago_notes
from communique.model.archive import Archive
from communique.model.event import Event
from communique.model.site import Site
from communique.plain.columns import PassageRow
from communique.plain.formats import csv_text, json_text, values
from communique.plain.rows import TABLES, claims_of, event_row, passages_of

RULE = "=" * 78


def record(event: Event, archive: Archive, site: Site, announced: bool) -> bytes:
    """The event as JSON: its row, its summary with paragraphs, its history, its claims, and how to cite it."""
    own: dict[str, Any] = values(event_row(event, announced))
    told = [archive.documents[d] for d in event.documents]
    own["summary"] = [
        {"text": s.text, "paragraphs": [f"{r.document} ¶{r.paragraph}" for r in s.refs]} for s in event.summary
    ]
    own["formerly"] = list(event.formerly)
    own["changes"] = [values(change) for change in event.changes]
    own["claims"] = [values(c) for record in (event, *told) for c in claims_of(record)]
    own["sources"] = [{"id": d.id, "revision": d.revision, "sha256": d.clean.seed.digest} for d in told]
    own["citation"] = csl_item(event_item(event, archive, site))
    return json_text(own)


def passages(event: Event, archive: Archive, site: Site) -> bytes:
    """The numbered paragraphs of the event's documents as CSV, each with its citation."""
    columns = (*next(t for t in TABLES if t.row is PassageRow).columns, "citation")
    rows: list[tuple[object, ...]] = []
    for document in (archive.documents[d] for d in event.documents):
        own = list(passages_of(document))
        notes = chicago_notes(document_item(document, archive, site), (row.paragraph for row in own))
        rows += [(*values(row).values(), note) for row, note in zip(own, notes, strict=True)]
    return csv_text(columns, rows)


def sources(event: Event, archive: Archive) -> bytes:
    """The source texts as found, each under a line that names its record, file and sum."""
    parts = []
    for document in (archive.documents[d] for d in event.documents):
        seed = document.clean.seed
        parts.append(f"{RULE}\n{document.id}  {seed.id}  sha256 {seed.digest}\n{RULE}\n{seed.text}")
    return "\n".join(parts).encode()

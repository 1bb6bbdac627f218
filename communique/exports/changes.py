"""The history of all records as data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from communique.indices.index import Indices
from communique.model.archive import Archive
from communique.model.page import Output
from communique.model.site import Site
from communique.plain.formats import json_text


def export(archive: Archive, indices: Indices, site: Site) -> Iterator[Output]:
    """`changes.json`: for each record with a history its changes, and all withdrawals."""
    records = [(f"documents/{d.id}/", d.changes) for d in archive.documents.values()]
    records += [(f"events/{e.id}/", e.changes) for e in archive.events.values()]
    changed = [
        {"path": path, "revision": number, **asdict(change)}
        for path, changes in records
        for number, change in enumerate(changes, 2)
    ]
    gone = [{"path": w.url, "title": w.title, "sha256": w.digest, **asdict(w.withdrawal)} for w in archive.withdrawn]
    yield Output("changes.json", json_text({"changes": changed, "withdrawn": gone}))

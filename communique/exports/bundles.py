"""The files that a reader may take away from an event's page."""

from __future__ import annotations

from collections.abc import Iterator

from communique.indices.index import Indices
from communique.model.archive import Archive
from communique.model.page import Output
from communique.model.site import Site
from communique.plain import bundles


def export(archive: Archive, indices: Indices, site: Site) -> Iterator[Output]:
    """`events/<id>/record.json`, and for an event that a document tells of `passages.csv` and `sources.txt`."""
    ahead = frozenset(indices.relations.announced)
    for event in archive.events.values():
        folder = f"events/{event.id}/"
        yield Output(f"{folder}record.json", bundles.record(event, archive, site, event.id in ahead))
        if event.held:
            yield Output(f"{folder}passages.csv", bundles.passages(event, archive, site))
            yield Output(f"{folder}sources.txt", bundles.sources(event, archive))

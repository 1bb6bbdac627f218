"""The door of the room: the archive in every other format, as finished files."""

from __future__ import annotations

from communique.exports import headers, records, search, sources
from communique.indices.index import Indices
from communique.model.archive import Archive
from communique.model.page import Output
from communique.model.site import Site

EXPORTERS = (records.export, sources.export, headers.export, search.export)
"""Each is a function of the archive, its indices and the settings that yields finished files."""


def export(archive: Archive, indices: Indices, site: Site) -> tuple[Output, ...]:
    """Every file that is no page and no static file, in the order of the exporters."""
    return tuple(output for exporter in EXPORTERS for output in exporter(archive, indices, site))

"""The door of the room: the archive in every other format, as finished files."""

from __future__ import annotations

from communique.exports import (
    annotations,
    atom,
    bundles,
    calendar,
    changes,
    citations,
    discovery,
    headers,
    records,
    redirects,
    search,
    sources,
    tables,
)
from communique.indices.index import Indices
from communique.model.archive import Archive
from communique.model.page import Output, Page
from communique.model.site import Site

EXPORTERS = (
    records.export,
    sources.export,
    headers.export,
    search.export,
    citations.export,
    annotations.export,
    bundles.export,
    atom.export,
    calendar.export,
    changes.export,
    tables.export,
    redirects.export,
)
"""Each is a function of the archive, its indices and the settings that yields finished files."""


def export(archive: Archive, indices: Indices, site: Site, pages: tuple[Page, ...] = ()) -> tuple[Output, ...]:
    """Every file that is no page and no static file, in the order of the exporters; `pages` are those the sitemap lists."""
    outputs = tuple(output for exporter in EXPORTERS for output in exporter(archive, indices, site))
    return outputs + tuple(discovery.export(archive, indices, site, pages))

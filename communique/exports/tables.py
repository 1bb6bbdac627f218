"""The archive's data: tables as CSV and JSON with their schemas, one dump, a data package and a crate."""

from __future__ import annotations

from collections.abc import Iterator

from communique.exports import records
from communique.indices.index import Indices
from communique.model.archive import Archive
from communique.model.page import Output
from communique.model.site import Site
from communique.plain.packages import crate, data_package, dump, tables


def export(archive: Archive, indices: Indices, site: Site) -> Iterator[Output]:
    """All of `data/` but `documents.json`, which `records.py` makes, and the crate at the site's root."""
    made = (*tables(archive), dump(archive))
    yield from made
    everything = (*records.export(archive, indices, site), *made)
    package = data_package(made, site)
    yield package
    yield from crate((*everything, package), archive, site)

"""The archive's data: tables as CSV and JSON with their schemas, one dump, a data package and a crate."""

from __future__ import annotations

from collections.abc import Iterator

from communique.indices.index import Indices
from communique.model.archive import Archive
from communique.model.page import Output
from communique.model.site import Site
from communique.plain.packages import crate, data_package, tables


def export(archive: Archive, indices: Indices, site: Site) -> Iterator[Output]:
    """All of `data/` but `documents.json`, which `records.py` makes, and the crate at the site's root."""
    made = tuple(tables(archive))
    package = data_package(made, site)
    yield from (*made, package)
    yield from crate((*made, package), archive, site)

"""The archive's data: tables as CSV and JSON with their schemas, one dump, a data package and a crate."""

from __future__ import annotations

from collections.abc import Iterator

from communique.indices.index import Indices
from communique.model.archive import Archive
from communique.model.page import Filed, Output
from communique.model.site import Site
from communique.plain.packages import crate, data_package, tables


def export(archive: Archive, indices: Indices, site: Site) -> Iterator[Output]:
    """All of `data/` but `documents.json`, which `records.py` makes, and the crate at the site's root."""
    filed: list[Filed] = []
    for file in tables(archive):
        filed.append(Filed.of(file))
        yield file
    package = data_package(filed, site)
    yield package
    yield from crate((*filed, Filed.of(package)), archive, site)

"""Series: the documents said to be whole are among those of the series."""

from __future__ import annotations

from collections.abc import Iterator

from communique.model.archive import Archive
from communique.model.finding import Finding, Where


def check(archive: Archive) -> Iterator[Finding]:
    """A finding for each document that is said to be whole and is no document of its series."""
    for series in archive.vocabularies.series.values():
        where = series.where or Where("content/vocabularies/series.yaml")
        for document in series.full:
            if document not in series.documents:
                message = f'"{document}" is said to be whole and is no document of the series'
                yield Finding(where, f"{series.id}.full", message, "E331", "name it under `documents` too")

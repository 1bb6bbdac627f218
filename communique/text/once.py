"""What is worked out once for each record of an archive, and kept with the archive."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from communique.model.archive import Archive

Record, Made = TypeVar("Record", bound=Any), TypeVar("Made")


def once(make: Callable[[Record, Archive], Made]) -> Callable[[Record, Archive], Made]:
    """The same function of a record and its archive, called once for each id: many pages share what it gives.

    What it gives must be frozen and small, since as many of it are kept as there are records.
    """
    name = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def kept(record: Record, archive: Archive) -> Made:
        return archive.kept.of(name, record.id, lambda: make(record, archive))

    return kept

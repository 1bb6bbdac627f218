"""Everything that is exported of an archive, by path."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from communique.exports.export import export
from communique.indices.index import index
from communique.model.archive import Archive
from communique.pages.plan import plan
from tests.citing.collection import collection

ADDRESS = "https://archive.example/sub/"


def made(archive: Archive, address: str = ADDRESS) -> dict[str, bytes]:
    """The exports of a hand-made archive, with the settings of the first collection."""
    site = replace(collection()[1], address=address)
    indices = index(archive)
    return {o.path: o.body for o in export(archive, indices, site, plan(archive, indices, site))}


@cache
def first_collection(address: str = ADDRESS) -> dict[str, bytes]:
    """The exports of the first collection."""
    return made(collection()[0], address)

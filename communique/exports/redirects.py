"""Redirects for hosts that can answer with one: `_redirects`, and a map for nginx."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from communique.indices.index import Indices
from communique.model.archive import Archive
from communique.model.page import Output
from communique.model.site import Site


def export(archive: Archive, indices: Indices, site: Site) -> Iterator[Output]:
    """`_redirects` (old, new, 301) and `redirects.nginx` (to include in a `map $uri $moved`), from the site's path on its host."""
    base = urlsplit(site.address).path or "/"
    moves = [(f"{base}{moved.path}", f"{base}{moved.to}") for moved in archive.moved]
    yield Output("_redirects", "".join(f"{old} {new} 301\n" for old, new in moves).encode())
    yield Output("redirects.nginx", "".join(f"{old} {new};\n" for old, new in moves).encode())

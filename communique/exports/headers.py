"""What hosts that read `_headers` are asked to send with every file: the policies that a page cannot state itself."""

from __future__ import annotations

from collections.abc import Iterator

from communique.indices.index import Indices
from communique.model.archive import Archive
from communique.model.page import Output
from communique.model.site import Site

HEADERS = """\
/*
  Content-Security-Policy: frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
"""


def export(archive: Archive, indices: Indices, site: Site) -> Iterator[Output]:
    """`_headers`, the same for every site."""
    yield Output("_headers", HEADERS.encode())

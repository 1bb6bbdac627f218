"""Each source as it was found, earlier captures too, beside its page and under a type that no browser runs."""

from __future__ import annotations

from collections.abc import Iterator

from communique.indices.index import Indices
from communique.model.archive import Archive
from communique.model.document import Document
from communique.model.event import Event
from communique.model.page import Output
from communique.model.site import Site


def beside(record: Document | Event, archive: Archive, indices: Indices, site: Site) -> Iterator[Output]:
    """`documents/<id>/source.txt`: the seed's text in UTF-8, byte for byte what lies in `seeds/`."""
    if isinstance(record, Document):
        yield Output(f"documents/{record.id}/source.txt", record.clean.seed.text.encode())
        for number, earlier in enumerate(record.versions, 1):
            yield Output(f"documents/{record.id}/v{number}/source.txt", earlier.seed.text.encode())

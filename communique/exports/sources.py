"""Each source as it was found, earlier captures too, beside its page and under a type that no browser runs."""

from __future__ import annotations

from collections.abc import Iterator

from communique.model.document import Document
from communique.model.page import Output


def beside(document: Document) -> Iterator[Output]:
    """`documents/<id>/source.txt`: the seed's text in UTF-8, byte for byte what lies in `seeds/`."""
    yield Output(f"documents/{document.id}/source.txt", document.clean.seed.text.encode())
    for number, earlier in enumerate(document.versions, 1):
        yield Output(f"documents/{document.id}/v{number}/source.txt", earlier.seed.text.encode())

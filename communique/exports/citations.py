"""Files for reference managers beside each record's page, and a set of links for machines (RFC 9264)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from communique.citing.files import SUFFIXES, bibtex, csl_json, ris
from communique.citing.items import Item, document_item, event_item, licence
from communique.citing.names import uri
from communique.indices.index import Indices
from communique.model.archive import Archive
from communique.model.page import Output
from communique.model.site import Site

WRITERS = {"csl.json": csl_json, "bib": bibtex, "ris": ris}


def export(archive: Archive, indices: Indices, site: Site) -> Iterator[Output]:
    """`events/<id>/<id>.bib`, `.ris`, `.csl.json` and `linkset.json` of every event and document."""
    for document in archive.documents.values():
        item = document_item(document, archive, site)
        yield from _files(item)
        yield _linkset(item, [f"{item.path}source.txt"], [f"{item.path}annotations.jsonld"], site)
    for event in archive.events.values():
        item = event_item(event, archive, site)
        yield from _files(item)
        yield _linkset(item, [f"documents/{d}/" for d in event.documents], [f"{item.path}record.json"], site)


def _files(item: Item) -> Iterator[Output]:
    for ending, write in WRITERS.items():
        yield Output(f"{item.path}{item.id}.{ending}", write(item).encode())


def _linkset(item: Item, parts: list[str], described: list[str], site: Site) -> Output:
    """What the page's own links say, as one file; addresses below the site's root where none is configured."""

    def target(path: str) -> str:
        return (site.address or "/") + path

    types = dict(SUFFIXES)
    links: dict[str, Any] = {
        "anchor": target(item.path),
        "type": [{"href": "https://schema.org/AboutPage"}],
        "describedby": [
            {"href": target(f"{item.path}{item.id}.{ending}"), "type": kind} for ending, kind in types.items()
        ]
        + [{"href": target(path)} for path in described],
        "item": [{"href": target(path)} for path in parts],
    }
    if site.address:
        links["cite-as"] = [{"href": uri(item.path, site)}]
    if licence(item.rights):
        links["license"] = [{"href": item.rights}]
    body = json.dumps({"linkset": [links]}, ensure_ascii=False, allow_nan=False, indent=1)
    return Output(f"{item.path}linkset.json", (body + "\n").encode())

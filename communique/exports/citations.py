"""Files for reference managers beside each record's page, and a set of links for machines (RFC 9264)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from communique.citing.files import SUFFIXES, csl_json
from communique.citing.items import Item, licence
from communique.citing.names import uri
from communique.model.document import Document
from communique.model.event import Event
from communique.model.page import Output
from communique.model.site import Site
from communique.plain.formats import json_text

TYPES = {".json": "application/json", ".jsonld": "application/ld+json", ".txt": "text/plain", "/": "text/html"}
"""Types of the other files and pages that a set of links names, by the end of their paths."""


def beside(box: Any, record: Document | Event, site: Site) -> Iterator[Output]:
    """`events/<id>/<id>.bib`, `.ris`, `.csl.json` and `linkset.json` of an event, and the same of a document.

    `box` is the cite box of its page, where the first two stand as words: their lines end otherwise there.
    """
    item: Item = box.item
    if isinstance(record, Document):
        parts, described = [f"{item.path}source.txt"], f"{item.path}annotations.jsonld"
        within = [f"events/{e}/" for e in record.events]
    else:
        parts, described = [f"documents/{d}/" for d in record.documents], f"{item.path}record.json"
        within = []
    for ending, text in ("csl.json", csl_json(item)), ("bib", box.bibtex), ("ris", box.ris.replace("\n", "\r\n")):
        yield Output(f"{item.path}{item.id}.{ending}", text.encode())
    yield _linkset(item, parts, described, within, site)


def _linkset(item: Item, parts: list[str], described: str, within: list[str], site: Site) -> Output:
    """What the page's own links say, as one file; addresses below the site's root where none is configured."""
    root = site.address or "/"

    def targets(*paths: str) -> list[dict[str, str]]:
        return [{"href": root + path, "type": next(kind for end, kind in TYPES.items() if path.endswith(end))} for path in paths]

    links: dict[str, Any] = {
        "anchor": root + item.path,
        "type": [
            {"href": "https://schema.org/AboutPage"},
            {"href": "https://schema.org/Event" if item.kind == "event" else "https://schema.org/Article"},
        ],
        "describedby": [{"href": f"{root}{item.path}{item.id}.{ending}", "type": kind} for ending, kind in SUFFIXES]
        + (targets(described) if site.outputs.data else []),
    }
    links |= {rel: targets(*paths) for rel, paths in (("item", parts), ("collection", within)) if paths}
    if site.address:
        links["cite-as"] = [{"href": uri(item.path, site)}]
    if licence(item.rights):
        links["license"] = [{"href": item.rights}]
    return Output(f"{item.path}linkset.json", json_text({"linkset": [links]}))

"""The door of the room: the archive in every other format, as finished files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from communique.exports import (
    annotations,
    atom,
    calendar,
    changes,
    citations,
    discovery,
    headers,
    records,
    redirects,
    search,
    sources,
    tables,
)
from communique.indices.index import Indices
from communique.model.archive import Archive
from communique.model.document import Document
from communique.model.event import Event
from communique.model.ids import DocumentId, EventId
from communique.model.page import Output, Page
from communique.model.site import Site

RECORDS = ("pages/document.html", "pages/event.html")
"""The templates of the pages that have files beside them."""

WHOLE = (
    tables.export,
    records.export,
    atom.export,
    calendar.export,
    changes.export,
    headers.export,
    redirects.export,
)
"""Each is a function of the archive, its indices and the settings that yields finished files."""


def export(archive: Archive, indices: Indices, site: Site, pages: tuple[Page, ...] = ()) -> tuple[Output, ...]:
    """Every file that is no page and no static file; `pages` are those the sitemap lists."""
    made = (*parts(archive, indices, site), *late_parts(archive, indices, site, pages))
    whole = (output for part in made for output in part())
    alone = (output for page in pages for output in beside(page, archive, indices, site))
    return (*whole, *alone)


def parts(archive: Archive, indices: Indices, site: Site) -> tuple[Callable[[], Iterator[Output]], ...]:
    """The exports of the archive as a whole, each to be made when it is called; those that take long come first."""
    left_out = () if site.outputs.data else (tables.export, records.export)
    return tuple(partial(exporter, archive, indices, site) for exporter in WHOLE if exporter not in left_out)


def late_parts(
    archive: Archive, indices: Indices, site: Site, pages: tuple[Page, ...]
) -> tuple[Callable[[], Iterator[Output]], ...]:
    """The exports that need the phrases, or all pages."""
    found = (partial(search.export, archive, indices, site),) if site.outputs.search else ()
    return (*found, partial(discovery.export, archive, indices, site, pages))


def beside(page: Page, archive: Archive, indices: Indices, site: Site) -> Iterator[Output]:
    """The files beside a finished page, where it is that of a document or an event (no stub at such an address)."""
    key = page.url.split("/")[1] if page.template in RECORDS else ""
    if not key or not page.head:
        return
    record: Document | Event
    if page.template == "pages/document.html":
        record = archive.documents[DocumentId(key)]
        yield from sources.beside(record)
        if site.outputs.data:
            yield from annotations.beside(record, site)
    else:
        record = archive.events[EventId(key)]
    if site.outputs.citations:
        yield from citations.beside(page.head.cite, record, site)
    yield from (Output(file.url, file.body) for file in page.head.cite.downloads)

"""The archive's own words: editorial pages, the records of collections, and the page for an address that leads nowhere."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from communique.indices.index import Indices
from communique.model.archive import Archive
from communique.model.content import Collection
from communique.model.document import Document
from communique.model.page import Page
from communique.model.site import Site
from communique.pages.catalogue import Entry, entry
from communique.pages.threads import EventLink, event_link
from communique.rendering.links import ANYWHERE, link
from communique.rendering.words import plain
from communique.text.markdown import to_html


@dataclass(frozen=True, slots=True)
class EditorialView:
    """A page of the archive's own words, as HTML."""

    id: str
    title: str
    description: str
    html: str


@dataclass(frozen=True, slots=True)
class CollectionView:
    """A collection's own record, with what it holds; `html` is the body."""

    id: str
    url: str
    title: str
    scope: str
    selection: str
    gaps: str
    editors: str
    html: str
    described: tuple[EventLink, ...]
    mentioned: tuple[EventLink, ...]
    documents: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """An address that leads nowhere; `example` is an event's, to show how addresses are built."""

    example: EventLink | None
    year: str


def pages(archive: Archive, indices: Indices, site: Site) -> Iterator[Page]:
    """All editorial pages, all collections, and 404.html."""
    for written in archive.pages:
        url = f"{written.id}/"
        view = EditorialView(written.id, written.title, written.description, _html(written.body, url, archive, site))
        yield Page(url, "pages/editorial.html", written.title, written.description, view)
    for collection in archive.collections.values():
        about = _collection(collection, archive, site)
        yield Page(about.url, "pages/collection.html", about.title, collection.scope, about)
    held = [e for e in archive.events.values() if e.held and e.date and e.date.value.has_year]
    last = held[-1] if held else None
    year = str(last.date.value.earliest.year) if last and last.date else ""
    missing = NotFoundView(event_link(last, archive) if last else None, year)
    yield Page(ANYWHERE, "pages/not-found.html", plain(site.words, "missing.title"), plain(site.words, "missing.lede"), missing)


def _collection(collection: Collection, archive: Archive, site: Site) -> CollectionView:
    url = f"collections/{collection.id}/"
    events = [e for e in archive.events.values() if e.collection == collection.id]
    documents: list[Document] = [d for d in archive.documents.values() if d.collection == collection.id]
    return CollectionView(
        id=collection.id,
        url=url,
        title=collection.title,
        scope=collection.scope,
        selection=collection.selection,
        gaps=collection.gaps,
        editors=collection.editors,
        html=_html(collection.body, url, archive, site),
        described=tuple(event_link(e, archive) for e in events if e.held),
        mentioned=tuple(event_link(e, archive) for e in events if not e.held),
        documents=tuple(entry(d, archive) for d in documents),
    )


def _html(markdown: str, here: str, archive: Archive, site: Site) -> str:
    """HTML in which an address from the site's root (`/documents/cr-0001/#p5`) is written as seen from this page.

    A link to an event or document that is not held is left out; `arrange` warns of it.
    """

    held: dict[str, Container[str]] = {"events": archive.events, "documents": archive.documents}

    def address(target: str) -> str | None:
        if not target.startswith("/") or target.startswith("//"):
            return target
        url, _, fragment = target[1:].partition("#")
        kind, _, name = url.strip("/").partition("/")
        if name and name not in held.get(kind, (name,)):
            return None
        return link(here, url, fragment, site)

    return to_html(markdown, address)

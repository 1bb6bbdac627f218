"""What machines read in the head of each page: its description in linked data, its citation, its feeds and files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from communique.citing import linked_data, meta
from communique.citing.files import SUFFIXES
from communique.citing.items import Item, document_item, event_item, licence
from communique.indices.belonging import FOLDERS
from communique.indices.index import Indices
from communique.model.archive import Archive
from communique.model.document import Document
from communique.model.event import Event
from communique.model.page import Head, HeadLink, Page
from communique.model.site import Site
from communique.pages.citation import NAMES, CiteBox, cite_box, event_downloads
from communique.plain.rows import TABLES
from communique.rendering.words import plain

ATOM, CALENDAR = "application/atom+xml", "text/calendar"
SECTIONS = {
    "events": "timeline", "timeline": "timeline", "documents": "documents", "topics": "topics", "people": "people",
    "parties": "people", "instruments": "instruments", "phrases": "phrases",
}  # fmt: skip
"""The folder of the list that a page of each folder belongs to; its name is at `<list>.title` in the words."""

FED = tuple(f"{folder}/" for folder in FOLDERS.values())
"""How the addresses of pages begin that may have a feed of their own."""

KINDS = {
    "document": HeadLink("type", to="https://schema.org/Article"),
    "event": HeadLink("type", to="https://schema.org/Event"),
}
SCHEMAS = (
    HeadLink("schema.DCTERMS", to="http://purl.org/dc/terms/"),
    HeadLink("schema.DC", to="http://purl.org/dc/elements/1.1/"),
    HeadLink("schema.z", to="http://www.zotero.org/namespaces/export#"),
    HeadLink("type", to="https://schema.org/AboutPage"),
)
"""The schemas that the names of the elements belong to, and what every record's page is."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What the heads of all pages are made from.

    `sections` gives for each folder the list that its pages belong to, by name and address; `feeds` are the links to the
    feeds of the site and to its search.
    """

    archive: Archive
    indices: Indices
    site: Site
    sections: Mapping[str, tuple[str, str]]
    feeds: tuple[HeadLink, ...]
    searched: bool


def heads(
    urls: frozenset[str], archive: Archive, indices: Indices, site: Site
) -> Callable[[Page], Head | None]:
    """Gives what machines read of a page of a site with lists at these addresses; None for a script, which has no head."""
    listed = {folder: f"{name}/" for folder, name in SECTIONS.items() if f"{name}/" in urls}
    around = _Around(
        archive,
        indices,
        site,
        {folder: (plain(site.words, f"{url[:-1]}.title"), url) for folder, url in listed.items()},
        _feeds(site, "search/" in urls),
        "search/" in urls,
    )
    return lambda page: None if page.url.endswith(".js") else _head(page, around)


def _head(page: Page, around: _Around) -> Head:
    archive, site = around.archive, around.site
    folder, _, rest = page.url.partition("/")
    key = rest.removesuffix("/")
    record: Document | Event | None = None
    if folder == "documents":
        record = archive.documents.get(key)  # type: ignore[call-overload]
    elif folder == "events":
        record = archive.events.get(key)  # type: ignore[call-overload]
    if record:
        return _of_record(page, record, around)
    graph = [linked_data.website(site, around.searched)] if not page.url else []
    if page.url == "data/":
        graph.append(linked_data.dataset(site, tuple((f"data/{t.name}.csv", "text/csv") for t in TABLES)))
    metas = meta.graph(page.title, page.description, page.url, site, None)
    return Head(metas if page.url != "404.html" else (), _links(page, around), _linked(graph, page, around))


def _of_record(page: Page, record: Document | Event, around: _Around) -> Head:
    """The head of the page of a document or of an event, which describes the documents that tell of it too."""
    archive, site = around.archive, around.site
    if isinstance(record, Document):
        documents, graph = (record,), []
        item, *others = items = [document_item(record, archive, site)]
    else:
        documents = tuple(archive.documents[d] for d in record.documents)
        graph = [linked_data.event(record, archive, site, _announced(record, around))]
        item, *others = items = [event_item(record, archive, site), *(document_item(d, archive, site) for d in documents)]
    graph += [linked_data.document(d, i, archive, site) for d, i in zip(documents, others or items)]
    elements = meta.elements(item, site, page.description, _keywords(documents, archive))
    return Head(
        metas=elements + meta.graph(page.title, page.description, page.url, site, item),
        links=_links(page, around) + _cited(item, record, site),
        linked_data=_linked(graph, page, around),
        coins=tuple([meta.coins(each) for each in items]),
        cite=_box(item, record, around),
    )


def _announced(event: Event, around: _Around) -> bool:
    """Whether an event is known only from before it was to be."""
    return not event.held and event.id in around.indices.relations.announced


def _box(item: Item, record: Document | Event, around: _Around) -> CiteBox:
    archive, site = around.archive, around.site
    if isinstance(record, Document) or not site.outputs.data:
        return cite_box(item, record, site)
    return cite_box(item, record, site, event_downloads(record, archive, site, _announced(record, around)))


def _linked(graph: list[dict[str, Any]], page: Page, around: _Around) -> str:
    """The graph with the trail of the page: the site, the list that it belongs to, itself."""
    if page.url:
        section = around.sections.get(page.url.partition("/")[0])
        trail = [(around.site.title, ""), (page.title, page.url)]
        if section and section[1] != page.url:
            trail.insert(1, section)
        graph.append(linked_data.crumbs(trail, around.site))
    return linked_data.inert({"@context": linked_data.CONTEXT, "@graph": graph})


def _keywords(documents: tuple[Document, ...], archive: Archive) -> tuple[str, ...]:
    lists = archive.vocabularies.topics
    found = dict.fromkeys(t for d in documents for t in d.reading.primary_topics if t in lists)
    return tuple(lists[t].name for t in found)


def _feeds(site: Site, searched: bool) -> tuple[HeadLink, ...]:
    links = (
        HeadLink("alternate", "feed.atom", ATOM, plain(site.words, "feed.events", site=site.title)),
        HeadLink("alternate", "changes.atom", ATOM, plain(site.words, "feed.changes", site=site.title)),
        HeadLink("alternate", "events.ics", CALENDAR, plain(site.words, "feed.calendar", site=site.title)),
    )
    search = HeadLink("search", "opensearch.xml", "application/opensearchdescription+xml", site.title)
    return (*links, search) if site.address and searched else links


def _links(page: Page, around: _Around) -> tuple[HeadLink, ...]:
    if not page.url.startswith(FED) or page.url not in around.indices.belonging:
        return around.feeds
    own = [HeadLink("alternate", f"{page.url}feed.atom", ATOM, page.title)]
    if page.url.startswith("topics/"):
        own.append(HeadLink("alternate", f"{page.url}events.ics", CALENDAR, page.title))
    return (*around.feeds[:3], *own, *around.feeds[3:])


def _cited(item: Item, record: Document | Event, site: Site) -> tuple[HeadLink, ...]:
    """Signposting and the files of a citation."""
    links = [*SCHEMAS, KINDS[item.kind]]
    if item.absolute:
        links.append(HeadLink("cite-as", to=item.url))
    for ending, kind in SUFFIXES if site.outputs.citations else ():
        links.append(HeadLink("alternate", f"{item.path}{item.id}.{ending}", kind, NAMES[ending]))
        links.append(HeadLink("describedby", f"{item.path}{item.id}.{ending}", kind))
    if isinstance(record, Event):
        described = ("record.json", "application/json")
        parts = [HeadLink("item", f"documents/{d}/", "text/html") for d in record.documents]
    else:
        described = ("annotations.jsonld", "application/ld+json")
        parts = [HeadLink("item", f"{item.path}source.txt", "text/plain")]
        parts += [HeadLink("collection", f"events/{e}/", "text/html") for e in record.events]
    if site.outputs.data:
        links.append(HeadLink("describedby", item.path + described[0], described[1]))
    links += parts
    if licence(item.rights):
        links.append(HeadLink("license", to=item.rights))
    if site.outputs.citations:
        links.append(HeadLink("linkset", f"{item.path}linkset.json", "application/linkset+json"))
    return tuple(links)

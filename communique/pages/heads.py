"""What machines read in the head of each page: its description in linked data, its citation, its feeds and files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from communique.citing import linked_data, meta
from communique.citing.files import SUFFIXES
from communique.citing.items import Item, document_item, event_item, licence
from communique.model.archive import Archive
from communique.model.ids import DocumentId, EventId
from communique.model.page import Head, HeadLink, Page
from communique.model.site import Site
from communique.pages.citation import CiteBox, cite_box, event_downloads
from communique.plain.belonging import belonging
from communique.plain.rows import TABLES
from communique.rendering.words import plain

ATOM, CALENDAR = "application/atom+xml", "text/calendar"
SECTIONS = {
    "events": "timeline", "timeline": "timeline", "documents": "documents", "topics": "topics", "people": "people",
    "parties": "people", "instruments": "instruments", "phrases": "phrases",
}  # fmt: skip
"""The folder of the list that a page of each folder belongs to; its name is at `<list>.title` in the words."""


def heads(
    pages: tuple[Page, ...], archive: Archive, site: Site, announced: frozenset[str]
) -> Callable[[Page], Page]:
    """Gives one of these pages what machines read of it; `announced` are events known only from before they were to be."""
    urls = frozenset(page.url for page in pages)
    fed = frozenset(f"{folder}/{key}/" for folder, named in belonging(archive).items() for key in named)

    def headed(page: Page) -> Page:
        if page.url.endswith(".js"):  # a script has no head
            return page
        return replace(page, head=_head(page, urls, fed, archive, site, announced))

    return headed


def _head(
    page: Page, urls: frozenset[str], fed: frozenset[str], archive: Archive, site: Site, announced: frozenset[str]
) -> Head:
    folder, _, rest = page.url.partition("/")
    key = rest.removesuffix("/")
    items: list[Item] = []
    graph = [linked_data.website(site, "search/" in urls)] if not page.url else []
    if folder == "documents" and key in archive.documents:
        documents = [archive.documents[key]]
        items = [document_item(documents[0], archive, site)]
        graph.append(linked_data.document(documents[0], items[0], archive, site))
    elif folder == "events" and key in archive.events:
        event = archive.events[key]
        documents = [archive.documents[d] for d in event.documents]
        items = [event_item(event, archive, site), *(document_item(d, archive, site) for d in documents)]
        graph.append(linked_data.event(event, archive, site, event.id in announced))
        graph += [linked_data.document(d, i, archive, site) for d, i in zip(documents, items[1:], strict=True)]
    elif page.url == "data/":
        graph.append(linked_data.dataset(site, tuple((f"data/{t.name}.csv", "text/csv") for t in TABLES)))
    if page.url:
        graph.append(linked_data.crumbs(_trail(page, urls, site), site))
    item = items[0] if items else None
    metas = meta.graph(page.title, page.description, page.url, site, item)
    if item:
        metas = meta.elements(item, site, page.description, _keywords(folder, key, archive)) + metas
    return Head(
        metas=metas if page.url != "404.html" else (),
        links=_links(page, item, urls, fed, archive, site),
        linked_data=linked_data.inert({"@context": linked_data.CONTEXT, "@graph": graph}),
        coins=tuple(meta.coins(each) for each in items),
        cite=_box(item, archive, site, announced) if item else None,
    )


def _box(item: Item, archive: Archive, site: Site, announced: frozenset[str]) -> CiteBox:
    if item.kind == "document":
        return cite_box(item, archive.documents[DocumentId(item.id)], site)
    event = archive.events[EventId(item.id)]
    downloads = event_downloads(event, archive, site, event.id in announced) if site.outputs.data else ()
    return cite_box(item, event, site, downloads)


def _trail(page: Page, urls: frozenset[str], site: Site) -> tuple[tuple[str, str], ...]:
    folder = page.url.split("/")[0]
    listed = SECTIONS.get(folder, "")
    url = f"{listed}/"
    section = ((plain(site.words, f"{listed}.title"), url),) if url in urls and url != page.url else ()
    return ((site.title, ""), *section, (page.title, page.url))


def _keywords(folder: str, key: str, archive: Archive) -> tuple[str, ...]:
    lists = archive.vocabularies.topics
    documents = [key] if folder == "documents" else list(archive.events[key].documents)
    found = dict.fromkeys(t for d in documents for t in archive.documents[d].reading.primary_topics if t in lists)
    return tuple(lists[t].name for t in found)


def _links(
    page: Page, item: Item | None, urls: frozenset[str], fed: frozenset[str], archive: Archive, site: Site
) -> tuple[HeadLink, ...]:
    links = [
        HeadLink("alternate", "feed.atom", ATOM, plain(site.words, "feed.events", site=site.title)),
        HeadLink("alternate", "changes.atom", ATOM, plain(site.words, "feed.changes", site=site.title)),
        HeadLink("alternate", "events.ics", CALENDAR, plain(site.words, "feed.calendar", site=site.title)),
    ]
    if page.url in fed:
        links.append(HeadLink("alternate", f"{page.url}feed.atom", ATOM, page.title))
        if page.url.startswith("topics/"):
            links.append(HeadLink("alternate", f"{page.url}events.ics", CALENDAR, page.title))
    if site.address and "search/" in urls:
        links.append(HeadLink("search", "opensearch.xml", "application/opensearchdescription+xml", site.title))
    if item:
        links += _cited(item, archive, site)
    return tuple(links)


def _cited(item: Item, archive: Archive, site: Site) -> list[HeadLink]:
    """Signposting and the files of a citation; the schemas that the names of the elements belong to."""
    links = [
        HeadLink("schema.DCTERMS", to="http://purl.org/dc/terms/"),
        HeadLink("schema.DC", to="http://purl.org/dc/elements/1.1/"),
        HeadLink("schema.z", to="http://www.zotero.org/namespaces/export#"),
        HeadLink("type", to="https://schema.org/AboutPage"),
        HeadLink("type", to="https://schema.org/Event" if item.kind == "event" else "https://schema.org/Article"),
    ]
    if item.absolute:
        links.append(HeadLink("cite-as", to=item.url))
    for ending, kind in SUFFIXES if site.outputs.citations else ():
        links.append(
            HeadLink(
                "alternate",
                f"{item.path}{item.id}.{ending}",
                kind,
                {"bib": "BibTeX", "ris": "RIS"}.get(ending, "CSL-JSON"),
            )
        )
        links.append(HeadLink("describedby", f"{item.path}{item.id}.{ending}", kind))
    if item.kind == "event":
        described = ("record.json", "application/json")
        parts = [HeadLink("item", f"documents/{d}/", "text/html") for d in archive.events[item.id].documents]
    else:
        described = ("annotations.jsonld", "application/ld+json")
        parts = [HeadLink("item", f"{item.path}source.txt", "text/plain")]
        parts += [HeadLink("collection", f"events/{e}/", "text/html") for e in archive.documents[item.id].events]
    if site.outputs.data:
        links.append(HeadLink("describedby", item.path + described[0], described[1]))
    links += parts
    if licence(item.rights):
        links.append(HeadLink("license", to=item.rights))
    if site.outputs.citations:
        links.append(HeadLink("linkset", f"{item.path}linkset.json", "application/linkset+json"))
    return links

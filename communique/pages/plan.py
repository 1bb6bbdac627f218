"""All pages of a site, kind by kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from communique.indices.index import Indices
from communique.model.archive import Archive
from communique.model.page import Later, Page
from communique.model.site import Site
from communique.pages import (
    catalogue,
    changes,
    data,
    documents,
    editorial,
    events,
    home,
    instruments,
    moved,
    people,
    phrases,
    search,
    series,
    timeline,
    topics,
    versions,
)
from communique.pages.heads import heads
from communique.pages.labels import labelled

KINDS = (
    home.pages,
    timeline.pages,
    events.pages,
    catalogue.pages,
    documents.pages,
    topics.pages,
    people.pages,
    instruments.pages,
    search.pages,
    changes.pages,
    data.pages,
    moved.pages,
    versions.pages,
    editorial.pages,
)
"""A function a kind: `pages(archive, indices, site)` gives its pages."""

LATE = (phrases.pages, series.pages)
"""Kinds of pages that rest on what takes long to work out and that no other page needs."""


def planned(archive: Archive, indices: Indices, site: Site) -> tuple[Page, ...]:
    """Every page but the late ones, in the order of the kinds, with what readers see of it."""
    left_out = {search.pages: not site.outputs.search, data.pages: not site.outputs.data}
    return tuple(page for kind in KINDS if not left_out.get(kind) for page in kind(archive, indices, site))


def planned_late(archive: Archive, indices: Indices, site: Site) -> tuple[Page, ...]:
    """The pages that are planned when it is their turn to be drawn."""
    return tuple(page for kind in LATE if site.outputs.phrases for page in kind(archive, indices, site))


def addresses(pages: Iterable[Page], indices: Indices) -> frozenset[str]:
    """The addresses of these pages, and that of the list of phrases, to which every page leads where there is to be one."""
    return frozenset((*(page.url for page in pages), *(["phrases/"] if indices.has_phrases else [])))


def of_records(archive: Archive, indices: Indices, site: Site) -> tuple[Page, ...]:
    """The pages of the events and the documents alone."""
    return (*events.pages(archive, indices, site), *documents.pages(archive, indices, site))


def finisher(urls: frozenset[str], archive: Archive, indices: Indices, site: Site) -> Callable[[Page], Page]:
    """Gives a page its view, its labels, and what machines read of it, on a site that has lists at these addresses."""
    head = heads(urls, archive, indices, site)

    def finished(page: Page) -> Page:
        return replace(page, view=labelled(viewed(page, archive, indices, site)), head=head(page))

    return finished


def viewed(page: Page, archive: Archive, indices: Indices, site: Site) -> Any:
    """The view of a page, which may have been left for later."""
    later = page.view
    return later.make(later.id, archive, indices, site) if isinstance(later, Later) else later


def plan(archive: Archive, indices: Indices, site: Site) -> tuple[Page, ...]:
    """Every page, finished."""
    pages = (*planned(archive, indices, site), *planned_late(archive, indices, site))
    return tuple(map(finisher(addresses(pages, indices), archive, indices, site), pages))

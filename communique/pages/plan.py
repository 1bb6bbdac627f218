"""All pages of a site, kind by kind."""

from __future__ import annotations

from collections.abc import Callable
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
    phrases.pages,
    series.pages,
    search.pages,
    changes.pages,
    data.pages,
    moved.pages,
    versions.pages,
    editorial.pages,
)
"""A function a kind: `pages(archive, indices, site)` gives its pages."""


def planned(archive: Archive, indices: Indices, site: Site) -> tuple[Page, ...]:
    """Every page, in the order of the kinds, with what readers see of it."""
    made = site.outputs
    left_out = {search.pages: not made.search, phrases.pages: not made.phrases, data.pages: not made.data}
    left_out[series.pages] = not made.phrases
    return tuple(page for kind in KINDS if not left_out.get(kind) for page in kind(archive, indices, site))


def of_records(archive: Archive, indices: Indices, site: Site) -> tuple[Page, ...]:
    """The pages of the events and the documents alone."""
    return (*events.pages(archive, indices, site), *documents.pages(archive, indices, site))


def finisher(pages: tuple[Page, ...], archive: Archive, indices: Indices, site: Site) -> Callable[[Page], Page]:
    """Gives one of these pages its view, its labels, and what machines read of it."""
    head = heads(pages, archive, indices, site)

    def finished(page: Page) -> Page:
        return replace(page, view=labelled(viewed(page, archive, indices, site)), head=head(page))

    return finished


def viewed(page: Page, archive: Archive, indices: Indices, site: Site) -> Any:
    """The view of a page, which may have been left for later."""
    later = page.view
    return later.make(later.id, archive, indices, site) if isinstance(later, Later) else later


def plan(archive: Archive, indices: Indices, site: Site) -> tuple[Page, ...]:
    """Every page, finished."""
    pages = planned(archive, indices, site)
    return tuple(map(finisher(pages, archive, indices, site), pages))

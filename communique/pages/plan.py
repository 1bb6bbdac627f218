"""All pages of a site, kind by kind."""

from __future__ import annotations

from communique.indices.index import Indices
from communique.model.archive import Archive
from communique.model.page import Page
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
from communique.pages.heads import with_heads
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


def plan(archive: Archive, indices: Indices, site: Site) -> tuple[Page, ...]:
    """Every page, in the order of the kinds, with what machines read of it."""
    pages = tuple(labelled(page) for kind in KINDS for page in kind(archive, indices, site))
    return with_heads(pages, archive, site, frozenset(indices.relations.announced))

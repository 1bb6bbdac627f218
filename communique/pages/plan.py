"""All pages of a site, kind by kind."""

from __future__ import annotations

from communique.indices.index import Indices
from communique.model.archive import Archive
from communique.model.page import Page
from communique.model.site import Site
from communique.pages import catalogue, documents, editorial, events, home, instruments, people, search, timeline, topics

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
    editorial.pages,
)
"""A function a kind: `pages(archive, indices, site)` gives its pages."""


def plan(archive: Archive, indices: Indices, site: Site) -> tuple[Page, ...]:
    """Every page, in the order of the kinds."""
    return tuple(page for kind in KINDS for page in kind(archive, indices, site))

"""What stands round every page: the navigation and the footer's lists, of those pages that exist."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.page import Page

NAVIGATION = ("timeline", "documents", "topics", "phrases", "people")
"""Indexes in the header, in order: each a section's name, its address (with "/") and its key in the words."""

LISTS = ("documents", "instruments", "data", "changes")
"""Further pages of the footer's second list."""


@dataclass(frozen=True, slots=True)
class FrameLink:
    """A link of the frame: its words are those of `title`, or of `key` where there is no title."""

    url: str
    key: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """The lists of links round every page, and whether there is a search page for the field in the header."""

    navigation: tuple[FrameLink, ...]
    editorial: tuple[FrameLink, ...]
    lists: tuple[FrameLink, ...]
    search: bool = False


def frame(pages: tuple[Page, ...], urls: frozenset[str] = frozenset()) -> Frame:
    """The frame of a site with these pages, and pages at these addresses: a link stands where its page exists."""
    urls = urls.union(page.url for page in pages)
    return Frame(
        tuple(FrameLink(f"{name}/", name) for name in NAVIGATION if f"{name}/" in urls),
        tuple(FrameLink(page.url, title=page.title) for page in pages if page.template == "pages/editorial.html"),
        tuple(FrameLink(f"{name}/", name) for name in LISTS if f"{name}/" in urls),
        "search/" in urls,
    )

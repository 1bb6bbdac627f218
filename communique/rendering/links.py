"""Addresses from one page to another: relative, so that the site works at any path of any host."""

from __future__ import annotations

import posixpath
from urllib.parse import quote, urlsplit

from communique.model.site import Site

ANYWHERE = "404.html"
"""The one page that is shown at any depth, and so links from the site's path."""


def link(here: str, url: str, fragment: str, site: Site) -> str:
    """The address of `url` (below the site's root, no leading slash) as written on the page `here`.

    Of the site's own address only the path is used, and only by the page that may be shown at any depth. Where the site
    has `file_links`, a page is named by its file, and that page too is taken to lie in its place.
    """
    tail = f"#{quote(fragment, safe='')}" if fragment else ""
    if here == ANYWHERE and not site.file_links:
        return quote((urlsplit(site.address).path or "/") + url) + tail
    if url == here and tail:
        return tail
    folder = posixpath.dirname(here)
    path = posixpath.relpath("/" + url, "/" + folder)
    if url.endswith("/") or not url:
        path += "/index.html" if site.file_links else "/"
    return quote(posixpath.normpath(path) if site.file_links else path) + tail

"""Addresses from one page to another: relative, so that the site works at any path of any host."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from urllib.parse import quote, urlsplit

from communique.model.site import Site

ANYWHERE = "404.html"
"""The one page that is shown at any depth, and so links from the site's path."""


def link(here: str, url: str, fragment: str, site: Site) -> str:
    """The address of `url` (below the site's root, no leading slash) as written on the page `here`.

    Of the site's own address only the path is used, and only by the page that may be shown at any depth. Where the site
    has `file_links`, a page is named by its file, and that page too is taken to lie in its place.
    """
    tail = _tail(fragment) if fragment else ""
    if here == ANYWHERE and not site.file_links:
        return quote((urlsplit(site.address).path or "/") + url) + tail
    if url == here and tail:
        return tail
    path = _relative(here.split("/")[:-1], url.split("/"))
    if url.endswith("/") or not url:
        path = posixpath.normpath(path + "/index.html") if site.file_links else path + "/"
    return quote(path) + tail


def _tail(fragment: str) -> str:
    """The end of an address; most names of elements have nothing that must be quoted."""
    return f"#{fragment if fragment.isascii() and fragment.isalnum() else quote(fragment, safe='')}"


def _relative(folder: list[str], path: list[str]) -> str:
    """The way from a folder to a path, both given by their parts below the root, without a slash at the end."""
    if not path[-1]:
        path = path[:-1]
    shared = 0
    while shared < len(folder) and shared < len(path) and folder[shared] == path[shared]:
        shared += 1
    return "/".join([".."] * (len(folder) - shared) + path[shared:]) or "."


class Here:
    """The page that is being drawn: the addresses that a template writes are seen from it.

    `of_assets` gives the address of a static file by its name. What lies in another top folder than the page has its
    whole address after the steps up, made once for all pages; what lies in the same one, once for a page.
    """

    def __init__(self, site: Site, of_assets: Mapping[str, str]) -> None:
        self._site, self._of_assets = site, of_assets
        self._url = self._top = self._up = ""
        self._far = False
        self._made: dict[tuple[str, str], str] = {}
        self._quoted: dict[str, str] = {}

    def stand_on(self, url: str) -> None:
        """From now on this is the page."""
        self._url, self._top, self._up = url, url.partition("/")[0], "../" * url.count("/")
        self._far = bool(self._up) and not self._site.file_links
        self._made.clear()

    def link(self, url: str, fragment: str = "") -> str:
        """The address of a page, or of an element on it."""
        if self._far and not url.startswith(self._top):
            if url not in self._quoted:
                self._quoted[url] = quote(url)
            return self._up + self._quoted[url] + (_tail(fragment) if fragment else "")
        key = (url, fragment)
        if key not in self._made:
            self._made[key] = link(self._url, url, fragment, self._site)
        return self._made[key]

    def asset(self, name: str) -> str:
        """The address of a static file. Raises LookupError where there is none of this name."""
        if name not in self._of_assets:
            raise LookupError(f'no static file "{name}"')
        return self.link(self._of_assets[name])

"""Addresses from one page to another: relative, so that the site works at any path of any host."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
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
    path = _relative(here, url)
    if site.file_links and (url.endswith("/") or not url):
        path = posixpath.normpath(path + "index.html")
    return quote(path) + tail


def _tail(fragment: str) -> str:
    """The end of an address; most names of elements have nothing that must be quoted."""
    return f"#{fragment if fragment.isascii() and fragment.isalnum() else quote(fragment, safe='')}"


def _relative(here: str, url: str) -> str:
    """The way from a page to an address, both below the root."""
    return next(up + url.removeprefix(folder) or "./" for folder, up in _folders(here) if url.startswith(folder))


def _folders(here: str) -> Iterator[tuple[str, str]]:
    """The folder that a page lies in and those round it, to the root, and how each is reached."""
    folder, up = here[: here.rfind("/") + 1], ""
    while folder:
        yield folder, up
        folder, up = folder[: folder.rfind("/", 0, -1) + 1], up + "../"
    yield folder, up


class Here:
    """The page that is being drawn: the addresses that a template writes are seen from it.

    `of_assets` gives the address of a static file by its name. An address is quoted once for all pages.
    """

    def __init__(self, site: Site, of_assets: Mapping[str, str]) -> None:
        self._site, self._of_assets = site, of_assets
        self._quoted: dict[str, str] = {}
        self.stand_on("")

    def stand_on(self, url: str) -> None:
        """From now on this is the page."""
        self._url, self._folders = url, tuple(_folders(quote(url)))
        self._is_plain = url != ANYWHERE and not self._site.file_links

    def link(self, url: str, fragment: str = "") -> str:
        """The address of a page, or of an element on it: what the function `link` gives."""
        if not self._is_plain or (fragment and url == self._url):
            return link(self._url, url, fragment, self._site)
        if url not in self._quoted:
            self._quoted[url] = quote(url)
        quoted = self._quoted[url]
        for folder, up in self._folders:
            if quoted.startswith(folder):
                break
        return (up + quoted[len(folder) :] or "./") + (_tail(fragment) if fragment else "")

    def asset(self, name: str) -> str:
        """The address of a static file. Raises LookupError where there is none of this name."""
        if name not in self._of_assets:
            raise LookupError(f'no static file "{name}"')
        return self.link(self._of_assets[name])

"""Addresses from one page to another: relative, so that the site works at any path of any host."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

ANYWHERE = "404.html"
"""The one page that is shown at any depth, and so links from the site's path."""


def link(here: str, url: str, fragment: str, address: str) -> str:
    """The address of `url` (below the site's root, no leading slash) as written on the page `here`.

    `address` is the site's own ("" where none is configured); only its path is used, and only by the page that may be
    shown at any depth.
    """
    tail = f"#{quote(fragment, safe='')}" if fragment else ""
    if here == ANYWHERE:
        return quote((urlsplit(address).path or "/") + url) + tail
    if url == here and tail:
        return tail
    return quote(_relative(here, url)) + tail


def _relative(here: str, url: str) -> str:
    """The path from one address to another, as short as it can be; `posixpath.relpath` takes ten times as long."""
    start, target = here.split("/")[:-1], url.split("/")
    shared = 0
    while shared < len(start) and shared < len(target) - 1 and start[shared] == target[shared]:
        shared += 1
    return "../" * (len(start) - shared) + "/".join(target[shared:]) or "./"

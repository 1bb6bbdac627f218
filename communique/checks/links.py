"""Every link inside the site leads somewhere, every fragment to an element, and nothing is asked of another host."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from communique.model.finding import Finding, Where
from communique.model.page import Output

ANYWHERE = "404.html"
"""The one page that is shown at any depth, and so links from the site's own path on its host."""

SCHEMES = ("http", "https", "mailto")
"""What a link may lead to outside the site."""

_LINKS = ("href", "src", "poster", "action", "data")
_LOADING = ("script", "img", "iframe", "source", "video", "audio", "embed", "object", "use")
_LOADING_RELS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "prefetch"}
_ID_LISTS = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "headers")
_URL = re.compile(r"url\(\s*[\"']?(?!data:|#)([^\"')]+)[\"']?\s*\)")


class _Page(HTMLParser):
    """What one page holds: `ids`, `doubled` ids, `named` ids (attribute, id) and `links` (address, loads by itself)."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: dict[str, int] = {}
        self.doubled: list[tuple[int, str]] = []
        self.named: list[tuple[int, str, str]] = []
        self.links: list[tuple[int, str, bool]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the ids and links of one element."""
        line, given = self.getpos()[0], {name: value or "" for name, value in attrs}
        if "id" in given:
            if given["id"] in self.ids:
                self.doubled.append((line, given["id"]))
            self.ids[given["id"]] = line
        loads = tag in _LOADING or tag == "link" and bool(_LOADING_RELS & set(given.get("rel", "").lower().split()))
        self.links.extend((line, given[name], loads) for name in _LINKS if name in given)
        self.links.extend((line, part.split()[0], True) for part in given.get("srcset", "").split(",") if part.strip())
        self.named.extend((line, name, each) for name in _ID_LISTS for each in given.get(name, "").split())


def check(outputs: tuple[Output, ...]) -> Iterator[Finding]:
    """A finding for each broken link, missing fragment, doubled id, and file of another host that a page would load."""
    pages = {o.path: _Page(o.body.decode()) for o in outputs if o.path.endswith(".html")}
    paths = {o.path for o in outputs}
    for path, page in pages.items():
        for line, name in page.doubled:
            yield Finding(Where(path, line), "id", f'"{name}" is the id of two elements', "E521")
        for line, attribute, name in page.named:
            if name not in page.ids:
                yield Finding(Where(path, line), attribute, f'no element has the id "{name}"', "E522")
        site = _site_path(page, paths) if path == ANYWHERE else ""
        for line, target, loads in page.links:
            fault = _fault(target, loads, path, site, paths, pages)
            if fault:
                yield Finding(Where(path, line), "link", *fault)
    for output in outputs:
        if output.path.endswith(".css"):
            yield from _sheet(output, paths)


def _fault(
    target: str, loads: bool, here: str, site: str, paths: set[str], pages: Mapping[str, _Page]
) -> tuple[str, str] | None:
    """What is wrong with a link, and the code of it; None where it is right."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return f'"{target}" is no address', "E523"
    if parts.scheme == "data" and loads:
        return None
    if parts.scheme or parts.netloc:
        if loads:
            return f'"{target}" would be loaded from another host', "E524"
        return None if parts.scheme in SCHEMES else (f'"{target}" is no address of a kind that may be linked', "E523")
    if parts.path.startswith("/") and not site:
        return f'"{target}" starts at the root of the host; links are relative', "E525"
    file = _file(parts.path, here, site)
    if file not in paths:
        return f'"{target}" leads to no page or file of the site', "E526"
    fragment = unquote(parts.fragment).partition(":~:")[0]
    if fragment and file in pages and fragment not in pages[file].ids:
        return f'"{target}" leads to no element: "{file}" has no id "{fragment}"', "E527"
    return None


def _file(path: str, here: str, site: str) -> str:
    """The file that a path written on the page `here` leads to; one above the site's root starts with "..".

    `site` is the path of the site on its host, where links of this page start with it, else "".
    """
    if not path:
        return here
    path = unquote(path)
    if path.startswith("/"):
        below = path.removeprefix(site) if path.startswith(site) else ".." + path
    else:
        below = posixpath.join(posixpath.dirname(here), path)
    file = posixpath.normpath(below or ".").removeprefix("./")
    if not below or below.endswith("/") or file == ".":
        return posixpath.normpath(posixpath.join(file, "index.html"))
    return file


def _site_path(page: _Page, paths: set[str]) -> str:
    """The path at which a page supposes the site: what stands before the name of a file that it loads."""
    for _, target, loads in page.links:
        steps = target.split("/")
        for index in range(1, len(steps)):
            if loads and target.startswith("/") and unquote("/".join(steps[index:])) in paths:
                return "/".join(steps[:index]) + "/"
    return "/"


def _sheet(sheet: Output, paths: set[str]) -> Iterator[Finding]:
    """Findings for the files that a style sheet names."""
    for number, line in enumerate(sheet.body.decode(errors="replace").splitlines(), start=1):
        for match in _URL.finditer(line):
            if _file(match[1].partition("#")[0], sheet.path, "") not in paths:
                message = f'"{match[1]}" leads to no file of the site'
                yield Finding(Where(sheet.path, number), "url", message, "E526")

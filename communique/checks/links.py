"""Every link inside the site leads somewhere, every fragment to an element, and nothing is asked of another host."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import unescape
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


_TAG = re.compile(
    r"""<!--.*?-->|<(script|style)\b((?>[^"'>]++|"[^"]*+"|'[^']*+')*+)>.*?</\1>"""
    r"""|<([a-z][a-z0-9-]*+)((?>[^"'>]++|"[^"]*+"|'[^']*+')*+)>""",
    re.DOTALL | re.IGNORECASE,
)
"""A start tag with its attributes; comments, and scripts and sheets with what is in them, as one."""
_ATTRIBUTE = re.compile(r"""([^\s"'=<>/]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'=<>`]++)))?+""")
_SOUGHT = re.compile(r"(?<![\w-])(?:" + "|".join(("id", "srcset", *_LINKS, *_ID_LISTS)) + r")\s*=", re.IGNORECASE)


class _Page:
    """What one page holds: `ids`, `doubled` ids, `named` ids (attribute, id) and `links` (address, loads by itself).

    Each comes with its offset in the text. The pages are our own, so their tags are found by one expression: a whole
    parser takes four times as long.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.ids: dict[str, int] = {}
        self.doubled: list[tuple[int, str]] = []
        self.named: list[tuple[int, str, str]] = []
        self.links: list[tuple[int, str, bool]] = []
        for tag in _TAG.finditer(text):
            written = tag[2] if tag[1] else tag[4]
            if written and _SOUGHT.search(written):
                self._note(tag.start(), (tag[1] or tag[3]).lower(), written)

    def line(self, offset: int) -> int:
        """The line, from 1, of an offset."""
        return self.text.count("\n", 0, offset) + 1

    def _note(self, at: int, tag: str, written: str) -> None:
        given: dict[str, str] = {}
        for name, double, single, bare in _ATTRIBUTE.findall(written):
            value = double or single or bare
            given.setdefault(name.lower(), unescape(value) if "&" in value else value)
        if "id" in given:
            if given["id"] in self.ids:
                self.doubled.append((at, given["id"]))
            self.ids[given["id"]] = at
        loads = tag in _LOADING or tag == "link" and bool(_LOADING_RELS & set(given.get("rel", "").lower().split()))
        self.links.extend((at, given[name], loads) for name in _LINKS if name in given)
        if "srcset" in given:
            self.links.extend((at, part.split()[0], True) for part in given["srcset"].split(",") if part.strip())
        self.named.extend((at, name, each) for name in _ID_LISTS if name in given for each in given[name].split())


@lru_cache(maxsize=1024)
def _page(body: bytes) -> _Page:
    """What a page holds, kept for the next build of a server."""
    return _Page(body.decode())


def check(outputs: tuple[Output, ...]) -> Iterator[Finding]:
    """A finding for each broken link, missing fragment, doubled id, and file of another host that a page would load."""
    pages = {o.path: _page(o.body) for o in outputs if o.path.endswith(".html")}
    paths = {o.path for o in outputs}
    right: set[tuple[str, str, bool]] = set()  # links that hold for every page of a folder
    for path, page in pages.items():
        for at, name in page.doubled:
            yield Finding(Where(path, page.line(at)), "id", f'"{name}" is the id of two elements', "E521")
        for at, attribute, name in page.named:
            if name not in page.ids:
                yield Finding(Where(path, page.line(at)), attribute, f'no element has the id "{name}"', "E522")
        site = _site_path(page, paths) if path == ANYWHERE else ""
        folder = posixpath.dirname(path)
        for at, target, loads in page.links:
            if (folder, target, loads) in right:
                continue
            fault = _fault(target, loads, path, site, paths, pages)
            if fault:
                yield Finding(Where(path, page.line(at)), "link", *fault)
            elif not target.startswith(("#", "?")) and target:
                right.add((folder, target, loads))
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

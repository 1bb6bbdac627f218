"""Every link inside the site leads somewhere, every fragment to an element, and nothing is asked of another host."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from communique.checks.written import Written, written
from communique.model.archive import Archive
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
_CLIMB = re.compile(r"(?:\.\./)+(?=[A-Za-z0-9_-]+/)")
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
            given = _sought(written) if written else None
            if given:
                self._note(tag.start(), (tag[1] or tag[3]).lower(), given)

    def line(self, offset: int) -> int:
        """The line, from 1, of an offset."""
        return self.text.count("\n", 0, offset) + 1

    def _note(self, at: int, tag: str, given: Mapping[str, str]) -> None:
        if "id" in given:
            if given["id"] in self.ids:
                self.doubled.append((at, given["id"]))
            self.ids[given["id"]] = at
        loads = tag in _LOADING or tag == "link" and bool(_LOADING_RELS & set(given.get("rel", "").lower().split()))
        self.links.extend((at, given[name], loads) for name in _LINKS if name in given)
        if "srcset" in given:
            self.links.extend((at, part.split()[0], True) for part in given["srcset"].split(",") if part.strip())
        self.named.extend((at, name, each) for name in _ID_LISTS if name in given for each in given[name].split())


@lru_cache(maxsize=65536)
def _sought(written: str) -> Mapping[str, str]:
    """The attributes of a tag, where one of them is sought; most tags of a site have the same few."""
    given: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(written) if _SOUGHT.search(written) else ():
        value = double or single or bare
        given.setdefault(name.lower(), unescape(value) if "&" in value else value)
    return given


class Lead(NamedTuple):
    """A link that other files must bear out: its line, its field, as written, the file and the element it leads to."""

    line: int
    field: str
    target: str
    file: str
    fragment: str


@dataclass(frozen=True, slots=True)
class Noted:
    """What gate two must know of a finished file: its path, the ids on a page, its leads, and what is wrong by itself."""

    path: str
    ids: tuple[str, ...] = ()
    leads: tuple[Lead, ...] = ()
    findings: tuple[Finding, ...] = ()


def settle(files: Iterable[Noted], archive: Archive | None = None) -> Iterator[Finding]:
    """What is wrong with files that were noted one by one, now that all are known.

    A link that stands in a text of the archivists is told with its place there, not with that on the page.
    """
    files = tuple(files)
    ids = {file.path: frozenset(file.ids) if file.path.endswith(".html") else None for file in files}
    for file in files:
        yield from file.findings
        faults = [(lead, *fault) for lead in file.leads if (fault := _unborne(lead, ids))]
        texts = _texts(archive, file.path) if archive and faults else {}
        for lead, message, code in faults:
            places = texts.get((lead.file, lead.fragment), [])
            if places:
                place = places.pop(0) if len(places) > 1 else places[0]
                yield Finding(place.where, "body", f'"{place.target}" {message}', code)
            else:
                yield Finding(Where(file.path, lead.line), lead.field, f'"{lead.target}" {message}', code)


def _unborne(lead: Lead, ids: Mapping[str, frozenset[str] | None]) -> tuple[str, str] | None:
    """What is wrong with a lead, and the code of it."""
    elements = ids.get(lead.file, frozenset())
    if lead.file not in ids:
        return f"leads to no {'file' if lead.field == 'url' else 'page or file'} of the site", "E526"
    if lead.fragment and elements is not None and lead.fragment not in elements:
        return f'leads to no element: "{lead.file}" has no id "{lead.fragment}"', "E527"
    return None


def _texts(archive: Archive, path: str) -> dict[tuple[str, str], list[Written]]:
    """The links of the texts that a page shows, by the file and the element that they lead to."""
    found: dict[tuple[str, str], list[Written]] = {}
    for link in written(archive, path):
        _, file, fragment = _led(link.target, False, posixpath.dirname(path), "/")
        found.setdefault((file or path, fragment), []).append(link)
    return found


def note(output: Output, known: frozenset[str] = frozenset()) -> Noted:
    """A file noted; a link to one that is `known` to be there, and to no element of it, is no lead any more."""
    if output.path.endswith(".html"):
        return _noted(output.path, _page(output.body), known)
    if output.path.endswith(".css"):
        return Noted(output.path, leads=tuple(lead for lead in _sheet(output) if lead.file not in known))
    return Noted(output.path)


@lru_cache(maxsize=1024)
def _page(body: bytes) -> _Page:
    """What a page holds, kept for the next build of a server."""
    return _Page(body.decode())


def _noted(path: str, page: _Page, known: frozenset[str]) -> Noted:
    faults = [(at, "id", f'"{name}" is the id of two elements', "E521") for at, name in page.doubled]
    faults += [
        (at, attribute, f'no element has the id "{name}"', "E522")
        for at, attribute, name in page.named
        if name not in page.ids
    ]
    site = _site_path(page, known) if path == ANYWHERE else ""
    folder = posixpath.dirname(path)
    above = [folder.rsplit("/", steps)[0] for steps in range(folder.count("/") + 1)] + [""]
    leads, line, before = [], 1, 0
    for at, target, loads in page.links:
        fault, file, fragment = _climbed(target, loads, above, site)
        if fault:
            faults.append((at, "link", *fault))
        elif (fragment and (file or path) != path) or (file and file not in known) or fragment not in page.ids:
            line, before = line + page.text.count("\n", before, at), at
            leads.append(Lead(line, "link", target, file or path, fragment))
    found = (Finding(Where(path, page.line(at)), *fault) for at, *fault in faults)
    return Noted(path, tuple(page.ids), tuple(leads), tuple(found))


def _climbed(target: str, loads: bool, above: list[str], site: str) -> tuple[tuple[str, str] | None, str, str]:
    """`_led`, asked from the folder that a link climbs to: pages of one depth then ask the same, which is known already."""
    climb = _CLIMB.match(target)
    steps = climb.end() // 3 if climb else 0
    if 0 < steps < len(above):
        return _led(target[3 * steps :], loads, above[steps], site)
    return _led(target, loads, above[0], site)


@lru_cache(maxsize=65536)
def _led(target: str, loads: bool, folder: str, site: str) -> tuple[tuple[str, str] | None, str, str]:
    """What is wrong with a link by itself, and the code of it; the file (empty: the page itself) and the element that
    it leads to, both empty where it leads out of the site.
    """
    try:
        parts = urlsplit(target)
    except ValueError:
        return (f'"{target}" is no address', "E523"), "", ""
    if parts.scheme == "data" and loads:
        return None, "", ""
    if parts.scheme or parts.netloc:
        if loads:
            return (f'"{target}" would be loaded from another host', "E524"), "", ""
        right = parts.scheme in SCHEMES
        return None if right else (f'"{target}" is no address of a kind that may be linked', "E523"), "", ""
    if parts.path.startswith("/") and not site:
        return (f'"{target}" starts at the root of the host; links are relative', "E525"), "", ""
    fragment = unquote(parts.fragment).partition(":~:")[0]
    return None, _file(parts.path, folder, site) if parts.path else "", fragment


def _file(path: str, folder: str, site: str) -> str:
    """The file that a path written in a file of `folder` leads to; one above the site's root starts with "..".

    `site` is the path of the site on its host, where links of this page start with it, else "".
    """
    path = unquote(path)
    if path.startswith("/"):
        below = path.removeprefix(site) if path.startswith(site) else ".." + path
    else:
        below = posixpath.join(folder, path)
    file = posixpath.normpath(below or ".").removeprefix("./")
    if not below or below.endswith("/") or file == ".":
        return posixpath.normpath(posixpath.join(file, "index.html"))
    return file


def _site_path(page: _Page, paths: frozenset[str]) -> str:
    """The path at which a page supposes the site: what stands before the name of a file that it loads."""
    for _, target, loads in page.links:
        steps = target.split("/")
        for index in range(1, len(steps)):
            if loads and target.startswith("/") and unquote("/".join(steps[index:])) in paths:
                return "/".join(steps[:index]) + "/"
    return "/"


def _sheet(sheet: Output) -> Iterator[Lead]:
    """The files that a style sheet names."""
    for number, line in enumerate(sheet.body.decode(errors="replace").splitlines(), start=1):
        for match in _URL.finditer(line):
            file = _file(match[1].partition("#")[0], posixpath.dirname(sheet.path), "")
            yield Lead(number, "url", match[1], file, "")

"""A finished file noted for gate two: the ids on a page, the links that other files must bear out, what is wrong."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from communique.checks.tags import NOTHING, Link, Said, cut, every, plain
from communique.checks.target import Led, above, file_at, led
from communique.model.finding import Finding, Where
from communique.model.page import Output

ANYWHERE = "404.html"
"""The one page that is shown at any depth, and so links from the site's own path on its host."""

KEPT = 2048
"""Lines and tags remembered for each depth of folders; after so many, those that pages share are soon met again."""

_URL = re.compile(r"url\(\s*[\"']?(?!data:|#)([^\"')]+)[\"']?\s*\)")


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


def note(output: Output, known: frozenset[str] = frozenset()) -> Noted:
    """A file noted; a link to one that is `known` to be there, and to no element of it, is no lead."""
    if output.path.endswith(".html"):
        return _noted(output.path, output.body, known)
    if output.path.endswith(".css"):
        return Noted(output.path, leads=tuple(lead for lead in _sheet(output) if lead.file not in known))
    return Noted(output.path)


class _Heard:
    """What tags say on pages at one depth of folders; `mute` are those that say nothing, or what is right on each page.

    Most tags stand on many pages and are looked at once.
    """

    def __init__(self, depth: int, known: frozenset[str]) -> None:
        self.known = known
        self.folders = above("?/" * depth)
        self.sure = ("../" * depth, "#", "http")  # how links begin that lead to the same from each of the pages
        self.mute: set[bytes] = set()
        self.said: dict[bytes, Said] = {}
        self.links: dict[tuple[str, bool], Link] = {}

    def told(self, page: bytes) -> Iterable[tuple[int, Said]]:
        """What the tags of a page say, each with its line."""
        tags = [tag for tag in cut(page) if tag not in self.mute]
        fresh = [tag for tag in dict.fromkeys(tags) if tag not in self.said]
        found = plain(fresh)
        if found is None:
            return every(page)
        for tag, said in zip(fresh, found, strict=True):
            self._learn(tag, said)
        told = [tag for tag in tags if tag in self.said]
        said = [self.said[tag] for tag in told]
        for kept in (self.mute, self.said, self.links):
            if len(kept) > KEPT:
                kept.clear()
        return zip(_lines(page, told), said, strict=True)

    def _learn(self, tag: bytes, said: Said) -> None:
        if said is NOTHING:
            self.mute.add(tag)
            return
        links = [self._link(target, loads) for target, loads, _ in said.links]
        right = all([led and not led.fault and not led.fragment and led.file in self.known for *_, led in links])
        if right and not said.ids and not said.named:
            self.mute.add(tag)
        else:
            self.said[tag] = Said(said.ids, said.named, tuple(links))

    def _link(self, target: str, loads: bool) -> Link:
        """A link with where it leads from every page; None where that depends on the page."""
        known = self.links.get((target, loads))
        if known is None:
            where = led(target, loads, self.folders) if target.startswith(self.sure) else None
            known = self.links[target, loads] = (target, loads, where)
        return known


@lru_cache(maxsize=1)
def _heard(known: frozenset[str]) -> Callable[[int], _Heard]:
    """What tags say at each depth, in one build."""
    return cache(lambda depth: _Heard(depth, known | {""}))


def _noted(path: str, page: bytes, known: frozenset[str]) -> Noted:
    folders = above(path)
    told = list(every(page) if path == ANYWHERE else _heard(known)(len(folders) - 1).told(page))
    links = [(line, *link) for line, said in told for link in said.links]
    site = _site_path(links, known) if path == ANYWHERE else ""
    ids = [each for _, said in told for each in said.ids]
    there = frozenset(ids)
    faults, leads = list(_misnamed(told, ids, there)), []
    for line, target, loads, known_to_lead in links:
        fault, file, fragment = known_to_lead or led(target, loads, folders, site)
        if fault:
            faults.append((line, "link", *fault))
        elif not file or file == path:
            if fragment and fragment not in there:
                leads.append(Lead(line, "link", target, path, fragment))
        elif fragment or file not in known:
            leads.append(Lead(line, "link", target, file, fragment))
    findings = [Finding(Where(path, line), *fault) for line, *fault in faults]
    return Noted(path, tuple(dict.fromkeys(ids)), tuple(leads), tuple(findings))


def _lines(page: bytes, tags: Iterable[bytes]) -> list[int]:
    """The lines of tags, which are in the order of the page."""
    lines, line, before, end = [], 1, 0, 0
    for tag in tags:
        start = page.index(tag, end)
        line += page.count(b"\n", before, start)
        lines.append(line)
        before, end = start, start + len(tag)
    return lines


def _misnamed(
    told: Iterable[tuple[int, Said]], ids: list[str], there: frozenset[str]
) -> Iterator[tuple[int, str, str, str]]:
    """What is wrong with the ids on a page: line, field, message, code."""
    if len(there) < len(ids):
        met: set[str] = set()
        for line, said in told:
            yield from ((line, "id", f'"{each}" is the id of two elements', "E521") for each in said.ids if each in met)
            met.update(said.ids)
    for line, said in told:
        for attribute, each in said.named:
            if each not in there:
                yield line, attribute, f'no element has the id "{each}"', "E522"


def _site_path(links: Iterable[tuple[int, str, bool, Led | None]], paths: frozenset[str]) -> str:
    """The path at which a page supposes the site: what stands before the name of a file that it loads."""
    for _, target, loads, _ in links:
        steps = target.split("/")
        for index in range(1, len(steps)):
            if loads and target.startswith("/") and unquote("/".join(steps[index:])) in paths:
                return "/".join(steps[:index]) + "/"
    return "/"


def _sheet(sheet: Output) -> Iterator[Lead]:
    """The files that a style sheet names."""
    for number, line in enumerate(sheet.body.decode(errors="replace").splitlines(), start=1):
        for match in _URL.finditer(line):
            file = file_at(match[1].partition("#")[0], posixpath.dirname(sheet.path), "")
            yield Lead(number, "url", match[1], file, "")

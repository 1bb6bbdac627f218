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


@dataclass(frozen=True, slots=True)
class Noted:
    """What gate two must know of a finished file: its path, the ids on a page, what is wrong by itself, and its leads:
    where links lead that other files must bear out, as FILE or FILE#ELEMENT below the site's root, each once.
    """

    path: str
    ids: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


class Place(NamedTuple):
    """Where a lead stands in its file: the line, the field, and the address as it is written there."""

    line: int
    field: str
    target: str


def note(output: Output, known: frozenset[str] = frozenset()) -> Noted:
    """A file noted; a link to one that is `known` to be there, and to no element of it, is no lead."""
    if output.path.endswith(".html"):
        return _noted(output.path, output.body, known)
    leads = dict.fromkeys(lead for lead, _ in places(output, known) if lead not in known)
    return Noted(output.path, leads=tuple(leads))


def places(output: Output, known: frozenset[str]) -> Iterator[tuple[str, Place]]:
    """Every lead of a file with each of its places, in order; links that are no leads may be among them."""
    if output.path.endswith(".html"):
        for line, target, (fault, file, fragment) in _led(output.path, [*every(output.body)], known):
            if not fault:
                yield address(file or output.path, fragment), Place(line, "link", target)
    elif output.path.endswith(".css"):
        for line, target, file in _sheet(output):
            yield address(file, ""), Place(line, "url", target)


def address(file: str, fragment: str) -> str:
    """A file and an element of it, if any, in one, as leads are written."""
    file = file.replace("#", "%23")
    return f"{file}#{fragment}" if fragment else file


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

    def told(self, page: bytes) -> list[Said] | None:
        """What the tags of a page say; None where one is not written as tags of templates mostly are."""
        tags = [tag for tag in cut(page) if tag not in self.mute]
        fresh = [tag for tag in dict.fromkeys(tags) if tag not in self.said]
        found = plain(fresh)
        if found is None:
            return None
        for tag, said in zip(fresh, found, strict=True):
            self._learn(tag, said)
        told = [self.said[tag] for tag in tags if tag in self.said]
        for kept in (self.mute, self.said, self.links):
            if len(kept) > KEPT:
                kept.clear()
        return told

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
    """A page noted; where something is wrong, or it may be shown at any depth, its tags are looked at one by one."""
    heard = None if path == ANYWHERE else _heard(known)(path.count("/")).told(page)
    if heard is not None:
        noted = _judged(path, [(0, said) for said in heard], known)
        if not noted.findings:
            return noted
    return _judged(path, [*every(page)], known)


def _judged(path: str, told: list[tuple[int, Said]], known: frozenset[str]) -> Noted:
    ids = [each for _, said in told for each in said.ids]
    there = frozenset(ids)
    faults, leads = list(_misnamed(told, ids, there)), {}
    for line, target, (fault, file, fragment) in _led(path, told, known):
        if fault:
            faults.append((line, "link", *fault))
        elif not file or file == path:
            if fragment and fragment not in there:
                leads[address(path, fragment)] = None
        elif fragment or file not in known:
            leads[address(file, fragment)] = None
    findings = [Finding(Where(path, line), *fault) for line, *fault in faults]
    return Noted(path, tuple(dict.fromkeys(ids)), tuple(leads), tuple(findings))


def _led(path: str, told: list[tuple[int, Said]], known: frozenset[str]) -> Iterator[tuple[int, str, Led]]:
    """Every link of a page: its line, as it is written, and where it leads."""
    folders = above(path)
    site = _site_path(told, known) if path == ANYWHERE else ""
    for line, said in told:
        for target, loads, where in said.links:
            yield line, target, where or led(target, loads, folders, site)


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


def _site_path(told: Iterable[tuple[int, Said]], paths: frozenset[str]) -> str:
    """The path at which a page supposes the site: what stands before the name of a file that it loads."""
    for target, loads, _ in (link for _, said in told for link in said.links):
        steps = target.split("/")
        for index in range(1, len(steps)):
            if loads and target.startswith("/") and unquote("/".join(steps[index:])) in paths:
                return "/".join(steps[:index]) + "/"
    return "/"


def _sheet(sheet: Output) -> Iterator[tuple[int, str, str]]:
    """The files that a style sheet names: the line, as it is written, and the file."""
    for number, line in enumerate(sheet.body.decode(errors="replace").splitlines(), start=1):
        for match in _URL.finditer(line):
            yield number, match[1], file_at(match[1].partition("#")[0], posixpath.dirname(sheet.path), "")

"""What the start tags of a page say that links rest on: the ids of elements, the ids that are named, the addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import NamedTuple

from communique.checks.target import Led

_LINKS = ("href", "src", "poster", "action", "data")
_LOADING = ("script", "img", "iframe", "source", "video", "audio", "embed", "object", "use")
_LOADING_RELS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "prefetch"}
_ID_LISTS = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "headers")
_SOUGHT = frozenset(("id", "rel", "srcset", *_LINKS, *_ID_LISTS))

_REST = r"""((?:[^"'>]++|"[^"]*+"|'[^']*+')*+)>"""
_TAG = re.compile(
    rf"<!--.*?-->|<(script|style)\b{_REST}.*?</\1>|<([a-z][a-z0-9-]*+){_REST}".encode(), re.DOTALL | re.IGNORECASE
)
"""A start tag with its attributes; comments, and scripts and sheets with what is in them, as one.

The pages are our own, so their tags are found by one expression: a whole parser takes ten times as long.
"""
_ATTRIBUTE = re.compile(r"""([^\s"'=<>/]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'=<>`]++)))?+""")

_CUT = re.compile(
    rb"<(?:script\b[^>]*+>(?:[^<]*+</script>)?+|style\b[^>]*+>(?:[^<]*+</style>)?+|[a-zA-Z][^\s/>]*+[\s/][^>]*+>|!--)"
)
"""A tag with attributes up to its first ">", which is its last sign where it is plain."""

_PLAIN_TAG = r"""[a-z0-9-]*+(?:\s++[a-zA-Z0-9:_-]++(?:="[^"<>]*+")?+)*+\s*+/?+>"""
_PLAIN = re.compile(
    rf"(?:<(?:(?:script{_PLAIN_TAG}[^<]*+</script>)|(?:style{_PLAIN_TAG}[^<]*+</style>)"
    rf"|(?!script|style)[a-z]{_PLAIN_TAG}))*+".encode()
)
_PIECE = re.compile(r"""<([a-z][a-z0-9-]*+)|([a-zA-Z0-9:_-]++)(?:="([^"]*+)")?+""")


Link = tuple[str, bool, Led | None]
"""A link of a tag: its address, whether it loads by itself, and where it leads, if this is known already."""


class Said(NamedTuple):
    """What a tag says: its id, the ids it names (attribute, id), its links."""

    ids: tuple[str, ...] = ()
    named: tuple[tuple[str, str], ...] = ()
    links: tuple[Link, ...] = ()


NOTHING = Said()


def every(page: bytes) -> Iterator[tuple[int, Said]]:
    """What all tags of a page say, however they are written, each with its line."""
    line, before = 1, 0
    for tag in _TAG.finditer(page):
        written = (tag[2] if tag[1] else tag[4] or b"").decode()
        given: dict[str, str] = {}
        for name, double, single, bare in _ATTRIBUTE.findall(written):
            given.setdefault(name.lower(), double or single or bare)
        if not _SOUGHT.isdisjoint(given):
            line, before = line + page.count(b"\n", before, tag.start()), tag.start()
            yield line, _said((tag[1] or tag[3]).decode().lower(), given)


def cut(page: bytes) -> list[bytes]:
    """The tags of a page that have attributes, in their order, if they are plain."""
    return _CUT.findall(page)


def plain(tags: Iterable[bytes]) -> list[Said] | None:
    """What each of such tags says; None where one is not written as tags of templates mostly are."""
    if not _PLAIN.fullmatch(b"".join(tags)):
        return None
    found: list[tuple[str, dict[str, str]]] = []
    for tag, name, value in _PIECE.findall(b"".join([tag[: tag.index(b">")] for tag in tags]).decode()):
        if tag:
            found.append((tag, {}))
        elif name.lower() in _SOUGHT:
            found[-1][1].setdefault(name.lower(), value)
    return [_said(tag, given) if given else NOTHING for tag, given in found]


def _said(tag: str, given: Mapping[str, str]) -> Said:
    named: list[tuple[str, str]] = []
    links: list[Link] = []
    loads = tag in _LOADING or tag == "link" and bool(_LOADING_RELS & set(given.get("rel", "").lower().split()))
    for name, written in given.items():
        value = unescape(written) if "&" in written else written
        if name in _LINKS:
            links.append((value, loads, None))
        elif name == "srcset":
            links += [(part.split()[0], True, None) for part in value.split(",") if part.strip()]
        elif name in _ID_LISTS:
            named += [(name, each) for each in value.split()]
    return Said((unescape(given["id"]),) if "id" in given else (), tuple(named), tuple(links))

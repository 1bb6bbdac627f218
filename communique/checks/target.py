"""Where a link leads, as it is written on a page: to a file of the site and an element of it, or out of the site."""

from __future__ import annotations

import posixpath
import re
from sys import intern
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

SCHEMES = ("http", "https", "mailto")
"""What a link may lead to outside the site."""

_PLAIN = re.compile(r"((?:\.\./)*+)((?:[\w-][\w.-]*+/)*+(?:[\w-][\w.-]*+)?+)(?:#([\w-]*+))?+", re.ASCII)
"""A link as most are: steps up, steps down, and the id of an element."""

_OUTWARD = re.compile(r"https?://[\w.-]+(?:/|$)", re.ASCII)


class Led(NamedTuple):
    """Where a link leads: what is wrong with it by itself and the code of it, or the file (empty: the page itself) and
    the element; both empty where it leads out of the site.
    """

    fault: tuple[str, str] | None = None
    file: str = ""
    fragment: str = ""


OUT = Led()


def above(path: str) -> list[str]:
    """The folder of a file, and every one above it up to the root of the site."""
    steps = path.split("/")
    return ["/".join(steps[:number]) for number in range(len(steps) - 1, -1, -1)]


def led(target: str, loads: bool, folders: list[str], site: str = "") -> Led:
    """Where a link leads from a page in the first of these folders (`above`); `loads` where it is followed by itself.

    `site` is the path of the site on its host, where links of this page start with it, else "".
    """
    plain = _PLAIN.fullmatch(target)
    if plain and len(plain[1]) < 3 * len(folders):
        file = _below(folders[len(plain[1]) // 3], plain[2]) if plain[1] or plain[2] else ""
        return Led(None, intern(file), intern(plain[3] or ""))  # many links lead to the same
    if not loads and _OUTWARD.match(target):
        return OUT
    try:
        parts = urlsplit(target)
    except ValueError:
        return Led((f'"{target}" is no address', "E523"))
    if parts.scheme == "data" and loads:
        return OUT
    if parts.scheme or parts.netloc:
        if loads:
            return Led((f'"{target}" would be loaded from another host', "E524"))
        if parts.scheme not in SCHEMES:
            return Led((f'"{target}" is no address of a kind that may be linked', "E523"))
        return OUT
    if parts.path.startswith("/") and not site:
        return Led((f'"{target}" starts at the root of the host; links are relative', "E525"))
    fragment = unquote(parts.fragment).partition(":~:")[0]
    return Led(None, file_at(parts.path, folders[0], site) if parts.path else "", fragment)


def _below(folder: str, path: str) -> str:
    """The file that a plain path leads to."""
    file = f"{folder}/{path}" if folder else path
    return file if file and not file.endswith("/") else f"{file}index.html"


def file_at(path: str, folder: str, site: str) -> str:
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

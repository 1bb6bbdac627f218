"""A page to be drawn, and a finished file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Page:
    """All that a template shows. `url` is the path below the site's root, "" for the first page, ending in "/" or ".html"
    (or ".js": what a page's script shows, drawn as pages are).

    `section` names the navigation entry that is current; `title` and `description` are the head's. `view` is a frozen
    dataclass of plain values and tuples, so that `repr(page)` is the same on every run.
    """

    url: str
    template: str
    title: str
    description: str
    view: Any
    section: str = ""


@dataclass(frozen=True, slots=True)
class Output:
    """A finished file, by its path below the output folder."""

    path: str
    body: bytes

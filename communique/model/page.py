"""A page to be drawn, and a finished file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Meta:
    """A `meta` element; `by` is the attribute that holds its name."""

    name: str
    content: str
    by: str = "name"


@dataclass(frozen=True, slots=True)
class HeadLink:
    """A `link` element to a page or file of the site (`url`, below its root) or to another address (`to`)."""

    rel: str
    url: str = ""
    type: str = ""
    title: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """What machines read of a page: elements and links of its head, JSON-LD that is safe in HTML, context objects.

    `cite` is the cite box of a record's page, made in `pages/citation.py`.
    """

    metas: tuple[Meta, ...] = ()
    links: tuple[HeadLink, ...] = ()
    linked_data: str = ""
    coins: tuple[str, ...] = ()
    cite: Any = None


@dataclass(frozen=True, slots=True)
class Later:
    """A view that is made by `make(id, archive, indices, site)` when its page is drawn: large archives have many.

    `near` is the id of the first document that it shows, or of what stands for it; empty where it looks over all.
    """

    make: Callable[..., Any]
    id: str
    near: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """All that a template shows. `url` is the path below the site's root, "" for the first page, ending in "/" or ".html"
    (or ".js": what a page's script shows, drawn as pages are).

    `section` names the navigation entry that is current; `title` and `description` are the head's. `view` is a frozen
    dataclass of plain values and tuples, so that `repr(page)` is the same on every run; it may be `Later` in a plan.
    `year` is that of all that the page lists, or 0.
    """

    url: str
    template: str
    title: str
    description: str
    view: Any
    section: str = ""
    year: int = 0
    head: Head | None = None


@dataclass(frozen=True, slots=True)
class Output:
    """A finished file, by its path below the output folder."""

    path: str
    body: bytes | bytearray


@dataclass(frozen=True, slots=True)
class Filed:
    """A finished file as it was put into the stage: its SHA-256 and its size in bytes."""

    path: str
    digest: str
    size: int

    @staticmethod
    def of(output: Output) -> Filed:
        """A file without its bytes."""
        return Filed(output.path, hashlib.sha256(output.body).hexdigest(), len(output.body))

"""Pages at old addresses: stubs that lead on in one step, and tombstones of what was withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.indices.index import Indices
from communique.model.archive import Archive, Withdrawn
from communique.model.dates import ArchiveDate
from communique.model.page import Page
from communique.model.provenance import Claim
from communique.model.site import Site
from communique.rendering.words import plain
from communique.text.edtf import parse


@dataclass(frozen=True, slots=True)
class MovedView:
    """A page that leads on: where to, and for a document the numbers of its paragraphs, which are the same there."""

    title: str
    to: str
    paragraphs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Successor:
    """What stands in the place of something withdrawn."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class WithdrawnView:
    """A tombstone: what stood here, when and why it was taken out, what stands in its place; `digest` of its source."""

    title: str
    url: str
    on: Claim[ArchiveDate]
    reason: str
    digest: str
    successors: tuple[Successor, ...]


def pages(archive: Archive, indices: Indices, site: Site) -> Iterator[Page]:
    """A stub for each old address, a tombstone for each address of something withdrawn."""
    for moved in archive.moved:
        key = moved.to.removeprefix("documents/").removesuffix("/")
        document = archive.documents.get(key) if moved.to.startswith("documents/") else None  # type: ignore[call-overload]
        numbers = tuple(b.number for b in document.clean.paragraphs) if document else ()
        view = MovedView(moved.title or moved.to, moved.to, numbers)
        yield Page(
            moved.path,
            "pages/moved.html",
            plain(site.words, "moved.title", record=view.title),
            plain(site.words, "moved.description", old=moved.path, new=moved.to),
            view,
        )
    for gone in archive.withdrawn:
        for url in (gone.url, *gone.former):
            view = _tombstone(gone, archive)
            yield Page(
                url,
                "pages/withdrawn.html",
                plain(site.words, "withdrawn.title", record=gone.title),
                plain(site.words, "withdrawn.description", url=url),
                view,
            )


def _tombstone(gone: Withdrawn, archive: Archive) -> WithdrawnView:
    successors = tuple(Successor(_title(path, archive), path) for path in gone.withdrawal.successors)
    on = Claim(parse(gone.withdrawal.on), "text")
    return WithdrawnView(gone.title, gone.url, on, gone.withdrawal.reason, gone.digest, successors)


def _title(path: str, archive: Archive) -> str:
    """The title of a record by its address; the address itself for other pages."""
    folder, _, key = path.rstrip("/").partition("/")
    if folder == "events" and key in archive.events:
        return archive.events[key].title  # type: ignore[index]
    if folder == "documents" and key in archive.documents:
        return archive.documents[key].reading.display_title.value  # type: ignore[index]
    return f"/{path}"

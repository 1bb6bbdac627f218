"""The cite box of a record's page: every style and template as text, and the files beside the page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from communique.citing import styles, wiki
from communique.citing.files import SUFFIXES, bibtex, ris
from communique.citing.items import Item, passage_item
from communique.citing.styles import Citation
from communique.model.archive import Archive
from communique.model.content import Change
from communique.model.dates import ArchiveDate
from communique.model.document import Document
from communique.model.event import Event
from communique.model.provenance import Claim
from communique.model.site import Site
from communique.pages.versions import VersionLink, versions
from communique.plain import bundles
from communique.text.edtf import parse


@dataclass(frozen=True, slots=True)
class File:
    """A file to keep, with its kind in capitals."""

    url: str
    name: str


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away: the key of its name, its kind, and its bytes, whose number readers are told."""

    url: str
    key: str
    kind: str
    body: bytes

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.body)


@dataclass(frozen=True, slots=True)
class CiteBox:
    """What the cite box shows; `passage` is a note on the first paragraph, as a pattern (empty for an event).

    `item` is what is cited; the files beside the page are made from it too.
    """

    item: Item
    note: Citation
    bibliography: Citation
    mla: Citation
    apa: Citation
    template: str
    bibtex: str
    ris: str
    passage: Citation
    passage_mla: Citation
    passage_apa: Citation
    files: tuple[File, ...]
    revision: int
    revised: Claim[ArchiveDate] | None
    history: tuple[Change, ...] = ()
    formerly: tuple[str, ...] = ()
    downloads: tuple[Download, ...] = ()
    versions: tuple[VersionLink, ...] = ()


NAMES = {"csl.json": "CSL-JSON", "bib": "BibTeX", "ris": "RIS"}


def cite_box(item: Item, record: Document | Event, site: Site, downloads: tuple[Download, ...] = ()) -> CiteBox:
    """The cite box of a document or an event, with its history and what can be taken away."""
    passage = passage_item(item, 1) if item.kind == "document" else None
    endings = [ending for ending, _ in SUFFIXES] if site.outputs.citations else []
    return CiteBox(
        item=item,
        note=styles.chicago_note(item),
        bibliography=styles.chicago_bibliography(item),
        mla=styles.mla(item),
        apa=styles.apa(item),
        template=wiki.template(item),
        bibtex=bibtex(item),
        ris=ris(item).replace("\r\n", "\n"),
        passage=styles.chicago_note(passage) if passage else (),
        passage_mla=styles.mla_in_text(passage) if passage else (),
        passage_apa=styles.apa_in_text(passage) if passage else (),
        files=tuple(File(f"{item.path}{item.id}.{ending}", NAMES[ending]) for ending in endings),
        revision=item.revision,
        revised=_on(item.revised) if item.revised else None,
        history=record.changes,
        formerly=tuple(record.formerly),
        downloads=downloads,
        versions=versions(record) if isinstance(record, Document) else (),
    )


@lru_cache(1024)
def _on(day: str) -> Claim[ArchiveDate]:
    """A day that the archive itself set: many records have the same."""
    return Claim(parse(day), "text")


def event_downloads(event: Event, archive: Archive, site: Site, announced: bool) -> tuple[Download, ...]:
    """`events/<id>/record.json`, and for an event that a document tells of `passages.csv` and `sources.txt`."""
    folder = f"events/{event.id}/"
    found = [Download(f"{folder}record.json", "record", "JSON", bundles.record(event, archive, site, announced))]
    if event.held:
        found.append(Download(f"{folder}passages.csv", "passages", "CSV", bundles.passages(event, archive, site)))
        found.append(Download(f"{folder}sources.txt", "sources", "TXT", bundles.sources(event, archive)))
    return tuple(found)

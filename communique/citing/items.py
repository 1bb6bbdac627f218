"""What is cited: a document, an event, a passage or the archive, with the fields that every style and format draws on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from communique.citing.dates import Cited, cited, day
from communique.model.archive import Archive
from communique.model.document import Document
from communique.model.event import Event
from communique.model.provenance import Claim, Named
from communique.model.site import Site

GENRES = {
    "news-report": "press report",
    "wire-report": "wire report",
    "press-release": "press release",
    "readout": "readout",
    "transcript": "transcript",
    "joint-statement": "joint statement",
    "statement": "statement",
    "remarks": "remarks",
    "editorial": "editorial",
    "opinion": "opinion",
    "telegram": "telegram",
    "memorandum": "memorandum",
    "other": "",
}
"""What each genre is called in a citation."""

ISSUED = ("press-release", "readout", "transcript", "joint-statement", "statement", "remarks", "telegram", "memorandum")
"""Genres in which an institution speaks in its own name: who published such a text is its author."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing cited, in the terms of CSL's `webpage`: a page of the archive, which is its container.

    `author` and `publisher` are institutions, whole; either may be empty. Words that the archive supplied stand in
    square brackets. `url` is the permanent address, or the path below the site's root where no address is configured
    (`absolute` False). `paragraph` is the number of a cited passage, 0 for the whole. `told` is the date of an event.
    `digests` are the SHA-256 sums of the sources.
    """

    id: str
    kind: str  # document | event | archive
    title: str
    container: str
    language: str
    issued: Cited
    url: str
    path: str
    absolute: bool
    author: str = ""
    publisher: str = ""
    genre: str = ""
    revision: int = 0
    revised: str = ""
    told: Cited | None = None
    digests: tuple[str, ...] = ()
    rights: str = ""
    paragraph: int = 0
    form: str = ""  # the genre's key, for documents
    obtained: str = ""  # where the text was obtained, if that is an address
    archived: str = ""  # a copy of it in a web archive


def document_item(document: Document, archive: Archive, site: Site) -> Item:
    """A document of the archive, as its source and its date have it."""
    reading = document.reading
    title, supplied = reading.display_title.value, reading.title is None or reading.display_title.mark == "supplied"
    maker = _name(reading.publisher or reading.agency, archive)
    through = _name(reading.distributor, archive)
    issued = reading.genre.value in ISSUED
    path = f"documents/{document.id}/"
    return Item(
        id=document.id,
        kind="document",
        title=bracketed(title) if supplied else title,
        container=site.title,
        language=reading.language,
        issued=cited(reading.published),
        url=_url(path, site),
        path=path,
        absolute=bool(site.address),
        author=maker if issued else "",
        publisher=through if issued else maker,
        genre=_genre(reading.genre.value, reading.language),
        revision=document.revision,
        revised=last_change(document, site),
        digests=(document.clean.seed.digest,),
        rights=document.rights,
        form=reading.genre.value,
        obtained=document.obtained.source if document.obtained else "",
        archived=document.obtained.archived if document.obtained else "",
    )


def event_item(event: Event, archive: Archive, site: Site) -> Item:
    """An event's page: its title with the event's date, and the day of its revision as the day of issue."""
    told = cited(event.date) if event.date else None
    path = f"events/{event.id}/"
    revised = last_change(event, site)
    return Item(
        id=event.id,
        kind="event",
        title=f"{event.title}, {told.words}" if told else event.title,
        container=site.title,
        language=site.language,
        issued=day(revised) if revised else cited(None),
        url=_url(path, site),
        path=path,
        absolute=bool(site.address),
        revision=event.revision,
        revised=revised,
        told=told,
        digests=tuple(archive.documents[d].clean.seed.digest for d in event.documents),
    )


def archive_item(site: Site) -> Item:
    """The archive as a whole."""
    revised = site.revised.isoformat() if site.revised else ""
    issued = day(revised) if revised else cited(None)
    return Item(
        "archive",
        "archive",
        site.title,
        "",
        site.language,
        issued,
        _url("", site),
        "",
        bool(site.address),
        revised=revised,
    )


def passage_item(item: Item, paragraph: int) -> Item:
    """A paragraph of a document."""
    return replace(item, paragraph=paragraph, url=passage_url(item, paragraph))


def passage_url(item: Item, paragraph: int) -> str:
    """The address of a paragraph of a document."""
    return f"{item.url}#p{paragraph}"


def licence(rights: str) -> bool:
    """Whether a statement of rights grants something: a licence, and no statement of rightsstatements.org."""
    return rights.startswith(("https://", "http://")) and "//rightsstatements.org/" not in rights


def bracketed(words: str) -> str:
    """Words that the archive supplies, in square brackets."""
    return f"[{words}]"


def _url(path: str, site: Site) -> str:
    return (site.address or "/") + path


def _genre(genre: str, language: str) -> str:
    """The genre's name; with a capital where the styles, which know no other case rules than those of English, set none."""
    name = GENRES.get(genre, genre.replace("-", " "))
    return name if language.startswith("en") else name[:1].upper() + name[1:]


def _name(claim: Claim[Named] | None, archive: Archive) -> str:
    if claim is None:
        return ""
    known = archive.vocabularies.publishers.get(claim.value.id)
    name = known.name if known else claim.value.name
    return bracketed(name) if claim.mark == "supplied" else name


def last_change(record: Document | Event, site: Site) -> str:
    """The day of the last change, else of the review, else of the archive's revision; empty where none is told."""
    review = record.reviewed
    days = [c.on for c in record.changes] or ([review.on] if review and review.on else [])
    return max(days) if days else site.revised.isoformat() if site.revised else ""

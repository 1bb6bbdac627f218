"""Instruments (treaties, agreements, statements): the list, and a page each with every passage that names one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.indices.index import Indices
from communique.model.archive import Archive
from communique.model.authority import Instrument
from communique.model.dates import ArchiveDate
from communique.model.event import Event
from communique.model.ids import EventId
from communique.model.page import Page
from communique.model.provenance import Claim
from communique.model.site import Site
from communique.pages.evidence import Working, working
from communique.pages.extracts import PassageShown, told
from communique.pages.facts import Words, party_words
from communique.pages.threads import EventLink, event_link
from communique.rendering.words import plain


@dataclass(frozen=True, slots=True)
class InstrumentView:
    """All that an instrument's page shows; `passages` are in time, `mentioning` counts their documents."""

    url: str
    name: str
    kind: str
    definition: str
    parties: tuple[Words, ...]
    signed: Claim[ArchiveDate] | None
    signed_working: Working | None
    signing: EventLink | None
    extended: tuple[EventLink, ...]
    passages: tuple[PassageShown, ...]
    passages_count: int
    mentioning: int


@dataclass(frozen=True, slots=True)
class Entry:
    """An instrument in the list."""

    name: str
    url: str
    kind: str
    parties: tuple[Words, ...]
    signed: Claim[ArchiveDate] | None
    documents: int


@dataclass(frozen=True, slots=True)
class InstrumentsView:
    """The list of instruments, by name."""

    entries: tuple[Entry, ...]


def pages(archive: Archive, indices: Indices, site: Site) -> Iterator[Page]:
    """The list, where there is an instrument, and a page each."""
    instruments = sorted(archive.vocabularies.instruments.values(), key=lambda i: (i.name, i.id))
    if not instruments:
        return
    views = tuple(_view(i, archive, indices) for i in instruments)
    entries = tuple(Entry(v.name, v.url, v.kind, v.parties, v.signed, v.mentioning) for v in views)
    listed = InstrumentsView(entries)
    yield Page("instruments/", "pages/instruments.html", plain(site.words, "instruments.title"), plain(site.words, "instruments.lede"), listed)
    for view in views:
        yield Page(view.url, "pages/instrument.html", view.name, view.definition or view.name, view)


def _view(instrument: Instrument, archive: Archive, indices: Indices) -> InstrumentView:
    named = indices.presence.named.get(("instrument", instrument.id), ())
    url = f"instruments/{instrument.id}/"
    signing = archive.events.get(EventId(instrument.signing)) or _signing(instrument, archive)
    signed = instrument.signed or (signing.date if signing else None)
    return InstrumentView(
        url=url,
        name=instrument.name,
        kind=instrument.kind,
        definition=instrument.definition,
        parties=tuple(Words(party_words(Claim(p, "text"), archive).text, url=f"parties/{p}/") for p in instrument.parties),
        signed=signed,
        signed_working=working([signed], archive),
        signing=event_link(signing, archive) if signing else None,
        extended=tuple(event_link(archive.events[EventId(e)], archive) for e in instrument.extended if e in archive.events),
        passages=told(((n.document, evidence) for n in named for evidence in n.evidence), archive),
        passages_count=sum(len(n.paragraphs) for n in named),
        mentioning=len(named),
    )


def _signing(instrument: Instrument, archive: Archive) -> Event | None:
    """The event at which an instrument was signed, as the events' records have it."""
    return next((e for e in archive.events.values() if e.type.value == "signing" and instrument.id in e.about), None)

"""The first page: the archive's extent, its events on a band, the latest ones, its topics and people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from communique.indices.index import Indices
from communique.indices.presence import Attendance
from communique.model.archive import Archive
from communique.model.dates import ArchiveDate
from communique.model.ids import PersonId
from communique.model.page import Page
from communique.model.provenance import Claim, Mark
from communique.model.site import Site
from communique.pages.attendance import counted, service_words
from communique.pages.bands import BandShown, DensityShown, Key, band_shown, density_shown, key
from communique.pages.entries import EventEntry, event_entry
from communique.pages.evidence import STRENGTH
from communique.pages.facts import Words
from communique.pages.timeline import listed_at

LATEST = 5
TOPICS = 24
PEOPLE = 12
"""How many of each are shown before a link leads on to all."""


@dataclass(frozen=True, slots=True)
class TopicCount:
    """A topic with the number of its paragraphs."""

    name: str
    url: str
    n: int


@dataclass(frozen=True, slots=True)
class PersonCount:
    """A person with office and state, and the number of events with documents."""

    name: str
    url: str
    offices: tuple[Words, ...]
    n: int


@dataclass(frozen=True, slots=True)
class Example:
    """A mark of certainty with a date of the archive that has it, and the record of that date; none where no date has."""

    mark: Mark
    date: Claim[ArchiveDate] | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class HomeView:
    """All that the first page shows."""

    described: int
    mentioned: int
    documents: int
    paragraphs: int
    collections: tuple[Words, ...]
    collections_count: int
    band: BandShown | None
    density: DensityShown | None
    key: Key
    latest: tuple[EventEntry, ...]
    topics: tuple[TopicCount, ...]
    more_topics: int
    people: tuple[PersonCount, ...]
    more_people: int
    examples: tuple[Example, ...]


def pages(archive: Archive, indices: Indices, site: Site) -> Iterator[Page]:
    """The one first page."""
    view = _view(archive, indices, site)
    yield Page("", "pages/home.html", site.title, site.lede, view)


def _view(archive: Archive, indices: Indices, site: Site) -> HomeView:
    events = tuple(archive.events.values())
    held = indices.holdings
    band = band_shown(events, archive, indices)
    described = [event for event in events if event.held and event.date and event.date.value.has_year]
    topics, people = _topics(archive, indices), _people(archive, indices, site)
    return HomeView(
        described=held.described,
        mentioned=held.mentioned,
        documents=held.documents,
        paragraphs=held.paragraphs,
        collections=tuple(Words(c.short or c.title, url=f"collections/{c.id}/") for c in archive.collections.values()),
        collections_count=len(archive.collections),
        band=band,
        density=None if band else density_shown(events, archive, indices, listed_at(archive, indices)),
        key=key(events, archive),
        latest=tuple(event_entry(event, archive, indices) for event in reversed(described[-LATEST:])),
        topics=topics,
        more_topics=sum(1 for topic in held.topics.values() if topic.passages) - len(topics),
        people=people[:PEOPLE],
        more_people=len(people[PEOPLE:]),
        examples=tuple(_example(mark, archive) for mark in STRENGTH),
    )


def _example(mark: Mark, archive: Archive) -> Example:
    """The latest day with this mark: of a described event or, where its day is told with that mark alone, of publication."""
    events = [(e.date, f"events/{e.id}/") for e in archive.events.values() if e.held and e.date]
    days = {date.value.edtf: date.mark for date, _ in events}
    published = [(d.reading.published, f"documents/{d.id}/") for d in archive.documents.values() if d.reading.published]
    for dates in (events, published):
        fit = [d for d in dates if d[0].mark == mark and d[0].value.is_day and not d[0].doubtful]
        found = [d for d in fit if days.get(d[0].value.edtf, mark) == mark]
        if found:
            return Example(mark, *max(found, key=lambda pair: pair[0].value.sort_key))
    return Example(mark)


def _topics(archive: Archive, indices: Indices) -> tuple[TopicCount, ...]:
    """The topics of most paragraphs, in order of their names."""
    used = [holding for holding in indices.holdings.topics.values() if holding.passages]
    chosen = set(sorted((-len(h.passages), place) for place, h in enumerate(used))[:TOPICS])
    names = archive.vocabularies.topics
    return tuple(
        TopicCount(names[h.topic].name, f"topics/{h.topic}/", len(h.passages))
        for place, h in enumerate(used)
        if (-len(h.passages), place) in chosen
    )


def _people(archive: Archive, indices: Indices, site: Site) -> tuple[PersonCount, ...]:
    """Those who took part in described events, those of most events first, then in order of their first one."""
    found: list[PersonCount] = []
    for person, events in indices.presence.people.items():
        described, _ = counted(events, archive)
        if described:
            offices = tuple(replace(words, url="") for words in service_words(person, events, archive, site))
            found.append(PersonCount(_name(person, events, archive), f"people/{person}/", offices, described))
    return tuple(sorted(found, key=lambda entry: -entry.n))


def _name(person: str, events: Attendance, archive: Archive) -> str:
    known = archive.vocabularies.people.get(PersonId(person))
    given = archive.events[events.took_part[0]].participants
    return known.name if known else next(p.person.value.name for p in given if p.person.value.id == person)

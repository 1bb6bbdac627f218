"""People and parties (states and organisations): the list of both, and a page each, by year where the events are many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from communique.indices.index import Indices
from communique.indices.presence import Attendance
from communique.model.archive import Archive
from communique.model.authority import Party, Person
from communique.model.dates import ArchiveDate
from communique.model.ids import EventId
from communique.model.page import Page
from communique.model.provenance import Claim
from communique.model.seed import Participant
from communique.model.site import Site
from communique.pages.attendance import counted, served, service_words, surest
from communique.pages.attended import Attended, NamedIn, attendances, named_in, parted, year_counts
from communique.pages.evidence import Working, working
from communique.pages.facts import Words, claim_words, party_words
from communique.pages.sources import names_kept
from communique.pages.years import YearCount
from communique.rendering.words import plain


@dataclass(frozen=True, slots=True)
class Service:
    """An office, with the state or organisation served, as given with an event, and what both rest on."""

    office: Words | None
    country: Words | None
    working: Working | None


@dataclass(frozen=True, slots=True)
class ListedOffice:
    """An office that a list gives, with the days between which it does."""

    name: str
    during: ArchiveDate | None


@dataclass(frozen=True, slots=True)
class OtherName:
    """A name in another language."""

    language: str
    name: str


@dataclass(frozen=True, slots=True)
class PersonView:
    """All that a person's page shows. `year` is set on a page of one year; `years` where the events are parted."""

    url: str
    name: str
    found: bool
    names: tuple[OtherName, ...]
    variants: tuple[str, ...]
    country: Words | None
    services: tuple[Service, ...]
    listed: tuple[ListedOffice, ...]
    attended: tuple[Attended, ...]
    announced: tuple[Attended, ...]
    named_in: tuple[NamedIn, ...]
    wikidata: str
    years: tuple[YearCount, ...] = ()
    year: int = 0


@dataclass(frozen=True, slots=True)
class InstrumentLink:
    """An instrument by its name, with the day of its signing."""

    name: str
    url: str
    signed: Claim[ArchiveDate] | None


@dataclass(frozen=True, slots=True)
class PartyView:
    """All that a state's or organisation's page shows; parted as a person's is."""

    url: str
    name: str
    kind: str
    code: str
    definition: str
    people: tuple[PersonEntry, ...]
    attended: tuple[Attended, ...]
    announced: tuple[Attended, ...]
    instruments: tuple[InstrumentLink, ...]
    named_in: tuple[NamedIn, ...]
    years: tuple[YearCount, ...] = ()
    year: int = 0


V = TypeVar("V", PersonView, PartyView)


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """A person in a list: name, office and state; events with documents, events known by mention, documents that name them."""

    name: str
    url: str
    words: tuple[Words, ...]
    events: int
    mentioned: int
    documents: int


@dataclass(frozen=True, slots=True)
class PartyEntry:
    """A state or organisation in a list, counted as people are."""

    name: str
    url: str
    events: int
    mentioned: int
    documents: int


@dataclass(frozen=True, slots=True)
class PeopleView:
    """The list of people, then of states and of organisations, each by name."""

    taking_part: tuple[PersonEntry, ...]
    named: tuple[PersonEntry, ...]
    states: tuple[PartyEntry, ...]
    organisations: tuple[PartyEntry, ...]


def pages(archive: Archive, indices: Indices, site: Site) -> Iterator[Page]:
    """The list of people and parties, a page a person and a page a party; of those that some record names."""
    people = [p for p in archive.vocabularies.people.values() if _present("person", p.id, indices)]
    served: dict[str | None, list[Person]] = {}
    for person in people:
        served.setdefault(person.country, []).append(person)
    parties = [p for p in archive.vocabularies.parties.values() if p.id in served or _shown(p, archive, indices)]
    name, lede = plain(site.words, "people.title"), plain(site.words, "people.lede")
    yield Page("people/", "pages/people.html", name, lede, _listed(people, parties, archive, indices, site), "people")
    for person in people:
        yield from _paged(_person(person, archive, indices), "pages/person.html")
    for party in parties:
        yield from _paged(_party(party, served.get(party.id, []), archive, indices, site), "pages/party.html")


def _paged(view: V, template: str) -> Iterator[Page]:
    """A page; with many events, one that leads to the years, with what has no place in time, and a page a year."""
    years = parted(view.attended, view.announced)
    counts = year_counts(view.url, years)
    first = replace(view, attended=years[0].attended, announced=years[0].announced, years=counts) if years else view
    yield Page(view.url, template, view.name, _summary(view.name, view.attended), first, "people")
    for found, count in zip(years[1:], counts, strict=True):
        title = f"{view.name}, {count.name}"
        shown = replace(first, attended=found.attended, announced=found.announced, named_in=(), year=found.year)
        yield Page(count.url, template, title, _summary(title, found.attended), shown, "people", found.year)


def _shown(party: Party, archive: Archive, indices: Indices) -> bool:
    """Whether a party has a page: a document names it, it took part, or it is a party to an instrument."""
    treaties = archive.vocabularies.instruments.values()
    return _present("party", party.id, indices) or any(party.id in i.parties for i in treaties)


def _present(kind: str, key: str, indices: Indices) -> bool:
    taking_part = indices.presence.people if kind == "person" else indices.presence.parties
    return key in taking_part or (kind, key) in indices.presence.named


def _listed(people: list[Person], parties: list[Party], archive: Archive, indices: Indices, site: Site) -> PeopleView:
    entries = sorted((_person_entry(p, archive, indices, site) for p in people), key=_place)
    listed = sorted(((p.kind, _party_entry(p, archive, indices)) for p in parties), key=lambda e: _place(e[1]))
    return PeopleView(
        taking_part=tuple(e for e in entries if e.events or e.mentioned),
        named=tuple(e for e in entries if not e.events and not e.mentioned),
        states=tuple(e for kind, e in listed if kind == "state"),
        organisations=tuple(e for kind, e in listed if kind != "state"),
    )


def _place(entry: PersonEntry | PartyEntry) -> tuple[int, int, int, str]:
    """Those of most events first, then of most documents, then by name."""
    return (-entry.events, -entry.mentioned, -entry.documents, entry.name)


def _person_entry(person: Person, archive: Archive, indices: Indices, site: Site) -> PersonEntry:
    events = indices.presence.people.get(person.id, Attendance())
    words = service_words(person.id, events, archive, site)
    if not words and person.country:
        words = (_party_by_list(person.country, archive),)
    named = len(indices.presence.named.get(("person", person.id), ()))
    name = names_kept(person.name, (person.name,))
    return PersonEntry(name, f"people/{person.id}/", words, *counted(events, archive), named)


def _party_entry(party: Party, archive: Archive, indices: Indices) -> PartyEntry:
    named = len(indices.presence.named.get(("party", party.id), ()))
    events = indices.presence.parties.get(party.id, Attendance())
    return PartyEntry(party.name, f"parties/{party.id}/", *counted(events, archive), named)


def _party_by_list(party: str, archive: Archive) -> Words:
    return party_words(Claim(party, "vocabulary"), archive)


def _person(person: Person, archive: Archive, indices: Indices) -> PersonView:
    events = indices.presence.people.get(person.id, Attendance())
    attended = (*events.took_part, *events.announced)
    url = f"people/{person.id}/"
    return PersonView(
        url=url,
        name=names_kept(person.name, (person.name,)),
        found=person.found,
        names=tuple(OtherName(language, name) for language, name in person.names.items() if name != person.name),
        variants=tuple(v for v in person.variants if v != person.name),
        country=_party_by_list(person.country, archive) if person.country else None,
        services=_services(person, attended, archive),
        listed=tuple(ListedOffice(o.name, o.during) for o in person.offices),
        attended=attendances(events.took_part, archive, without=person.id),
        announced=attendances(events.announced, archive, without=person.id),
        named_in=named_in(indices.presence.named.get(("person", person.id), ()), archive, without=attended),
        wikidata=person.wikidata,
    )


def _services(person: Person, events: tuple[EventId, ...], archive: Archive) -> tuple[Service, ...]:
    """Each office and state once, in order of the events, with the evidence of all of them."""
    found: dict[tuple[str, str], list[Participant]] = {}
    for event in events:
        for given in archive.events[event].participants:
            if given.person.value.id == person.id and (given.office or given.country):
                found.setdefault(served(given), []).append(given)
    return tuple(_service(given, archive) for given in found.values())


def _service(given: list[Participant], archive: Archive) -> Service:
    """An office as its surest event gives it."""
    best = surest(given, archive)
    office = claim_words(best.office) if best.office else None
    country = party_words(best.country, archive) if best.country else None
    return Service(office, country, working([best.office, best.country], archive))


def _party(party: Party, serving: list[Person], archive: Archive, indices: Indices, site: Site) -> PartyView:
    events = indices.presence.parties.get(party.id, Attendance())
    treaties = (i for i in archive.vocabularies.instruments.values() if party.id in i.parties)
    url = f"parties/{party.id}/"
    return PartyView(
        url=url,
        name=party.name,
        kind=party.kind,
        code=party.code,
        definition=party.definition,
        people=tuple(_person_entry(p, archive, indices, site) for p in serving),
        attended=attendances(events.took_part, archive),
        announced=attendances(events.announced, archive),
        instruments=tuple(InstrumentLink(i.name, f"instruments/{i.id}/", i.signed) for i in treaties),
        named_in=named_in(indices.presence.named.get(("party", party.id), ()), archive),
    )


def _summary(name: str, attended: tuple[Attended, ...]) -> str:
    """One line for the head of the page."""
    titles = "; ".join(a.event.title for a in attended[:3])
    return f"{name}: {titles}" if titles else name

"""Authorities: those met in texts added to the lists, and every name of one list in another looked up."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from communique.model.authority import Instrument, Person, Publisher, Topic, Vocabularies
from communique.model.content import DocumentRecord, EventRecord
from communique.model.finding import Finding, Where
from communique.model.ids import PartyId, PersonId, PublisherId
from communique.model.seed import Reading
from communique.text.fields import did_you_mean
from communique.text.limits import SOURCE_PEOPLE


def with_found(lists: Vocabularies, readings: Iterable[Reading]) -> Vocabularies:
    """The lists with the people and publishers that texts name and no list holds, marked as found."""
    people, publishers = dict(lists.people), dict(lists.publishers)
    for reading in readings:
        for given in reading.participants + reading.others:
            named = given.person.value
            if named.id not in people:
                country = PartyId(given.country.value) if given.country else None
                people[PersonId(named.id)] = Person(PersonId(named.id), named.name, country=country, found=True)
        for kind in ("publisher", "agency", "distributor"):
            claim = getattr(reading, kind)
            if claim is not None and claim.value.id not in publishers:
                found = Publisher(PublisherId(claim.value.id), claim.value.name, kind, found=True)
                publishers[found.id] = found
    return replace(lists, people=people, publishers=publishers)


def crowded(readings: Iterable[Reading]) -> Iterator[Finding]:
    """A fault for each text that names more people than an archive can show."""
    for reading in readings:
        named = len(reading.participants) + len(reading.others)
        if named > SOURCE_PEOPLE:
            message = f"names {named:,} people; at most {SOURCE_PEOPLE:,} are allowed"
            yield Finding(Where(reading.clean.seed.path), "text", message, "E320", "part the source into several files")


def with_held(lists: Vocabularies, held: Collection[str], findings: list[Finding]) -> Vocabularies:
    """The lists with each declared series of the documents that are held; one of none is left out."""
    series = {}
    for declared in lists.series.values():
        for index, name in enumerate(declared.documents):
            if name not in held:
                line = declared.places.get(f"documents[{index}]") or declared.where
                where = line or Where("content/vocabularies/series.yaml")
                message = f'there is no document "{name}"; the series is shown without it'
                near = did_you_mean(name, held)
                findings.append(Finding(where, f"{declared.id}.documents", message, "E316", near, "warning"))
        documents = tuple(d for d in declared.documents if d in held)
        full = tuple(d for d in declared.full if d in held or d not in declared.documents)
        if documents:
            series[declared.id] = replace(declared, documents=documents, full=full)
    return replace(lists, series=series)


def check_genre(reading: Reading, record: DocumentRecord | None, words: Mapping[str, str]) -> Iterator[Finding]:
    """A fault where a document is of a genre for which the interface has no name; `words` are those of the interface."""
    genre = reading.genre.value
    if f"genre.{genre}" in words:
        return
    known = [key.removeprefix("genre.") for key in words if key.startswith("genre.")]
    if known:  # there is an interface
        given = record.fields.get("genre") if record else None
        where, field = (given.where, given.field) if given else (Where(reading.clean.seed.path), "text")
        hint = did_you_mean(genre, known) or f"one of {', '.join(known)}, or give it a name in content/strings/: `genre.{genre}: …`"
        yield Finding(where, field, f'"{genre}" is a genre without a name', "E319", hint)


def check_lists(lists: Vocabularies) -> Iterator[Finding]:
    """Every id in a list that the list it means does not have."""
    for topic in lists.topics.values():
        if topic.broader:
            yield from _known(topic, "broader", topic.broader, lists.topics, "topics")
            yield from _no_circle(topic, lists)
        for index, name in enumerate(topic.instruments):
            yield from _known(topic, f"instruments[{index}]", name, lists.instruments, "instruments")
    for person in lists.people.values():
        if person.country:
            yield from _known(person, "country", person.country, lists.parties, "parties")
    for publisher in lists.publishers.values():
        if publisher.country:
            yield from _known(publisher, "country", publisher.country, lists.parties, "parties")
    for instrument in lists.instruments.values():
        for index, name in enumerate(instrument.parties):
            yield from _known(instrument, f"parties[{index}]", name, lists.parties, "parties")


def _no_circle(topic: Topic, lists: Vocabularies) -> Iterator[Finding]:
    """A fault where a topic is broader than itself by way of others."""
    seen, above = [topic.id], topic.broader
    while above in lists.topics and above not in seen:
        seen.append(above)
        above = lists.topics[above].broader
    if above == topic.id:
        message = "leads back to itself: " + " > ".join((*seen, topic.id))
        where = topic.places.get("broader") or topic.where or Where("content/vocabularies/topics.yaml")
        yield Finding(where, f"{topic.id}.broader", message, "E314", "take one of these away")


def check_event(record: EventRecord, lists: Vocabularies) -> Iterator[Finding]:
    """The type and the authorities of an event record that are in no list."""
    if record.type and record.type.value:
        kind = record.type
        yield from _unknown(kind.where, kind.field, kind.value, lists.event_types, "event-types")
    for index, name in enumerate(record.about):
        if not (name in lists.instruments or name in lists.parties or name in lists.topics):
            message = f'"{name}" is no instrument, party or topic of the vocabularies'
            near = did_you_mean(name, [*lists.instruments, *lists.parties, *lists.topics])
            yield Finding(record.at(f"about[{index}]"), "about", message, "E308", near)


def _known(
    row: Topic | Person | Publisher | Instrument, field: str, name: str, known: Collection[str], file: str
) -> Iterator[Finding]:
    where = row.places.get(field) or row.where or Where("content/vocabularies")
    return _unknown(where, f"{row.id}.{field.partition('[')[0]}", name, known, file)


def _unknown(where: Where, field: str, name: str, known: Collection[str], file: str) -> Iterator[Finding]:
    if name not in known:
        message = f'"{name}" is not in content/vocabularies/{file}.yaml'
        yield Finding(where, field, message, "E308", did_you_mean(name, known))

"""Calendars (RFC 5545): events that are known to the day, as all-day entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from urllib.parse import urlsplit

from communique.citing.dates import cited
from communique.citing.items import event_item
from communique.citing.names import uri
from communique.exports.atom import BEGINNING
from communique.indices.index import Indices
from communique.model.archive import Archive
from communique.model.event import Event
from communique.model.page import Output
from communique.model.site import Site

WIDTH = 75
"""Octets of the longest line."""

_TEXT = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def export(archive: Archive, indices: Indices, site: Site) -> Iterator[Output]:
    """`events.ics` and `topics/<id>/events.ics`; what is only announced is tentative."""
    ahead = frozenset(indices.relations.announced)
    entries = {
        e.id: b"".join([_folded(line) for line in _event(e, e.id in ahead, archive, site)])
        for e in archive.events.values()
        if known_to_the_day(e) and not e.proposed
    }
    yield _calendar("events.ics", site.title, entries.values())
    for path, topic in indices.belonging.items():
        if topic.folder == "topics":
            own = (entries[e] for e in topic.events if e in entries)
            yield _calendar(f"{path}events.ics", f"{site.title}: {topic.name}", own)


def known_to_the_day(event: Event) -> bool:
    """Whether the documents held give one day: nothing of it supplied, assumed, uncertain or approximate."""
    if event.date is None or not event.date.value.is_day:
        return False
    date_cited = cited(event.date)
    return len(date_cited.parts) == 1 and len(date_cited.parts[0]) == 3 and not date_cited.circa


def _calendar(path: str, name: str, entries: Iterable[bytes]) -> Output:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Communiqué//Diplomatic events//EN", "CALSCALE:GREGORIAN"]
    lines.append(f"X-WR-CALNAME:{_escaped(name)}")
    return Output(path, b"".join([*map(_folded, lines), *entries, _folded("END:VCALENDAR")]))


def _event(event: Event, announced: bool, archive: Archive, site: Site) -> Iterator[str]:
    item, day = event_item(event, archive, site), event.date.value.earliest if event.date else date.min
    stamp = (item.revised or BEGINNING).replace("-", "") + "T000000Z"
    kind = archive.vocabularies.event_types.get(event.type.value)
    host = urlsplit(site.address).hostname
    yield "BEGIN:VEVENT"
    yield f"UID:{event.id}@{host}" if host else f"UID:{uri(item.path, site)}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{_basic(day)}"
    if day < date.max:
        yield f"DTEND;VALUE=DATE:{_basic(day + timedelta(days=1))}"
    yield f"STATUS:{'TENTATIVE' if announced else 'CONFIRMED'}"
    yield f"SUMMARY:{_escaped(event.title)}"
    if event.note:
        yield f"DESCRIPTION:{_escaped(event.note)}"
    if event.place:
        yield f"LOCATION:{_escaped(event.place.value)}"
    yield f"CATEGORIES:{_escaped(kind.name if kind else event.type.value)}"
    if site.address:
        yield f"URL:{item.url}"
    yield f"LAST-MODIFIED:{stamp}"
    yield f"SEQUENCE:{event.revision - 1}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _basic(day: date) -> str:
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def _escaped(text: str) -> str:
    return " ".join(text.split()).translate(_TEXT)


def _folded(line: str) -> bytes:
    """A line in pieces of at most 75 octets, none of which cuts a character."""
    whole = line.encode()
    if len(whole) <= WIDTH:
        return whole + b"\r\n"
    pieces, piece = [], b""
    for char in line:
        octets = char.encode()
        if len(piece) + len(octets) > WIDTH:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"

"""Atom feeds (RFC 4287): the archive's events, those of each topic, person and party, and the changes of records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from communique.citing.items import event_item
from communique.citing.names import uri
from communique.indices.index import Indices
from communique.model.archive import Archive
from communique.model.content import Change
from communique.model.document import Document
from communique.model.event import Event
from communique.model.page import Output
from communique.model.site import Site
from communique.rendering.words import plain

BEGINNING = "1970-01-01"
"""The day of a record that tells none, since a feed must give one; the same for every build."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: `path` below the site's root, days in ISO 8601."""

    name: str
    path: str
    title: str
    summary: str
    published: str
    updated: str
    categories: tuple[str, ...] = ()


def export(archive: Archive, indices: Indices, site: Site) -> Iterator[Output]:
    """`feed.atom`, `topics/<id>/feed.atom` (people and parties likewise), `changes.atom`."""
    events = {e.id: _written(_event(e, archive, site), site) for e in archive.events.values() if not e.proposed}
    yield _feed("feed.atom", "", site.title, events.values(), site)
    for path, its in indices.belonging.items():
        yield _feed(f"{path}feed.atom", path, f"{site.title}: {its.name}", (events[e] for e in its.events), site)
    changes = (_written(entry, site) for entry in _changes(archive, site))
    yield _feed("changes.atom", "changes/", plain(site.words, "feed.changes", site=site.title), changes, site)


def _event(event: Event, archive: Archive, site: Site) -> Entry:
    item = event_item(event, archive, site)
    kind = archive.vocabularies.event_types.get(event.type.value)
    path = f"events/{event.id}/"
    first = event.reviewed.on if event.reviewed else item.revised
    return Entry(path, path, item.title, event.note, first, item.revised, (kind.name if kind else event.type.value,))


def _changes(archive: Archive, site: Site) -> Iterator[Entry]:
    """All changes, the newest first."""
    found: list[tuple[str, str, int, Entry]] = []
    records: list[tuple[str, Document | Event]] = [("documents", d) for d in archive.documents.values()]
    records += [("events", e) for e in archive.events.values()]
    for folder, record in records:
        title = record.reading.display_title.value if isinstance(record, Document) else record.title
        path = f"{folder}/{record.id}/"
        for number, change in enumerate(record.changes, 2):
            name = f"{path}#revision-{number}"
            found.append(
                (
                    change.on,
                    path,
                    number,
                    Entry(name, path, f"{title}: {change.what}", _said(change), change.on, change.on),
                )
            )
    for gone in archive.withdrawn:
        on = gone.withdrawal.on
        told = plain(site.words, "feed.withdrawn", record=gone.title)
        found.append((on, gone.url, 0, Entry(f"{gone.url}#withdrawn", gone.url, told, gone.withdrawal.reason, on, on)))
    yield from (entry for _, _, _, entry in sorted(found, key=lambda f: (f[0], f[1], f[2]), reverse=True))


def _said(change: Change) -> str:
    if change.old and change.new:
        return f"{change.old} → {change.new}"
    return change.new or change.old


def _feed(file: str, path: str, title: str, entries: Iterable[tuple[str, str]], site: Site) -> Output:
    listed = tuple(entries)
    updated = max((day for day, _ in listed if day), default="") or (
        site.revised.isoformat() if site.revised else BEGINNING
    )
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(site.language)}>',
    ]
    lines.append(f"<id>{escape(uri(file, site))}</id>")
    lines.append(f"<title>{escape(title)}</title>")
    lines.append(f"<updated>{updated}T00:00:00Z</updated>")
    lines.append(f"<author><name>{escape(site.title)}</name></author>")
    lines.append("<generator>Communiqué</generator>")
    if site.address:
        lines.append(f'<link rel="self" type="application/atom+xml" href={quoteattr(site.address + file)}/>')
        lines.append(f'<link rel="alternate" type="text/html" href={quoteattr(site.address + path)}/>')
    return Output(file, "\n".join([*lines, *(written for _, written in listed), "</feed>", ""]).encode())


def _written(entry: Entry, site: Site) -> tuple[str, str]:
    """The day on which an entry was updated, and the entry as every feed has it."""
    lines = ["<entry>", f"<id>{escape(_name(entry, site))}</id>", f"<title>{escape(_line(entry.title))}</title>"]
    if site.address:
        lines.append(f'<link rel="alternate" type="text/html" href={quoteattr(site.address + entry.path)}/>')
    lines.append(f"<published>{entry.published or BEGINNING}T00:00:00Z</published>")
    lines.append(f"<updated>{entry.updated or BEGINNING}T00:00:00Z</updated>")
    lines += [f"<category term={quoteattr(c)}/>" for c in entry.categories]
    text = _line(entry.summary or entry.title)
    lines += [f'<summary type="text">{escape(text)}</summary>', "</entry>"]
    return entry.updated, "\n".join(lines)


def _name(entry: Entry, site: Site) -> str:
    """A `tag:` (RFC 4151) of the site's host; without an address, a name made from the path."""
    host = urlsplit(site.address).hostname
    return f"tag:{host},2026:{entry.name}" if host else uri(entry.name, site)


def _line(text: str) -> str:
    return " ".join(text.split())

"""Event records: front matter and a summary, from `content/events/<id>.md`."""

from __future__ import annotations

from collections.abc import Callable

from communique.content.values import change, curated, passages, review, withdrawal
from communique.model.content import CuratedParticipant, EventRecord
from communique.model.finding import Finding
from communique.model.ids import EventId
from communique.text.fields import Node, Record, archive_date, each, identifier, text, title
from communique.text.markdown import Parts, summary


def event(key: str, node: Node, parts: Parts, findings: list[Finding]) -> EventRecord:
    """One record; `node` is its front matter."""
    record = Record(node, findings)
    name = record.take("title", title, key, required=True)
    sentences, faults = summary(parts.body, node.where.path, parts.body_line)
    findings.extend(faults)
    found = EventRecord(
        id=EventId(key),
        where=record.where,
        title=name,
        short=record.take("short", title, name),
        type=record.take("type", curated(identifier, findings)),
        date=record.take("date", curated(archive_date, findings)),
        documents=record.take("documents", each(identifier), ()),
        participants=record.take("participants", each(_participant(findings)), ()),
        place=record.take("place", curated(title, findings)),
        about=record.take("about", each(identifier), ()),
        note=record.take("note", text, ""),
        summary=sentences,
        key_passages=_flat(record.take("key_passages", each(passages(findings)), ())),
        collection=record.take("collection", identifier),
        formerly=record.take("formerly", each(identifier), ()),
        reviewed=record.take("reviewed", review(findings)),
        changes=record.take("changes", each(change(findings)), ()),
        withdrawn=record.take("withdrawn", withdrawal(findings)),
        places=record.places,
    )
    record.close()
    return found


def _flat(groups: tuple[tuple, ...]) -> tuple:
    return tuple(ref for group in groups if group for ref in group)


def _participant(findings: list[Finding]) -> Callable[[Node], CuratedParticipant]:
    def read(node: Node) -> CuratedParticipant:
        if node.kind == "text":
            return CuratedParticipant(curated(identifier, findings)(node))
        record = Record(node, findings)
        person = record.take("person", curated(identifier, findings), required=True)
        office = record.take("office", curated(title, findings))
        country = record.take("country", curated(identifier, findings))
        record.close()
        return CuratedParticipant(person, office, country)

    return read

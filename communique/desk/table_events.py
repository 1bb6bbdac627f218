"""Rows of a table of events made into event records."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from communique.desk.names import Names
from communique.desk.table_file import Row
from communique.desk.yaml_lines import field_lines
from communique.model.authority import Vocabularies
from communique.model.content import Content, EventRecord
from communique.model.dates import ArchiveDate
from communique.text.edtf import parse
from communique.text.fields import did_you_mean
from communique.text.slugs import is_id

Key = tuple[str, str, tuple[str, ...], str]
"""Date, type, people and title: two rows, or a row and a record, that agree in these are the same event."""


class Events:
    """The events of a table, row by row: `add` gives the id and text of a record, or None where there is one."""

    def __init__(self, content: Content, names: Names, documents: tuple[str, ...]) -> None:
        self.lists: Vocabularies = content.vocabularies
        self.names = names
        self.documents = documents
        self.collections = tuple(c.id for c in content.collections)
        self.ids = {record.id: record for record in content.events}
        self.held = {_key(record): record.id for record in content.events}
        self.rows: dict[Key, int] = {}
        self.taken: dict[str, int] = {}

    def add(self, row: Row) -> tuple[str, str] | None:
        """The record of a row. Raises FieldError for the first fault of it."""
        date = row.take("date", parse) if row.text("date") else None
        kind = self._type(row)
        people = self._people(row)
        title = row.text("title") or self._title(kind, row)
        key = (date.edtf if date else "", kind, tuple(p["person"] for p in people), title)
        if key in self.rows:
            raise row.fault(
                "date",
                f"is the same event as row {self.rows[key]}",
                "E725",
                "give one of the two another title, or leave it out",
            )
        self.rows[key] = row.number
        name = row.text("id")
        if key in self.held or name in self.ids:
            return None
        name = name or self._id(date, kind, people, row)
        if not is_id(name):
            raise row.fault("id", f'"{name}" cannot be an id', "E722", "use lower-case letters a-z, digits and hyphens")
        if name in self.taken or name in self.ids:
            other = f"row {self.taken[name]}" if name in self.taken else f"content/events/{name}.md"
            raise row.fault("id", f'"{name}" is the id of {other}', "E726", "give this row another in a column `id`")
        self.taken[name] = row.number
        return name, self._text(row, date, kind, people, title)

    def _text(self, row: Row, date: ArchiveDate | None, kind: str, people: list[dict[str, Any]], title: str) -> str:
        """The file: front matter without what the row leaves empty, and no summary."""
        fact = _fact(row)
        fields: dict[str, Any] = {
            "title": title,
            "short": row.text("short"),
            "note": row.text("note"),
            "type": kind,
            "date": fact(date.edtf, row.text("reason")) if date else "",
            "documents": self._ids(row, "documents", self.documents),
            "participants": [_participant(person, fact) for person in people],
            "place": fact(row.text("place"), "") if row.text("place") else "",
            "about": self._about(row),
            "collection": next(iter(self._ids(row, "collection", self.collections)), ""),
        }
        lines = [line for key, value in fields.items() if value for line in field_lines(key, value)]
        return "\n".join(["---", *lines, "---", ""])

    def _type(self, row: Row) -> str:
        word = row.text("type")
        names = {t.name.casefold(): t.id for t in self.lists.event_types.values()} | {
            t: t for t in self.lists.event_types
        }
        found = names.get(word) or names.get(word.casefold())
        if not found:
            hint = did_you_mean(word, names) or "types here: " + ", ".join(self.lists.event_types)
            raise row.fault("type", f'"{word}" is no type of event' if word else "is empty", "E724", hint)
        return found

    def _people(self, row: Row) -> list[dict[str, Any]]:
        """The participants: person, and office and country where the row gives them."""
        people, offices, countries = row.list("people"), row.list("offices"), row.list("countries")
        for column, given in (("offices", offices), ("countries", countries)):
            if given and len(given) != len(people):
                message = f"has {len(given)} where people has {len(people)}"
                raise row.fault(
                    column,
                    message,
                    "E723",
                    "give one for each person, in their order; leave a place empty between semicolons",
                )
        found = []
        for index, name in enumerate(people):
            given = countries[index] if countries else ""
            country = row.take("countries", self.names.party, given) if given else ""
            person = row.take("people", partial(self.names.person, country=country), name)
            entry = {"person": person, "office": offices[index] if offices else "", "country": country}
            found.append({part: value for part, value in entry.items() if value})
        return found

    def _title(self, kind: str, row: Row) -> str:
        """A title where the row has none: the type, and who took part or which parties."""
        who = [name.split("=")[0].strip() for name in row.list("people") or row.list("parties")]
        joined = " and ".join([", ".join(who[:-1]), who[-1]] if len(who) > 1 else who)
        return f"{self.lists.event_types[kind].name}: {joined}" if joined else self.lists.event_types[kind].name

    def _id(self, date: ArchiveDate | None, kind: str, people: list[dict[str, Any]], row: Row) -> str:
        """DATE-TYPE-PEOPLE, with a number behind it for the second of one day."""
        first = date.edtf.strip("[").replace(",", "/").split("/")[0].rstrip("?~%") if date else ""
        when = (first if first != ".." else "until").replace("-XX", "").lower() or "undated"
        who = [self.names.surname(p["person"]) for p in people] or [
            self.names.party(name) for name in row.list("parties")
        ]
        stem = f"{when}-{kind}"
        for part in dict.fromkeys(who):
            if len(stem) + len(part) > 72:
                break
            stem += f"-{part}"
        name, number = stem, 1
        while name in self.taken or name in self.ids:
            number += 1
            name = f"{stem}-{number}"
        return name

    def _about(self, row: Row) -> list[str]:
        known = {**self.lists.topics, **self.lists.instruments, **self.lists.parties}
        about = self._ids(row, "about", tuple(known), {thing.name.casefold(): key for key, thing in known.items()})
        parties = [row.take("parties", self.names.party, name) for name in row.list("parties")]
        return list(dict.fromkeys(about + parties))

    def _ids(self, row: Row, column: str, known: tuple[str, ...], names: dict[str, str] | None = None) -> list[str]:
        """The ids in a cell, each of which has to be known."""
        found = []
        for word in row.list(column):
            key = word if word in known else (names or {}).get(word.casefold())
            if key is None:
                raise row.fault(column, f'there is no "{word}"', "E724", did_you_mean(word, known))
            found.append(key)
        return found


def _fact(row: Row) -> Callable[[str, str], Any]:
    """How a value is written: plain, or with the source that the row names."""
    source = row.text("source")

    def fact(value: str, reason: str) -> Any:
        if not source and not reason:
            return value
        basis = "outside" if source else "human"
        given = {"value": value, "basis": basis, "reason": reason, "source": source}
        return {key: part for key, part in given.items() if part}

    return fact


def _participant(person: dict[str, Any], fact: Callable[[str, str], Any]) -> Any:
    """A participant: the person's id alone where nothing more is known."""
    given = {part: fact(value, "") for part, value in person.items()}
    return given["person"] if list(given) == ["person"] and isinstance(given["person"], str) else given


def _key(record: EventRecord) -> Key:
    date = record.date.value.edtf if record.date and record.date.value else ""
    people = tuple(p.person.value for p in record.participants)
    return (date, record.type.value if record.type else "", people, record.title)

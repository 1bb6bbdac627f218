"""Events that are known only from documents written before them are told apart from those that were held."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

from communique.citing import linked_data
from communique.model.archive import Archive
from communique.model.seed import Reference
from tests.builders import a_claim, a_date, a_document, an_archive, an_event
from tests.citing.collection import collection
from tests.exports.made import first_collection, made


def looking_to(*events: str) -> Archive:
    """A document of 15 December 2021 that tells of a call on that day and refers to the given events."""
    document = a_document("d1", "They spoke, and will meet.", published=a_date("2021-12-15"), events=("call",))
    spoken = document.clean.evidence(document.clean.paragraphs[0].span)
    references = tuple(Reference("event", "meeting", 1, spoken, to=a_claim(event, "linked")) for event in events)
    document = replace(document, reading=replace(document.reading, references=references))
    return an_archive(
        document,
        an_event("call", "2021-12-15", documents=("d1",)),
        an_event("games", "2022-02-04", "ceremony"),
        an_event("treaty", "2001-07-16", "signing"),
    )


def test_tables_and_records_say_which_events_were_only_announced() -> None:
    exports = made(looking_to("games", "treaty"))
    rows = {row["id"]: (row["held"], row["announced"]) for row in json.loads(exports["data/events.json"])["events"]}
    assert rows == {"call": (True, False), "games": (False, True), "treaty": (False, False)}
    table = csv.DictReader(io.StringIO(exports["data/events.csv"].decode(), newline=""))
    assert {row["id"]: row["announced"] for row in table} == {"call": "false", "games": "true", "treaty": "false"}
    assert json.loads(exports["events/games/record.json"])["announced"] is True
    assert json.loads(exports["events/treaty/record.json"])["announced"] is False
    dump = [json.loads(line) for line in exports["data/archive.ndjson"].decode().splitlines()]
    assert [row["id"] for row in dump if row.get("announced")] == ["games"]


def test_a_calendar_holds_what_was_only_announced_as_tentative() -> None:
    entries = made(looking_to("games", "treaty"))["events.ics"].decode().split("BEGIN:VEVENT")[1:]
    assert [("treaty@" in e, "STATUS:CONFIRMED" in e, "STATUS:TENTATIVE" in e) for e in entries] == [
        (True, True, False),
        (False, True, False),
        (False, False, True),
    ]


def test_linked_data_do_not_say_that_an_announced_event_took_place() -> None:
    archive = looking_to("games")
    described = linked_data.event(archive.events["games"], archive, collection()[1], announced=True)  # type: ignore[index]
    assert described["disambiguatingDescription"] == "announced"
    assert "eventStatus" not in described


def test_the_first_collection_announces_the_games() -> None:
    rows = json.loads(first_collection()["data/events.json"])["events"]
    assert [row["id"] for row in rows if row["announced"]] == ["2022-opening-winter-olympics"]

"""An event of uncertain date: in the years it may lie in of every list, feed, table and filter, in no calendar by the day."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from communique.indices.index import index
from communique.model.archive import Archive
from communique.model.authority import Party
from communique.model.dates import ArchiveDate
from communique.model.ids import PartyId
from communique.model.provenance import Claim
from communique.model.seed import Participant
from communique.pages.plan import plan
from communique.pages.timeline import YearView
from tests.builders import a_claim, a_date, a_document, a_participant, a_person, a_topic, an_archive, an_event
from tests.citing.collection import collection
from tests.exports.made import made

ATOM = "{http://www.w3.org/2005/Atom}"
OLDEST, NEWEST = 1950, 2023
"""Years of other events of the archive, between which an open date lies."""

DATES: dict[str, tuple[Claim[ArchiveDate] | None, list[int], bool]] = {
    "a day": (a_date("2021-08-25"), [2021], True),
    "an inferred day": (a_date("2021-08-25", "calendar", "calendar", "text"), [2021], True),
    "a supplied day": (a_date("2021-06-28", "linked", "linked", "outside"), [2021], False),
    "an assumed day": (a_date("2021-06-28", "assumed", "assumed", "assumed"), [2021], False),
    "an uncertain day": (a_date("2021-06-28?"), [2021], False),
    "an approximate day": (a_date("2021-06-28~"), [2021], False),
    "uncertain and approximate": (a_date("2021-06-28%"), [2021], False),
    "a day not known": (a_date("2021-06-XX"), [2021], False),
    "a month": (a_date("2021-06"), [2021], False),
    "a month not known": (a_date("2021-XX"), [2021], False),
    "a year": (a_date("2021"), [2021], False),
    "an uncertain year": (a_date("2021?"), [2021], False),
    "an interval over a year's end": (a_date("2021-12-30/2022-01-02"), [2021, 2022], False),
    "an interval of years": (a_date("2019/2021"), [2019, 2020, 2021], False),
    "one of two days": (a_date("[2020-12-31,2021-01-01]"), [2020, 2021], False),
    "a decade": (a_date("195X"), list(range(1950, 1960)), False),
}


def an_example(claim: Claim[ArchiveDate] | None) -> Archive:
    """An event of that date with a document, a topic, a person and a party, between an older and a newer event."""
    who = Participant(a_participant().person, None, a_claim("china"))
    event = an_event("talks", claim, documents=("d1",), participants=(who,))
    document = a_document("d1", "They spoke of energy.", topics={"energy": "energy"}, events=("talks",))
    others = (an_event("older", str(OLDEST), "signing"), an_event("newer", str(NEWEST), "signing"))
    archive = an_archive(document, event, *others, topics=(a_topic(),), people=(a_person(),))
    parties = {PartyId("china"): Party(PartyId("china"), "China", code="CN")}
    return replace(archive, vocabularies=replace(archive.vocabularies, parties=parties))


def years_of_lists(archive: Archive) -> list[int]:
    """The years whose page lists the event."""
    found = []
    for page in plan(archive, index(archive), replace(collection()[1], address="https://archive.example/")):
        if isinstance(page.view, YearView):
            entries = [item.entry for item in page.view.shown.items] + list(page.view.reaching)
            found += [page.view.shown.year] * any(entry.link.url == "events/talks/" for entry in entries)
    return found


def years_of_filter(archive: Archive) -> list[int]:
    """The years under which the search finds the event's document."""
    (facet,) = (f for f in index(archive).passages.facets if f.name == "year")
    return sorted(int(value.id) for value in facet.values if value.id and 0 in value.documents)


@pytest.mark.parametrize("name", DATES)
def test_it_is_in_the_years_it_may_lie_in_and_in_no_calendar_that_claims_a_day(name: str) -> None:
    claim, years, known = DATES[name]
    archive = an_example(claim)
    assert years_of_lists(archive) == years_of_filter(archive) == years
    exports = made(archive)
    for path in ("data/events.json", "events/talks/record.json"):
        body = json.loads(exports[path])
        (row,) = [r for r in body.get("events", [body]) if r["id"] == "talks"]
        assert (row["earliest"][:4], row["latest"][:4]) == (str(years[0]), str(years[-1]))
    (row,) = [
        r for r in csv.DictReader(io.StringIO(exports["data/events.csv"].decode(), newline="")) if r["id"] == "talks"
    ]
    assert (row["earliest"][:4], row["latest"][:4]) == (str(years[0]), str(years[-1]))
    for path in ("events.ics", "topics/energy/events.ics"):
        assert (b"talks@archive.example" in exports[path]) is known
    for path in ("feed.atom", "topics/energy/feed.atom", "people/wang-yi/feed.atom", "parties/china/feed.atom"):
        entries = [
            e for e in ET.fromstring(exports[path]).iter(f"{ATOM}entry") if "talks" in str(e.findtext(f"{ATOM}id"))
        ]
        assert len(entries) == 1
        assert str(entries[0].findtext(f"{ATOM}title")).startswith("Title of talks, ")


@pytest.mark.parametrize(
    ("edtf", "filtered", "bounds"),
    [
        ("XXXX-05-19", [], ("", "")),
        ("2020-05-20/..", list(range(2020, NEWEST + 1)), ("2020-05-20", "")),
        ("../1953", list(range(OLDEST, 1954)), ("", "1953-12-31")),
        ("", [], ("", "")),
    ],
)
def test_what_has_no_place_in_time_stands_apart_in_lists_and_is_in_no_calendar(
    edtf: str, filtered: list[int], bounds: tuple[str, str]
) -> None:
    archive = an_example(a_date(edtf) if edtf else None)
    assert years_of_lists(archive) == []
    assert index(archive).timeline.undated == ("talks",)
    assert years_of_filter(archive) == filtered
    exports = made(archive)
    (row,) = [r for r in json.loads(exports["data/events.json"])["events"] if r["id"] == "talks"]
    assert (row["date"], row["earliest"], row["latest"]) == (edtf, *bounds)
    assert b"talks@" not in exports["events.ics"] and b"talks@" not in exports["topics/energy/events.ics"]
    assert b"events/talks/" in exports["feed.atom"]

"""Records as rows: they come back as they were, and what is no record is refused."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from communique.content.read import read as read_content
from communique.model.dates import ArchiveDate
from communique.model.ids import SeedId
from communique.model.packed import packed, unpacked
from communique.model.provenance import Claim, Evidence, Span
from communique.model.rows import way
from communique.model.seed import Dateline, Mention
from communique.seeds.read import read
from tests.trees import PROJECT

DAY = date(2020, 2, 29)
EVIDENCE = Evidence(SeedId("a.txt"), (Span(1, 3), Span(5, 6)), "abc")
DATE = Claim(ArchiveDate("2020-02-29", DAY, DAY), "calendar", (EVIDENCE,), "It was.", "weekday", 0.7, ("text", "calendar"))


@pytest.mark.parametrize(
    ("kind", "record", "row"),
    [
        (Span, Span(1, 3), [1, 3]),
        (Evidence, EVIDENCE, ["a.txt", [[1, 3], [5, 6]], "abc"]),
        (Mention, Mention("topic", "peace", 2, EVIDENCE), ["topic", "peace", 2, ["a.txt", [[1, 3], [5, 6]], "abc"]]),
        (Dateline, Dateline("MOSCOW", "Moscow"), ["MOSCOW", "Moscow", None]),
    ],
)
def test_a_record_is_the_row_of_its_fields(kind: type, record: Any, row: list[Any]) -> None:
    to_row, from_row = way(kind)
    assert to_row and from_row
    assert to_row(record) == row
    assert from_row(json.loads(json.dumps(row))) == record


def test_what_a_claim_is_of_is_made_again() -> None:
    to_row, from_row = way(Dateline)
    assert to_row and from_row
    record = Dateline("MOSCOW, Feb. 29", "Moscow", DATE)
    assert from_row(json.loads(json.dumps(to_row(record)))) == record


def test_every_reading_of_the_first_collection_comes_back_as_it_was() -> None:
    content, _ = read_content(PROJECT)
    for reading in read(PROJECT, content.vocabularies, content.languages)[0]:
        assert unpacked(packed(reading)) == reading


@dataclass(frozen=True)
class Odd:
    """What rows cannot hold."""

    names: dict[str, str]


def test_what_rows_cannot_hold_is_refused() -> None:
    with pytest.raises(TypeError, match=r"there are no rows of dict\[str, str\]"):
        way(Odd)

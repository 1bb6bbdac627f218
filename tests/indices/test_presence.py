"""Who took part where, and which paragraphs name whom."""

from __future__ import annotations

from dataclasses import replace

from communique.indices.presence import Attendance, presence
from tests.builders import a_claim, a_document, a_mention, a_participant, an_archive, an_event


def test_people_and_the_states_they_serve_take_part() -> None:
    wang = replace(a_participant("wang-yi", "Wang Yi"), country=a_claim("china", "vocabulary"))
    archive = an_archive(
        an_event("later", "2021-01-02", participants=(wang,)), an_event("earlier", "2021-01-01", participants=(wang,))
    )
    found = presence(archive)
    assert found.people == {"wang-yi": Attendance(("earlier", "later"))}
    assert found.parties == {"china": Attendance(("earlier", "later"))}


def test_paragraphs_that_name_a_person_are_told_once_each() -> None:
    document = a_document("a", "Wang Yi spoke.", "Wang spoke again.")
    mentions = tuple(a_mention(document.clean, words, "wang-yi", "person") for words in ("Wang spoke", "Wang Yi", "Wang"))
    archive = an_archive(replace(document, reading=replace(document.reading, mentions=mentions)))
    (naming,) = presence(archive).named["person", "wang-yi"]
    assert (naming.document, naming.paragraphs) == ("a", (1, 2))
    assert [e.quote for e in naming.evidence] == ["Wang Yi", "Wang spoke"]

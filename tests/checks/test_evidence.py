"""Every quotation, wherever in the archive it hangs, stands in its source at its offsets."""

from __future__ import annotations

from dataclasses import replace

import pytest

from communique.checks.check import check
from communique.model.ids import SeedId
from communique.model.provenance import Evidence, Span
from tests.builders import a_claim, a_document, an_archive, an_event

TEXT = "They spoke by phone."


def test_what_stands_there_holds() -> None:
    document = a_document("a", TEXT, topics={"phone": "telephony"})
    held = document.clean.evidence(Span(0, 4))
    assert check(an_archive(document, an_event(documents=("a",), place=a_claim("x", evidence=(held,))))) == ()


@pytest.mark.parametrize(
    ("spans", "quote", "message"),
    [
        (((0, 4),), "Thay", 'quotes "Thay", where the text has "They"'),
        (((5, 10), (11, 13)), "spoke by", 'quotes "spoke by", where the text has "spokeby"'),
        (((14, 99),), "phone", "quotes from beyond the text, which has 20 characters"),
        (((4, 4),), "", "rests on no words"),
        ((), "", "rests on no words"),
    ],
)
def test_what_does_not_is_named(spans: tuple[tuple[int, int], ...], quote: str, message: str) -> None:
    evidence = Evidence(SeedId("a.txt"), tuple(Span(*s) for s in spans), quote)
    place = a_claim("Beijing", evidence=(evidence,))
    (finding,) = check(an_archive(a_document("a", TEXT), an_event("call", place=place)))
    assert (finding.where.path, finding.field, finding.message, finding.code) == (
        "seeds/a.txt",
        "events[call].place.evidence",
        message,
        "E411",
    )


def test_the_line_is_that_of_the_words() -> None:
    document = a_document("a", "One.", "Two.", topics={"Two": "numbers"})
    (mention,) = document.mentions
    wrong = replace(mention, evidence=replace(mention.evidence, quote="Tow"))
    (finding,) = check(an_archive(replace(document, reading=replace(document.reading, mentions=(wrong,)))))
    assert (finding.where.line, finding.field) == (3, "documents[a].reading.mentions.evidence")


def test_a_seed_that_is_not_held() -> None:
    place = a_claim("Beijing", evidence=(Evidence(SeedId("b.txt"), (Span(0, 1),), "x"),))
    (finding,) = check(an_archive(an_event("call", place=place)))
    assert finding.message == 'quotes "b.txt", which is no seed of the archive'

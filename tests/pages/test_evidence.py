"""Evidence lines: mark, parts, quotations with their place, reasons."""

from __future__ import annotations

from dataclasses import replace

from communique.model.content import Quality
from communique.model.provenance import Claim, Span
from communique.pages.evidence import Part, working
from tests.builders import a_claim, a_date, a_document, an_archive

TEXT = ("Xi and Putin met on Wednesday.", "“Winter rally” was said.")


def quoting(words: str) -> tuple[Claim[str], object]:
    document = a_document("a", *TEXT, publisher="CGTN")
    at = document.clean.text.index(words)
    evidence = document.clean.evidence(Span(at, at + len(words)))
    return a_claim("value", evidence=(evidence,)), an_archive(document)


def test_words_stand_with_their_paragraph_and_source() -> None:
    claim, archive = quoting("on Wednesday")
    line = working([claim], archive)
    assert line is not None
    assert (line.mark, line.quotes[0].words) == ("stated", "on Wednesday")
    ref = line.quotes[0].ref
    assert (ref.url, ref.fragment, ref.number, ref.source) == ("documents/a/", "p1", 1, "CGTN")


def test_the_only_document_goes_without_its_name() -> None:
    claim, archive = quoting("on Wednesday")
    line = working([claim], archive, home="a")
    assert line is not None and not line.quotes[0].keyed


def test_words_in_quotation_marks_are_not_quoted_twice() -> None:
    claim, archive = quoting("“Winter rally”")
    line = working([claim], archive)
    assert line is not None and line.quotes[0].words == "Winter rally"


def test_words_inside_other_words_are_left_out() -> None:
    short, _ = quoting("Wednesday")
    long, archive = quoting("met on Wednesday")
    line = working([short, long], archive)
    assert line is not None and [q.words for q in line.quotes] == ["met on Wednesday"]


def test_the_least_sure_claim_gives_the_mark() -> None:
    archive = an_archive()
    line = working([a_claim("President"), a_claim("China", "vocabulary", reason="A list."), None], archive)
    assert line is not None
    assert (line.mark, line.basis, line.reasons) == ("inferred", "vocabulary", ("A list.",))
    assert working([None], archive) is None


def test_a_date_of_several_bases_tells_its_parts() -> None:
    line = working([a_date("2021-06-28", "linked", "linked", "outside")], an_archive())
    assert line is not None
    assert (line.mark, line.parts) == ("supplied", (Part("year-month", "inferred"), Part("day", "supplied")))


def test_a_date_of_one_mark_has_no_parts() -> None:
    line = working([a_date("2021-12-15", "calendar", "linked", "calendar")], an_archive())
    assert line is not None and line.parts == ()


def test_words_of_an_altered_copy_say_so() -> None:
    document = replace(a_document("a", *TEXT), quality=Quality("Reworded.", "altered copy"))
    claim = a_claim("value", evidence=(document.clean.evidence(Span(0, 2)),))
    line = working([claim], an_archive(document))
    assert line is not None and line.quotes[0].altered == "altered copy"

"""References turned round: what refers to an event, in which passages, and what came before and after."""

from __future__ import annotations

from dataclasses import replace

from communique.indices.relations import Neighbours, oldest_first, relations
from communique.model.document import Document
from communique.model.provenance import Span
from communique.model.seed import Reference
from tests.builders import a_claim, a_date, a_document, an_archive, an_event


def referring(document: Document, words: str, to: str, kind: str = "event") -> Document:
    """The document with a reference to an event by words of its text."""
    at = document.clean.text.index(words)
    evidence = document.clean.evidence(Span(at, at + len(words)))
    paragraph = document.clean.paragraph_at(evidence.spans[0].start)
    reference = Reference(kind, "", paragraph, evidence, to=a_claim(to, "linked"))
    return replace(document, reading=replace(document.reading, references=(*document.references, reference)))


def test_an_event_refers_to_what_its_documents_refer_to() -> None:
    document = referring(a_document("a", "They met.", "It was signed in 2001.", events=("meeting",)), "signed in 2001", "signing")
    archive = an_archive(an_event("signing", "2001"), an_event("meeting", "2021-12-15", documents=("a",)), document)
    found = relations(archive)
    assert [r.event for r in found.refers_to["meeting"]] == ["signing"]
    assert [r.event for r in found.referred_to_by["signing"]] == ["meeting"]
    assert [(p.document, p.paragraph, p.evidence.quote) for p in found.passages["signing"]] == [("a", 2, "signed in 2001")]


def test_a_report_that_looks_back_at_its_own_event_is_no_relation() -> None:
    document = referring(a_document("a", "The meeting was long.", events=("meeting",)), "The meeting", "meeting")
    found = relations(an_archive(an_event("meeting", documents=("a",)), document))
    assert (found.refers_to, found.passages) == ({}, {})


def test_passages_come_oldest_first_by_publication_or_event() -> None:
    late = a_document("a", events=(), published=a_date("2021-12-15"))
    early = a_document("b", events=("call",))
    never = a_document("c")
    archive = an_archive(late, early, never, an_event("call", "2020-12-22", documents=("b",)))
    assert [d.id for d in oldest_first(archive)] == ["b", "a", "c"]


def test_an_event_is_announced_where_every_document_looks_forward_to_it() -> None:
    early = a_document("a", "The opening in 2022.", published=a_date("2021-12-15"))
    opening = an_event("opening", "2022")
    assert relations(an_archive(opening, referring(early, "opening", "opening"))).announced == ("opening",)
    late = a_document("b", "They met at the opening.", published=a_date("2022-03-01"))
    both = an_archive(opening, referring(early, "opening", "opening"), referring(late, "opening", "opening"))
    assert relations(both).announced == ()
    undated = referring(a_document("c", "The opening."), "opening", "opening")
    assert relations(an_archive(opening, undated)).announced == ()
    planned = referring(a_document("d", "The opening."), "opening", "opening", "planned-event")
    assert relations(an_archive(opening, planned)).announced == ("opening",)


def test_an_event_with_a_document_is_not_announced_alone() -> None:
    early = referring(a_document("a", "The opening in 2022.", published=a_date("2021-12-15")), "opening", "opening")
    archive = an_archive(an_event("opening", "2022", documents=("b",)), early, a_document("b", events=("opening",)))
    assert relations(archive).announced == ()


def test_neighbours_are_described_or_mentioned() -> None:
    archive = an_archive(
        an_event("first", "2020-12-22", documents=("a",)),
        an_event("between", "2021-05-19"),
        an_event("last", "2021-06-28", documents=("b",)),
        an_event("some-day", None),
        a_document("a"),
        a_document("b"),
    )
    found = relations(archive).neighbours
    assert found["between"] == Neighbours("first", "last")
    assert found["first"] == Neighbours(None, "between")
    assert found["last"] == Neighbours("between", None)
    assert "some-day" not in found


def test_what_may_have_been_before_or_after_is_no_neighbour() -> None:
    archive = an_archive(
        an_event("before", "2020-12-22", documents=("a",)),
        an_event("some-day-in-2021", "2021"),
        an_event("within", "2021-06-28", documents=("b",)),
        an_event("after", "2022-01-01", documents=("c",)),
        a_document("a"),
        a_document("b"),
        a_document("c"),
    )
    assert relations(archive).neighbours["some-day-in-2021"] == Neighbours("before", "after")


def test_an_event_of_some_day_in_a_year_is_not_nearer_than_one_of_its_last_month() -> None:
    archive = an_archive(
        an_event("some-day-in-2021", "2021"), an_event("in-december", "2021-12-15"), an_event("next-year", "2022"),
        an_event("the-year-before", "2020"), an_event("in-january", "2021-01-02"),
    )  # fmt: skip
    found = relations(archive).neighbours
    assert found["next-year"] == Neighbours("in-december", None)
    assert found["the-year-before"] == Neighbours(None, "in-january")
    assert found["in-december"] == Neighbours("in-january", "next-year")


def test_events_of_one_day_follow_by_id() -> None:
    days = (an_event(id, "2021-06-28", documents=("a",)) for id in ("one", "two"))
    found = relations(an_archive(*days, a_document("a"))).neighbours
    assert (found["one"], found["two"]) == (Neighbours(None, "two"), Neighbours("one", None))

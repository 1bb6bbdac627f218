"""Labels of documents on a page: with the number where two share one, the same in every part of the page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from communique.indices.index import index
from communique.model.archive import Archive
from communique.model.document import Document
from communique.model.provenance import Claim, Span
from communique.pages import documents, events
from communique.pages.labels import labelled
from communique.pages.plan import viewed
from tests.builders import a_date, a_document, a_site, a_topic, an_archive, an_event


def view_of(kind: object, url: str, archive: Archive) -> Any:
    found = next(page for page in kind.pages(archive, index(archive), a_site()) if page.url == url)
    return labelled(viewed(found, archive, index(archive), a_site()))


def two_reports(*more: Document) -> Archive:
    """A call of which two reports without a publisher tell, and one of CGTN."""
    reports = (a_document(f"cr-{n}", "They spoke of energy.", topics={"energy": "energy"}, events=("call",)) for n in (1, 2))
    cgtn = a_document("cr-3", "They spoke.", events=("call",), publisher="CGTN")
    call = an_event("call", documents=("cr-1", "cr-2", "cr-3"))
    return an_archive(call, *reports, cgtn, *more, topics=(a_topic(),))


def test_two_reports_of_one_label_have_their_numbers_in_every_part_of_a_page() -> None:
    view = view_of(events, "events/call/", two_reports())
    assert [a.source.accession for a in view.accounts] == ["cr-1", "cr-2", ""]
    assert [c.source.accession for c in view.matrix.columns] == ["cr-1", "cr-2", ""]
    assert [p.source.accession for p in view.passages] == ["cr-1", "cr-2", ""]


def test_a_label_that_one_document_has_stays_as_it_is() -> None:
    archive = an_archive(an_event("call", documents=("a",)), a_document("a", "They spoke.", events=("call",)))
    assert [a.source.accession for a in view_of(events, "events/call/", archive).accounts] == [""]


def test_a_page_names_another_document_of_its_own_label_with_the_number() -> None:
    other = a_document("cr-8", "It was on 25 August.")
    own = a_document("cr-9", "They spoke on 25 August.")
    words = (own.clean.evidence(Span(11, 23)), other.clean.evidence(Span(7, 19)))
    published = Claim(a_date("2021-08-26").value, "linked", words)
    own = replace(own, reading=replace(own.reading, published=published))
    view = view_of(documents, "documents/cr-9/", an_archive(own, other))
    (note,) = [note for block in view.blocks for note in block.notes]
    assert [(q.ref.url, q.ref.accession, q.keyed) for q in note.sayings[0].also] == [("documents/cr-8/", "cr-8", True)]
    assert view.source.accession == "cr-9"

"""Document pages and the A–Z list."""

from __future__ import annotations

from dataclasses import replace

from communique.indices.index import index
from communique.model.content import Quality, Quotation
from communique.model.document import Document
from communique.model.provenance import Span
from communique.model.seed import Cut
from communique.pages import catalogue, documents
from communique.pages.documents import DocumentView
from communique.pages.plan import viewed
from tests.builders import WHERE, a_claim, a_date, a_document, a_site, an_archive, an_event


def view_of(document: Document, *more: object) -> DocumentView:
    archive = an_archive(document, *more)  # type: ignore[arg-type]
    page = next(page for page in documents.pages(archive, index(archive), a_site()) if page.url == f"documents/{document.id}/")
    return viewed(page, archive, index(archive), a_site())


def entitled(id: str, title: str, known: bool = True) -> Document:
    document = a_document(id)
    claim = a_claim(title)
    return replace(document, reading=replace(document.reading, title=claim if known else None, display_title=claim))


def test_a_title_that_the_text_has_not_is_supplied() -> None:
    assert (view_of(entitled("a", "A call", known=False)).supplied, view_of(entitled("a", "A call")).supplied) == (True, False)


def test_furniture_is_listed_word_for_word_with_its_place() -> None:
    document = a_document("a", "They met.", "Share this")
    raw = document.clean.seed.text
    cuts = (Cut(Span(raw.index("Share"), len(raw)), "share-bar", "A bar of buttons.", "below"), Cut(Span(9, 11), "space", ""))
    view = view_of(replace(document, reading=replace(document.reading, clean=replace(document.clean, cuts=cuts))))
    assert [(f.text, f.place, f.reason) for f in view.furniture] == [("Share this", "below", "A bar of buttons.")]
    assert view.furniture_lines == 1


def test_the_signs_of_an_altered_copy_lead_to_their_paragraphs() -> None:
    quotes = tuple(Quotation(words, "", WHERE, "quality") for words in ("met. more", "not there"))
    document = replace(a_document("a", "Hello.", "They met. more words."), quality=Quality("Reworded.", "altered copy", quotes))
    notice = view_of(document).quality
    assert notice is not None
    assert [(s.words, s.number) for s in notice.quotes] == [("met. more", 2)]


def test_what_is_not_known_is_none() -> None:
    view = view_of(a_document("a"))
    imprint = view.imprint
    assert (imprint.publisher, imprint.published, imprint.updated, imprint.dateline) == (None, None, None, None)
    assert view.state.obtained is None


def test_a_date_with_a_note_in_the_text_has_no_second_evidence_line() -> None:
    document = a_document("a", "Moscow, 5 May 2021.", published=a_date("2021-05-05"))
    assert view_of(document).imprint.published.working is not None
    dated = replace(document.reading.published, evidence=(document.clean.evidence(Span(8, 18)),))
    document = replace(document, reading=replace(document.reading, published=dated))
    assert view_of(document).imprint.published.working is None


def test_a_document_may_describe_several_events() -> None:
    view = view_of(a_document("a", events=("one", "two")), an_event("one", "2021-01-01"), an_event("two", "2021-01-02"))
    assert [d.event.id for d in view.imprint.describes] == ["one", "two"]


def test_titles_are_sorted_without_marks_and_signs() -> None:
    titles = ("Émigrés return", "“Estonia” speaks", "China calls", "Совещание", "76 years ago")
    archive = an_archive(*(entitled(f"d{n}", title) for n, title in enumerate(titles)))
    (page,) = catalogue.pages(archive, index(archive), a_site())
    assert [(letter.name, [e.title for e in letter.entries]) for letter in page.view.letters if letter.entries] == [
        ("C", ["China calls"]),
        ("E", ["Émigrés return", "“Estonia” speaks"]),
        ("", ["76 years ago", "Совещание"]),
    ]
    assert len(page.view.letters) == 27


def test_an_event_in_which_the_reading_put_a_text_says_so() -> None:
    document = a_document("a", events=("declared", "proposed"))
    declared = an_event("declared", documents=("b", "a"), suggested=("a",))
    proposed = an_event("proposed", documents=("a",), suggested=("a",), proposed=True)
    described = view_of(document, a_document("b"), declared, proposed).imprint.describes
    assert [(d.event.id, d.suggested) for d in described] == [("declared", True), ("proposed", False)]

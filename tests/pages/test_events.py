"""Event pages: what the view of an event holds, from the record or from the reading."""

from __future__ import annotations

from dataclasses import replace

from communique.indices.index import index
from communique.model.archive import Archive
from communique.model.content import ParagraphRef, Sentence
from communique.model.provenance import Span
from communique.model.seed import Reference
from communique.pages.events import EventView, pages
from communique.pages.plan import viewed
from tests.builders import WHERE, a_claim, a_date, a_document, a_participant, a_site, a_topic, an_archive, an_event


def view_of(id: str, archive: Archive) -> EventView:
    (page,) = [p for p in pages(archive, index(archive), a_site()) if p.url == f"events/{id}/"]
    return viewed(page, archive, index(archive), a_site())


def mentioned() -> Archive:
    """A signing that two documents mention, one of them twice."""
    found = []
    for name, published in (("later", "2021-12-15"), ("earlier", "2020-12-23")):
        document = a_document(name, "They met.", "It was signed in 2001.", events=(f"event-{name}",), published=a_date(published))
        at = document.clean.text.index("signed")
        evidence = document.clean.evidence(Span(at, at + 6))
        reference = Reference("event", "signing", 2, evidence, to=a_claim("signing", "linked"))
        found.append(replace(document, reading=replace(document.reading, references=(reference, reference))))
    return an_archive(
        *found,
        an_event("signing", "2001", "signing"),
        an_event("event-later", "2021-12-15", documents=("later",)),
        an_event("event-earlier", "2020-12-22", documents=("earlier",)),
    )


def test_a_mentioned_event_shows_every_passage_oldest_first() -> None:
    view = view_of("signing", mentioned())
    assert (view.held, view.mentions.number, view.mentions.documents) == (False, 2, 2)
    assert [(p.source.id, p.number, p.text) for p in view.mentions.passages] == [
        ("earlier", 2, "It was signed in 2001."),
        ("later", 2, "It was signed in 2001."),
    ]
    assert [e.id for p in view.mentions.passages for e in p.events] == ["event-earlier", "event-later"]
    assert (view.accounts, view.passages, view.matrix) == ((), (), None)


def test_threads_run_both_ways() -> None:
    archive = mentioned()
    assert [t.event.id for t in view_of("event-later", archive).refers_to] == ["signing"]
    assert [t.event.id for t in view_of("signing", archive).referred_to_by] == ["event-earlier", "event-later"]


def test_the_date_stands_in_the_margin_as_far_as_it_is_known() -> None:
    dates = {"2021-06-28": "day", "2001": "year", "2021-06": "words", "2021-06-02/2021-07-01": "words"}
    archive = an_archive(*(an_event(f"e{n}", edtf) for n, edtf in enumerate(dates)), an_event("e9", None))
    assert [view_of(f"e{n}", archive).facts.shape for n in (0, 1, 2, 3, 9)] == [*dates.values(), "words"]


def test_key_passages_are_the_archivists() -> None:
    document = a_document("a", "One.", "Two.", events=("e",))
    event = an_event("e", documents=("a",), key_passages=(ParagraphRef("a", 2, WHERE),))
    assert [p.text for p in view_of("e", an_archive(event, document)).passages] == ["Two."]


def test_without_a_choice_the_first_paragraphs_on_its_main_topics_are_shown() -> None:
    document = a_document("a", "Hello.", "On gas.", "On goods.", topics={"gas": "energy", "goods": "trade"}, events=("e",))
    document = replace(document, reading=replace(document.reading, primary_topics=("energy",)))
    archive = an_archive(an_event("e", documents=("a",)), document, topics=(a_topic("energy"), a_topic("trade", "Trade")))
    assert [p.text for p in view_of("e", archive).passages] == ["On gas."]


def test_every_sentence_of_the_summary_leads_to_its_paragraphs() -> None:
    event = an_event(
        "e",
        documents=("a",),
        participants=(a_participant(),),
        summary=(
            Sentence("Wang Yi *spoke*.", (ParagraphRef("a", 1, WHERE),), WHERE),
            Sentence("<b>Then</b> no more.", (ParagraphRef("a", 2, WHERE),), WHERE, ends_paragraph=True),
        ),
    )
    ((first, second),) = view_of("e", an_archive(event, a_document("a", "One.", "Two.", events=("e",)))).summary
    assert (first.html, [r.number for r in first.refs], first.keyed) == ("Wang\u00a0Yi <em>spoke</em>.", [1], False)
    assert second.html == "&lt;b&gt;Then&lt;/b&gt; no more."


def test_the_locator_keeps_to_the_months_around() -> None:
    archive = an_archive(
        an_event("old", "1934-09-24", documents=("a",)),
        an_event("one", "2021-06-28", documents=("a",)),
        an_event("two", "2021-08-25", documents=("a",)),
        an_event("vague", "2021"),
        an_event("undated", None),
        a_document("a"),
    )
    locator = view_of("one", archive).locator
    assert locator is not None
    assert [(p.event.id, p.current) for p in locator.places] == [("one", True), ("two", False)]
    assert [view_of(e, archive).locator for e in ("old", "vague", "undated")] == [None, None, None]
    assert view_of("undated", archive).around is None

"""The first collection as built holds what is known of it, each value as sure as its source, and nothing more."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.arrange.arrange import arrange
from communique.content.read import read as read_content
from communique.model.archive import Archive
from communique.model.provenance import Claim
from communique.pipeline import build
from communique.seeds.read import read as read_seeds

ROOT = Path(__file__).resolve().parents[1]
COLLECTION = "china-russia-2020-2021"
JUNE = "Joint statement of the two states on the treaty’s twentieth anniversary, 28 June 2021"

EVENTS = {
    "2001-founding-sco": ("2001", ("calendar",), "inferred"),
    "2001-treaty-signing": ("2001", ("calendar",), "inferred"),
    "2020-12-22-phone-call-wang-lavrov": ("2020-12-22", ("calendar",), "inferred"),
    "2021-proposal-global-development-initiative": ("2021", ("outside",), "supplied"),
    "2021-05-19-groundbreaking-tianwan-xudapu": ("2021-05-19", ("linked", "text", "text"), "inferred"),
    "2021-06-28-video-meeting-xi-putin": ("2021-06-28", ("linked", "linked", "outside"), "supplied"),
    "2021-08-25-phone-call-xi-putin": ("2021-08-25", ("calendar",), "inferred"),
    "2021-12-15-video-meeting-xi-putin": ("2021-12-15", ("calendar",), "inferred"),
    "2022-opening-winter-olympics": ("2022", ("text",), "stated"),
}
"""Events in order of date: the date, the bases of its parts (one where the whole has one), and the mark shown."""

HELD = {
    "2020-12-22-phone-call-wang-lavrov": ("phone-call", ("cr-0005",), {"wang-yi", "sergey-lavrov"}),
    "2021-06-28-video-meeting-xi-putin": ("video-meeting", ("cr-0001",), {"xi-jinping", "vladimir-putin"}),
    "2021-08-25-phone-call-xi-putin": ("phone-call", ("cr-0004",), {"xi-jinping", "vladimir-putin"}),
    "2021-12-15-video-meeting-xi-putin": ("video-meeting", ("cr-0002", "cr-0003"), {"xi-jinping", "vladimir-putin"}),
}
"""Events with documents: type, documents, participants."""

MENTIONED = {
    "2001-treaty-signing": (
        "signing",
        {
            ("cr-0001", 1),
            ("cr-0002", 5),
            ("cr-0003", 1),
            ("cr-0004", 2),
            ("cr-0004", 14),
            ("cr-0005", 5),
            ("cr-0005", 7),
        },
    ),
    "2001-founding-sco": ("signing", {("cr-0004", 9)}),
    "2021-05-19-groundbreaking-tianwan-xudapu": ("ceremony", {("cr-0001", 3)}),
    "2021-proposal-global-development-initiative": ("statement", {("cr-0002", 13)}),
    "2022-opening-winter-olympics": ("ceremony", {("cr-0001", 13), ("cr-0002", 15), ("cr-0002", 17), ("cr-0002", 18)}),
}
"""Events known only by mention: type, and the paragraphs that mention them."""

PUBLISHED = {
    "cr-0001": ("2021-06-29", "outside", "supplied"),
    "cr-0002": ("2021-12-15", "text", "stated"),
    "cr-0003": ("2021-12-15/2021-12-21", "linked", "inferred"),
    "cr-0004": ("2021-08-26", "text", "stated"),
    "cr-0005": ("2020-12-22/2020-12-23", "calendar", "inferred"),
}

SUPPLIED_TITLES = {
    "cr-0001": "China and Russia agree to extend the Treaty of Good-Neighborliness and Friendly Cooperation",
    "cr-0004": "Chinese President Xi Jinping held a phone conversation with his Russian counterpart, Vladimir Putin",
}


@pytest.fixture(scope="module")
def archive() -> Archive:
    content, faults = read_content(ROOT)
    readings, more = read_seeds(ROOT, content.vocabularies, content.languages)
    archive, rest = arrange(content, readings)
    assert not [fault for fault in (*faults, *more, *rest) if fault.severity == "error"]
    return archive


def bases(claim: Claim) -> tuple[str, ...]:
    """The bases of a date's parts; one where all have the same."""
    parts = claim.parts or (claim.basis,)
    return parts if len(set(parts)) > 1 else parts[:1]


def passages(archive: Archive, event: str) -> set[tuple[str, int]]:
    """The paragraphs that refer to an event, each with its document."""
    return {
        (document.id, reference.paragraph)
        for document in archive.documents.values()
        for reference in document.references
        if reference.to and reference.to.value == event
    }


def test_the_five_texts_are_documents_in_the_order_of_their_files(archive: Archive) -> None:
    assert {id: document.clean.seed.id for id, document in archive.documents.items()} == {
        "cr-0001": "000_19962e267b5bc5ea.txt",
        "cr-0002": "001_dcc6a6f30d44d16c.txt",
        "cr-0003": "002_3041288117bb659e.txt",
        "cr-0004": "003_074f9878a7bc8a31.txt",
        "cr-0005": "004_9c5c00e373447a9a.txt",
    }
    assert [len(d.clean.paragraphs) for d in archive.documents.values()] == [13, 23, 8, 23, 8]
    assert all(d.recorded and d.reviewed and d.collection == COLLECTION for d in archive.documents.values())


def test_nine_events_stand_in_order_of_date_and_none_is_a_proposal(archive: Archive) -> None:
    assert list(archive.events) == list(EVENTS)
    assert not any(event.proposed for event in archive.events.values())
    assert all(event.reviewed and event.collection == COLLECTION for event in archive.events.values())


@pytest.mark.parametrize("id", EVENTS)
def test_an_event_is_dated_as_surely_as_its_sources_allow(archive: Archive, id: str) -> None:
    date = archive.events[id].date
    assert date is not None
    assert (date.value.edtf, bases(date), date.mark) == EVENTS[id]


def test_the_day_of_the_june_meeting_is_supplied_from_a_work_that_can_be_looked_up(archive: Archive) -> None:
    date = archive.events["2021-06-28-video-meeting-xi-putin"].date
    assert date.source == JUNE
    assert [evidence.quote for evidence in date.evidence] == [
        "yesterday agreed to extend the Treaty",
        "In their virtual meeting in June",
        "BEIJING, December 15, 2021 / PRNewswire /",
    ]


@pytest.mark.parametrize("id", HELD)
def test_an_event_is_told_by_its_documents(archive: Archive, id: str) -> None:
    event = archive.events[id]
    assert (event.type.value, event.documents, {p.person.value.id for p in event.participants}) == HELD[id]
    assert all(id in archive.documents[document].events for document in event.documents)
    assert event.place is None
    assert 3 <= len(event.key_passages) <= 7


@pytest.mark.parametrize("id", MENTIONED)
def test_an_event_known_by_mention_has_no_document_and_lists_its_passages(archive: Archive, id: str) -> None:
    event = archive.events[id]
    assert (event.held, event.type.value, passages(archive, id)) == (False, *MENTIONED[id])


def test_the_later_texts_lead_back_to_the_june_meeting(archive: Archive) -> None:
    assert passages(archive, "2021-06-28-video-meeting-xi-putin") == {("cr-0002", 5), ("cr-0003", 1)}


@pytest.mark.parametrize("id", PUBLISHED)
def test_a_publication_is_dated_as_surely_as_its_source(archive: Archive, id: str) -> None:
    published = archive.documents[id].reading.published
    assert (published.value.edtf, published.basis, published.mark) == PUBLISHED[id]


def test_what_no_text_states_stays_unknown(archive: Archive) -> None:
    documents = archive.documents.values()
    publishers = [d.reading.publisher and d.reading.publisher.value.id for d in documents]
    assert publishers == [None, "cgtn", "china-daily", None, None]
    assert [d.reading.agency for d in documents] == [None] * 5
    assert [d.obtained for d in documents] == [None] * 5
    assert [d.reading.title is None for d in documents] == [True, False, False, True, False]
    assert archive.events["2001-treaty-signing"].participants == ()


def test_titles_that_the_archive_made_are_supplied(archive: Archive) -> None:
    titles = {d.id: d.reading.display_title for d in archive.documents.values()}
    assert {id: title.value for id, title in titles.items() if title.mark == "supplied"} == SUPPLIED_TITLES


def test_the_altered_copy_carries_its_notice_and_its_words_as_they_are(archive: Archive) -> None:
    noticed = {d.id: d.quality for d in archive.documents.values() if d.quality}
    assert list(noticed) == ["cr-0002"]
    assert noticed["cr-0002"].label == "altered copy"
    text = archive.documents["cr-0002"].clean.seed.text
    assert len(noticed["cr-0002"].quotes) == 7
    assert all(quotation.quote in text for quotation in noticed["cr-0002"].quotes)
    assert "that of Russia support from China" in archive.documents["cr-0002"].clean.text


def test_every_sentence_of_a_summary_rests_on_paragraphs(archive: Archive) -> None:
    for event in archive.events.values():
        assert event.summary
        for sentence in event.summary:
            assert sentence.refs
            assert all(1 <= r.paragraph <= len(archive.documents[r.document].clean.paragraphs) for r in sentence.refs)


def test_the_seventeen_topics_are_defined_and_used(archive: Archive) -> None:
    topics = archive.vocabularies.topics
    pages = [topic for topic in topics.values() if topic.broader is None and topic.listed]
    assert len(pages) == 17
    assert all(topic.definition for topic in pages)
    named = {m.authority for d in archive.documents.values() for m in d.mentions if m.kind == "topic"}
    shown = {topics[id].broader or id for id in named}
    assert {topic.id for topic in pages} <= shown


def test_the_treaty_knows_its_signing_and_its_extension(archive: Archive) -> None:
    treaty = archive.vocabularies.instruments["china-russia-treaty-2001"]
    assert (treaty.parties, treaty.signing) == (("china", "russia"), "2001-treaty-signing")
    assert treaty.extended == ("2021-06-28-video-meeting-xi-putin",)


def test_the_collection_and_the_editorial_pages_are_there(archive: Archive) -> None:
    assert list(archive.collections) == [COLLECTION]
    assert {page.id for page in archive.pages} == {"about", "how-dates-are-fixed", "how-to-cite", "accessibility"}


def test_the_collection_passes_both_gates_with_nothing_to_say_of_its_files() -> None:
    built = build(ROOT, None)
    assert [fault for fault in built.findings if fault.where.path.startswith(("content/", "seeds/"))] == []
    assert [fault for fault in built.findings if fault.severity == "error"] == []
    assert (built.documents, built.events) == (5, 9)

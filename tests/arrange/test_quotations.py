"""Quotations of archivists: found letter for letter, or named with what the source reads."""

from __future__ import annotations

import pytest

from communique.arrange.passages import check_links, check_passages
from communique.arrange.quotations import look_up
from communique.model.content import EventRecord, ParagraphRef, Quotation, Sentence
from communique.model.finding import FieldError, Where
from communique.model.ids import DocumentId, EventId, SeedId
from communique.model.provenance import Span
from communique.model.seed import Block, CleanText, Seed

HERE = Where("content/events/e.md", 7)
RAW = "Home » Nation\n\nThe two sides “agreed”\nto meet.\n\nThey met on Tuesday."


def the_text() -> CleanText:
    seed = Seed(SeedId("a.txt"), "seeds/a.txt", "", len(RAW), RAW)
    text = RAW[15:]
    blocks = (Block("paragraph", Span(0, 31), 1), Block("paragraph", Span(33, len(text)), 2))
    return CleanText(seed, (), (Span(15, len(RAW)),), blocks, (0,))


def find(quote: str, document: str = "") -> tuple[str, tuple[Span, ...]]:
    found = look_up(Quotation(quote, document, HERE, "date.quotes[0]"), {DocumentId("d-1"): the_text()}, ("d-1",))
    return found.quote, found.spans


def test_words_are_found_where_they_stand_in_the_raw_file() -> None:
    assert find("Tuesday") == ("Tuesday", (Span(60, 67),))
    assert find("Home » Nation", "d-1") == ("Home » Nation", (Span(0, 13),))


def test_a_line_break_of_the_source_reads_as_a_space() -> None:
    assert find("“agreed” to meet") == ("“agreed”\nto meet", (Span(29, 45),))


@pytest.mark.parametrize(
    ("quote", "document", "message", "code", "hint"),
    [
        (
            "They met on Tuesdoy",
            "",
            '"They met on Tuesdoy" does not stand in seeds/a.txt',
            "E305",
            'the source reads "They met on Tuesday"',
        ),
        (
            'sides "agreed"',
            "",
            '"sides "agreed"" does not stand in seeds/a.txt',
            "E305",
            "quote the words exactly as they stand in the file, quotation marks and dashes included",
        ),
        (
            "hey met on Tuesda",
            "",
            '"hey met on Tuesda" does not stand in seeds/a.txt',
            "E305",
            'the source reads "They met on Tuesday"',
        ),
        ("Tuesday", "d-2", 'there is no document "d-2"', "E306", ""),
    ],
)
def test_words_that_do_not_stand_there_are_named(quote: str, document: str, message: str, code: str, hint: str) -> None:
    with pytest.raises(FieldError) as refused:
        find(quote, document)
    found = refused.value.finding
    assert (found.where, found.field, found.message, found.code, found.hint) == (
        HERE,
        "date.quotes[0]",
        message,
        code,
        hint,
    )


def test_a_quotation_that_could_come_from_two_documents_is_refused() -> None:
    with pytest.raises(FieldError) as refused:
        look_up(Quotation("Tuesday", "", HERE, "date.quotes[0]"), {}, ("d-1", "d-2"))
    assert refused.value.finding.message == "names no document, and there is not just one"


def a_record(sentence: str, *paragraphs: int, document: str = "d-1") -> EventRecord:
    refs = tuple(ParagraphRef(DocumentId(document), n, HERE) for n in paragraphs)
    summary = (Sentence(sentence, refs, HERE, True),)
    return EventRecord(EventId("e"), HERE, "E", "E", None, None, (), summary=summary)


@pytest.mark.parametrize(
    ("record", "messages"),
    [
        (a_record("They “agreed to” meet.", 1), ["“agreed to” stands"]),
        (a_record('The sides "agreed" to it.', 1), []),
        (a_record("“They met on Tuesday.”", 2), []),
        (a_record("“They met on Tuesday.”", 1), ["stands in none"]),
        (a_record("“hey met on Tues”", 2), ["stands in none"]),
        (a_record("They met.", 3), ["d-1 has no paragraph 3"]),
        (a_record("They met.", 1, document="d-9"), ['there is no document "d-9"']),
    ],
)
def test_a_summary_quotes_only_what_stands_in_its_paragraphs(record: EventRecord, messages: list[str]) -> None:
    found = [f.message for f in check_passages(record, {DocumentId("d-1"): the_text()})]
    assert len(found) == len(messages)
    assert all(message.replace("“agreed to” stands", '"agreed to" stands') in f for f, message in zip(found, messages))


def test_an_editorial_link_to_what_is_not_held_is_a_warning() -> None:
    body = "\nSee [one](/events/call-1/),\n[two](/events/call-2/), [three](/documents/d-1/#p2) and [four](/documents/d-1/#p9).\n"
    found = check_links(body, Where("content/pages/a.md", 4), ["call-1"], {DocumentId("d-1"): the_text()})
    assert [(f.where.line, f.message, f.code, f.severity, f.hint) for f in found] == [
        (
            6,
            "links to /events/call-2/, which is not held; the words are shown without the link",
            "E315",
            "warning",
            'did you mean "call-1"?',
        ),
        (6, "d-1 has no paragraph 9", "E310", "error", "it has 2"),
    ]

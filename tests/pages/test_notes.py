"""Evidence notes: letters at the words that fixed a fact, notes beside the text."""

from __future__ import annotations

from dataclasses import replace

from communique.model.document import Document
from communique.model.provenance import Claim, Evidence, Span
from communique.model.seed import Happening, Reference
from communique.pages.notes import annotated, letter
from tests.builders import a_claim, a_date, a_document, an_archive, an_event

TEXT = ("BEIJING, December 15, 2021 – They are close.", "Wednesday’s virtual meeting was long.", "The end.")


def words(document: Document, quote: str) -> Evidence:
    at = document.clean.text.index(quote)
    return document.clean.evidence(Span(at, at + len(quote)))


def reported(**facts: object) -> Document:
    document = a_document("a", *TEXT)
    return replace(document, reading=replace(document.reading, **facts))  # type: ignore[arg-type]


def shown(document: Document) -> list[tuple[int, list[tuple[str, bool, tuple[str, ...]]]]]:
    return [(b.number, [(r.text, r.noted, r.letters) for r in b.runs]) for b in annotated(document, an_archive(document))]


def dated(document: Document, edtf: str, basis: str, *quotes: str, **more: object) -> Claim:
    return replace(a_date(edtf, *[basis] * 3), evidence=tuple(words(document, q) for q in quotes), **more)  # type: ignore[arg-type]


def test_a_text_without_facts_is_one_run_a_paragraph() -> None:
    assert shown(reported()) == [(n, [(text, False, ())]) for n, text in enumerate(TEXT, 1)]


def test_the_words_of_a_fact_are_marked_and_lettered() -> None:
    document = reported()
    document = reported(published=dated(document, "2021-12-15", "text", "December 15, 2021"))
    assert shown(document)[0] == (
        1,
        [("BEIJING, ", False, ()), ("December 15, 2021", True, ("a",)), (" – They are close.", False, ())],
    )
    (block, *_) = annotated(document, an_archive(document))
    assert [(n.letter, [(s.fact, s.mark) for s in n.sayings]) for n in block.notes] == [("a", [("published", "stated")])]


def test_date_and_type_on_the_same_words_share_a_note() -> None:
    document = reported()
    happening = Happening(
        type=a_claim("video-meeting", evidence=(words(document, "virtual meeting"),)),
        date=dated(document, "2021-12-15", "calendar", "Wednesday’s virtual", "December 15, 2021", reason="A Wednesday."),
    )
    (_, block, _) = annotated(reported(happening=happening), an_archive(document))
    assert [(r.text, r.letters) for r in block.runs if r.noted] == [("Wednesday’s virtual meeting", ("a",))]
    (note,) = block.notes
    assert [(s.fact, s.reason, [q.words for q in s.also]) for s in note.sayings] == [
        ("event-date", "A Wednesday.", ["December 15, 2021"]),
        ("event-type", "", []),
    ]


def test_a_reference_leads_to_its_event() -> None:
    document = reported()
    reference = Reference("event", "", 2, words(document, "virtual meeting"), to=a_claim("other", "linked", reason="Same day."))
    document = reported(references=(reference,))
    (_, block, _) = annotated(document, an_archive(document, an_event("other", "2020")))
    (saying,) = block.notes[0].sayings
    assert (saying.fact, saying.event.url, saying.mark, saying.reason) == ("reference", "events/other/", "inferred", "Same day.")


def test_long_notes_stand_beside_several_paragraphs_and_push_the_next_ones_down() -> None:
    document = reported()
    long = dated(document, "2021-12-15", "text", "December 15, 2021", reason="A long story. " * 20)
    happening = Happening(type=a_claim("video-meeting", evidence=(words(document, "virtual meeting"),)))
    document = reported(published=long, happening=happening)
    first, second, third = annotated(document, an_archive(document))
    assert first.room > 1 and second.room == 1
    assert not third.free  # the notes of the first two stand there already


def test_a_paragraph_without_anything_beside_it_is_free() -> None:
    assert [b.free for b in annotated(reported(), an_archive())] == [True, True, True]


def test_letters_go_on_after_z() -> None:
    assert [letter(n) for n in (0, 25, 26, 27, 52)] == ["a", "z", "aa", "ab", "ba"]

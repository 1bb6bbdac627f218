"""Paragraphs held by their record keep number and words, whatever the cleaning makes of the text around them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from communique.arrange.pairing import Pair
from communique.arrange.pins import pinned
from communique.model.content import DocumentRecord, Pin
from communique.model.finding import Finding
from communique.model.ids import DocumentId, SeedId
from communique.model.provenance import Span
from communique.model.seed import Block, CleanText, Cut, Seed
from tests.builders import WHERE, a_document
from tests.seeds.reading import ROOT, read

RAW = "Title\n\nFirst words.\n\nShare this\n\nSecond en-\nergy words.\n"
FIRST, SHARE, SECOND = (7, 19), (21, 31), (33, 55)
HYPHEN = (42, 44)


def clean(*blocks: tuple[str, tuple[int, int]], cuts: tuple[tuple[int, int], ...] = ()) -> CleanText:
    """The text as one reading of it has it: blocks and cuts by their raw offsets, the paragraphs numbered in order."""
    kept, at = [], 0
    for start, end in (*sorted(cuts), (len(RAW), len(RAW))):
        kept += [Span(at, start)] * (start > at)
        at = end
    starts = [sum(s.end - s.start for s in kept[:i]) for i in range(len(kept))]

    def offset(raw: int) -> int:
        return next(b + raw - s.start for s, b in zip(kept, starts, strict=True) if s.start <= raw < s.end)

    number, found = 0, []
    for kind, (start, end) in blocks:
        number += kind == "paragraph"
        found.append(Block(kind, Span(offset(start), offset(end - 1) + 1), number * (kind == "paragraph")))
    seed = Seed(SeedId("a.txt"), "seeds/a.txt", "0" * 64, len(RAW), RAW)
    made = tuple(Cut(Span(*cut), "rule", "") for cut in cuts)
    return CleanText(seed, made, tuple(kept), tuple(found), tuple(starts))


def held(read: CleanText, *pins: tuple[tuple[int, int], ...]) -> tuple[CleanText, list[Finding]]:
    """The text with the paragraphs that a record holds."""
    places = tuple(Pin(tuple(Span(*s) for s in spans), WHERE, f"paragraphs[{n}]") for n, spans in enumerate(pins))
    record = DocumentRecord(DocumentId("a"), WHERE, SeedId("a.txt"), "", paragraphs=places)
    reading, findings = replace(a_document("a").reading, clean=read), []
    return pinned(Pair(DocumentId("a"), reading, record), findings).reading.clean, findings


def shown(text: CleanText) -> list[tuple[str, int, str]]:
    """Its blocks as readers meet them."""
    return [(b.kind, b.number, text.words(b)) for b in text.blocks]


TITLE = ("title", (0, 5))
WHOLE = ((FIRST,), (SHARE,), ((33, 42), (44, 55)))
"""The three paragraphs, as they were when a reading took the middle line for one."""


def test_a_line_that_is_cut_out_now_stays_the_paragraph_it_was() -> None:
    read = clean(TITLE, ("paragraph", FIRST), ("paragraph", SECOND), cuts=((20, 31), HYPHEN))
    text, findings = held(read, *WHOLE)
    assert not findings
    assert shown(text) == [
        ("title", 0, "Title"),
        ("paragraph", 1, "First words."),
        ("paragraph", 2, "Share this"),
        ("paragraph", 3, "Second energy words."),
    ]
    assert [(c.span, c.rule) for c in text.cuts] == [(Span(*HYPHEN), "rule")]
    assert all("".join(RAW[s.start : s.end] for s in text.to_raw(b.span)) == text.words(b) for b in text.blocks)


def test_paragraphs_that_are_read_as_one_now_stay_two_and_what_was_cut_within_stays_cut() -> None:
    text, findings = held(clean(TITLE, ("paragraph", (7, 55))), *WHOLE)
    assert not findings
    assert [words for _, number, words in shown(text) if number] == [
        "First words.",
        "Share this",
        "Second energy words.",
    ]
    assert [(c.span, c.rule) for c in text.cuts] == [(Span(*HYPHEN), "record")]
    assert "\n" not in text.view[text.blocks[-1].span.start : text.blocks[-1].span.end]


def test_a_new_paragraph_has_the_number_after_the_last_and_stands_in_its_place() -> None:
    read = clean(TITLE, ("paragraph", FIRST), ("paragraph", SHARE), ("paragraph", SECOND), cuts=(HYPHEN,))
    text, findings = held(read, (FIRST,), WHOLE[2], (SHARE,))
    assert not findings
    assert [b.number for b in text.blocks] == [0, 1, 3, 2]
    assert [text.words(b) for b in text.paragraphs] == ["First words.", "Second energy words.", "Share this"]


def test_a_heading_that_was_a_paragraph_stays_one() -> None:
    read = clean(TITLE, ("paragraph", FIRST), ("subheading", SHARE), ("paragraph", SECOND), cuts=(HYPHEN,))
    assert [b.kind for b in held(read, *WHOLE)[0].blocks] == ["title", "paragraph", "paragraph", "paragraph"]
    assert [b.kind for b in held(read, (FIRST,), WHOLE[2])[0].blocks] == [
        "title",
        "paragraph",
        "subheading",
        "paragraph",
    ]


def test_a_passage_is_in_the_paragraph_that_it_lies_in_now() -> None:
    read = clean(TITLE, ("paragraph", FIRST), ("paragraph", SECOND), cuts=((20, 31), HYPHEN))
    document = a_document("a", "First words.", topics={"words": "energy"})
    (mention,) = document.mentions
    mention = replace(mention, paragraph=2, evidence=read.seed.evidence(Span(50, 55)))
    pins = tuple(Pin(tuple(Span(*s) for s in spans), WHERE, "paragraphs") for spans in WHOLE)
    record = DocumentRecord(DocumentId("a"), WHERE, SeedId("a.txt"), "", paragraphs=pins)
    reading = replace(document.reading, clean=read, mentions=(mention,))
    laid = pinned(Pair(DocumentId("a"), reading, record), []).reading
    assert [m.paragraph for m in laid.mentions] == [3]


@pytest.mark.parametrize(
    ("pins", "message"),
    [
        (((FIRST,), ((33, 60),)), "a ¶2 ends at 60, and seeds/a.txt has 56 characters"),
        (((FIRST,), ((19, 21),)), "a ¶2 is empty"),
        (((FIRST,), ((10, 15),)), "a ¶2 lies within ¶1"),
    ],
)
def test_a_place_that_cannot_be_is_named(pins: tuple, message: str) -> None:
    _, (finding,) = held(clean(("paragraph", FIRST)), *pins)
    assert (finding.code, finding.field, finding.message) == ("E317", "paragraphs[1]", message)
    assert finding.hint == "take the list out, and `build.py accept a paragraphs` writes it anew"


def test_a_paragraph_without_a_number_is_named_with_the_place_to_add() -> None:
    read = clean(TITLE, ("paragraph", FIRST), ("paragraph", SHARE), ("paragraph", SECOND), cuts=(HYPHEN,))
    _, findings = held(read, (FIRST,))
    assert [(f.code, f.message) for f in findings] == [
        ("E318", "“Share this” is read as a paragraph of a now, and has no number"),
        ("E318", "“Second energy words.” is read as a paragraph of a now, and has no number"),
    ]
    assert [f.hint for f in findings] == [
        "add 21-31 at the end of the list, and it is ¶2",
        "add 33-42+44-55 at the end of the list, and it is ¶3",
    ]


TEXTS = sorted(p for folder in ("seeds", "tests/examples/documents") for p in (ROOT / folder).glob("*.txt"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_holding_the_numbers_as_they_are_changes_nothing(path: Path) -> None:
    reading = read(path.read_bytes().decode(), path.name)
    old = reading.clean
    pins = tuple(Pin(old.to_raw(block.span), WHERE, "paragraphs") for block in old.paragraphs)
    record = DocumentRecord(DocumentId("a"), WHERE, old.seed.id, "", paragraphs=pins)
    findings: list[Finding] = []
    new = pinned(Pair(DocumentId("a"), reading, record), findings).reading
    assert not findings
    assert shown(new.clean) == shown(old)
    assert (new.clean.text, new.clean.kept, new.clean.cuts) == (old.text, old.kept, old.cuts)
    assert (new.mentions, new.references) == (reading.mentions, reading.references)

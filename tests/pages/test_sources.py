"""Short names of documents, ¶ references, places in a text."""

from __future__ import annotations

from communique.model.provenance import Evidence, Span
from communique.model.seed import Block, CleanText, Cut, Seed
from communique.pages.sources import FURNITURE, Place, block_at, clean_offset, names_kept, place, refs, titled
from tests.builders import a_claim, a_document, an_archive

RAW = "Home » Nation\nA title\nFirst page-\n2\nbreak here."
CUTS = (Span(0, 14), Span(32, 36))
KEPT = (Span(14, 32), Span(36, 47))
CLEAN = CleanText(
    Seed("a.txt", "seeds/a.txt", "0", len(RAW), RAW),
    tuple(Cut(span, "rule", "reason") for span in CUTS),
    KEPT,
    (Block("title", Span(0, 7)), Block("paragraph", Span(8, 29), 1)),
    (0, 18),
)


def test_a_raw_offset_finds_its_block_across_a_cut() -> None:
    assert block_at(CLEAN, 14).kind == "title"
    assert block_at(CLEAN, RAW.index("break")).number == 1
    assert block_at(CLEAN, 0) is None  # furniture
    assert block_at(CLEAN, 33) is None  # furniture within
    assert block_at(CLEAN, 21) is None  # the line's end between two blocks
    assert clean_offset(CLEAN, RAW.index("break")) == CLEAN.text.index("break")


def test_words_are_led_to_where_they_stand() -> None:
    raw = "Share\nA title\nFirst words.\nA heading\nMore words."
    blocks = (Block("title", Span(0, 7)), Block("paragraph", Span(8, 20), 1), Block("subheading", Span(21, 30)), Block("paragraph", Span(31, 42), 2))
    seed = Seed("a.txt", "seeds/a.txt", "0", len(raw), raw)
    clean = CleanText(seed, (Cut(Span(0, 6), "rule", "reason"),), (Span(6, len(raw)),), blocks, (0,))

    def of(words: str) -> Place:
        start = raw.index(words)
        return place(clean, Evidence("a.txt", (Span(start, start + len(words)),), words))

    assert of("Share") == FURNITURE
    assert of("A title") == Place("title")
    assert of("First") == Place("paragraph", 1, "p1")
    assert of("A heading") == Place("subheading", 0, "p2")


def test_every_raw_offset_agrees_with_the_way_back() -> None:
    for block in CLEAN.blocks:
        for offset in range(block.span.start, block.span.end):
            (raw,) = CLEAN.to_raw(Span(offset, offset + 1))
            assert block_at(CLEAN, raw.start) == block


def test_references_keep_documents_together() -> None:
    archive = an_archive(a_document("a", "x", "y", publisher="CGTN"), a_document("b", "x", publisher="China Daily"))
    found = refs([("a", 1), ("b", 1), ("a", 2), ("a", 1)], archive)
    assert [(r.source, r.number) for r in found] == [("CGTN", 1), ("CGTN", 2), ("China Daily", 1)]


def test_a_title_keeps_dash_and_opening_quotation_with_their_words() -> None:
    document = a_document("a", "x")
    reading = document.reading
    object.__setattr__(reading, "display_title", a_claim("Relations – “a model”"))
    assert titled(document) == ("Relations\u00a0– “a\u00a0model”", True)


def test_names_are_whole() -> None:
    assert names_kept("Wang Yi calls Sergey Lavrov", ("Wang Yi",)) == "Wang\u00a0Yi calls Sergey Lavrov"

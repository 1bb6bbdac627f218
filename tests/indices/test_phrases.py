"""Formulas: those of the lexicon wherever they stand, those the texts share; counted as a plain search counts them."""

from __future__ import annotations

import random
import re
from dataclasses import replace

import pytest

from communique.indices.index import index
from communique.indices.occurrences import words
from communique.indices.phrases import Track
from communique.model.archive import Archive
from communique.model.authority import Party, Phrase
from communique.model.ids import PartyId
from tests.builders import a_document, a_person, an_archive


def tracks(archive: Archive, *lexicon: Phrase, stop_words: tuple[str, ...] = ("the", "of", "and", "with", "a")) -> dict[str, Track]:
    """The formulas of an archive that has this lexicon."""
    lists = replace(archive.vocabularies, phrases={p.id: p for p in lexicon}, stop_words={"en": stop_words, "zh": ("的", "和")})
    return dict(index(replace(archive, vocabularies=lists)).phrases.tracks)


def found(track: Track, archive: Archive) -> list[tuple[str, int, str]]:
    """Document, paragraph and words of every place."""
    return [(o.document, o.paragraph, words(o, archive.documents[o.document])) for o in track.occurrences]


CORE = Phrase("core", "core interests", {"en": ("core interest[s]",), "zh": ("核心利益",)})


def test_a_formula_is_found_in_any_case_and_spelling_and_not_over_punctuation() -> None:
    archive = an_archive(
        a_document("a", "Core  Interests come first.", "At the core, interests differ. A core-interest remains."),
        a_document("b", "坚定支持彼此核心利益和重大关切。", "Scores of interests."),
    )
    assert found(tracks(archive, CORE)["core"], archive) == [
        ("a", 1, "Core  Interests"), ("a", 2, "core-interest"), ("b", 1, "核心利益")
    ]  # fmt: skip


def test_wordings_of_the_small_notation() -> None:
    partners = Phrase("p", "partnership", {"en": ("[strategic] partner* of coordination",)})
    archive = an_archive(a_document("a", "A strategic partnership of coordination; partners of co-ordination; partners of peace."))
    assert found(tracks(archive, partners)["p"], archive) == [
        ("a", 1, "strategic partnership of coordination"), ("a", 1, "partners of co-ordination")
    ]  # fmt: skip


def test_a_formula_that_does_not_occur_has_no_track() -> None:
    assert tracks(an_archive(a_document("a", "Nothing here."))) == {}
    assert "core" not in tracks(an_archive(a_document("a", "Nothing here.")), CORE)


def test_what_texts_share_is_found_as_long_as_it_can_be_and_without_stop_words_at_its_ends() -> None:
    archive = an_archive(
        a_document("a", "They uphold the system with the United Nations at its core, and peace."),
        a_document("b", "We uphold the system with the United Nations at its heart; and peace."),
        a_document("c", "The United Nations met."),
    )
    mined = {t.name: len(t.documents) for t in tracks(archive).values()}
    assert mined == {"United Nations": 3, "uphold the system with the United Nations at its": 2}


def test_a_formula_is_not_cut_over_punctuation_nor_made_of_names() -> None:
    archive = an_archive(
        a_document("a", "Peace, trade. Wang Yi spoke. China and Russia. Chinese Russian."),
        a_document("b", "Peace, trade; Wang Yi spoke. China and Russia. Chinese Russian."),
        people=(a_person("wang-yi", "Wang Yi"),),
    )
    parties = {
        PartyId("cn"): Party(PartyId("cn"), "China", adjectives={"en": ("Chinese",)}),
        PartyId("ru"): Party(PartyId("ru"), "Russia", adjectives={"en": ("Russian",)}),
    }
    archive = replace(archive, vocabularies=replace(archive.vocabularies, parties=parties))
    assert tracks(archive) == {}


def test_a_listed_formula_is_not_found_again() -> None:
    archive = an_archive(a_document("a", "Our core interests matter."), a_document("b", "Our core interests too."))
    assert list(tracks(archive, CORE, stop_words=("our",))) == ["core"]


def test_chinese_formulas_are_four_characters_or_more() -> None:
    archive = an_archive(a_document("a", "双方支持核心利益。关系很好。"), a_document("b", "各国的核心利益，关系。"))
    assert [t.name for t in tracks(archive).values()] == ["核心利益"]


@pytest.mark.parametrize("seed", range(5))
def test_counts_equal_those_of_a_plain_search(seed: int) -> None:
    chance = random.Random(seed)
    vocabulary = ["peace", "trade", "core", "interests", "the", "of", "joint", "statement", "order", "law"]
    texts = [[" ".join(chance.choices(vocabulary, k=12)) + chance.choice(".,;") for _ in range(4)] for _ in range(6)]
    archive = an_archive(*(a_document(f"d{n}", *paragraphs) for n, paragraphs in enumerate(texts)))
    shown = tracks(archive, CORE, stop_words=("the", "of"))
    assert len(shown) > 5
    for track in shown.values():
        pattern = r"\bcore interests?\b" if track.id == "core" else rf"\b{re.escape(track.name)}\b"
        plain = [(f"d{n}", p) for n, paragraphs in enumerate(texts) for p, t in enumerate(paragraphs, 1) for _ in re.finditer(pattern, t)]
        assert [(o.document, o.paragraph) for o in track.occurrences] == plain, track.name


def test_of_many_documents_all_are_looked_through() -> None:
    texts = [f"They upheld lasting peace on day{n}." for n in range(1_200)]
    texts[401] += " A rare turn of phrase."
    texts[1_001] = "It was a rare turn of phrase."
    archive = an_archive(*(a_document(f"d{n:04d}", text) for n, text in enumerate(texts)))
    found = {track.name: (len(track.documents), len(track.occurrences)) for track in tracks(archive).values()}
    assert found == {"They upheld lasting peace on": (1_199, 1_199), "rare turn of phrase": (2, 2)}


def test_every_shared_sequence_is_covered_by_a_formula() -> None:
    chance = random.Random(11)
    content = [f"w{n}" for n in range(12)]
    texts = [" ".join(chance.choices(content, k=40)) for _ in range(4)]
    archive = an_archive(*(a_document(f"d{n}", text) for n, text in enumerate(texts)))
    names = [f" {t.name} " for t in tracks(archive).values()]
    for text in texts:
        parts = text.split()
        for pair in zip(parts, parts[1:], strict=False):
            shared = sum(1 for t in texts if f" {' '.join(pair)} " in f" {t} ") > 1
            assert shared == any(f" {' '.join(pair)} " in name for name in names)

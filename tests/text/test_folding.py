"""Folding: the words of a text as they are compared, and where they stand."""

from __future__ import annotations

import pytest

from communique.text.folding import paired, places, spelled, tokens, words
from tests.folding_cases import CASES


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_tokens(text: str, expected: str) -> None:
    assert " ".join(tokens(text)) == expected


@pytest.mark.parametrize("text", [text for text, _ in CASES])
def test_every_token_has_its_place_and_reads_the_same_there(text: str) -> None:
    found = places(text)
    assert len(found) == len(tokens(text))
    for token, place in zip(tokens(text), found, strict=True):
        assert tokens(text[place.start : place.end])[0] == token


def test_punctuation_parts_words_and_quotation_marks_do_not() -> None:
    assert [place.parted for place in places("core, interests and “rules” here")] == [False, True, False, False, False]
    assert [place.parted for place in places('peace, "core" interests')] == [False, True, False]


def test_words_tell_where_a_text_is_parted() -> None:
    assert words("core interests, and more.") == ["core", "interests", None, "and", "more", None]
    assert words("核心 利益") == ["核", "心", None, "利", "益", None]
    assert paired(words("核心 利益")) == ["核心", "心", "利益", "益"]


@pytest.mark.parametrize("word", ["neighborhood", "organization", "centering", "dialogs", "councillors", "programmes", "grayer"])
def test_a_spelling_once_made_alike_stays(word: str) -> None:
    assert spelled(spelled(word) or "") == spelled(word)


@pytest.mark.parametrize("word", ["neighborliness", "organization", "defensive", "programmes", "travelling"])
def test_the_beginning_of_a_word_finds_the_word(word: str) -> None:
    whole = spelled(word) or ""
    missed = [word[:end] for end in range(1, len(word)) if not whole.startswith(spelled(word[:end]) or "-")]
    assert len(missed) <= 1, missed  # at most where a pair of letters is typed by half

"""Text evened out, counted and cut into sentences."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model.provenance import Span
from communique.text.words import even, find_words, fold, sentences, word_count

ABBREVIATIONS = frozenset({"aug", "mr", "gen", "p.m"})


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("“Today’s” — 2021–2022\u00a0no. 5\r", "\"Today's\" - 2021-2022 no. 5 "),
        ("«Да»\u2009%", '"Да" %'),
        ("２０２１年１２月１５日，（新华社）", "2021年12月15日,(新华社)"),
        ("\ufeffA", " A"),
        ("١٥ ديسمبر", "15 ديسمبر"),
    ],
)
def test_even(text, view):
    assert even(text) == view


@given(st.text())
def test_even_keeps_every_place(text):
    view = even(text)
    assert len(view) == len(text)
    assert [i for i, c in enumerate(text) if c == "\n"] == [i for i, c in enumerate(view) if c == "\n"]


def test_fold_forgets_case_and_marks():
    assert fold("  Recep  Tayyıp\u00a0ERDOĞAN’s ") == "recep tayyıp erdogan's"


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), ("Comments are closed.", 3), ("low-carbon energy", 2), ("习近平同普京", 3), ("a 中国 b", 3)]
)
def test_word_count(text, count):
    assert word_count(text) == count


@given(st.text(alphabet="ab1_'-- .\n") | st.text(st.characters(max_codepoint=127)))
def test_a_sign_joins_words_between_two_letters_alone(text):
    assert word_count(text) == len(re.findall(r"\w+(?:['-]\w+)*", text, re.ASCII))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It met. He left.", ["It met.", "He left."]),
        ("boasted by the U.S., which severely undermines", ["boasted by the U.S., which severely undermines"]),
        ("On Aug. 25 Mr. Xi met Gen. Li. They spoke.", ["On Aug. 25 Mr. Xi met Gen. Li.", "They spoke."]),
        ("strengthen them. more in an all-out way.", ["strengthen them. more in an all-out way."]),
        ('He said "no." Then he left.', ['He said "no."', "Then he left."]),
        ("两国元首交换意见。习近平指出。", ["两国元首交换意见。", "习近平指出。"]),
        ("J. R. Biden spoke. Good", ["J. R. Biden spoke.", "Good"]),
        ("Really? Yes! \u2026", ["Really?", "Yes! \u2026"]),
    ],
)
def test_sentences(text, parts):
    view = even(text)
    assert [view[s.start : s.end] for s in sentences(view, Span(0, len(view)), ABBREVIATIONS)] == parts


@given(st.text(alphabet="aA .!?\"'。U"))
def test_sentences_hold_all_words(text):
    spans = list(sentences(text, Span(0, len(text)), ABBREVIATIONS))
    assert all(one.end <= other.start for one, other in zip(spans, spans[1:], strict=False))
    assert "".join(text[s.start : s.end] for s in spans).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "sought", "at"),
    [
        ("core interests", "core interest", -1),
        ("score core", "core", 6),
        ("“core”, they said", "core", 1),
        ("20 years ago.", "years ago", 3),
        ("国家主席习近平同俄罗斯总统", "习近平", 4),
        ("anything", "", -1),
    ],
)
def test_words_are_found_whole(text: str, sought: str, at: int) -> None:
    assert find_words(text, sought) == at

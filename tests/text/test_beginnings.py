"""One pass over a text for all that is looked for: where finds can begin, and words that stand whole."""

from __future__ import annotations

import pytest

from communique.model.provenance import Span
from communique.text.beginnings import Beginnings
from communique.text.patterns import lexicon

TALKS = lexicon([("talk*", "talks"), ("phone call", "call")])
PLACES = lexicon([("the Hague", "hague"), ("北京", "beijing"), ("Chargé", "charge")])
NOTHING = lexicon([])


@pytest.mark.parametrize(
    "view",
    [
        "Talks and a phone call; TALKED in the  Hague, the hague_ and The Hague.",
        "a_talk talks-talk 9talks\ntalks",
        "le Chargé — charge, CHARGÉ talks İtalks",
        "talks在北京talks 北京",
        "",
        "…",
    ],
)
def test_what_one_pass_finds_a_scan_finds(view):
    beginnings = Beginnings((TALKS, PLACES, NOTHING))
    for _ in range(2):  # the second time every word was met before
        index = beginnings.index(view)
        for finder in (TALKS, PLACES, NOTHING):
            assert list(finder.find_in(index)) == list(finder.find(view))


def test_a_part_of_a_text_is_looked_through_alone():
    view = "talks. talks by phone call. talks"
    index = Beginnings((TALKS,)).index(view)
    assert [hit.start for hit in TALKS.find_in(index, 7, 27)] == [7, 16]


def test_words_stand_whole_and_as_written():
    index = Beginnings(()).index("Xi met xi, Xiang and Xi Jinping; Xi's and Xi_")
    assert list(index.standing(("Xi", "'s", ""))) == [Span(0, 2), Span(21, 23), Span(33, 35)]
    assert list(index.standing(("Xi Jinping", "Xi"))) == [Span(0, 2), Span(21, 31), Span(33, 35)]

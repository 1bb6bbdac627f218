"""The small notation: what a pattern reads as, what it finds, what it refuses."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.text.patterns import lexicon, readings, trie


@pytest.mark.parametrize(
    ("pattern", "plain"),
    [
        ("core interests", ("core interests",)),
        ("(phone|telephone) call", ("phone call", "telephone call")),
        ("phone call[s]", ("phone call", "phone calls")),
        ("[new|old] (a|b [c])", ("a", "b", "b c", "new a", "new b", "new b c", "old a", "old b", "old b c")),
        ("oppos*", ("oppos*",)),
        ("people’s  will", ("people's will",)),
    ],
)
def test_readings(pattern, plain):
    assert readings(pattern) == plain


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("re:a+", "regular expressions are not taken: use words, * at a word's end, (a|b) and [optional]"),
        ("(a|b", '"(a|b" opens a bracket that it does not close'),
        ("a)", '"a)" closes a bracket that it did not open'),
        ("a*b", '"a*b": * may stand only at the end of a word'),
        ("a *", '"a *": * may stand only at the end of a word'),
        ("[a]", '"[a]" can be read as nothing'),
        ("[a][b][c][d][e][f][g][h][i][j]", '"[a][b][c][d][e][f][g][h][i][j]" has more than 400 readings: write several patterns'),
    ],
)
def test_faulty_patterns(pattern, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        readings(pattern)


def found(patterns, text):
    words = lexicon((pattern, key) for key, row in patterns.items() for pattern in row)
    return [(text[hit.start : hit.end], *hit.keys) for hit in words.find(text)]


@pytest.mark.parametrize(
    ("patterns", "text", "hits"),
    [
        ({"us": ["US"]}, "US policy helps us", [("US", "us")]),
        ({"sco": ["SCO"]}, "the SCO, a disco, sco", [("SCO", "sco")]),
        ({"u": ["U.S."]}, "by the U.S., which", [("U.S.", "u")]),
        ({"t": ["core interest[s]"]}, "Core Interests and core  interest", [("Core Interests", "t"), ("core  interest", "t")]),
        ({"h": ["hegemon*"]}, "hegemonic, Hegemony, anti-hegemon", [("hegemonic", "h"), ("Hegemony", "h"), ("hegemon", "h")]),
        ({"a": ["energy"], "b": ["nuclear energy"]}, "nuclear energy", [("nuclear energy", "b")]),
        ({"a": ["sport*"], "b": ["sports"]}, "sports", [("sports", "b")]),
        ({"a": ["x y"], "b": ["x y"]}, "x y", [("x y", "a", "b")]),
        ({"cn": ["中国"]}, "在中国的", [("中国", "cn")]),
        ({"p": ["Договор*"]}, "договором", [("договором", "p")]),
        ({"ir": ["Iran"]}, "\u0130ran, IRAN, \u0131ran", [("\u0130ran", "ir"), ("IRAN", "ir"), ("\u0131ran", "ir")]),
        ({}, "anything", []),
    ],
)
def test_find(patterns, text, hits):
    assert found(patterns, text) == hits


@given(st.lists(st.text(alphabet="abAB c", min_size=1).map(str.strip).filter(bool), min_size=1), st.text(alphabet="abAB c"))
def test_a_trie_finds_what_its_words_do(words, text):
    plain = [" ".join(word.split()) for word in words]
    longest = max((w for w in plain if re.match(re.escape(w).replace(r"\ ", " +"), text)), key=len, default=None)
    match = re.match(trie(plain), text)
    assert (match is None) == (longest is None)


def test_long_runs_end_quickly():
    words = lexicon([("a* b* c* (d|e*)", "k"), ("share [share] share*", "s")])
    start = time.process_time()
    for text in ("a " * 100_000, "share " * 40_000 + "zzz", "ab" * 100_000, "a" + " " * 200_000 + "c"):
        list(words.find(text))
    assert time.process_time() - start < 5

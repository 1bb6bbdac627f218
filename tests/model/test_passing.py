"""Values passed to another process: what arrives is what was sent."""

from __future__ import annotations

import pickle

from communique.model import provenance
from communique.model.passing import pass_by_fields
from communique.model.provenance import Claim, Evidence, Named, Span

pass_by_fields(provenance)


def test_what_arrives_is_what_was_sent():
    words = Evidence("a.txt", (Span(3, 8), Span(10, 12)), "words")
    claim = Claim(Named("xi", "Xi Jinping", "Xi"), "text", (words,), "Because.", "rule", 0.5, ("text",), "a book", True)
    assert pickle.loads(pickle.dumps(claim)) == claim
    assert pickle.loads(pickle.dumps(claim)).value.surname == "Xi"  # no part of a comparison


def test_one_value_told_of_twice_arrives_as_one():
    words = Evidence("a.txt", (Span(0, 1),), "a")
    one, other = pickle.loads(pickle.dumps((Claim(1, "text", (words,)), Claim(2, "text", (words,)))))
    assert one.evidence[0] is other.evidence[0]

"""Values passed to another process: what arrives is what was sent."""

from __future__ import annotations

import pickle

from communique.model import provenance
from communique.model.passing import pass_by_fields
from communique.model.provenance import Claim, Evidence, Named, Span, alone, same

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


def test_the_same_span_and_the_same_few_words_arrive_as_those_that_are_there():
    words, long = same("".join(["Prime ", "Minister"])), "x" * 100
    sent = Evidence("a.txt", alone(3, 17), words), Evidence("b.txt", (Span(3, 17),), "Prime Minister"), Span(3, 17)
    one, other, span = pickle.loads(pickle.dumps(sent))
    assert (one, other, span) == sent
    assert one.spans is other.spans is alone(3, 17) and span is one.spans[0]
    assert one.quote is other.quote is words
    assert same(long) is long


def test_spans_are_what_they_are_however_many_there_are():
    assert all(alone(n, n + 1) == (Span(n, n + 1),) for n in range(250_000))
    assert alone(5, 6) == (Span(5, 6),)

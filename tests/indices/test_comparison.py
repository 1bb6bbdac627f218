"""Who reports what: rows in the order of the topics, groups from all to one alone."""

from __future__ import annotations

from communique.indices.comparison import comparison, topic_paragraphs
from tests.builders import a_document, a_topic, an_archive, an_event

ENERGY, TRADE, POWER = a_topic("energy", "Energy"), a_topic("trade", "Trade"), a_topic("power", "Power", broader="energy")


def test_a_topic_of_both_stands_before_a_topic_of_one() -> None:
    first = a_document("a", "They spoke of gas.", "They spoke of goods.", topics={"gas": "energy", "goods": "trade"}, events=("e",))
    second = a_document("b", "Gas was named.", topics={"Gas": "energy"}, events=("e",))
    archive = an_archive(an_event("e", documents=("a", "b")), first, second, topics=(TRADE, ENERGY))
    compared = comparison(archive)["e"]
    assert compared.documents == ("a", "b")
    assert [(g.kind, g.document, [(r.topic, r.paragraphs) for r in g.rows]) for g in compared.groups] == [
        ("all", None, [("energy", ((1,), (1,)))]),
        ("only", "a", [("trade", ((2,), ()))]),
    ]


def test_two_of_three_accounts_are_some() -> None:
    telling = [a_document(d, "They spoke of gas.", topics={"gas": "energy"}, events=("e",)) for d in ("a", "b")]
    silent = a_document("c", "They spoke.", events=("e",))
    archive = an_archive(an_event("e", documents=("a", "b", "c")), *telling, silent, topics=(ENERGY,))
    assert [g.kind for g in comparison(archive)["e"].groups] == ["some"]


def test_one_account_is_one_group() -> None:
    archive = an_archive(
        an_event("e", documents=("a",)),
        a_document("a", "They spoke of gas.", topics={"gas": "energy"}, events=("e",)),
        topics=(ENERGY,),
    )
    assert [g.kind for g in comparison(archive)["e"].groups] == ["all"]


def test_an_event_known_by_mention_alone_has_no_comparison() -> None:
    assert comparison(an_archive(an_event("e"))) == {}


def test_a_narrower_topic_counts_under_the_one_with_a_page() -> None:
    document = a_document("a", "They spoke of gas.", "They spoke of plants.", topics={"gas": "energy", "plants": "power"})
    archive = an_archive(document, topics=(ENERGY, POWER))
    assert topic_paragraphs(document, archive.vocabularies) == {"energy": (1, 2)}

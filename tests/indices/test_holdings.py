"""Holdings: counts, and the passages, events and neighbours of every topic."""

from __future__ import annotations

from communique.indices.holdings import holdings
from communique.model.ids import TopicId
from tests.builders import a_document, a_topic, an_archive, an_event

TOPICS = (
    a_topic("energy", "Energy"),
    a_topic("nuclear", "Nuclear power", broader=TopicId("energy")),
    a_topic("arms", "Arms control"),
)


def test_a_narrower_topic_counts_under_the_broader_one_and_a_paragraph_once() -> None:
    document = a_document(
        "a", "Oil and gas, and reactors.", "Reactors again. Arms too.", topics={"Oil": "energy", "reactors": "nuclear", "Reactors": "nuclear", "Arms": "arms"}, events=("e",)
    )  # fmt: skip
    made = holdings(an_archive(document, an_event("e", documents=("a",)), an_event("mentioned", "2001"), topics=TOPICS))
    assert (made.described, made.mentioned, made.documents, made.paragraphs) == (1, 1, 1, 2)
    assert list(made.topics) == ["arms", "energy"]
    energy = made.topics[TopicId("energy")]
    assert [(p.paragraph, [e.quote for e in p.evidence]) for p in energy.passages] == [(1, ["Oil", "reactors"]), (2, ["Reactors"])]
    assert (energy.documents, energy.events, energy.narrower) == (("a",), ("e",), ("nuclear",))
    assert energy.together == (("arms", 1),)
    assert made.by_event == {"e": ("energy", "arms")}


def test_a_topic_without_a_passage_has_a_holding_too() -> None:
    made = holdings(an_archive(topics=TOPICS))
    assert made.topics[TopicId("arms")].passages == ()

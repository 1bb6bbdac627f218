"""Topics: the heat strip, passages by event with their words marked, and pages by year where they are many."""

from __future__ import annotations

from dataclasses import replace

import pytest

from communique.indices.index import index
from communique.model.document import Document
from communique.model.ids import TopicId
from communique.model.page import Page
from communique.pages.heat import heat
from communique.pages.plan import viewed
from communique.pages.topics import ONE_PAGE, ONE_TABLE, TopicsView, TopicView, pages, readable
from tests.builders import a_date, a_document, a_mention, a_site, a_topic, an_archive, an_event

TOPICS = (a_topic("energy", "Energy"), a_topic("nuclear", "Nuclear power", broader=TopicId("energy")), a_topic("arms", "Arms control"))
CALL = an_event("call", "2020-12-22", documents=("a",))
VISIT = an_event("visit", "2021-02-03", documents=("b",))
FIRST = a_document("a", "They spoke of oil and reactors.", topics={"oil": "energy", "reactors": "nuclear"}, events=("call",), published=a_date("2020-12-23"))  # fmt: skip
SECOND = a_document("b", "Arms.", "And oil.", topics={"Arms": "arms", "oil": "energy"}, events=("visit",))


def planned(*values: object) -> dict[str, Page]:
    """The pages of the topics of these events and documents with their views, by address."""
    archive = an_archive(*values, topics=TOPICS)  # type: ignore[arg-type]
    indices, site = index(archive), a_site()
    return {page.url: replace(page, view=viewed(page, archive, indices, site)) for page in pages(archive, indices, site)}


def energy(*values: object) -> TopicView:
    """What the page of the topic of energy shows."""
    view = planned(*values)["topics/energy/"].view
    assert isinstance(view, TopicView)
    return view


def test_a_narrower_topic_has_no_page() -> None:
    assert list(planned(CALL, FIRST)) == ["topics/", "topics/arms/", "topics/energy/"]


def test_passages_stand_under_their_event_with_the_words_marked() -> None:
    shown = energy(CALL, VISIT, FIRST, SECOND)
    assert [group.event.id for group in shown.groups if group.event] == ["call", "visit"]
    (passage,) = shown.groups[0].passages
    assert [(w.text, w.matched) for w in passage.words] == [
        ("They spoke of ", False),
        ("oil", True),
        (" and ", False),
        ("reactors", True),
        (".", False),
    ]
    assert (passage.ref.url, passage.ref.fragment) == ("documents/a/", "p1")
    assert (shown.paragraphs, shown.documents, shown.of_documents, shown.events, shown.of_events) == (2, 2, 2, 2, 2)


def test_a_document_that_tells_of_no_event_comes_last() -> None:
    alone = a_document("c", "Oil.", topics={"Oil": "energy"})
    shown = energy(CALL, FIRST, alone)
    assert [group.event.id if group.event else None for group in shown.groups] == ["call", None]


def test_related_topics_share_paragraphs() -> None:
    both = a_document("a", "Oil and arms.", topics={"Oil": "energy", "arms": "arms"}, events=("call",))
    assert [(topic.name, topic.n) for topic in energy(CALL, both).related] == [("Arms control", 1)]


def many_passages() -> Document:
    """A document with more passages on energy than one page shows."""
    many = a_document("a", *["Oil."] * (ONE_PAGE + 1), events=("call",))
    words = [a_mention(many.clean, "Oil.", "energy")] * (ONE_PAGE + 1)
    mentions = tuple(replace(mention, paragraph=number) for number, mention in enumerate(words, 1))
    return replace(many, reading=replace(many.reading, mentions=mentions))


def test_many_passages_are_split_by_year() -> None:
    made = planned(CALL, VISIT, many_passages(), SECOND)
    assert [url for url in made if url.startswith("topics/energy/")] == ["topics/energy/", "topics/energy/2020/", "topics/energy/2021/"]
    assert made["topics/energy/"].view.groups == ()
    assert [(y.name, y.n) for y in made["topics/energy/"].view.years] == [("2020", ONE_PAGE + 1), ("2021", 1)]


@pytest.mark.parametrize(
    ("date", "years", "listed"),
    [
        ("2020-12-30/2021-01-02", ["2020", "2021"], ["2020/", "2021/"]),
        ("[2019-12-31,2020-01-01]", ["2019", "2020", "2021"], ["2019/", "2020/"]),
        ("19XX", ["1900", "2020", "2021"], ["1900/"]),
        ("XXXX-05-19", ["2020", "2021"], [""]),
    ],
)
def test_passages_of_an_event_of_uncertain_date_are_on_the_page_of_every_year_that_it_may_lie_in(
    date: str, years: list[str], listed: list[str]
) -> None:
    visit, late = an_event("visit", date, documents=("b",)), an_event("late", "2021-02-03", documents=("c",))
    third = a_document("c", "Oil.", topics={"Oil": "energy"}, events=("late",))
    made = planned(CALL, visit, late, many_passages(), SECOND, third)
    assert [year.name for year in made["topics/energy/"].view.years] == years
    found = [url for url, page in made.items() if "events/visit/" in repr(getattr(page.view, "groups", ""))]
    assert [url.removeprefix("topics/energy/") for url in found if url.startswith("topics/energy/")] == listed


@pytest.mark.parametrize(
    ("pattern", "shown"),
    [
        ("core interest[s]", "core interest(s)"),
        ("коренн* интерес*", "коренн… интерес…"),
        ("Afghan (issue|question)", "Afghan issue/question"),
    ],
)
def test_patterns_are_shown_in_a_form_for_readers(pattern: str, shown: str) -> None:
    assert readable(pattern) == shown


def test_the_heat_strip_counts_paragraphs_by_month_of_the_event() -> None:
    archive = an_archive(CALL, VISIT, FIRST, SECOND, topics=TOPICS)
    table = heat(archive, index(archive))
    assert (table.unit, [(c.year, c.month, c.first) for c in table.columns]) == (
        "month",
        [(2020, 12, True), (2021, 1, False), (2021, 2, True)],
    )
    arms, oil = table.rows
    assert [(c.n, c.step, c.silent) for c in arms.cells] == [(0, 0, True), (0, 0, False), (1, 1, False)]
    assert [c.n for c in oil.cells] == [1, 0, 1]
    assert (oil.total, oil.letter) == (2, "E")


@pytest.mark.parametrize(("last", "unit", "columns"), [("2022-12-01", "year", 3), ("2060-01-01", "decade", 5)])
def test_longer_times_are_told_by_year_and_by_decade(last: str, unit: str, columns: int) -> None:
    archive = an_archive(CALL, FIRST, an_event("z", last, documents=("b",)), replace(SECOND, events=("z",)), topics=TOPICS)
    table = heat(archive, index(archive))
    assert (table.unit, len(table.columns)) == (unit, columns)


def listed(*names: str) -> TopicsView:
    """The list of topics of these names."""
    topics = tuple(a_topic(f"t{number}", name) for number, name in enumerate(names))
    archive = an_archive(CALL, replace(FIRST, reading=replace(FIRST.reading, mentions=())), topics=topics)
    view = next(iter(pages(archive, index(archive), a_site()))).view
    assert isinstance(view, TopicsView)
    return view


def test_a_long_list_of_topics_has_a_section_a_letter_and_tells_by_year() -> None:
    names = ["5G", "Arms", "énergie", "Нефть", "能源", *(f"Border {number}" for number in range(ONE_TABLE - 4))]
    shown = listed(*names)
    assert [(s.letter.letter, s.letter.fragment, len(s.heat.rows)) for s in shown.sections] == [
        ("A", "A", 1),
        ("B", "B", ONE_TABLE - 4),
        ("É", "É", 1),
        ("Н", "Н", 1),
        ("", "other", 2),
    ]
    assert {letter.letter: letter.fragment for letter in shown.letters if letter.letter in "BC"} == {"B": "B", "C": "", "": "other"}
    assert (shown.n, shown.heat.unit) == (ONE_TABLE + 1, "year")


def test_a_list_of_150_topics_is_one_table() -> None:
    shown = listed(*(f"Border {number}" for number in range(ONE_TABLE)))
    assert (shown.sections, shown.heat.unit) == ((), "month")
    assert [letter.letter for letter in shown.letters if letter.fragment] == ["B"]

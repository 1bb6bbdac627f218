"""The first page: extent, the latest events, the topics and people of most use."""

from __future__ import annotations

from communique.indices.index import index
from communique.model.document import Document
from communique.model.event import Event
from communique.pages.home import LATEST, PEOPLE, TOPICS, Example, HomeView, pages
from tests.builders import a_date, a_document, a_participant, a_person, a_site, a_topic, an_archive, an_event


def view(*values: object, **lists: object) -> HomeView:
    """What the first page of these events and documents shows, and of the documents that the events name beside them."""
    named = {document for value in values if isinstance(value, Event) for document in value.documents}
    others = named - {value.id for value in values if isinstance(value, Document)}
    archive = an_archive(*values, *map(a_document, sorted(others)), **lists)  # type: ignore[arg-type]
    (page,) = pages(archive, index(archive), a_site())
    assert (page.url, page.template, page.title) == ("", "pages/home.html", "Archive")
    assert isinstance(page.view, HomeView)
    return page.view


def held(number: int, **more: object) -> Event:
    """A call on this day of January, with a document."""
    return an_event(f"e{number}", f"2021-01-{number:02d}", documents=(f"d{number}",), **more)


def test_the_latest_described_events_come_first() -> None:
    shown = view(*(held(n) for n in range(1, 9)), an_event("mentioned", "2022-02-04"), an_event("undated", None, documents=("d",)))
    assert [entry.link.id for entry in shown.latest] == ["e8", "e7", "e6", "e5", "e4"]
    assert len(shown.latest) == LATEST
    assert (shown.described, shown.mentioned) == (9, 1)


def test_topics_of_most_paragraphs_stand_in_order_of_their_names() -> None:
    topics = tuple(a_topic(f"t{n:02d}", f"Topic {n:02d}") for n in range(TOPICS + 2))
    words = [f"word{n:02d}" for n in range(TOPICS + 2)]
    paragraphs = (" ".join(words), words[-1])
    document = a_document("d", *paragraphs, topics={w: t.id for w, t in zip(words, topics, strict=True)})
    shown = view(document, topics=topics)
    assert len(shown.topics) == TOPICS
    assert [topic.name for topic in shown.topics] == sorted(topic.name for topic in shown.topics)
    assert shown.more_topics == 2


def test_people_count_the_described_events_in_which_they_took_part() -> None:
    both = (a_participant("wang-yi", "Wang Yi"), a_participant("sergey-lavrov", "Sergey Lavrov"))
    people = (a_person("wang-yi", "Wang Yi"), a_person("sergey-lavrov", "Sergey Lavrov"))
    shown = view(
        held(1, participants=both), held(2, participants=both[1:]), an_event("m", "2021-05-19", participants=both[:1]), people=people
    )
    assert [(p.name, p.url, p.n) for p in shown.people] == [
        ("Sergey Lavrov", "people/sergey-lavrov/", 2),
        ("Wang Yi", "people/wang-yi/", 1),
    ]
    assert (len(shown.people) <= PEOPLE, shown.more_people) == (True, 0)


def test_a_band_where_events_are_few_and_density_where_they_are_many() -> None:
    few = view(held(1), held(2))
    assert few.band
    assert few.density is None
    many = view(*(held(n) for n in range(1, 29)))
    assert many.band is None
    assert many.density


def test_an_empty_archive_has_a_first_page() -> None:
    shown = view()
    assert (shown.band, shown.density, shown.latest, shown.topics, shown.people) == (None, None, (), (), ())


def test_the_marks_are_those_of_real_dates_and_never_of_a_day_that_is_shown_with_another() -> None:
    inferred, supplied = a_date("2021-12-15", "text", "calendar", "calendar"), a_date("2021-06-28", "linked", "linked", "outside")
    shown = view(
        an_event("meeting", inferred, documents=("a",)),
        an_event("talks", supplied, documents=("b",)),
        a_document("a", published=a_date("2021-12-15")),
        a_document("b", published=a_date("2021-08-26")),
    )
    assert shown.examples == (
        Example("stated", a_date("2021-08-26"), "documents/b/"),
        Example("inferred", inferred, "events/meeting/"),
        Example("supplied", supplied, "events/talks/"),
    )


def test_a_mark_that_no_date_has_goes_by_its_name() -> None:
    assert view().examples == (Example("stated"), Example("inferred"), Example("supplied"))

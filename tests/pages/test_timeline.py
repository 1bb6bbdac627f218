"""The timeline: one page up to 300 events, a page a year always, months and gaps in their places."""

from __future__ import annotations

from communique.indices.index import index
from communique.model.event import Event
from communique.model.page import Page
from communique.pages.timeline import ONE_PAGE, TimelineView, YearView, pages
from tests.builders import a_document, a_site, a_topic, an_archive, an_event


def planned(*values: object, **lists: object) -> dict[str, Page]:
    """The pages of the timeline of these events, by address."""
    archive = an_archive(*values, **lists)  # type: ignore[arg-type]
    return {page.url: page for page in pages(archive, index(archive), a_site())}


def whole(*events: Event) -> TimelineView:
    """What the timeline shows of these events."""
    view = planned(*events)["timeline/"].view
    assert isinstance(view, TimelineView)
    return view


def year(number: int, *events: Event) -> YearView:
    """What the page of a year shows."""
    view = planned(*events)[f"timeline/{number}/"].view
    assert isinstance(view, YearView)
    return view


def test_every_year_with_events_has_a_page() -> None:
    made = planned(an_event("a", "2001"), an_event("b", "2021-05-19"))
    assert list(made) == ["timeline/", "timeline/2001/", "timeline/2021/"]
    assert made["timeline/2021/"].section == "timeline"


def test_up_to_300_events_stand_on_one_page() -> None:
    events = [an_event(f"e{n}", f"{1950 + n % 60}-03-{1 + n % 28:02d}") for n in range(ONE_PAGE)]
    assert sum(len(shown.items) for shown in whole(*events).years) == ONE_PAGE
    more = whole(*events, an_event("one-more", "2020"))
    assert more.years == ()
    assert len(more.links) == 61


def test_undated_events_stand_last() -> None:
    shown = whole(an_event("undated", None, proposed=True), an_event("a", "2001"))
    assert [entry.link.id for entry in shown.undated] == ["undated"]
    assert shown.undated[0].proposed


def test_a_month_has_a_heading_where_two_events_or_more_lie_in_it() -> None:
    shown = year(2021, an_event("a", "2021-05-19"), an_event("b", "2021-06-01"), an_event("c", "2021-06-28"))
    assert [(item.month, item.heading) for item in shown.shown.items] == [(5, False), (6, True), (0, False)]
    assert shown.months == (5, 6)


def test_an_event_of_an_unknown_day_is_of_no_month() -> None:
    assert year(2021, an_event("a", "2021")).months == ()


def test_a_gap_follows_the_event_before_it() -> None:
    shown = year(2021, an_event("a", "2021-08-25"), an_event("b", "2021-12-15"))
    first, second = shown.shown.items
    assert first.gap
    assert (first.gap.first.edtf, first.gap.last.edtf) == ("2021-09", "2021-11")
    assert second.gap is None


def test_neighbours_of_a_year() -> None:
    events = (an_event("a", "2001"), an_event("b", "2020-12-22"), an_event("c", "2021-05-19"))
    shown = year(2020, *events)
    assert shown.earlier
    assert shown.later
    assert (shown.earlier.url, shown.later.url) == ("timeline/2001/", "timeline/2021/")
    assert year(2001, *events).earlier is None


def test_an_entry_tells_its_sources_mentions_and_topics() -> None:
    document = a_document("a", "Oil.", "Oil and arms.", topics={"Oil": "energy", "arms": "arms"}, events=("e",))
    made = planned(an_event("e", documents=("a",)), document, topics=(a_topic(), a_topic("arms", "Arms control")))
    (item,) = made["timeline/2021/"].view.shown.items
    assert (item.entry.sources, item.entry.mentions) == (1, 0)
    assert [(topic.text, topic.url) for topic in item.entry.topics] == [("Arms control", "topics/arms/"), ("Energy", "topics/energy/")]

"""The timeline: one page up to 300 events, a page a year always, a page a month beyond 1,000, months and gaps in their places."""

from __future__ import annotations

import pytest

from communique.indices.index import index
from communique.model.event import Event
from communique.model.page import Page
from communique.pages import months
from communique.pages.timeline import ONE_PAGE, MonthView, TimelineView, YearView, listed_at, pages
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


def many(*more: Event) -> tuple[Event, ...]:
    """Too many events of March 2021 for the page of their year, and others."""
    return (*(an_event(f"e{n}", f"2021-03-{1 + n % 28:02d}") for n in range(months.ONE_PAGE)), *more)


def month(number: int, *events: Event) -> MonthView:
    """What the page of a month of 2021 shows."""
    view = planned(*events)[f"timeline/2021/{number:02d}/"].view
    assert isinstance(view, MonthView)
    return view


def test_a_year_of_1000_events_is_one_page() -> None:
    made = planned(*many())
    assert list(made) == ["timeline/", "timeline/2021/"]
    assert made["timeline/2021/"].view.parts == ()
    assert len(made["timeline/2021/"].view.shown.items) == months.ONE_PAGE


def test_a_year_of_more_events_is_parted_by_month() -> None:
    made = planned(*many(an_event("before", "2020"), an_event("last", "2021-11-02"), an_event("after", "2022")))
    assert list(made) == ["timeline/", "timeline/2020/", "timeline/2021/", "timeline/2021/03/", "timeline/2021/11/", "timeline/2022/"]
    shown = made["timeline/2021/"].view
    assert [(p.month, p.url, p.mentioned) for p in shown.parts] == [
        (3, "timeline/2021/03/", months.ONE_PAGE),
        (11, "timeline/2021/11/", 1),
    ]
    assert (shown.shown.items, shown.months, shown.shown.mentioned) == ((), (), months.ONE_PAGE + 1)
    march, november = made["timeline/2021/03/"], made["timeline/2021/11/"]
    assert (march.title, len(march.view.items)) == ("March 2021", months.ONE_PAGE)
    assert (march.view.earlier.url, march.view.later.url) == ("timeline/2020/", "timeline/2021/11/")
    assert (november.view.earlier.url, november.view.later.url) == ("timeline/2021/03/", "timeline/2022/")


@pytest.mark.parametrize(
    ("date", "listed"),
    [
        ("2021-05", ["05"]),
        ("2021-04-30/2021-05-02", ["04", "05"]),
        ("2021-06/2021-08", ["06", "07", "08"]),
        ("2020-12-30/2021-01-02", ["01"]),
        ("2021-12-30/2022-01-02", ["12"]),
        ("2021-03-01/2021-06-01", []),
        ("2021", []),
    ],
)
def test_an_event_stands_in_every_month_that_it_may_lie_in_up_to_three(date: str, listed: list[str]) -> None:
    made = planned(*many(an_event("other", "2021-02-03"), an_event("some", date)))
    parts = {url: page.view for url, page in made.items() if isinstance(page.view, MonthView)}
    entries = {url: [item.entry for item in view.items] + [*view.reaching] for url, view in parts.items()}
    assert [url[14:16] for url, found in entries.items() if "some" in [entry.link.id for entry in found]] == listed
    year = made["timeline/2021/"].view
    begun_here = not listed
    assert [item.entry.link.id for item in year.shown.items] == ["some"] * begun_here


def test_an_event_reaches_into_a_month_from_the_one_before() -> None:
    shown = month(4, *many(an_event("some", "2021-03-30/2021-04-02")))
    assert ([entry.link.id for entry in shown.reaching], shown.items, shown.link.mentioned) == (["some"], (), 0)


def test_the_units_of_a_band_lead_to_the_page_that_lists_their_events() -> None:
    events = many(an_event("first", "2021-02-03"), an_event("some", "2021"))
    archive = an_archive(*events)
    places = listed_at(archive, index(archive))
    assert places.years == {2021: ("timeline/2021/", "")}
    assert (places.events["first"], "some" in places.events) == ("timeline/2021/02/", False)
    density = year(2021, *events).density
    assert density
    assert [(unit.url, unit.fragment) for unit in density.wide.units[:3]] == [
        ("timeline/2021/", "months"),
        ("timeline/2021/02/", "first"),
        ("timeline/2021/03/", "e0"),
    ]

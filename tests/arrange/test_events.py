"""Events completed by what their documents say, and put in order."""

from __future__ import annotations

from communique.arrange.events import in_order, surest
from communique.model.event import Event
from communique.model.ids import EventId
from tests.builders import a_claim, a_date


def an_event(id: str, edtf: str | None) -> Event:
    return Event(EventId(id), id, id, a_claim("meeting"), a_date(edtf) if edtf else None)


def test_the_claim_that_rests_on_the_most_is_taken() -> None:
    assumed, linked, stated = a_claim(1, "assumed"), a_claim(2, "linked"), a_claim(3, "text")
    assert surest([assumed, None, linked]) is linked
    assert surest([linked, stated]) is stated
    assert surest([a_claim(1, "text", confidence=0.5), a_claim(2, "text", confidence=0.9)]).value == 2
    assert surest([None]) is None


def test_events_stand_by_their_first_possible_day_and_undated_ones_last() -> None:
    dates = {"a": None, "b": "XXXX-05-19", "c": "2022", "d": "2021-06", "e": "2021-06-01", "f": "2021-06-28", "g": "../2021"}
    assert [e.id for e in in_order(an_event(id, date) for id, date in dates.items())] == ["e", "d", "f", "c", "a", "b", "g"]

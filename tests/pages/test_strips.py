"""Strips of topics and formulas: every described event has its place, few or many."""

from __future__ import annotations

import pytest

from communique.drawing.strips import MOST_EVENTS, strip
from communique.pages.entries import middle
from communique.pages.strips import strips
from tests.builders import an_archive, an_event


@pytest.mark.parametrize("number", [3, MOST_EVENTS, MOST_EVENTS + 5])
def test_a_strip_has_all_described_events_and_names_those_that_are_few(number: int) -> None:
    events = [an_event(f"e{n:02}", f"{1950 + n // 2}-03-{1 + n % 2:02}", documents=("a",)) for n in range(number)]
    shown = strips(an_archive(*events))({events[0].id: 2, events[-1].id: 1})
    counts = [2, *[0] * (number - 2), 1]
    assert shown and shown.drawn == strip(tuple((middle(e.date), n) for e, n in zip(events, counts, strict=True) if e.date))
    assert [(link.id, n) for link, n in shown.counts] == ([(events[0].id, 2), (events[-1].id, 1)] if number <= MOST_EVENTS else [])


def test_there_is_none_without_a_described_event_that_has_a_year() -> None:
    assert strips(an_archive(an_event("call", "XXXX-05-19", documents=("a",))))({}) is None

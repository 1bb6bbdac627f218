"""Which states a text says to act, beyond those of the people who take part."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from reading import read  # noqa: E402

BODY = "\n\nThe delegations of Norway and Ghana were also in the capital, the ministry said in a statement on Monday."

CASES = {
    "an adjective before an office": (
        "The Ambassador received the Colombian Chargé this morning and handed him a note.", ["colombia"]
    ),
    "an office in a state": ("The Minister in Peru reports that the negotiations will be taken up next week.", ["peru"]),
    "a list": (
        "We, the Heads of State and Government of Chile, the Republic of Peru and Brazil, met in the capital today.",
        ["chile", "peru", "brazil"],
    ),
    "side by side in the title": (
        "Japan-Peru Foreign Ministers’ Meeting\n\nA meeting was held in the capital and lasted for thirty minutes.",
        ["japan", "peru"],
    ),
    "states that are only mentioned": (
        "Minister speaks on trade with Japan\n\nThe talks in the capital were about trade with Peru and Chile, it was said.",
        [],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_acting_states(name):
    text, expected = CASES[name]
    assert [claim.value for claim in read(text + BODY).parties] == expected


def test_a_state_that_acts_has_its_words():
    (claim,) = read(CASES["an office in a state"][0] + BODY).parties
    assert (claim.basis, claim.evidence[0].quote) == ("text", "Minister in Peru")

"""Lookups: what is asked of an archive is noted, by whatever way it is asked, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from communique.kept.lookups import ALL, Lookup, Lookups
from communique.model.archive import Once


@dataclass(frozen=True)
class Inner:
    """A record within another."""

    people: dict[str, str] = field(default_factory=dict)
    number: int = 0


@dataclass(frozen=True)
class Outer:
    """A record as archives are."""

    events: dict[str, str] = field(default_factory=dict)
    lists: Inner = Inner()
    moved: tuple[str, ...] = ()
    kept: Once = field(default_factory=Once)


HELD = Outer({"a": "A", "b": "B"}, Inner({"p": "P"}, 3), ("x",))


@pytest.mark.parametrize(
    ("ask", "seen"),
    [
        (lambda held: held.events["a"], [("held.events", "a")]),
        (lambda held: held.events.get("c"), [("held.events", "c")]),
        (lambda held: "b" in held.events, [("held.events", "b")]),
        (lambda held: list(held.events), [("held.events", ALL)]),
        (lambda held: len(held.events), [("held.events", ALL)]),
        (lambda held: bool(held.events), [("held.events", ALL)]),
        (lambda held: list(held.events.values()), [("held.events", ALL)]),
        (lambda held: list(held.events.items()), [("held.events", ALL)]),
        (lambda held: list(held.events.keys()), [("held.events", ALL)]),
        (lambda held: held.lists.people["p"], [("held.lists.people", "p")]),
        (lambda held: held.lists.number, [("held.lists.number", ALL)]),
        (lambda held: held.moved, [("held.moved", ALL)]),
        (lambda held: (held.events["b"], held.moved, held.events["b"]), [("held.events", "b"), ("held.moved", ALL)]),
        (lambda held: held.events, []),
    ],
)
def test_what_is_asked_is_noted(ask: Callable[[Any], object], seen: list[Lookup]) -> None:
    lookups = Lookups(held=HELD)
    answer = ask(lookups.over("held"))
    assert list(lookups.seen) == seen
    if seen:
        assert answer == ask(HELD)


def test_a_key_that_is_missing_is_noted_too() -> None:
    lookups = Lookups(held=HELD)
    with pytest.raises(KeyError):
        lookups.over("held").events["c"]
    assert list(lookups.seen) == [("held.events", "c")]


def test_what_was_worked_out_once_is_noted_each_time_with_what_it_was_made_from() -> None:
    lookups, calls = Lookups(held=HELD), []
    held = lookups.over("held")

    def made() -> str:
        calls.append(1)
        return held.lists.people["p"]

    found = [lookups.seen]
    assert held.events["a"] and held.kept.of("made", "p", made) == "P"
    assert list(lookups.seen) == [("held.events", "a"), ("held.lists.people", "p")]
    lookups.seen.clear()
    assert held.kept.of("made", "p", made) == "P" and calls == [1]
    assert list(found[0]) == [("held.lists.people", "p")]


@pytest.mark.parametrize(
    ("lookup", "changed"),
    [
        (("held.events", "a"), replace(HELD, events={"a": "other", "b": "B"})),
        (("held.events", "a"), replace(HELD, events={"b": "B"})),
        (("held.events", "c"), replace(HELD, events={**HELD.events, "c": "C"})),
        (("held.events", ALL), replace(HELD, events={**HELD.events, "c": "C"})),
        (("held.events", ALL), replace(HELD, events={"b": "B", "a": "A"})),
        (("held.lists.number", ALL), replace(HELD, lists=Inner({"p": "P"}, 4))),
        (("held.moved", ALL), replace(HELD, moved=())),
    ],
)
def test_a_value_that_changed_has_another_digest(lookup: Lookup, changed: Outer) -> None:
    assert Lookups(held=HELD).digest(lookup) != Lookups(held=changed).digest(lookup)


def test_a_value_that_stayed_has_its_digest_whatever_else_changed() -> None:
    changed = replace(HELD, moved=("y",), events={**HELD.events, "b": "other"})
    for lookup in (("held.events", "a"), ("held.lists.people", ALL), ("held.events", "none")):
        assert Lookups(held=HELD).digest(lookup) == Lookups(held=changed).digest(lookup)

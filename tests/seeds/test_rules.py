"""Every rule with its fixture file: cases that hold, and cases that must not match."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from reading import ROOT, read  # noqa: E402
from rule_cases import CASES, VIEWS, cases, cuts  # noqa: E402

RULES = ROOT / "communique" / "seeds"
ALL = [(path, *case) for path in sorted(CASES.rglob("*.txt")) for case in cases(path)]


@pytest.mark.parametrize(("path", "name", "text", "expected"), ALL, ids=[f"{p.stem}: {name}" for p, name, _, _ in ALL])
def test_case(path, name, text, expected):
    reading = read(text, "a.md" if path.stem == "front_matter" else "a.txt")
    view = cuts if path.parent.name == "furniture" else VIEWS[path.stem]
    assert view(reading) == expected


@pytest.mark.parametrize("folder", ["furniture", "facts"])
def test_every_rule_has_its_cases(folder):
    rules = {path.stem for path in (RULES / folder).glob("*.py")} - {"__init__"}
    assert {path.stem for path in (CASES / folder).glob("*.txt")} == rules
    assert all(len(list(cases(CASES / folder / f"{rule}.txt"))) >= 2 for rule in rules)

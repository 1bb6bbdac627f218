"""Texts of other publishers with known metadata: how much of it is read, with a list of their people."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from communique.cli import main
from communique.desk.gold import Given, Score, f1, score
from communique.desk.gold_folder import score_folder

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "tests" / "examples"


@cache
def examples() -> Score:
    """The score of the fourteen texts in `tests/examples/`."""
    return score_folder(ROOT, EXAMPLES)


@pytest.mark.parametrize(("field", "least"), [("title", 0.95), ("published", 0.95), ("event_date", 0.95), ("publisher", 0.95)])
def test_what_the_text_gives_is_read(field, least):
    assert examples().share(field, "right") >= least, examples().wrong


def test_types_participants_and_states():
    assert examples().share("type", "right", "near") >= 0.9
    assert f1(examples().people) >= 0.9
    assert f1(examples().countries) >= 0.9


def test_no_line_of_furniture_stays_and_no_line_of_a_text_goes():
    assert dict(examples().lines) == {"cut": 54, "left": 0, "lost": 0}


def test_what_is_shown_without_a_doubt_is_right():
    assert examples().sure["right"] / examples().sure.total() >= 0.97, examples().wrong


ROW = {
    "id": "a", "title": "A call", "publisher": "The Ministry", "published": "2021-06-28", "event_date": "2021-06-28/2021-06-29",
    "type": "phone_call", "type_accept": ["message"], "participants": ["Ann Abel", "Ben Bond"], "participants_other": ["Cy Cole"],
    "countries": ["Chile"], "furniture": ["Share"], "meta_lines": ["28 June 2021"],
    "derivable": {"title": "line", "publisher": "stated", "published": "full", "event_resolution": "full"},
}


@pytest.mark.parametrize(
    ("field", "value", "verdict"),
    [
        ("title", "a  CALL", "right"), ("title", "A call on trade", "near"), ("title", "Share", "wrong"), ("title", None, "absent"),
        ("publisher", "Ministry", "right"), ("publisher", "Another", "wrong"),
        ("published", "2021-06-28", "right"), ("published", "2021-06", "near"), ("published", "2021-06-27", "wrong"),
        ("event_date", "2021-06-28", "near"), ("event_date", "XXXX-06-28", "near"), ("event_date", "2020-06-28", "wrong"),
        ("type", "phone-call", "right"), ("type", "message", "near"), ("type", "visit", "wrong"),
    ],
)
def test_how_a_value_counts(field, value, verdict):
    counted = score([ROW], {"a": Given("a", **{field: value})}, {})
    assert dict(counted.fields[field]) == {verdict: 1}


def test_how_names_and_lines_count():
    given = Given(
        "a", participants=("Ann Abel", "Cy Cole", "Dan Dow"), countries=("Chile", "Peru"),
        cut=("Share", "28 June 2021", "They spoke."), body=("Share", "28 June 2021", "They spoke."),
    )
    counted = score([ROW], {"a": given}, {})
    assert dict(counted.people) == {"found": 1, "extra": 1, "missed": 1}
    assert dict(counted.countries) == {"found": 1, "extra": 1, "missed": 0}
    assert dict(counted.lines) == {"cut": 1, "left": 0, "lost": 1}


def test_the_command_prints_the_score(capsys):
    assert main(["check", "--gold", str(EXAMPLES)]) == 0
    out = capsys.readouterr().out
    assert "title                                           14      14       0       0       0" in out
    assert "furniture: 54 lines cut, 0 left; 0 lines of the texts lost" in out


def test_a_folder_without_known_values_is_a_fault(capsys, tmp_path):
    assert main(["check", "--gold", str(tmp_path)]) == 1
    assert "gold.jsonl:1: gold: cannot be read as UTF-8 text [E720]" in capsys.readouterr().err

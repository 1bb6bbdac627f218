"""Lines of YAML added to records, and texts that come back as they were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.desk.yaml_lines import field_lines, item_lines, scalar, with_field, with_item
from communique.model.finding import FieldError
from communique.text.fields import load

RECORD = """\
# Looked at twice.
seed: a.txt   # the only copy
title: "A: title"

references:
  - quote: one
    event: first   # sure of this

# below
"""


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2021-06-28", "2021-06-28"),
        ("2021-12-15/2021-12-21", "2021-12-15/2021-12-21"),
        ("[2021-03-04,2021-04-03]", '"[2021-03-04,2021-04-03]"'),
        ("2021-06?", "2021-06?"),
        ("one, two", "one, two"),
        ("Xi: ready", '"Xi: ready"'),
        ("null", '"null"'),
        ("- a dash", '"- a dash"'),
        ("習近平", "習近平"),
        ("a\nb", '"a\\nb"'),
        (None, "null"),
    ],
)
def test_a_text_is_quoted_only_where_it_has_to_be(text: str | None, written: str) -> None:
    assert scalar(text) == written


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), min_size=1))
def test_every_text_comes_back(text: str) -> None:
    if set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"):
        return
    for lines in (field_lines("a", text), field_lines("a", [text, "b"]), field_lines("a", [{"b": text}])):
        node = load("\n".join(lines), "x.yaml").value["a"]
        while node.kind != "text":
            node = node.value[0] if node.kind == "list" else node.value["b"]
        assert node.value == text


def test_a_short_value_stands_on_one_line() -> None:
    value = {
        "value": "2021-06?",
        "basis": ["linked", "outside"],
        "quotes": [{"document": "cr-0001", "quote": "June 28, 2021"}],
    }
    assert field_lines("date", value) == [
        'date: {value: "2021-06?", basis: [linked, outside], quotes: [{document: cr-0001, quote: "June 28, 2021"}]}'
    ]


def test_a_long_value_has_a_line_for_each_member() -> None:
    member = {"quote": "one " * 30 + "end", "event": {"value": "a", "quotes": ["b", "c"]}}
    assert item_lines(member, 2) == [
        f"  - quote: {'one ' * 30}end",
        "    event: {value: a, quotes: [b, c]}",
    ]


def test_a_field_is_added_at_the_end_and_nothing_else_changes() -> None:
    assert with_field(RECORD, "r.yaml", "genre", "wire-report") == RECORD + "genre: wire-report\n"


def test_a_field_that_stands_there_is_left() -> None:
    assert with_field(RECORD, "r.yaml", "title", "another") == RECORD


def test_an_empty_field_is_filled_in_its_place() -> None:
    text = "title:   # still to come\nseed: a.txt\n"
    assert with_field(text, "r.yaml", "title", "A title") == "# still to come\ntitle: A title\nseed: a.txt\n"


def test_a_member_is_added_below_the_others() -> None:
    new = with_item(RECORD, "r.yaml", "references", {"quote": "two", "event": "second"})
    assert new == RECORD.replace("of this\n", "of this\n  - {quote: two, event: second}\n")
    assert with_item(new, "r.yaml", "references", {"quote": "two", "event": "second"}) == new


def test_the_first_member_leaves_room_for_more() -> None:
    one = with_item("seed: a\n", "r.yaml", "references", {"quote": "one"})
    assert one == "seed: a\nreferences:\n  - {quote: one}\n"
    assert with_item(one, "r.yaml", "references", {"quote": "two"}) == one + "  - {quote: two}\n"


def test_a_member_is_added_between_brackets() -> None:
    assert with_item("documents: [a]  # held\nx: y\n", "e.md", "documents", "b") == "documents: [a, b]  # held\nx: y\n"
    assert with_item("documents: a\n", "e.md", "documents", "b") == "documents: [a, b]\n"


def test_line_ends_are_kept() -> None:
    assert with_field("seed: a\r\n", "r.yaml", "title", "b") == "seed: a\r\ntitle: b\r\n"
    assert with_field("seed: a", "r.yaml", "title", "b") == "seed: a\ntitle: b\n"


@pytest.mark.parametrize("text", ["{seed: a}\n", "documents:\n  [a,\n  c]\n", "documents: ['a']\n..."])
def test_a_record_that_lines_cannot_change_is_refused(text: str) -> None:
    with pytest.raises(FieldError) as fault:
        with_field(with_item(text, "r.yaml", "documents", "b"), "r.yaml", "title", "b")
    assert fault.value.finding.code == "E711"
    assert fault.value.finding.message == "cannot be added without changing what stands here"

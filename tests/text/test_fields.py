"""YAML read strictly: strings with their places, and every fault of form named."""

from __future__ import annotations

import pytest

from communique.model.finding import FieldError, Finding
from communique.text.fields import Record, archive_date, each, flag, identifier, load, mapping, text, title


def refusal(source: str) -> tuple[int, str, str, str]:
    with pytest.raises(FieldError) as refused:
        load(source, "a.yaml")
    found = refused.value.finding
    return found.where.line, found.field, found.message, found.code


def test_a_scalar_is_the_string_that_was_written() -> None:
    members = mapping(load("state: NO\ntime: 12:30:45\nnumber: 0123\nday: 2024-02-30\nnone: null\n", "a.yaml"))
    assert {key: node.value for key, node in members.items()} == {
        "state": "NO",
        "time": "12:30:45",
        "number": "0123",
        "day": "2024-02-30",
        "none": None,
    }
    assert members["day"].where.line == 4


BAD = {
    "a: 1\na: 2\n": (2, "file", '"a" stands twice', "E105"),
    "b:\n  a: 1\n  a: 2\n": (3, "b", '"a" stands twice', "E105"),
    "a: &x 1\nb: *x\n": (1, "a", "anchors (&) and aliases (*) are not allowed", "E104"),
    "a: !!python/name:os.system 1\n": (1, "a", "tags such as tag:yaml.org,2002:python/name:os.system are not allowed", "E104"),
    "--- 1\n--- 2\n": (2, "file", "holds a second YAML document", "E104"),
    "? [a]\n: b\n": (1, "file", "a field's name must be a word", "E109"),
    "a: b: c\n": (1, "file", "cannot be read as YAML: mapping values are not allowed here", "E103"),
    "a: 'x\n": (2, "file", "cannot be read as YAML: found unexpected end of stream", "E103"),
    'a: "\\ud800"\n': (1, "a", "holds the character U+D800, which cannot be shown", "E113"),
    'a: "\\u202e"\n': (1, "a", "holds the character U+202E, which cannot be shown", "E113"),
    'a: "\\U00110000"\n': (1, "file", "cannot be read as YAML: an escape is not a character", "E103"),
    "a: 1\nb: \x07\n": (2, "file", "cannot be read as YAML: a character is not allowed", "E103"),
}


@pytest.mark.parametrize("source", BAD)
def test_a_fault_of_form_is_named(source: str) -> None:
    assert refusal(source) == BAD[source]


def test_nesting_is_bounded_before_anything_is_composed() -> None:
    line, _, message, code = refusal("[" * 40_000)
    assert (line, message, code) == (1, "is nested deeper than 20 levels", "E106")


def test_the_line_counts_from_where_the_text_begins() -> None:
    with pytest.raises(FieldError) as refused:
        load("a: 1\na: 2\n", "a.md", line=2)
    assert refused.value.finding.where.line == 3


def test_all_faults_of_a_record_are_found_at_once() -> None:
    findings: list[Finding] = []
    record = Record(load("titel: x\ndate: 2021-13\nid: Ümlaut\nopen: yes\nnames: [a, {b: c}]\n", "a.yaml"), findings)
    record.take("title", title, required=True)
    record.take("date", archive_date)
    record.take("id", identifier)
    record.take("open", flag)
    record.take("names", each(text))
    record.close()
    assert [(f.where.line, f.field, f.message, f.code, f.hint) for f in findings] == [
        (1, "title", "is missing", "E108", ""),
        (2, "date", '"2021-13" has no month 13', "E111", ""),
        (
            3,
            "id",
            '"Ümlaut" cannot be an id',
            "E110",
            "use lower-case letters a-z, digits, hyphens and underscores, at most 80, beginning with a letter or digit",
        ),
        (4, "open", 'must be "true" or "false"', "E112", ""),
        (5, "names[1]", "must be a text", "E109", ""),
        (1, "titel", "is not a field of this record", "E107", 'did you mean "title"?'),
    ]

"""Page furniture, case by case from a file of examples."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from reading import quote, read  # noqa: E402

CASES = Path(__file__).parent / "cases" / "furniture.txt"


def cases(path):
    """(name, text, expected lines) of each case."""
    parts = path.read_text("utf-8").split("\n.\n")
    name = parts[0].rsplit("\n", 1)[-1]
    for text, after in zip(parts[1::2], parts[2::2], strict=True):
        lines = [line for line in after.split("\n") if line]
        following = [] if after is parts[-1] else lines[-1:]
        yield name, text, lines[: len(lines) - len(following)]
        name = following[0] if following else ""


@pytest.mark.parametrize(("name", "text", "expected"), list(cases(CASES)), ids=lambda value: value if "\n" not in value else "")
def test_case(name, text, expected):
    reading = read(text)
    assert [f"{cut.rule}: {quote(reading, cut.span)}" for cut in reading.clean.cuts] == expected


def test_every_cut_has_its_reason_and_place():
    reading = read("Home > World\n\nThe two ministers met in the capital on Monday and spoke of trade.\n\nSource link")
    assert [(cut.reason, cut.place) for cut in reading.clean.cuts] == [
        ("The line gives the page's place in its site.", "above"),
        ("The line belongs to the page, not to the text.", "below"),
    ]


def test_wrapped_lines_are_joined_and_their_hyphens_cut():
    wrapped = (
        "The two ministers met in the capital on Monday and spoke of coop-\neration between their countries in many "
        "fields\nof science, trade and culture, and of the talks to be held before\nthe end of this year, the ministry "
        "said in a statement on its page.\n\n"
    )
    clean = read(wrapped * 4).clean
    assert len(clean.paragraphs) == 4
    assert clean.words(clean.paragraphs[0]).startswith("The two ministers met in the capital on Monday and spoke of cooperation")
    assert {cut.rule for cut in clean.cuts} == {"hyphenation"}

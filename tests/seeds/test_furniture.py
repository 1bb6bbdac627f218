"""Page furniture: why a line was cut, and wrapped lines. The cases of each rule lie in `cases/furniture/`."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from reading import read  # noqa: E402

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

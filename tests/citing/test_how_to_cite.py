"""What the page on citing shows as citations are those that the records' pages give."""

from __future__ import annotations

import pytest

from communique.citing import styles
from communique.citing.items import passage_item
from communique.pipeline import PROJECT
from tests.citing.collection import items

PAGE = (PROJECT / "content" / "pages" / "how-to-cite.md").read_text(encoding="utf-8")
SHOWN = " ".join(PAGE.replace("\n>", "\n").split())
HELD = items("")
PASSAGE = passage_item(HELD["cr-0002"], 6)


@pytest.mark.parametrize(
    "citation",
    [
        styles.chicago_note(PASSAGE),
        styles.mla_in_text(PASSAGE),
        styles.apa_in_text(PASSAGE),
        styles.chicago_bibliography(HELD["cr-0003"]),
        styles.chicago_bibliography(HELD["cr-0001"]),
        styles.chicago_note(HELD["2021-06-28-video-meeting-xi-putin"]),
    ],
    ids=styles.plain,
)
def test_the_page_shows_the_citation_word_for_word(citation: styles.Citation) -> None:
    assert styles.plain(citation) in SHOWN

"""Words of the interface: values, plural forms, escaping."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from communique.rendering.words import MissingWords, plain, words

STRINGS = {
    "count.one": "1 source",
    "count.other": "{n} sources",
    "note": "Read the {link} & all",
    "plain": "a < b",
}


@pytest.mark.parametrize(("n", "text"), [(1, "1 source"), (0, "0 sources"), (2, "2 sources")])
def test_a_number_chooses_the_form(n: int, text: str) -> None:
    assert words(STRINGS, "count", n=n) == text


def test_text_and_values_are_escaped_but_markup_stays() -> None:
    assert words(STRINGS, "plain") == "a &lt; b"
    assert words(STRINGS, "note", link="<b>") == "Read the &lt;b&gt; &amp; all"
    assert words(STRINGS, "note", link=Markup("<a>timeline</a>")) == "Read the <a>timeline</a> &amp; all"
    assert plain(STRINGS, "note", link="timeline") == "Read the timeline & all"


def test_a_missing_key_is_named() -> None:
    with pytest.raises(MissingWords, match='no words for "other"'):
        words(STRINGS, "other")

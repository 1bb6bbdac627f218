"""Chicago, MLA and APA as the CSL processor gives them, for odd cases and for the first collection.

`tests/exports/golden/citations.json` holds each item in CSL-JSON with what the processor made of it.
"""

from __future__ import annotations

import html
import json
from pathlib import Path

import pytest

from communique.citing import styles
from communique.citing.files import csl_item
from communique.citing.items import Item
from tests.citing.cases import CASES
from tests.citing.collection import items

GOLDEN = Path(__file__).parent.parent / "exports" / "golden" / "citations.json"
ENTRIES = json.loads(GOLDEN.read_text(encoding="utf-8"))
STYLES = {
    "chicago": styles.chicago_bibliography,
    "chicago-note": styles.chicago_note,
    "mla": styles.mla,
    "mla-in-text": styles.mla_in_text,
    "apa": styles.apa,
    "apa-in-text": styles.apa_in_text,
}


def every_item() -> dict[str, Item]:
    """All odd cases, and the first collection with an address and without."""
    return CASES | items() | {f"{name}, no address": item for name, item in items("").items()}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["name"])
def test_the_words_are_those_of_the_processor(entry: dict) -> None:
    item = every_item()[entry["name"]]
    assert csl_item(item) == entry["item"]
    for style, expected in entry["expected"].items():
        written = "".join(f"<i>{run.text}</i>" if run.italic else run.text for run in STYLES[style](item))
        assert written == html.unescape(expected), style


def test_every_item_of_the_collection_was_put_to_the_processor() -> None:
    assert {entry["name"] for entry in ENTRIES} == set(every_item())

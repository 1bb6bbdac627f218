"""Laws of the reading: evidence holds in the raw text, whatever the text; hostile texts end quickly."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
from reading import ROOT, read  # noqa: E402

from communique.model.provenance import Evidence, Span  # noqa: E402
from communique.model.seed import Reading, Seed  # noqa: E402

REAL = sorted((ROOT / "seeds").glob("*.txt"))
PIECES = (
    "Chinese President Xi Jinping", "his Russian counterpart Vladimir Putin", "held a phone call", "on Wednesday",
    "yesterday", "BEIJING, Aug. 25 –", "date 2021-08-26 0 SHARES Share Tweet", "20th anniversary of the", "May 19",
    "Treaty of Good-Neighborliness and Friendly Cooperation", "Updated 19:47, 23-Dec-2020", "Home » Nation", "\n", "\n\n",
    "“", "”", ".", " ", "\r\n", "\ufeff", "国家主席习近平12月15日", "76 years ago", "will visit", "Source: X", "###",
    "the 2022 Olympic Winter Games", "in June", "12/11/2021", "agreed to extend the treaty", "word-\nbreak",
)
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=40).map(" ".join)


def evidence_in(value: object) -> Iterator[Evidence]:
    """Every piece of evidence anywhere in a value."""
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from evidence_in(item)
    elif is_dataclass(value) and not isinstance(value, (Seed, type)):
        for field in fields(value):
            yield from evidence_in(getattr(value, field.name))


def holds(reading: Reading) -> None:
    """The law: each quotation is what stands at its spans, and cleaning loses nothing but what it records."""
    seed, clean = reading.clean.seed, reading.clean
    for evidence in evidence_in(reading):
        assert evidence.spans
        assert evidence.quote == "".join(seed.text[s.start : s.end] for s in evidence.spans)
        assert evidence.quote.strip("\ufeff \n\r\t"), evidence
    covered = sorted([*clean.kept, *(c.span for c in clean.cuts)])
    assert "".join(seed.text[s.start : s.end] for s in covered) == seed.text
    assert len(clean.view) == len(clean.text) == sum(s.end - s.start for s in clean.kept)
    for block in clean.blocks:
        assert clean.words(block) == "".join(seed.text[s.start : s.end] for s in clean.to_raw(block.span))
    assert [b.number for b in clean.paragraphs] == list(range(1, len(clean.paragraphs) + 1))


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_real_seeds(path):
    holds(read(path.read_bytes().decode("utf-8"), path.name))


@settings(max_examples=250, deadline=None)
@given(TEXTS)
def test_any_text(text):
    holds(read(text))


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.data())
def test_any_span_of_the_clean_text(text, data):
    clean = read(text).clean
    start = data.draw(st.integers(0, len(clean.text)))
    end = data.draw(st.integers(start, len(clean.text)))
    assert clean.evidence(Span(start, end)).quote == clean.text[start:end]


@settings(max_examples=30, deadline=None)
@given(TEXTS)
def test_twice_the_same(text):
    assert repr(read(text)) == repr(read(text))


HOSTILE = {
    "one line of 200 kB": "Chinese President Xi Jinping met Russian President Vladimir Putin on Wednesday, 15 December 2021. " * 2000,
    "share bar that is none": "Share " * 36 + "zzz",
    "5000 lines of a token": "Share\n" * 5000,
    "quotation marks": '"' * 200_000,
    "full stops": "." * 200_000,
    "spaces": "a" + " " * 200_000 + "b",
    "digits": "1" * 200_000,
    "halves of dates": "12-12-" * 30_000,
    "offices": "President " * 20_000,
    "counterparts": "his Russian counterpart Xi Jinping " * 5000,
    "event words in one sentence": "meeting on Wednesday " * 5000,
    "anniversaries in one sentence": "the 20th anniversary of the signing of the treaty this year " * 3000,
    "short lines": "A b c\n" * 30_000,
    "people": "\n".join(f"President Abc{i} Def{i} met his Russian counterpart Gh{i} Ij{i}." for i in range(2000)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_end_quickly(name):
    start = time.process_time()
    read(HOSTILE[name])
    assert time.process_time() - start < 6

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


LONG = 200_000


def filled(words: str) -> str:
    """Words again and again, 200,000 characters of them."""
    return (words * (LONG // len(words) + 1))[:LONG]


HOSTILE = {
    # name: (text, paragraphs, type of the event or None, day of the event or None)
    "one token": (filled("word "), 1, None, None),
    "one letter": (filled("a"), 1, None, None),
    "event words": (filled("meeting "), 1, "meeting", None),
    "event words with dates": (filled("meeting on Wednesday "), 1, "meeting", None),
    "events after events": (filled("meeting after the meeting on May 19 "), 1, "meeting", "XXXX-05-19"),
    "dates": (filled("15 December 2021 "), 1, None, None),
    "weekdays": (filled("Wednesday "), 1, None, None),
    "a known name": (filled("Vladimir Putin "), 1, None, None),
    "unknown names": (filled("President Abc Def "), 1, None, None),
    "a surname": ("Chinese President Xi Jinping met on May 19, 2021.\n" + filled("Xi "), 2, "meeting", "2021-05-19"),
    "eight thousand people": (" ".join(f"President Abc{i} Def{i}" for i in range(8000)), 1, None, None),
    "quotation marks": ('"' * LONG, 1, None, None),
    "words in quotation marks": (filled('"a" '), 1, None, None),
    "share words in lines": (filled("Share\n"), 0, None, None),
    "share words in one line": (filled("Share "), 1, None, None),
    "share bar that is none": ("Share " * 36 + "zzz", 1, None, None),
    "5000 lines": ("A line of words here\n" * 5000, 4999, None, None),
    "lines of one letter": ("A\r\n" * 60_000, 59_999, None, None),
    "5000 datelines": ("BEIJING, Aug. 25, 2021 (Xinhua) -- Xi Jinping met the envoy on Wednesday.\n" * 2600, 1, "meeting", "2021-08-25"),
    "wrapped lines": ("The two ministers met in the capital on Monday and spoke of coop-\n" * 3000, 1, "meeting", None),
    "full stops": ("." * LONG, 1, None, None),
    "abbreviations": (filled("U.S. "), 1, None, None),
    "spaces": ("a" + " " * LONG + "b", 1, None, None),
    "digits": ("1" * LONG, 1, None, None),
    "halves of dates": (filled("12-12-"), 1, None, None),
    "offices": (filled("President "), 1, None, None),
    "counterparts": (filled("his Russian counterpart Xi Jinping "), 1, None, None),
    "anniversaries": (filled("the 20th anniversary of the signing of the treaty this year "), 1, "signing", None),
    "Chinese in one sentence": (filled("国家主席习近平12月15日同俄罗斯总统普京举行视频会晤"), 1, "video-meeting", "XXXX-12-15"),
    "Chinese event words": (filled("会晤"), 1, "meeting", None),
    "Russian": (filled("Президент Владимир Путин провёл переговоры 28 июня. "), 1, "meeting", "XXXX-06-28"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_end_quickly_and_say_what_they_say(name):
    """Less than a second each on a quiet machine; the bound leaves room for a busy one."""
    text, paragraphs, kind, day = HOSTILE[name]
    start = time.process_time()
    reading = read(text)
    assert time.process_time() - start < 4
    event = reading.happening
    assert (len(reading.clean.paragraphs), event.type.value if event else None) == (paragraphs, kind)
    assert (event.date.value.edtf if event and event.date else None) == day


def test_time_grows_with_length():
    sentence = "On Wednesday President Xi Jinping met Vladimir Putin in June after the 20th anniversary, "
    read(sentence * 10)

    def taken(times: int) -> float:
        start = time.process_time()
        read(sentence * times)
        return time.process_time() - start

    assert min(taken(2000) for _ in range(3)) < 16 * min(taken(500) for _ in range(3))  # 4 where it is linear

"""The law that everything rests on: evidence made from any span of a clean text holds in the raw one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from communique.model.ids import SeedId
from communique.model.provenance import Span
from communique.model.seed import Block, CleanText, Seed


def a_clean_text(text: str, kept: list[tuple[int, int]]) -> CleanText:
    """The text with only these raw spans kept, as one paragraph."""
    starts, at = [], 0
    for start, end in kept:
        starts.append(at)
        at += end - start
    words = "".join(text[start:end] for start, end in kept)
    seed = Seed(SeedId("a.txt"), "seeds/a.txt", "", len(text.encode("utf-8", "surrogatepass")), text)
    spans = tuple(Span(*k) for k in kept)
    return CleanText(seed, (), spans, (Block("paragraph", Span(0, at), 1),), tuple(starts))


@st.composite
def cut_texts(draw: st.DrawFn) -> CleanText:
    text = draw(st.text(min_size=1, max_size=60))
    marks = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    kept = [(a, b) for a, b in zip(marks[::2], marks[1::2]) if a < b] or [(0, len(text))]
    return a_clean_text(text, kept)


@given(cut_texts(), st.data())
def test_evidence_made_from_any_span_holds_in_the_raw_text(clean: CleanText, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(clean.text)))
    end = data.draw(st.integers(start, len(clean.text)))
    found = clean.evidence(Span(start, end))
    assert found.quote == clean.text[start:end]
    assert found.quote == "".join(clean.seed.text[s.start : s.end] for s in found.spans)
    assert all(a.end < b.start for a, b in zip(found.spans, found.spans[1:])), "adjoining spans are one"


def test_a_quotation_runs_over_what_was_cut() -> None:
    clean = a_clean_text("the two\n- 12 -\nsides", [(0, 8), (15, 20)])
    found = clean.evidence(Span(4, 13))
    assert (found.quote, found.spans) == ("two\nsides", (Span(4, 8), Span(15, 20)))


def test_an_offset_of_furniture_stands_in_no_paragraph() -> None:
    clean = a_clean_text("Home\nWords.", [(5, 11)])
    assert (clean.paragraph_at(0), clean.paragraph_at(5), clean.paragraph_at(11)) == (0, 1, 0)
    assert clean.seed.line(5) == 2

"""Where labels, bars and axes of bands stand."""

from __future__ import annotations

from communique.drawing.band import BandMark
from communique.drawing.density import Unit
from communique.pages.band_places import Bar, Frame, Label, bar, density_frame, frames, label, narrow_label


def test_a_described_event_has_its_label_above_and_another_one_below() -> None:
    assert label(BandMark("a", 20, True, level=2)) == Label(-155, 10, 0.0, "start", (-165, -9))
    assert label(BandMark("a", 20, False, level=1, anchor="middle")) == Label(62, 0, 0.0, "middle", (28, 48))
    assert label(BandMark("a", 20, True)) is None


def test_a_label_against_the_edge_stands_above_its_stem_or_has_none() -> None:
    assert label(BandMark("a", 90, True, level=1, anchor="frame")) == Label(-90, 0, 10, "end", (-44, -9))
    assert label(BandMark("a", 90, False, level=1, anchor="frame")) == Label(62, 0, 10, "end", None)


def test_the_narrow_form_has_labels_of_described_events_alone() -> None:
    assert narrow_label(BandMark("a", 20, True, level=1)) == Label(-33, 0, 0.0, "middle", (-28, -9))
    assert narrow_label(BandMark("a", 20, False, level=1)) is None
    assert frames(2, 1) == (Frame(190, 286), Frame(86, 130))


def test_a_bar_stands_for_many_marks() -> None:
    assert bar(Unit(10, 20, 2021, count=8, height=0.5), 5) == Bar(10.2, 9.6, 15, -46, 44)
    assert bar(Unit(10, 20, 2021), 5) is None
    assert density_frame(5) == Frame(134, 180)

"""Instruments: their place among the pages."""

from __future__ import annotations

from dataclasses import replace

from communique.indices.index import index
from communique.model.authority import Instrument
from communique.pages.instruments import pages
from tests.builders import a_site, an_archive


def test_an_instrument_belongs_to_no_entry_of_the_navigation() -> None:
    made = an_archive()
    treaty = Instrument("treaty", "Treaty of 2001")
    made = replace(made, vocabularies=replace(made.vocabularies, instruments={"treaty": treaty}))
    found = tuple(pages(made, index(made), a_site()))
    assert [(page.url, page.section) for page in found] == [("instruments/", ""), ("instruments/treaty/", "")]

"""Files for reference managers: what they leave out."""

from __future__ import annotations

from dataclasses import replace

from communique.citing.dates import cited
from communique.citing.files import bibtex, ris
from tests.builders import a_date
from tests.citing.cases import CASES

ITEM = next(iter(CASES.values()))


def test_an_undated_work_has_no_date_in_files() -> None:
    undated = replace(ITEM, issued=cited(None))
    assert "n.d." not in bibtex(undated)
    assert "  year = " not in bibtex(undated)
    assert "\r\nDA  - " not in ris(undated)
    assert "\r\nPY  - " not in ris(undated)


def test_a_date_that_is_in_part_supplied_stays_in_words() -> None:
    dated = replace(ITEM, issued=cited(a_date("2021-06-28", "linked", "linked", "outside")))
    assert "  year = {[28] June 2021},\n" in bibtex(dated)
    assert "\r\nDA  - 2021/06//[28] June 2021\r\n" in ris(dated)

"""What was read shown value by value: what is open or doubtful first, with the words in their line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from communique.desk.held import chosen, hold
from communique.desk.review import STATUSES, Sheet, review
from communique.desk.review_text import as_json, text
from communique.model.finding import FieldError

CALL = """\
Ministers speak by phone

STOCKHOLM, March 3, 1995 - Danish Foreign Minister Niels Helveg Petersen spoke by phone on Friday with his Swedish counterpart Lena Hjelm-Wallén.
"""
MENU = "Soup, fish and coffee.\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "seeds").mkdir()
    (tmp_path / "content" / "site.yaml").write_text("title: Calls\n")
    (tmp_path / "seeds" / "call.txt").write_text(CALL)
    (tmp_path / "seeds" / "menu.txt").write_text(MENU)
    return tmp_path


def sheet(site: Path, document: str) -> Sheet:
    held = hold(site)
    key = chosen(held.archive, (document,))[0]
    return review(held.archive.documents[key], held.archive, held.record(key))


def test_a_report_in_words(site: Path) -> None:
    assert list(text([sheet(site, "call.txt")])) == [
        "call  seeds/call.txt  (no record)",
        "  open     published           –",
        "           The text does not give it, or gives it in a form that no rule reads.",
        "  open     publisher           –",
        "           The text does not give it, or gives it in a form that no rule reads.",
        "  read     title               Ministers speak by phone  (text 0.95, title-line)",
        "           seeds/call.txt:1: “Ministers speak by phone”",
        "  read     genre               wire-report  (text 0.90, dateline)",
        "           seeds/call.txt:3: “STOCKHOLM, March 3, 1995 -”",
        "           It opens with place and date, as agencies write.",
        "  read     dateline            STOCKHOLM, March 3, 1995  (text 0.97, dateline)",
        "           seeds/call.txt:3: “STOCKHOLM, March 3, 1995 -”",
        "  read     language            en  (text 1.00)",
        "  read     event               1995-03-03-phone-call-petersen-hjelm-wallen  (text 1.00)",
        "           Proposed by rule; no record has it.",
        "  read     event.type          phone-call  (text 0.97, event-words)",
        "           seeds/call.txt:3: “spoke by phone on Friday”",
        "  read     event.date          1995-03-03  (calendar 0.95, weekday-from-report)",
        "           seeds/call.txt:3: “Friday”",
        "           seeds/call.txt:3: “March 3, 1995”",
        "           3 March 1995 was a Friday.",
        "  read     event.participants  Niels Helveg Petersen, Foreign Minister, Denmark  (text 0.80, named)",
        "           seeds/call.txt:3: “Danish Foreign Minister Niels Helveg Petersen”",
        "  read     event.participants  Lena Hjelm-Wallén, Foreign Minister, Sweden  (text calendar 0.80, named)",
        "           seeds/call.txt:3: “his Swedish counterpart Lena Hjelm-Wallén”",
        "           seeds/call.txt:3: “Danish Foreign Minister Niels Helveg Petersen”",
        "",
        "1 document: 2 open, 0 doubtful, 9 read, 0 reviewed.",
    ]


def test_what_is_open_or_doubtful_stands_first(site: Path) -> None:
    rows = sheet(site, "menu").rows
    assert [row.status for row in rows] == sorted((row.status for row in rows), key=STATUSES.index)
    assert {(row.field, row.status) for row in rows} >= {
        ("published", "open"),
        ("publisher", "open"),
        ("event", "open"),
    }
    assert sheet(site, "menu").undecided


def test_a_reviewed_record_leaves_nothing_undecided(site: Path) -> None:
    digest = hold(site).archive.documents["menu"].clean.seed.digest
    (site / "content" / "documents").mkdir()
    record = f"seed: menu.txt\nsha256: {digest}\nreviewed: {{by: the editors of the archive, on: 2026-11-22}}\n"
    (site / "content" / "documents" / "menu.yaml").write_text(record)
    found = sheet(site, "menu")
    assert not found.undecided
    assert found.reviewed == "by the editors of the archive, on 2026-11-22"
    assert {row.status for row in found.rows} == {"reviewed"}


def test_json_for_programs(site: Path) -> None:
    (document,) = json.loads(as_json([sheet(site, "call")]))["documents"]
    assert (document["document"], document["path"], document["counts"]["open"]) == ("call", "seeds/call.txt", 2)
    (date,) = [row for row in document["rows"] if row["field"] == "event.date"]
    assert (date["value"], date["basis"], date["confidence"]) == ("1995-03-03", ["calendar"] * 3, 0.95)
    start, end = date["quotes"][0]["spans"][0]
    assert CALL[start:end] == date["quotes"][0]["words"] == "Friday"


def test_the_first_collection_is_decided() -> None:
    held = hold(Path(__file__).parent.parent.parent)
    for key in chosen(held.archive, ()):
        assert not review(held.archive.documents[key], held.archive, held.record(key)).undecided


def test_a_document_that_is_not_there(site: Path) -> None:
    with pytest.raises(FieldError) as fault:
        sheet(site, "cal")
    assert (fault.value.finding.message, fault.value.finding.hint) == (
        'there is no document "cal"',
        'did you mean "call"?',
    )

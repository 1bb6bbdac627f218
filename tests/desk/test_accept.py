"""What was read, accepted: written once, beside what stands there, and shown as reviewed from then on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from communique.desk.accept import accept
from communique.desk.held import Held, hold
from communique.desk.new import new_site
from communique.desk.review import review
from communique.model.finding import FieldError
from communique.pipeline import PROJECT

SAMPLE = "reykjavik-1986-sample"
RECORD = f"content/documents/{SAMPLE}.yaml"
EVENT = "content/events/1986-10-11-meeting-reagan-gorbachev.md"
SUNDAY = """\
Second day of talks in Reykjavik

REYKJAVIK, Oct. 13, 1986 - Soviet General Secretary Mikhail Gorbachev met President Ronald Reagan on Saturday in Reykjavik, a spokesman said.
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    new_site(tmp_path / "archive", "")
    return tmp_path / "archive"


def accepted(site: Path, *fields: str, document: str = SAMPLE) -> dict[str, tuple[str, ...]]:
    """Accept fields of a document; the records written, with the fields new in them."""
    held = hold(site)
    done = accept(site, held, held.archive.documents[document], fields, "the editors of the archive", "2026-11-22")
    return {record.path: record.fields for record in done}


def statuses(held: Held, document: str = SAMPLE) -> dict[str, str]:
    sheet = review(held.archive.documents[document], held.archive, held.record(document))
    return {row.field: row.status for row in sheet.rows}


def test_all_of_a_document(site: Path) -> None:
    digest = hold(site).archive.documents[SAMPLE].clean.seed.digest
    assert accepted(site) == {
        EVENT: ("title", "short", "documents", "type", "date", "participants", "reviewed"),
        RECORD: ("seed", "sha256", "title", "dateline", "genre", "reviewed"),
    }
    assert (site / RECORD).read_text() == (
        "seed: reykjavik-1986-sample.txt\n"
        f"sha256: {digest}\n"
        "title: {value: Reagan and Gorbachev meet in Reykjavik, basis: text, quotes: [Reagan and Gorbachev meet in Reykjavik]}\n"
        'dateline: {value: "REYKJAVIK, Oct. 12, 1986", basis: text, quotes: ["REYKJAVIK, Oct. 12, 1986 -"]}\n'
        "genre:\n"
        "  value: wire-report\n"
        "  basis: text\n"
        '  quotes: ["REYKJAVIK, Oct. 12, 1986 -"]\n'
        "  reason: It opens with place and date, as agencies write.\n"
        "reviewed: {by: the editors of the archive, on: 2026-11-22}\n"
    )
    held = hold(site)
    assert held.findings == ()
    assert set(statuses(held).values()) == {"reviewed"}
    event = held.archive.events["1986-10-11-meeting-reagan-gorbachev"]
    assert (event.proposed, event.date.curated, event.date.basis, event.date.mark) == (
        False,
        True,
        "calendar",
        "inferred",
    )
    assert [quote.quote for quote in event.date.evidence] == ["Saturday", "Oct. 12, 1986"]
    dateline = held.archive.documents[SAMPLE].reading.dateline
    assert dateline and dateline.value.place == "Reykjavik"
    assert accepted(site) == {}


def test_one_field_of_a_document(site: Path) -> None:
    assert accepted(site, "title") == {RECORD: ("seed", "sha256", "title")}
    now = statuses(hold(site))
    assert (now["title"], now["dateline"], now["event.date"], now["publisher"]) == ("reviewed", "read", "read", "open")
    assert accepted(site, "title") == {}


def test_a_fact_that_the_text_does_not_have(site: Path) -> None:
    assert accepted(site, "publisher") == {RECORD: ("seed", "sha256", "publisher")}
    assert "publisher: {value: null}\n" in (site / RECORD).read_text()
    assert statuses(hold(site))["publisher"] == "reviewed"
    assert accepted(site, "publisher") == {}


def test_comments_and_order_are_kept(site: Path) -> None:
    digest = hold(site).archive.documents[SAMPLE].clean.seed.digest
    written = (
        f"# Looked at once.\nsha256: {digest}\n"
        "genre: readout   # not a report\n\nseed: reykjavik-1986-sample.txt\n# to do: the dateline\n"
    )
    (site / RECORD).write_text(written)
    assert accepted(site, "title", "genre") == {RECORD: ("title",)}
    assert (site / RECORD).read_text() == (
        written
        + "title: {value: Reagan and Gorbachev meet in Reykjavik, basis: text, quotes: [Reagan and Gorbachev meet in Reykjavik]}\n"
    )


def test_an_event_that_is_proposed_is_recorded_by_one_field(site: Path) -> None:
    assert accepted(site, "event.date") == {EVENT: ("title", "short", "documents", "date")}
    held = hold(site)
    assert held.findings == ()
    assert statuses(held)["event.date"] == "reviewed"
    assert statuses(held)["event.participants"] == "read"


def test_a_second_account_joins_an_event_that_is_recorded(site: Path) -> None:
    accepted(site)
    (site / "seeds" / "sunday.txt").write_text(SUNDAY)
    written = (site / EVENT).read_text()
    assert hold(site).archive.documents["sunday"].events == ("1986-10-11-meeting-reagan-gorbachev",)
    assert accepted(site, "event", document="sunday") == {EVENT: ("documents",)}
    assert (site / EVENT).read_text() == written.replace(
        "documents: [reykjavik-1986-sample]", "documents: [reykjavik-1986-sample, sunday]"
    )
    assert hold(site).findings == ()


def test_people_that_no_list_has_are_added(site: Path) -> None:
    (site / "seeds" / "call.txt").write_text(
        "STOCKHOLM, March 3, 1995 - Danish Foreign Minister Niels Helveg Petersen spoke by phone on Friday with his Swedish "
        "counterpart Lena Hjelm-Wallén.\n"
    )
    accepted(site, document="call")
    assert (
        (site / "content/vocabularies/people.yaml")
        .read_text()
        .endswith(
            "niels-helveg-petersen: {name: Niels Helveg Petersen, country: denmark}\n"
            "lena-hjelm-wallen: {name: Lena Hjelm-Wallén, country: sweden}\n"
        )
    )
    assert hold(site).findings == ()


def test_a_name_that_is_no_field(site: Path) -> None:
    with pytest.raises(FieldError) as fault:
        accepted(site, "titel")
    assert fault.value.finding.message == "is no field that can be accepted"
    assert fault.value.finding.hint == 'did you mean "title"?'


def test_a_record_of_another_text_is_left(site: Path) -> None:
    (site / "seeds" / "sunday.txt").write_text(SUNDAY)
    other = f"seed: gone.txt\nsha256: {'0' * 64}\n"
    (site / "content/documents/sunday.yaml").write_text(other)
    with pytest.raises(FieldError) as fault:
        accepted(site, "title", document="sunday")
    assert fault.value.finding.message == 'is the record of "gone.txt"'
    assert (site / "content/documents/sunday.yaml").read_text() == other


def test_a_record_that_is_a_link_is_not_written(site: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (site / "content" / "events").rename(tmp_path / "events")
    (site / "content" / "events").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FieldError) as fault:
        accepted(site)
    assert fault.value.finding.message == "lies outside content/ and seeds/ or behind a link"
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert not (site / RECORD).exists()


def test_the_first_collection_could_be_accepted_as_it_is_read(tmp_path: Path) -> None:
    for name in ("seeds", "content/vocabularies"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    (tmp_path / "content" / "vocabularies" / "series.yaml").unlink(missing_ok=True)
    (tmp_path / "content" / "vocabularies" / "instruments.yaml").unlink()
    (tmp_path / "content" / "vocabularies" / "topics.yaml").unlink()
    (tmp_path / "content" / "site.yaml").write_text("title: Archive\n")
    before = hold(tmp_path).archive
    for key in before.documents:
        accepted(tmp_path, document=key)
    held = hold(tmp_path)
    assert held.findings == ()
    assert list(held.archive.events) == list(before.events)
    for key in before.documents:
        assert set(statuses(held, key).values()) == {"reviewed"}
        assert accepted(tmp_path, document=key) == {}
    for key, event in before.events.items():
        now = held.archive.events[key]
        assert [p.person.value.id for p in now.participants] == [p.person.value.id for p in event.participants]
        assert (now.date.value, now.date.basis, now.date.evidence) == (
            event.date.value,
            event.date.basis,
            event.date.evidence,
        )

"""The commands of the desk: what they say, and the codes they end with."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from communique import faults
from communique.desk import command
from communique.desk.command import Done


def run(site: Path, *words: str) -> Done:
    """A command on a site."""
    parser = argparse.ArgumentParser()
    command.arguments(parser.add_subparsers(dest="command"), site, "")
    return command.run(parser.parse_args(list(words)))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    assert run(tmp_path, "new", "site", str(tmp_path / "archive")).code == 0
    return tmp_path / "archive"


def test_from_a_new_site_to_a_reviewed_document(site: Path) -> None:
    assert run(site, "review", "--strict").code == 1
    done = run(site, "accept", "reykjavik-1986-sample.txt", "--by", "the editors", "--on", "2026-11-22")
    assert done.lines == (
        "content/events/1986-10-11-meeting-reagan-gorbachev.md: title, short, documents, type, date, participants, reviewed",
        "content/documents/reykjavik-1986-sample.yaml: seed, sha256, title, dateline, genre, reviewed",
    )
    again = run(site, "accept", "reykjavik-1986-sample")
    assert again.lines == ("reykjavik-1986-sample: nothing to accept, the records have it all.",)
    strict = run(site, "review", "--strict")
    assert (strict.code, strict.findings) == (0, ())
    assert strict.lines[-1] == "1 document: 0 open, 0 doubtful, 0 read, 11 reviewed."


def test_json_is_one_value(site: Path) -> None:
    (line,) = run(site, "review", "--json").lines
    assert json.loads(line)["documents"][0]["document"] == "reykjavik-1986-sample"


def test_a_faulty_record_is_not_written_on(site: Path) -> None:
    record = site / "content/documents/reykjavik-1986-sample.yaml"
    run(site, "new", "document", "reykjavik-1986-sample.txt")
    record.write_text(record.read_text() + "genra: readout\n")
    before = record.read_text()
    done = run(site, "accept", "reykjavik-1986-sample")
    assert (done.code, record.read_text()) == (1, before)
    assert faults.lines(done.findings)[0] == (
        f"content/documents/reykjavik-1986-sample.yaml:{before.count(chr(10))}: genra: is not a field of this record [E107]"
    )


def test_a_table_told_and_then_written(site: Path, tmp_path: Path) -> None:
    table = tmp_path / "calls.csv"
    table.write_text(
        "date,type,people\n1987-12-08,signing,Ronald Reagan; Mikhail Gorbachev\n1990,visit,Vigdís Finnbogadóttir\n"
    )
    told = run(site, "import", str(table), "--dry-run")
    assert told.lines == (
        "content/vocabularies/people.yaml",
        "content/events/1987-12-08-signing-reagan-gorbachev.md",
        "content/events/1990-visit-vigdis-finnbogadottir.md",
        "",
        "the first record:",
        "    ---",
        '    title: "Signing: Ronald Reagan and Mikhail Gorbachev"',
        "    type: signing",
        "    date: 1987-12-08",
        "    participants: [ronald-reagan, mikhail-gorbachev]",
        "    ---",
        "",
        "2 events to write, 0 there already.",
        "new in people: vigdis-finnbogadottir",
    )
    assert list((site / "content" / "events").glob("*.md")) == []
    assert run(site, "import", str(table)).lines == (
        "2 events written, 0 there already.",
        "new in people: vigdis-finnbogadottir",
    )
    assert run(site, "import", str(table)).lines == ("0 events written, 2 there already.",)


def test_a_day_that_is_none(site: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        run(site, "accept", "a", "--on", "yesterday")
    assert ended.value.code == 2

"""New sites and records: they are read without a fault as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.content.read import read as read_content
from communique.desk.held import hold
from communique.desk.new import new_document, new_event, new_person, new_site, new_topic
from communique.desk.review import review
from communique.model.finding import FieldError


@pytest.fixture
def site(tmp_path: Path) -> Path:
    new_site(tmp_path / "archive", "")
    return tmp_path / "archive"


def test_a_new_site_is_read_without_a_fault(site: Path) -> None:
    held = hold(site)
    assert held.findings == ()
    (document,) = held.archive.documents.values()
    rows = {(row.field, row.value, row.status) for row in review(document, held.archive).rows}
    assert rows >= {
        ("title", "Reagan and Gorbachev meet in Reykjavik", "read"),
        ("dateline", "REYKJAVIK, Oct. 12, 1986", "read"),
        ("event", "1986-10-11-meeting-reagan-gorbachev", "read"),
        ("event.type", "meeting", "read"),
        ("event.date", "1986-10-11", "read"),
        ("event.participants", "Ronald Reagan, President, United States", "read"),
        ("event.participants", "Mikhail Gorbachev, General Secretary, Soviet Union", "read"),
        ("publisher", "", "open"),
    }


def test_a_folder_that_holds_something_is_left(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(FieldError) as fault:
        new_site(tmp_path, "")
    assert fault.value.finding.message == "is not empty"
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_records_begin_with_what_is_known(site: Path) -> None:
    assert new_document(site, "reykjavik-1986-sample.txt", "") == "content/documents/reykjavik-1986-sample.yaml"
    assert (
        new_event(site, "1986-10-11-summit-reagan-gorbachev", "")
        == "content/events/1986-10-11-summit-reagan-gorbachev.md"
    )
    assert new_topic(site, "Human rights", "") == "content/vocabularies/topics.yaml"
    assert new_person(site, "Vigdís Finnbogadóttir", "") == "content/vocabularies/people.yaml"
    content, findings = read_content(site)
    assert findings == ()
    assert content.documents[0].seed == "reykjavik-1986-sample.txt"
    event = content.events[0]
    assert (event.title, event.type.value, event.date.value.edtf) == ("Summit, 1986-10-11", "summit", "1986-10-11")
    assert content.vocabularies.topics["human-rights"].terms == {"en": ("human rights",)}
    assert content.vocabularies.people["vigdis-finnbogadottir"].name == "Vigdís Finnbogadóttir"
    assert hold(site).findings == ()


def test_what_is_there_is_not_written_over(site: Path) -> None:
    new_event(site, "1986-10-11-summit", "A summit")
    for again in (
        lambda: new_event(site, "1986-10-11-summit", "Another"),
        lambda: new_topic(site, "Nuclear arms", ""),
        lambda: new_person(site, "Ronald Reagan", ""),
    ):
        with pytest.raises(FieldError) as fault:
            again()
        assert (fault.value.finding.code, fault.value.finding.message) == ("E718", "is there already")


def test_a_text_that_is_not_there(site: Path) -> None:
    with pytest.raises(FieldError) as fault:
        new_document(site, "reykjavik-1986-samples.txt", "")
    assert fault.value.finding.message == 'seeds/ has no text "reykjavik-1986-samples.txt"'
    assert fault.value.finding.hint == 'did you mean "reykjavik-1986-sample.txt"?'


@pytest.mark.parametrize(
    ("kind", "path"), [("document", "content/documents/a.yaml"), ("event", "content/events/2001-a.md")]
)
def test_a_form_has_every_field(site: Path, kind: str, path: str) -> None:
    (site / "seeds" / "a.txt").write_text("Words.")
    text = (
        site / (new_document(site, "a.txt", "") if kind == "document" else new_event(site, "2001-a", ""))
    ).read_text()
    unknown = text.replace("title", "xyz: 1\ntitle", 1) if kind == "event" else text + "xyz: 1\n"
    (site / path).write_text(unknown)
    hint = next(f.hint for f in read_content(site)[1] if f.code == "E107")
    for field in hint.removeprefix("fields here: ").split(", "):
        assert f"\n# {field}:" in text or f"\n{field}:" in text, field

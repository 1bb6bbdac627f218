"""What is worked out once for each record of an archive."""

from __future__ import annotations

from dataclasses import replace

from communique.model.archive import Archive
from communique.model.document import Document
from communique.text.once import once
from tests.builders import a_document, an_archive


def counted() -> tuple[list[str], object]:
    """A function of a record, and the ids with which it was called."""
    called: list[str] = []

    @once
    def shout(record: Document, archive: Archive) -> str:
        called.append(record.id)
        return record.id.upper()

    return called, shout


def test_a_record_is_asked_once_and_every_caller_gets_the_same() -> None:
    called, shout = counted()
    archive = an_archive(a_document("a", "One."), a_document("b", "Two."))
    one, two = archive.documents.values()
    assert [shout(one, archive), shout(two, archive), shout(one, archive)] == ["A", "B", "A"]
    assert called == ["a", "b"]


def test_another_archive_has_nothing_of_it_and_is_equal_still() -> None:
    called, shout = counted()
    archive = an_archive(a_document("a", "One."))
    (document,) = archive.documents.values()
    shout(document, archive)
    other = replace(archive)
    assert other.kept is not archive.kept and other == archive and repr(other) == repr(archive)
    shout(document, other)
    assert called == ["a", "a"]

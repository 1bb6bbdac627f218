"""What the archive holds at this moment: everything read and arranged, nothing drawn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from communique.arrange.arrange import arrange
from communique.content.read import read as read_content
from communique.model.archive import Archive
from communique.model.content import Content, DocumentRecord
from communique.model.finding import FieldError, Finding, Where
from communique.model.ids import DocumentId
from communique.seeds.read import read as read_seeds
from communique.text.fields import did_you_mean


@dataclass(frozen=True)
class Held:
    """The archive, what archivists wrote of it, and the faults found on the way."""

    content: Content
    archive: Archive
    findings: tuple[Finding, ...] = ()

    def record(self, document: DocumentId) -> DocumentRecord | None:
        """What archivists wrote of a document."""
        return self._records.get(document)

    @cached_property
    def _records(self) -> dict[DocumentId, DocumentRecord]:
        return {record.id: record for record in self.content.documents}


def hold(root: Path) -> Held:
    """Read and arrange a site."""
    content, faults = read_content(root)
    readings, more = read_seeds(root, content.vocabularies, content.languages)
    archive, unresolved = arrange(content, readings)
    return Held(content, archive, faults + more + unresolved)


def seed_files(root: Path) -> dict[str, Path]:
    """The files of seeds/, by their names, in folders below it too."""
    found = sorted((root / "seeds").rglob("*")) if (root / "seeds").is_dir() else []
    return {path.name: path for path in found if path.is_file() and not path.name.startswith(".")}


def chosen(archive: Archive, names: tuple[str, ...]) -> tuple[DocumentId, ...]:
    """The documents of these names, each an id or a file's name in seeds/; all of them where no name is given.

    Raises FieldError for a name that nothing has.
    """
    if not names:
        return tuple(archive.documents)
    found: list[DocumentId] = []
    for name in names:
        stem = name.removeprefix("seeds/")
        document = name if name in archive.documents else archive.by_seed.get(stem)  # type: ignore[call-overload]
        if document is None:
            near = did_you_mean(name, [*archive.documents, *archive.by_seed])
            raise FieldError(
                Finding(Where("content/documents"), "document", f'there is no document "{name}"', "E712", near)
            )
        found.append(DocumentId(document))
    return tuple(dict.fromkeys(found))

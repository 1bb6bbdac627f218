"""Earlier captures of a document: each at an address of its own, and what differs between one and the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from communique.indices.index import Indices
from communique.model.archive import Archive
from communique.model.document import Document
from communique.model.page import Page
from communique.model.seed import CleanText
from communique.model.site import Site
from communique.pages.sources import direction, titled
from communique.rendering.words import plain


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a difference: `kind` is same, taken or added."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class ParagraphChanged:
    """A paragraph that differs, with its number before and after (0: not there)."""

    before: int
    after: int
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class VersionLink:
    """A capture: its number from 1, the oldest; its address, file and sum; what the next one changed in it."""

    number: int
    url: str
    file: str
    digest: str
    changed: tuple[ParagraphChanged, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as this capture has it."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class VersionView:
    """An earlier capture: its text, its file, the page of the newest, and what changed since."""

    title: str
    newest: str
    language: str
    direction: str
    paragraphs: tuple[Paragraph, ...]
    text_url: str
    link: VersionLink


def pages(archive: Archive, indices: Indices, site: Site) -> Iterator[Page]:
    """`/documents/<id>/v1/` and so on, for documents that were captured again."""
    for document in archive.documents.values():
        title = titled(document)[0]
        for shown, clean in zip(versions(document), document.versions, strict=True):
            paragraphs = tuple(Paragraph(b.number, clean.words(b)) for b in clean.paragraphs)
            language = document.reading.language
            view = VersionView(
                title,
                f"documents/{document.id}/",
                language,
                direction(language),
                paragraphs,
                f"{shown.url}source.txt",
                shown,
            )
            name = f"{title}: {plain(site.words, 'version.number', number=shown.number)}"
            yield Page(
                shown.url, "pages/version.html", name, plain(site.words, "version.description", document=document.id), view, "documents"
            )


def versions(document: Document) -> tuple[VersionLink, ...]:
    """The earlier captures of a document, the oldest first."""
    later = (*document.versions, document.clean)[1:]
    return tuple(
        VersionLink(n, f"documents/{document.id}/v{n}/", clean.seed.id, clean.seed.digest, differences(clean, newer))
        for n, (clean, newer) in enumerate(zip(document.versions, later, strict=True), 1)
    )


def differences(old: CleanText, new: CleanText) -> tuple[ParagraphChanged, ...]:
    """The paragraphs that differ, word by word where one stands for one."""
    before = [(b.number, " ".join(old.words(b).split())) for b in old.paragraphs]
    after = [(b.number, " ".join(new.words(b).split())) for b in new.paragraphs]
    matcher = SequenceMatcher(None, [text for _, text in before], [text for _, text in after], autojunk=False)
    found: list[ParagraphChanged] = []
    for tag, i, j, m, n in matcher.get_opcodes():
        if tag != "equal":
            for place in range(max(j - i, n - m)):
                one = before[i + place] if i + place < j else (0, "")
                other = after[m + place] if m + place < n else (0, "")
                found.append(ParagraphChanged(one[0], other[0], tuple(_words(one[1], other[1]))))
    return tuple(found)


def _words(old: str, new: str) -> Iterator[Words]:
    before, after = old.split(), new.split()
    for tag, i, j, m, n in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Words("same", " ".join(before[i:j]))
        else:
            if i < j:
                yield Words("taken", " ".join(before[i:j]))
            if m < n:
                yield Words("added", " ".join(after[m:n]))

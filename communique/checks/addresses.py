"""Recorded addresses stand: each has its page, one redirect or a tombstone, and each paragraph keeps its number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.model.archive import Archive
from communique.model.content import Address
from communique.model.document import Document
from communique.model.finding import Finding, Where
from communique.model.seed import CleanText
from communique.text.fixity import paragraph_hash

LEDGER = ("E401", "E402", "E403")
"""Faults that a draft may have: an address or a paragraph that would be lost."""


def paragraphs(archive: Archive) -> Iterator[Finding]:
    """Every recorded paragraph whose number stands at other words now, or at none."""
    led = {moved.path: moved.to for moved in archive.moved}
    for address in archive.addresses:
        if address.paragraph:
            yield from _paragraph(address, led.get(address.path, address.path), archive)


def check(archive: Archive, files: Iterable[str]) -> Iterator[Finding]:
    """Every recorded address that would be lost, and every old address that leads nowhere or to two places."""
    pages = {f.removesuffix("index.html") for f in files if f.endswith("/index.html")} | {""}
    yield from _moves(archive, pages)
    for address in archive.addresses:
        if not address.paragraph and address.path not in pages:
            message = f"/{address.path} was published and would lead nowhere"
            yield Finding(address.where, "address", message, "E401", _hint(address.path))


def _hint(path: str) -> str:
    folder, _, key = path.rstrip("/").partition("/")
    if folder in ("documents", "events") and key and "/" not in key:
        return f"give the record that took its place `formerly: [{key}]`, or keep the old one with `withdrawn:`"
    return f"say in content/moved.yaml where it went (`/{path}: {{to: /new/}}`) or why it was withdrawn"


def _paragraph(address: Address, path: str, archive: Archive) -> Iterator[Finding]:
    """A recorded paragraph must be the same in the document, or in an earlier capture that the archive keeps."""
    document = _document(path, archive)
    if document is None:  # a tombstone, or told as a lost page
        return
    if any(_hash(clean, address.paragraph) == address.hash for clean in (document.clean, *document.versions)):
        return
    name, paragraphs = f"{document.id} ¶{address.paragraph}", document.clean.paragraphs
    now = next((b.number for b in paragraphs if paragraph_hash(document.clean.words(b)) == address.hash), 0)
    if address.paragraph > len(paragraphs):
        message, code = f"{name} was published, and the text has {len(paragraphs)} paragraphs now", "E403"
    else:
        message, code = f"{name} was published, and the number stands at other words now", "E402"
    hint = f"its words are ¶{now} now; " if now else ""
    hint += f"hold the numbers with `build.py accept {document.id} paragraphs`, or keep the older text under `versions:`"
    yield Finding(address.where, "paragraph", message, code, hint)


def _document(path: str, archive: Archive) -> Document | None:
    key = path.removeprefix("documents/").rstrip("/")
    return archive.documents.get(key) if path.startswith("documents/") else None  # type: ignore[call-overload]


def _hash(clean: CleanText, number: int) -> str:
    paragraphs = clean.paragraphs
    return paragraph_hash(clean.words(paragraphs[number - 1])) if 0 < number <= len(paragraphs) else ""


def _moves(archive: Archive, pages: set[str]) -> Iterator[Finding]:
    """Old addresses are claimed once, are no page of their own, and lead to a page that stands."""
    standing = {f"documents/{d}/" for d in archive.documents} | {f"events/{e}/" for e in archive.events}
    old: dict[str, Where] = {}
    claimed = [(m.path, m.where) for m in archive.moved]
    claimed += [(url, w.where or Where("content")) for w in archive.withdrawn for url in (w.url, *w.former)]
    for path, where in claimed:
        if path in standing:
            message, hint = f"/{path} is the address of a record that stands", "take it out of one of the two"
            yield Finding(where, "formerly", message, "E405", hint)
        elif path in old:
            message, hint = f"/{path} is given as an old address twice", f"the other is in {old[path].path}"
            yield Finding(where, "formerly", message, "E405", hint)
        old.setdefault(path, where)
    targets = [(m.to, m.where, "to") for m in archive.moved]
    targets += [
        (s, w.where or Where("content"), "successor") for w in archive.withdrawn for s in w.withdrawal.successors
    ]
    for to, where, field in targets:
        if to in old or to not in pages:
            message = f"/{to} has moved or was withdrawn itself" if to in old else f"/{to} is no page"
            yield Finding(where, field, message, "E406", "name the address that stands, so that one step is enough")

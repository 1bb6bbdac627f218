"""Pages kept from build to build: those that would come out the same are taken over, and no others."""

from __future__ import annotations

import errno
import json
import os
from hashlib import blake2b
from pathlib import Path

import pytest

from communique.kept.file import load, place, save
from communique.kept.kept import Kept
from communique.built import Built
from communique.pipeline import build
from communique.renewal import renew
from communique.workers import ALONE
from tests.trees import PROJECT, copied, tree

SEED = "seeds/000_19962e267b5bc5ea.txt"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The first collection, of which every text may be changed."""
    root = copied(PROJECT, tmp_path / "site")
    for folder in ("documents", "events"):
        for path in (root / "content" / folder).iterdir():
            path.unlink()
    return root


def drawn(after: Built, before: Built) -> set[str]:
    """The addresses of pages that were made anew."""
    known = before.kept.pages.pages
    return {url for url, page in after.kept.pages.pages.items() if page.key != getattr(known.get(url), "key", None)}


def test_a_sentence_more_redraws_the_pages_that_show_it(site: Path, tmp_path: Path) -> None:
    first = build(site, tmp_path / "dist")
    with (site / SEED).open("a", encoding="utf-8") as text:
        text.write("\nThe talks go on.\n")
    second = build(site, tmp_path / "dist", before=first.kept)
    document = "documents/000_19962e267b5bc5ea/"
    events = {f"events/{event}/" for event in second.last.making.archive.documents["000_19962e267b5bc5ea"].events}
    assert {document, *events} <= drawn(second, first)
    assert len(drawn(second, first)) < second.pages / 3
    build(site, tmp_path / "clean")
    assert tree(tmp_path / "dist") == tree(tmp_path / "clean")


def test_nothing_changed_draws_nothing(site: Path, tmp_path: Path) -> None:
    first = build(site, tmp_path / "dist")
    second = build(site, tmp_path / "dist", before=first.kept)
    assert not drawn(second, first)
    assert second.published and (second.published.written, second.published.changed) == (0, False)


def test_a_page_altered_by_hand_is_drawn_again(site: Path, tmp_path: Path) -> None:
    first, out = build(site, tmp_path / "dist"), tmp_path / "dist"
    before = tree(out)
    page = out / "documents/000_19962e267b5bc5ea/index.html"
    page.write_bytes(page.read_bytes()[:-2] + b"!\n")
    (out / "people/index.html").unlink()
    (out / "topics/index.html").chmod(0o600)
    second = build(site, out, before=first.kept)
    assert second.published and second.published.written == 3
    assert tree(out) == before


def test_what_was_kept_is_in_a_file_beside_the_site(site: Path, tmp_path: Path) -> None:
    built = renew(site, tmp_path / "dist", None, lambda words: None, False, False, ALONE)
    loaded = load(tmp_path / "dist")
    assert loaded.ground == built.kept.pages.ground
    assert loaded.pages == built.kept.pages.pages
    save(tmp_path / "dist", loaded)
    assert load(tmp_path / "dist") == loaded


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"ground": 1}', b'{"ground":"","lookups":[[1]],"pages":{}}', b"\xff", b"[" * 9999])
def test_a_file_that_cannot_be_read_keeps_nothing(tmp_path: Path, body: bytes) -> None:
    place(tmp_path / "dist").write_bytes(body)
    assert not load(tmp_path / "dist").pages


def test_a_file_that_was_written_in_keeps_nothing(site: Path, tmp_path: Path) -> None:
    out = tmp_path / "dist"
    save(out, build(site, out).kept.pages)
    body = place(out).read_bytes()
    first, row, *rest = body.split(b"\n")
    url, key, numbers, (path, digest, size, ids, leads), *others = json.loads(row)
    assert load(out).pages
    for written in (
        [url, key, [-1], [path, digest, size, ids, leads]],
        [url, key, numbers, [path, digest, size, 7, leads]],
        [url, key, numbers, [f"{path}\0", digest, size, ids, leads]],
        [url, key, numbers, *[[path, digest, size, ids, leads]] * 2],
        [url, key, numbers, [path, digest, size, "", leads], *others],
    ):
        place(out).write_bytes(b"\n".join((first, json.dumps(written).encode(), *rest)))
        assert not load(out).pages, written
    for more in (body[:-2], body + b"\n", body.replace(b"archive.", b"ar.chive", 1)):
        place(out).write_bytes(more)
        assert not load(out).pages


def test_what_is_no_word_keeps_nothing_whoever_sealed_it(site: Path, tmp_path: Path) -> None:
    out = tmp_path / "dist"
    save(out, build(site, out).kept.pages)
    first, row, *rest, _, end = place(out).read_bytes().split(b"\n")
    url, key, numbers, (path, digest, size, *_), *others = json.loads(row)
    for ids, leads, kept in (("top", "index.html#top", True), (["top"], "", False), ("top", ["index.html"], False), ("", 7, False)):
        written = json.dumps([url, key, numbers, [path, digest, size, ids, leads], *others]).encode()
        body = b"\n".join((first, written, *rest, b""))
        place(out).write_bytes(body + json.dumps([blake2b(body).hexdigest()]).encode() + b"\n" + end)
        assert bool(load(out).pages) == kept


def test_where_no_links_can_be_made_pages_are_drawn_again(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = build(site, tmp_path / "dist")
    before, link, made = tree(tmp_path / "dist"), os.link, []

    def sometimes(old: str, new: str) -> None:
        made.append(new)
        if len(made) % 2 == 0:
            raise PermissionError(errno.EPERM, "Operation not permitted", old)
        link(old, new)

    monkeypatch.setattr(os, "link", sometimes)
    second = build(site, tmp_path / "dist", before=first.kept)
    assert second.published and len(made) > 2
    assert tree(tmp_path / "dist") == before


def test_where_a_page_is_gone_every_page_is_drawn(site: Path, tmp_path: Path) -> None:
    first = build(site, tmp_path / "dist")
    (site / SEED).unlink()
    second = build(site, tmp_path / "dist", before=Kept(first.kept.pages))
    build(site, tmp_path / "clean")
    assert second.published and tree(tmp_path / "dist") == tree(tmp_path / "clean")

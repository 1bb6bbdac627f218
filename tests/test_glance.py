"""A glance at one saved source shows what a whole build would show on its page and on those of its events."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.glance import glance
from communique.built import Built
from communique.pipeline import build
from tests.trees import PROJECT, copied

SEEDS = sorted(path.name for path in (PROJECT / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Built]:
    """The texts of the first collection without records, so that each may be changed, and their build."""
    root = copied(PROJECT, tmp_path_factory.mktemp("glance"))
    for folder in ("documents", "events"):
        for path in (root / "content" / folder).iterdir():
            path.unlink()
    return root, build(root, root / "dist", "")


@pytest.mark.parametrize("name", SEEDS)
@pytest.mark.parametrize("added", ["\nThe talks go on.\n", "\nTrade and energy were discussed with the United Nations on May 19, 2021.\n"])
def test_it_shows_what_a_whole_build_shows(site: tuple[Path, Built], name: str, added: str) -> None:
    root, built = site
    path = root / "seeds" / name
    text = path.read_text(encoding="utf-8")
    try:
        path.write_text(text + added, encoding="utf-8")
        pages = {page.path: page.body for page in glance(built.last, path)}
        build(root, root / "whole", "", before=built.kept)
    finally:
        path.write_text(text, encoding="utf-8")
    if name == SEEDS[0]:  # the day of its event is known from another text alone
        assert not pages
    else:
        assert added.split()[-1] in pages[f"documents/{path.stem}/index.html"].decode()
    for shown, body in pages.items():
        assert body == (root / "whole" / shown).read_bytes(), shown


def test_it_leaves_to_a_whole_build_what_it_cannot_show(site: tuple[Path, Built], tmp_path: Path) -> None:
    root, built = site
    new = root / "seeds" / "new.txt"
    new.write_text("A new text.\n\nOf one paragraph.\n", encoding="utf-8")
    assert glance(built.last, new) == ()
    new.unlink()
    assert glance(built.last, root / "seeds" / "none.txt") == ()
    assert glance(built.last, root / "content" / "site.yaml") == ()
    assert glance(built.last, root / "templates" / SEEDS[1]) == ()
    gone = root / "seeds" / SEEDS[0]
    text = gone.read_bytes()
    gone.unlink()
    assert glance(built.last, gone) == ()
    gone.write_bytes(b"\xff\xfe")
    assert glance(built.last, gone) == ()
    gone.write_bytes(text)

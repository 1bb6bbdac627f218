"""What `outputs:` leaves out is nowhere: no file of it, no link to it; what is left is whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.pipeline import build
from tests.trees import PROJECT, copied

EVERYTHING = {
    "search": ("search/index.html", "search/index.js"),
    "phrases": ("phrases/index.html",),
    "data": ("data/index.html", "data/events.csv", "ro-crate-metadata.json", "documents/cr-0001/annotations.jsonld"),
    "citations": ("documents/cr-0001/cr-0001.bib", "documents/cr-0001/linkset.json"),
}
LEFT = ("index.html", "timeline/index.html", "topics/index.html", "feed.atom", "documents/cr-0001/source.txt")


def made(tmp_path: Path, *without: str) -> set[str]:
    """The files of the first collection with these outputs switched off; the build finds nothing wrong."""
    root = copied(PROJECT, tmp_path / "site")
    for page in (root / "content" / "pages").glob("*.md"):  # some name pages that are left out
        page.unlink()
    settings = root / "content" / "site.yaml"
    switches = ", ".join(f"{name}: false" for name in without)
    settings.write_text(settings.read_text(encoding="utf-8") + f"\noutputs: {{{switches}}}\n", encoding="utf-8")
    built = build(root, tmp_path / "dist", "https://archive.example/")
    assert [f for f in built.findings if f.severity == "error"] == []
    return {path.relative_to(tmp_path / "dist").as_posix() for path in (tmp_path / "dist").rglob("*") if path.is_file()}


def test_all_is_made_where_nothing_is_left_out(tmp_path: Path) -> None:
    assert {path for paths in EVERYTHING.values() for path in paths} | set(LEFT) <= made(tmp_path)


@pytest.mark.parametrize("name", EVERYTHING)
def test_one_output_left_out(name: str, tmp_path: Path) -> None:
    files = made(tmp_path, name)
    assert not set(EVERYTHING[name]) & files
    assert {path for other, paths in EVERYTHING.items() if other != name for path in paths} | set(LEFT) <= files


def test_all_left_out(tmp_path: Path) -> None:
    files = made(tmp_path, *EVERYTHING)
    assert not {path for paths in EVERYTHING.values() for path in paths} & files
    assert set(LEFT) <= files
    assert "search/" not in (tmp_path / "dist" / "index.html").read_text(encoding="utf-8")


def test_a_formula_of_many_places_leads_to_no_search_where_there_is_none(tmp_path: Path) -> None:
    for number in range(10):
        path = tmp_path / f"site/seeds/{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Ministers spoke.\n\nThey agreed to stay in close touch.\n", encoding="utf-8")
    settings = tmp_path / "site/content/site.yaml"
    settings.parent.mkdir()
    for search in (False, True):
        settings.write_text(f"title: Talks\nlanguage: en\noutputs: {{search: {str(search).lower()}}}\n", encoding="utf-8")
        assert build(tmp_path / "site", tmp_path / "dist").findings == ()
        shown = (tmp_path / "dist/phrases/found/index.html").read_text(encoding="utf-8")
        assert "agreed to stay in close touch</h2>" in shown
        assert ("All 10 occurrences, by search" in shown) == search

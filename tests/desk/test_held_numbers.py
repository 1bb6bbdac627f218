"""Numbers of paragraphs that a record holds: written on request, and standing through every change of the cleaning."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from communique.desk.addresses import record
from communique.desk.held import hold
from communique.desk.yaml_lines import with_item
from communique.model.provenance import Span
from communique.model.seed import Block, CleanText, Cut
from communique.pipeline import build
from communique.seeds import clean
from communique.seeds.glossary import Glossary
from communique.seeds.sheet import Sheet
from tests.desk.recorded import check_every_address_serves, desk, site

__all__ = ["site"]


def reads_headings_as_paragraphs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Change the cleaning: what it took for a subheading is a paragraph."""
    kind = clean._kind
    found = {"subheading": "paragraph"}
    monkeypatch.setattr(clean, "_kind", lambda *given: found.get(kind(*given), kind(*given)))


def cuts_a_paragraph(monkeypatch: pytest.MonkeyPatch) -> None:
    """Change the cleaning: it takes the second paragraph of cr-0002 for furniture."""

    def find(page: Sheet, glossary: Glossary) -> list[Cut]:
        lines = [i for i, line in enumerate(page.lines) if line.prose and page.seed.id.startswith("001")]
        return [page.cut(lines[1], "test", "Taken for furniture.")] if lines else []

    monkeypatch.setattr(clean, "LAST", (*clean.LAST, find))


def joins_paragraphs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Change the cleaning: two lines in succession are one paragraph."""
    made = clean._assemble

    def assemble(page: Sheet, cuts: tuple[Cut, ...]) -> CleanText:
        text = made(page, cuts)
        one, two, *rest = text.paragraphs
        others = [b for b in text.blocks if not b.number] + [Block("paragraph", Span(one.span.start, two.span.end), 1)]
        others += [Block("paragraph", b.span, b.number - 1) for b in rest]
        return replace(text, blocks=tuple(sorted(others, key=lambda b: b.span)))

    monkeypatch.setattr(clean, "_assemble", assemble)


def paragraphs(site: Path, key: str = "cr-0002") -> dict[int, str]:
    """The numbered words of a document."""
    text = hold(site).archive.documents[key].clean  # type: ignore[index]
    return {b.number: text.words(b) for b in text.paragraphs}


@pytest.mark.parametrize("change", [reads_headings_as_paragraphs, cuts_a_paragraph, joins_paragraphs])
def test_numbers_that_a_record_holds_stand_whatever_the_cleaning_makes_of_the_text(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[pytest.MonkeyPatch], None]
) -> None:
    before = paragraphs(site)
    change(monkeypatch)
    moved = [f.message for f in build(site, None).findings if f.code in ("E402", "E403")]
    assert any(message.startswith("cr-0002 ¶") for message in moved), "document and paragraph are named"
    for key in sorted({message.split(" ")[0] for message in moved}):
        done = desk(site, "accept", key, "paragraphs")
        assert done.lines == (f"content/documents/{key}.yaml: paragraphs",)
    after = paragraphs(site)
    assert {number: after[number] for number in before} == before
    built = build(site, tmp_path / "out", "https://archive.example/")
    assert not built.failed, built.findings
    check_every_address_serves(site, tmp_path / "out")
    page = (tmp_path / "out" / "documents" / "cr-0002" / "index.html").read_text(encoding="utf-8")
    assert all(page.count(f'id="p{number}"') == 1 for number in after)
    record(site, hold(site))
    assert not build(site, None).failed


def test_new_paragraphs_of_a_record_that_holds_its_numbers_are_named(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk(site, "accept", "cr-0002", "paragraphs")
    path = site / "content" / "documents" / "cr-0002.yaml"
    last = len(paragraphs(site))
    assert not build(site, None).failed
    reads_headings_as_paragraphs(monkeypatch)
    faults = [f for f in build(site, None).findings if f.where.path.endswith("cr-0002.yaml")]
    assert faults and {f.code for f in faults} == {"E318"}
    assert "is read as a paragraph of cr-0002 now, and has no number" in faults[0].message
    added = [re.fullmatch(r"add ([\d+-]+) at the end of the list, and it is ¶(\d+)", f.hint) for f in faults]
    for number, where in sorted((int(hint[2]), hint[1]) for hint in added if hint):
        last += 1
        assert number == last
        path.write_text(with_item(path.read_text(encoding="utf-8"), path.name, "paragraphs", where), encoding="utf-8")
    assert not build(site, None).failed
    assert paragraphs(site)[last] == "Democracy – the shared value of humanity"


def test_words_that_were_published_and_are_nowhere_in_the_text_are_named(site: Path) -> None:
    path = site / "content" / "addresses.txt"
    lines = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(/cr-0001/#p2) \w+", r"\1 0123456789ab", lines), encoding="utf-8")
    done = desk(site, "accept", "cr-0001", "paragraphs")
    assert [(f.code, f.field, f.message) for f in done.findings] == [
        ("E727", "paragraphs", "cr-0001 ¶2 was published, and its words are not in the text")
    ]
    assert "paragraphs:" not in (site / "content" / "documents" / "cr-0001.yaml").read_text(encoding="utf-8")


def test_numbers_are_held_only_when_that_is_asked_for(site: Path) -> None:
    desk(site, "accept", "cr-0002")
    assert "paragraphs:" not in (site / "content" / "documents" / "cr-0002.yaml").read_text(encoding="utf-8")

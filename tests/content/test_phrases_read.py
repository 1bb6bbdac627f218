"""The lists of language over time: phrases, series and stop words, with their faults by line and field."""

from __future__ import annotations

from pathlib import Path

from communique.arrange.authorities import with_held
from communique.checks.series import check
from communique.content.read import read
from communique.model.authority import Phrase, Series, Vocabularies
from communique.model.finding import Finding, Where
from tests.builders import a_document, an_archive


def a_site(root: Path, **lists: str) -> Path:
    """A folder with these lists, by name."""
    (root / "content" / "vocabularies").mkdir(parents=True)
    (root / "content" / "site.yaml").write_text("title: Archive of a test\n", encoding="utf-8")
    for name, text in lists.items():
        (root / "content" / "vocabularies" / f"{name.replace('_', '-')}.yaml").write_text(text, encoding="utf-8")
    return root


def test_phrases_series_and_stop_words_are_read(tmp_path: Path) -> None:
    content, findings = read(
        a_site(
            tmp_path,
            phrases="core:\n  name: core interests\n  note: What each guards.\n  variants: {en: ['core interest[s]'], zh: 核心利益}\n",
            series="talks:\n  name: Talks\n  documents: [a, b]\n  full: [a]\n",
            stop_words="en: [the]\nxx: [ba]\n",
        )
    )
    assert findings == ()
    lists = content.vocabularies
    assert lists.phrases["core"] == Phrase(
        "core", "core interests", {"en": ("core interest[s]",), "zh": ("核心利益",)}, "What each guards.",
        Where("content/vocabularies/phrases.yaml", 1),
    )  # fmt: skip
    assert lists.series["talks"].documents == ("a", "b") and lists.series["talks"].full == ("a",)
    assert (lists.stop_words["en"], lists.stop_words["xx"]) == (("the",), ("ba",))
    assert "и" in lists.stop_words["ru"], "those of other languages come with the program"


def test_a_faulty_wording_is_told_with_its_place(tmp_path: Path) -> None:
    phrases = "core:\n  name: core interests\n  variants:\n    en:\n      - 'core (interest'\n      - 're:core.*'\n"
    _, findings = read(a_site(tmp_path, phrases=phrases, series="s:\n  name: S\n"))
    told = [(f.where.path, f.where.line, f.field, f.message) for f in findings]
    assert ("content/vocabularies/series.yaml", 1, "s.documents", "is missing") in told
    assert ("content/vocabularies/phrases.yaml", 5, "core.variants.en[0]", '"core (interest" opens a bracket that it does not close') in told


def test_a_series_is_shown_of_the_documents_that_are_held() -> None:
    where = Where("content/vocabularies/series.yaml", 3)
    given = Vocabularies(series={"s": Series("s", "S", ("a", "gone"), ("a",), where=where), "t": Series("t", "T", ("b",))})
    findings: list[Finding] = []
    lists = with_held(given, ["a"], findings)
    assert {s.id: (s.documents, s.full) for s in lists.series.values()} == {"s": (("a",), ("a",))}
    assert [(f.where.line, f.field, f.message, f.severity) for f in findings] == [
        (3, "s.documents", 'there is no document "gone"; the series is shown without it', "warning"),
        (0, "t.documents", 'there is no document "b"; the series is shown without it', "warning"),
    ]


def test_what_is_whole_is_a_document_of_its_series() -> None:
    where = Where("content/vocabularies/series.yaml", 3)
    archive = an_archive(a_document("a"))
    archive.vocabularies.series["s"] = Series("s", "S", ("a",), ("b",), where=where)  # type: ignore[index]
    assert [(f.where, f.field, f.message) for f in check(archive)] == [
        (where, "s.full", '"b" is said to be whole and is no document of the series'),
    ]

"""Series: what one text keeps, changes, drops and adds of the one before; every planted change told, and no other."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from communique.indices.index import index
from communique.indices.series import Change, Sentence, Step, compare
from communique.model.archive import Archive
from communique.model.authority import Phrase, Series
from communique.model.ids import DocumentId
from tests.builders import a_document, an_archive

OLD = "The two sides met. Both respect core interests. Trade grew by a tenth. They oppose hegemony in all its forms."
NEW = "The two sides met. Both respect sovereignty. Trade grew by a fifth this year. They will meet again in spring."


def steps(*documents: tuple[str, str], full: tuple[str, ...] = ()) -> tuple[Step, ...]:
    archive: Archive = an_archive(*(a_document(id, text) for id, text in documents))
    lists = replace(
        archive.vocabularies,
        series={"s": Series("s", "A series", tuple(id for id, _ in documents), full)},
        phrases={
            "core": Phrase("core", "core interests", {"en": ("core interest[s]",)}),
            "side": Phrase("side", "two sides", {"en": ("(two|both) sides",)}),
        },
    )
    return index(replace(archive, vocabularies=lists)).series["s"]


def told(changes: tuple[Change, ...]) -> list[tuple[str, str]]:
    """Each change with the words of its sentence, or of its pieces where it was changed."""
    found = []
    for change in changes:
        sentence = change.later or change.earlier
        assert sentence
        pieces = " ".join({"out": f"-{p.words}-", "in": f"+{p.words}+"}.get(p.kind, p.words) for p in change.pieces)
        found.append((change.kind, pieces or sentence.words))
    return found


def test_sentences_are_kept_changed_dropped_and_added() -> None:
    (step,) = steps(("a", OLD), ("b", NEW), full=("a", "b"))
    assert (step.earlier, step.later, step.whole) == ("a", "b", True)
    assert told(step.sentences) == [
        ("kept", "The two sides met."),
        ("dropped", "Both respect core interests."),
        ("added", "Both respect sovereignty."),
        ("changed", "Trade grew by a -tenth.- +fifth this year.+"),
        ("dropped", "They oppose hegemony in all its forms."),
        ("added", "They will meet again in spring."),
    ]


def test_nothing_is_dropped_where_not_both_whole_texts_are_held() -> None:
    for full in ((), ("a",), ("b",)):
        (step,) = steps(("a", OLD), ("b", NEW), full=full)
        assert not step.whole
        assert told(step.sentences) == [("kept", "The two sides met.")]


def test_formulas_are_kept_changed_dropped_and_added() -> None:
    first, second = steps(("a", OLD), ("b", "Both sides met."), ("c", "Both sides, in the end, have core interests."))
    assert [(f.kind, f.phrase) for f in first.formulas] == [("changed", "side"), ("dropped", "core"), ("kept", "sides-met")]
    assert [(f.kind, f.phrase) for f in second.formulas] == [("kept", "side"), ("added", "core"), ("dropped", "sides-met")]


def sentences(document: str, *texts: str) -> tuple[Sentence, ...]:
    return tuple(Sentence(DocumentId(document), n, text) for n, text in enumerate(texts, 1))


def test_a_sentence_that_moved_is_kept() -> None:
    changes = compare(sentences("a", "One is here.", "Two is there.", "Three is gone."), sentences("b", "Two is there.", "Three is gone.", "One is here."))
    assert [c.kind for c in changes] == ["kept"] * 3


@pytest.mark.parametrize("seed", range(20))
def test_every_planted_change_is_told_and_no_other(seed: int) -> None:
    chance = random.Random(seed)
    words = [f"{a}{b}{c}" for a in "bdfgk" for b in "aeiou" for c in "lmnrst"]
    base = [" ".join(chance.sample(words, 10)).capitalize() + "." for _ in range(30)]
    dropped = set(chance.sample(range(30), 4))
    changed = set(chance.sample([n for n in range(30) if n not in dropped], 4))
    later: list[str] = []
    expected: list[tuple[str, str]] = []
    for n, sentence in enumerate(base):
        if n in dropped:
            expected.append(("dropped", sentence))
            continue
        parts = sentence.split(" ")
        at = chance.randrange(1, 9)
        if n in changed:
            parts.insert(at, "PLANTED")
            expected.append(("changed", " ".join([*parts[:at], "+PLANTED+", *parts[at + 1 :]])))
        later.append(" ".join(parts))
        if chance.random() < 0.1:
            added = " ".join(chance.choices(["zzx", "zzy", "zzw"], k=9)) + f" {n}."
            later.append(added)
            expected.append(("added", added))
    changes = compare(sentences("a", *base), sentences("b", *later))
    assert sorted(pair for pair in told(changes) if pair[0] != "kept") == sorted(expected)
    assert sum(c.kind == "kept" for c in changes) == 30 - 8

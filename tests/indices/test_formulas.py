"""Formulas as they are mined: held against every run of words that there is, and measured."""

from __future__ import annotations

import random
import time
from collections import Counter
from itertools import islice

import pytest

from communique.indices import formulas as mining
from communique.indices.formulas import LONGEST, Formula, Text, formulas
from communique.text.folding import words
from tests.bench_corpus import reports

STOP_WORDS = frozenset(("the", "of", "and"))
TAKEN, MOST = 300, 1.2


def every_run(texts: list[Text]) -> Counter[tuple[str, ...]]:
    """Each run of words between two marks of punctuation, at most so long, with the number of its documents."""
    found: Counter[tuple[str, ...]] = Counter()
    for text in texts:
        runs = set()
        for start in range(len(text)):
            run: list[str] = []
            for word in text[start:]:
                if word is None:
                    break
                run.append(word)
                content = sum(word not in STOP_WORDS for word in run)
                if 2 <= content <= LONGEST and not STOP_WORDS & {run[0], run[-1]}:
                    runs.add(tuple(run))
        found.update(runs)
    return found


def held(run: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Whether a run stands within a longer one."""
    return len(run) < len(longer) and any(longer[i : i + len(run)] == run for i in range(len(longer)))


def expected(texts: list[Text]) -> list[Formula]:
    """Runs of two documents or more that stand in no longer one of as many."""
    shared = {run: n for run, n in every_run(texts).items() if n > 1}
    longest = {r: n for r, n in shared.items() if not any(m == n and held(r, other) for other, m in shared.items())}
    return sorted((Formula(run, n) for run, n in longest.items()), key=lambda f: (-f.documents, -len(f.words), f.words))


def made_up(seed: int) -> list[Text]:
    """A few short texts of few words, one of them twice."""
    chance = random.Random(seed)
    vocabulary: list[str | None] = [*(f"w{n}" for n in range(chance.choice((2, 4, 12)))), "the", "of", None]
    texts = [chance.choices(vocabulary, k=chance.choice((6, 25))) for _ in range(chance.choice((2, 5)))]
    return [*texts, list(texts[0])]


@pytest.mark.parametrize("first", [1, 500], ids=["many-steps", "one-step"])
@pytest.mark.parametrize("seed", range(40))
def test_formulas_are_the_longest_shared_runs(seed: int, first: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mining, "FIRST", first)
    texts = made_up(seed)
    assert list(formulas(texts, STOP_WORDS)) == expected(texts)


def test_where_pairs_are_left_out_what_is_found_is_true(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of more pairs than are kept at a time the rare ones are lost, and nothing else is."""
    texts = [words(" ".join(report.paragraphs)) for report in reports(60)]
    whole = list(formulas(texts, STOP_WORDS))
    monkeypatch.setattr(mining, "KNOWN", 3_000)
    some = list(formulas(texts, STOP_WORDS))
    assert some == [formula for formula in whole if formula.documents >= some[-1].documents]
    assert 20 < len(some) < len(whole)


def test_the_work_grows_as_the_texts_do(full: bool, capsys: pytest.CaptureFixture[str]) -> None:
    """Milliseconds of the processor a document, told; held, in the long run, against the cutting of the texts into words."""
    began = time.process_time()
    made = [[word for told in report.paragraphs for word in (*words(told), None)] for report in reports(2_000)]
    cut = (time.process_time() - began) / len(made) * 1_000
    kinds = {"400 reports": made[:400], "2000 reports": made, "one report 2000 times": [made[0]] * 2_000}
    kinds["one word"] = [["peace"] * 600] * 2_000
    for name, texts in kinds.items():
        took = []
        for _ in range(3 if full else 1):
            began = time.process_time()
            assert list(islice(formulas(texts, STOP_WORDS), TAKEN))
            took.append((time.process_time() - began) / len(texts) * 1_000)
        with capsys.disabled():
            print(f"\nformulas of {name}: {min(took):.2f} ms a document, {min(took) / cut:.2f} of the cutting", end="")
        assert min(took) <= MOST * cut or not full, name

"""Digests: equal values have one, in every process; different ones do not; what nobody thought of is refused."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from functools import partial
from types import MappingProxyType

import pytest

from communique.kept.digests import digest
from communique.model.page import HeadLink, Later, Page
from communique.model.provenance import Span
from communique.model.seed import CleanText, Seed
from tests.trees import PROJECT

PAGE = Page("documents/a/", "pages/document.html", "A", "About A", Later(str.upper, "a"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a", b"a"),
        (("ab",), ("a", "b")),
        ((1, (2,)), ((1, 2),)),
        (1, "1"),
        (None, ""),
        (HeadLink("item", "a"), HeadLink("item", type="a")),
        ({"a": 1}, {"b": 1}),
        (Span(1, 23), Span(12, 3)),
        (date(2021, 6, 28), date(2021, 6, 29)),
    ],
)
def test_different_values_differ(one: object, other: object) -> None:
    assert digest(one) != digest(other)


def test_equal_values_agree_however_they_are_held() -> None:
    words = "".join(["un", "like"])
    assert digest((words, words)) == digest(("unlike", "".join(["unl", "ike"])))
    assert digest({"a": (1,)}) == digest(MappingProxyType({"a": (1,)}))
    assert digest(frozenset("abc")) == digest(frozenset("cba"))


def test_a_seed_counts_by_its_bytes_and_a_clean_text_by_what_was_kept() -> None:
    seed = Seed("a.txt", "seeds/a.txt", "0" * 64, 3, "abc")
    clean = CleanText(seed, (), (Span(0, 3),), ())
    assert digest(seed) != digest(replace(seed, digest="1" * 64))
    assert digest(clean) != digest(replace(clean, kept=(Span(0, 2),)))
    assert digest(clean) != digest(replace(clean, seed=replace(seed, digest="1" * 64)))


def test_a_function_counts_by_its_name_alone() -> None:
    here = replace(PAGE, view=Later(test_different_values_differ, "a"))
    assert digest(here) == digest(replace(PAGE, view=Later(test_different_values_differ, "a")))
    assert digest(here) != digest(replace(PAGE, view=Later(test_a_function_counts_by_its_name_alone, "a")))


def test_a_function_with_values_counts_by_them_too() -> None:
    one, other = (partial(test_different_values_differ, value) for value in (Span(1, 2), Span(1, 3)))
    assert digest(one) == digest(partial(test_different_values_differ, Span(1, 2))) != digest(other)


def test_another_process_agrees() -> None:
    made = "from communique.kept.digests import digest; print(digest(({'a': 'é'}, frozenset('abcdef'), 1.5)).hex())"
    found = {
        subprocess.run(
            [sys.executable, "-c", made], cwd=PROJECT, env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(found) == 1


def test_a_value_of_no_known_kind_is_refused() -> None:
    with pytest.raises(TypeError, match="no digest of a object"):
        digest((object(),))

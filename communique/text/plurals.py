"""Which form of a word goes with a number, by the rules of the languages of the interface."""

from __future__ import annotations

from collections.abc import Callable


def _russian(n: int) -> str:
    if n // 10 % 10 == 1:
        return "other"
    return {1: "one", 2: "few", 3: "few", 4: "few"}.get(n % 10, "other")


RULES: dict[str, Callable[[int], str]] = {
    "other": lambda n: "other",
    "one, other": lambda n: "one" if n == 1 else "other",
    "zero and one, other": lambda n: "one" if n < 2 else "other",
    "one, few, other": _russian,
}
"""The form of a key that counts, by the rule that a language's file names at `plural.rule`.

Chinese has one form; English one for 1; French one for 0 and 1; Russian one for numbers that end in 1 (21) and one for
those that end in 2 to 4 (22), but not for 11 to 14. They are those of the browser's `Intl.PluralRules`, whose "many"
is "other" here.
"""

FORMS = ("zero", "one", "few", "other")
"""What the last part of a key may be where its words depend on a number; `zero` may always be left out."""


def forms(rule: str) -> tuple[str, ...]:
    """The forms that a rule asks for."""
    return tuple(form for form in FORMS[1:] if any(RULES[rule](n) == form for n in range(22)))

"""The language of a text, by its script and its most frequent words."""

from __future__ import annotations

import re
from collections import Counter
from itertools import repeat

from communique.model.language import Language

_SCRIPTS = (
    ("ja", re.compile("[\u3041-\u30fa]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ru", re.compile("[а-яёА-ЯЁ]")),
    ("ar", re.compile("[\u0620-\u064a]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("ko", re.compile("[\uac00-\ud7a3]")),
    ("hi", re.compile("[\u0904-\u0939]")),
)
_WORD = re.compile(r"[^\W\d_]+")
_PLAIN = re.compile("[a-z]+")
_SAMPLE = 1800
"""Characters looked at."""


def language(view: str, languages: tuple[Language, ...]) -> str:
    """The code of the language most words belong to; English where nothing tells."""
    sample = view[:_SAMPLE]
    words = (_PLAIN if sample.isascii() else _WORD).findall(sample.casefold())
    for code, script in _SCRIPTS if not sample.isascii() else ():
        found = len(script.findall(sample))
        if found and 3 * found > sum(map(len, words)):
            return code
    counts = Counter(words)
    rows = ((known.rows("common").get("words", ()), known.code) for known in languages)
    scores = [(sum(map(counts.get, row, repeat(0))), code) for row, code in rows]
    best = max(scores, key=lambda score: (score[0], score[1] == "en"), default=(0, "en"))
    return best[1] if best[0] else "en"

"""Words as they are compared: without case, accents, hyphens and spelling variants; the browser gets the same tables.

Everything here is a table or a plain loop, so that `static/js/folding.js` can do the same from `TABLES`. A rule that joins
letters puts `FILLER` in place of what stood between them, so that all offsets stay true in a text without accents.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

FILLER = "\x01"
DENSE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17d3\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3041-\u3096\u309d-\u309f\u30a1-\u30fa"
    "\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Characters of scripts that set no spaces between words (Han, kana, Thai, Lao, Burmese, Khmer), as a class of expressions."""

INNER = FILLER + "\u0900-\u0963\u0966-\u0dff"
"""Characters that stand inside words though no letters: the filler, and the vowel signs of Indic scripts."""

MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670"
"""Accents, and the vowel points of Hebrew and Arabic: left out."""

LETTERS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "ς": "σ",
    "ـ": "", "_": " ", "‘": "'", "’": "'", "ʼ": "'", "‐": "-", "‑": "-", "‒": "-", "–": "-", "\u00ad": FILLER,
    "\u200b": FILLER, "\u200c": FILLER, "\u200d": FILLER, "\ufeff": FILLER,
}  # fmt: skip
"""What remains of a letter or sign after case and accents are gone."""

JOINTS = (
    r"\.(?<=(?<![a-z0-9])[a-z]\.)(?=[a-z](?![a-z0-9]))",  # U.N. -> un
    r"'s(?![a-z0-9])",  # China's -> china
    r"-(?<=(?<![a-z0-9])co-)(?=o)",  # co-operation -> cooperation
    r"-(?<=(?<![a-z0-9])re-)(?=e)",
    r"-(?<=(?<![a-z0-9])pre-)(?=e)",
    r"-(?<=(?<![a-z0-9])anti-)(?=i)",
)
"""Signs that do not part words."""

SPELLINGS = (
    (
        r"^(neighb|fav|lab|hon|col|harb|behavi|endeav|arm|rum|vig|hum|sav|val|clam|rig|splend|tum|vap|ard|cand|ferv|flav"
        r"|demean|dishon|disfav|unfav|discol|multicol)or",
        "$1our",
    ),
    (r"(?<=[iy])z", "s"),  # organize, analyze
    (r"^(def|off|lic|pret)ens", "$1enc"),
    (r"^(cent|theat|fib|lit|met|kilomet|calib|spect|lust|somb|meag)er(?=s?$)", "$1re"),
    (r"^(cent)er(?=ed$|ing$)", "$1r"),
    (r"^programme(?=s?$)", "program"),
    (r"(?<=[a-z][a-z][a-z])ll", "l"),  # travelling, councillor, fulfill
    (r"(?<=[a-z][a-z][a-z])og(?=s?$)", "ogue"),
    (r"^(judg|acknowledg)ment", "$1ement"),
    (r"^practis", "practic"),
    (r"^skep", "scep"),
    (r"^gray", "grey"),
    (r"^archeo", "archaeo"),
)
"""British and American spellings made one, rule after rule; no rule breaks the beginning of a word that is typed in part."""

TABLES = {
    "filler": FILLER, "dense": DENSE, "inner": INNER, "marks": MARKS, "letters": LETTERS, "joints": JOINTS, "spellings": SPELLINGS,
}  # fmt: skip
"""All of it, for the browser."""

_SIGNS = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", ";"), ("\u00a0", " "))
_ACCENTS = re.compile(f"[{MARKS}]")
_LETTERS = str.maketrans(LETTERS)
_JOINTS = re.compile("|".join(JOINTS))
_STOPS = r"[.,;:!?()\[\]{}\"«»“”„…/|。，、；：！？（）《》「」『』]+|(?<= )-+(?= )"
_PLAIN = re.compile(f"[a-z0-9{FILLER}]+|{_STOPS}")
_ANY = re.compile(f"[{DENSE}]+|(?:(?![{DENSE}])[\\w{INNER}])+|{_STOPS}")
_PARTING = re.compile("[.,;:!?…|。，、；：！？]")
_WORD = re.compile(f"[\\w{INNER}]")
_MAYBE_DENSE = re.compile("[\u0e00-\u17ff\u2e80-\U0003ffff]")
_DENSE = re.compile(f"[{DENSE}]")
_SPELLINGS = tuple((re.compile(shape), put.replace("$1", r"\1")) for shape, put in SPELLINGS)


def folded(text: str) -> str:
    """The text without case and accents, with fillers for signs that part no words."""
    if not text.isascii():
        for sign, plain in _SIGNS:  # most texts have no more than these, and then the quick way is enough
            text = text.replace(sign, plain)
    if text.isascii():
        view = text.lower().replace("_", " ")
    else:
        bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
        view = unicodedata.normalize("NFC", bare).lower().translate(_LETTERS)
    return _JOINTS.sub(lambda found: FILLER * len(found[0]), view)


def words(text: str) -> list[str | None]:
    """The words of a text, spelled alike, with None for each mark of punctuation.

    Of a script without spaces each character stands alone, and None ends each run of them.
    """
    view = folded(text)
    if view.isascii():
        return list(map(spelled, _PLAIN.findall(view)))
    found: list[str | None] = []
    for word in _ANY.findall(view):
        if _DENSE.match(word):
            found += [*word, None]
        else:
            found.append(spelled(word))
    return found


def paired(words: Sequence[str | None]) -> list[str]:
    """The tokens that are searched: words, and in a script without spaces each character with the one that follows.

    The last of a run stands alone, so that each place in the list is a place in the text, and any part of a run of two
    characters or more is a sequence of tokens.
    """
    following = (*words[1:], None)
    return [
        word + (after or "") if _DENSE.match(word) else word for word, after in zip(words, following, strict=True) if word
    ]


def tokens(text: str, view: Sequence[str | None] | None = None) -> list[str]:
    """The tokens of a text; `view` are its `words` where they are known."""
    view = words(text) if view is None else view
    return paired(view) if not text.isascii() and _MAYBE_DENSE.search(text) else [word for word in view if word]


class Place(NamedTuple):
    """Where a token stands in a text; `parted` where punctuation stands between it and the token before."""

    start: int
    end: int
    parted: bool


def places(text: str, number: int = sys.maxsize) -> list[Place]:
    """The place of every token, in the order of `tokens`; or of so many at least."""
    view, at = _aligned(text)
    found: list[Place] = []
    parted, plain = False, view.isascii()
    for match in (_PLAIN if plain else _ANY).finditer(view):
        if len(found) >= number:
            break
        start, end = match.span()
        if spelled(match[0]) is None:
            parted = parted or bool(_PARTING.search(match[0]))
        elif not plain and _DENSE.match(view, start):
            found += [Place(at[i], at[min(i + 2, end)], parted and i == start) for i in range(start, end)]
            parted = False
        else:
            found.append(Place(at[start], at[end], parted))
            parted = False
    return found


def _aligned(text: str) -> tuple[str, Sequence[int]]:
    """The folded text, and for each of its places the place in the text it comes from."""
    plain = text
    for sign, other in _SIGNS:
        plain = plain.replace(sign, other)
    if plain.isascii():
        return folded(plain), range(len(plain) + 1)
    view: list[str] = []
    at: list[int] = []
    for start, end in _clusters(plain):
        bare = unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFKD", plain[start:end])))
        signs = bare.lower().translate(_LETTERS)
        view.append(signs)
        at += [start] * len(signs)
    return _JOINTS.sub(lambda found: FILLER * len(found[0]), "".join(view)), (*at, len(plain))


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Each character with the marks that follow it."""
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or not unicodedata.combining(text[end]):
            yield start, end
            start = end


def is_dense(token: str) -> bool:
    """Whether a token is of a script without spaces."""
    return bool(_DENSE.match(token))


@cache
def spelled(word: str) -> str | None:
    """One word in the spelling under which it is compared; None for punctuation."""
    word = word.replace(FILLER, "")
    if not _WORD.match(word):
        return None
    if word.isascii():
        for shape, put in _SPELLINGS:
            word = shape.sub(put, word)
    return word

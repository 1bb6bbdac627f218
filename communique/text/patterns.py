"""The small notation of the vocabularies, compiled to trie-shaped expressions that cannot hang.

A pattern is plain words. `*` at a word's end stands for any ending, `(a|b)` for one of several, `[a]` or `[a|b]` for
something that may be missing. A space stands for any run of spaces. A pattern in capitals only, or of fewer than four
letters, keeps its case (SCO, US); any other is found in any case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from communique.text.beginnings import WordIndex
from communique.text.words import even

MOST_READINGS = 400
"""How many plain readings one pattern may have."""

_CJK = re.compile("[\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff]")
_HEAD = re.compile(r"(\w+)(\*?)")
_STAR = "*"


class Hit(NamedTuple):
    """A pattern found: half-open offsets into the text searched, and the keys it stands for."""

    start: int
    end: int
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Many patterns compiled to one expression. `exact` and `folded` give the keys of a reading.

    `open_ended` has the starred readings by their first letter, the longest first.

    `firsts` and `prefixes` are the words with which a reading can begin, whole or starred; `dense` is the expression of
    the readings in scripts without spaces. `anywhere` says that some reading begins with no word at all.
    """

    expression: re.Pattern[str] | None
    dense: re.Pattern[str] | None
    exact: Mapping[str, tuple[str, ...]]
    folded: Mapping[str, tuple[str, ...]]
    open_ended: Mapping[str, tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]]
    firsts: frozenset[str]
    prefixes: tuple[str, ...]
    anywhere: bool

    def find(self, view: str, start: int = 0, end: int | None = None) -> Iterator[Hit]:
        """The hits in order; a hit hides others inside it, and the longest at a place is taken."""
        stop = len(view) if end is None else end
        found = [m for e in (self.expression, self.dense) if e for m in e.finditer(view, start, stop)]
        if self.dense:
            found.sort(key=_longest_first)
        yield from self._hits(found)

    def find_in(self, index: WordIndex, start: int = 0, end: int | None = None) -> Iterator[Hit]:
        """The hits of a view, as `find` gives them, looked for only where a reading can begin."""
        if self.expression is None or self.anywhere:
            yield from self.find(index.view, start, end)
            return
        match, view = self.expression.match, index.view
        found = [m for at in index.between(self, start, end) if (m := match(view, at))]
        if self.dense and index.dense:
            found += self.dense.finditer(view, start, len(view) if end is None else end)
            found.sort(key=_longest_first)
        yield from self._hits(found)

    def at(self, view: str, start: int, end: int | None = None) -> Hit | None:
        """The hit that begins exactly here."""
        stop = len(view) if end is None else end
        for expression in (self.expression, self.dense):
            match = expression.match(view, start, stop) if expression else None
            keys = self.keys(match.group()) if match else ()
            if match and keys:
                return Hit(match.start(), match.end(), keys)
        return None

    def _hits(self, found: list[re.Match[str]]) -> Iterator[Hit]:
        last = -1
        for match in found:
            start, end = match.span()
            keys = self.keys(match.group()) if start >= last else ()
            if keys:
                last = end
                yield Hit(start, end, keys)

    def keys(self, words: str) -> tuple[str, ...]:
        """The keys of words that were found."""
        keys = self.exact.get(words) or self.folded.get(words.casefold())
        if keys:
            return keys
        plain = " ".join(words.split())
        low = _folded(plain)
        keys = self.exact.get(plain) or self.folded.get(low)
        if keys:
            return keys
        return next((found for shape, found in self.open_ended.get(low[:1], ()) if shape.fullmatch(plain)), ())


def _longest_first(match: re.Match[str]) -> tuple[int, int]:
    return (match.start(), -match.end())


def readings(pattern: str) -> tuple[str, ...]:
    """All plain readings of a pattern, in order. Raises ValueError in an archivist's words."""
    if pattern.startswith("re:"):
        raise ValueError("regular expressions are not taken: use words, * at a word's end, (a|b) and [optional]")
    found, rest = _sequence(pattern, 0, "")
    if rest != len(pattern):
        raise ValueError(f'"{pattern}" closes a bracket that it did not open')
    plain = tuple(dict.fromkeys(" ".join(even(reading).split()) for reading in found))
    for reading in plain:
        if re.search(r"\*\w|(?:^|\W)\*", reading):
            raise ValueError(f'"{pattern}": * may stand only at the end of a word')
        if not reading:
            raise ValueError(f'"{pattern}" can be read as nothing')
    return plain


def _sequence(pattern: str, at: int, closing: str) -> tuple[list[str], int]:
    found, done = [""], []
    while at < len(pattern) and pattern[at] not in ")]":
        mark = pattern[at]
        if mark == "|" and closing:
            done, found, at = done + found, [""], at + 1
        elif mark in "([":
            inner, end = _sequence(pattern, at + 1, ")" if mark == "(" else "]")
            if end >= len(pattern) or pattern[end] != (")" if mark == "(" else "]"):
                raise ValueError(f'"{pattern}" opens a bracket that it does not close')
            found = [a + b for a in found for b in (inner if mark == "(" else ["", *inner])]
            at = end + 1
        else:
            found, at = [a + mark for a in found], at + 1
        if len(found) + len(done) > MOST_READINGS:
            raise ValueError(f'"{pattern[:60]}" has more than {MOST_READINGS} readings: write several patterns')
    return done + found, at


def _folded(words: str) -> str:
    """Words without case, the Turkish letters that the expressions take for an i written as one."""
    return words.casefold().replace("i\u0307", "i").replace("\u0131", "i")


def keeps_case(reading: str) -> bool:
    """Whether a reading is found only as it is written."""
    letters = [c for c in reading if c.isalpha()]
    return len(letters) < 4 or all(not c.islower() for c in letters)


def lexicon(patterns: Iterable[tuple[str, str]]) -> Lexicon:
    """Compile (pattern, key) pairs; several keys may share a reading. Raises ValueError for a faulty pattern.

    What was compiled of the same pairs is given again: a server builds again and again.
    """
    return _lexicon(tuple(patterns))


@lru_cache(maxsize=256)
def _lexicon(patterns: tuple[tuple[str, str], ...]) -> Lexicon:
    exact: dict[str, tuple[str, ...]] = {}
    folded: dict[str, tuple[str, ...]] = {}
    for pattern, key in patterns:
        for reading in readings(pattern):
            keep = keeps_case(reading) or bool(_CJK.match(reading))
            table, form = (exact, reading) if keep else (folded, _folded(reading))
            if key not in table.get(form, ()):
                table[form] = (*table.get(form, ()), key)
    starred = [(r, k, 0) for r, k in exact.items() if _STAR in r]
    starred += [(r, k, re.I) for r, k in folded.items() if _STAR in r]
    starred.sort(key=lambda item: -len(item[0]))
    shapes: dict[str, tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]] = {}
    for reading, keys, flags in starred:
        first = _folded(reading)[:1]
        shapes[first] = (*shapes.get(first, ()), (re.compile(trie((reading,)), flags), keys))
    dense = tuple(r for r in exact if _CJK.match(r))
    spaced = tuple(r for r in exact if not _CJK.match(r))
    heads = [_HEAD.match(reading.casefold()) for reading in (*spaced, *folded)]
    return Lexicon(
        expression=_compile(spaced, tuple(folded)),
        dense=re.compile(trie(dense)) if dense else None,
        exact=exact,
        folded=folded,
        open_ended=shapes,
        firsts=frozenset(head[1] for head in heads if head and not head[2]),
        prefixes=tuple(sorted({head[1] for head in heads if head and head[2]})),
        anywhere=any(head is None for head in heads),
    )


def _compile(spaced: tuple[str, ...], folded: tuple[str, ...]) -> re.Pattern[str] | None:
    parts = []
    if folded:
        parts.append(rf"(?<!\w)(?i:{trie(folded)})(?!\w)")
    if spaced:
        parts.append(rf"(?<!\w){trie(spaced)}(?!\w)")
    return re.compile("|".join(parts)) if parts else None


def trie(words: Iterable[str]) -> str:
    """An expression for any of these readings, the longest first, with common beginnings written once."""
    root: dict[str, dict] = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branch(root)


def _branch(node: dict[str, dict]) -> str:
    """Only ever a plain tree: the one repetition is of a space, or of letters at a word's end."""
    options = []
    for char in sorted((c for c in node if c), key=lambda c: (c == _STAR, c)):
        piece = r"\w*" if char == _STAR else " +" if char == " " else re.escape(char)
        tail = node[char]
        while len(tail) == 1 and "" not in tail:
            (char, tail), = tail.items()
            piece += r"\w*" if char == _STAR else " +" if char == " " else re.escape(char)
        options.append(piece if set(tail) == {""} else piece + _branch(tail))
    body = options[0] if len(options) == 1 else "(?:" + "|".join(options) + ")"
    if "" not in node:
        return body
    return f"(?:{body})?"

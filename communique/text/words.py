"""Text evened out character for character, counted in words, and cut into sentences."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, islice

from communique.model.provenance import Span

_SPACES = "\t\x0b\x0c\r\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u3000\ufeff\u2028\u2029"
_DOUBLE = "“”„‟«»〝〞「」『』《》"
_SINGLE = "‘’‚‛ʼ′‹›"
_DASHES = "‐‑‒–—―−﹣﹘─"
_DIGITS = "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"

_TABLE: dict[int, str] = {
    **{ord(c): " " for c in _SPACES},
    **{ord(c): '"' for c in _DOUBLE},
    **{ord(c): "'" for c in _SINGLE},
    **{ord(c): "-" for c in _DASHES},
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **{ord(c): str(i) for digits in _DIGITS for i, c in enumerate(digits)},
    ord("、"): ",",
    ord("،"): ",",
    ord("؛"): ";",
    ord("؟"): "?",
    ord("！"): "!",
}

_CJK = "\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af"
_WORD = re.compile(rf"[{_CJK}]|[^\W{_CJK}]+(?:['-][^\W{_CJK}]+)*")
_PLAIN = bytes(code if chr(code).isalnum() or code in b"_-'" else 32 for code in range(128)) + bytes(128)
_LOOSE = (b"--", b"''", b"-'", b"'-", b" -", b"- ", b" '", b"' ")
"""Signs that join no two parts of a word, in the order in which they are taken out: first those beside one another."""
_SPACED = re.compile(rf"[^\W_{_CJK}\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_IS_CJK = re.compile(rf"[{_CJK}]")
_END = re.compile(
    r"[.!?…。！？](?:(?<=[.!?…])(?<![.!?…].)[.!?…]*+[\"')\]]*+(?= )|(?<=[。！？])(?<![。！？].)[。！？]*+[\"')\]]*+)"
)
"""Marks that may end a sentence; the first of them stands alone in front, since places are found by it."""
_GAPS = re.compile(r"(\W+)")
_PLAIN_GAPS = re.compile(r"(\W+)", re.ASCII)
_RUN = re.compile(r"\w+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+$")


_UNEVEN = re.compile("[" + "".join(re.escape(chr(code)) for code in _TABLE) + "]")


def even(text: str) -> str:
    """The text with one kind of space, quote, dash and digit; as long as before, so that offsets stay true.

    Line feeds are kept. Every position in the result is a position in `text`.
    """
    view = _UNEVEN.sub(lambda match: _TABLE[ord(match[0])], text)
    assert len(view) == len(text)
    return view


@dataclass(frozen=True, slots=True)
class WordIndex:
    """Where each word of a view begins. `places` has words without case, `words` and `ordered` the same words alone.

    `dense` says whether Chinese, Japanese or Korean characters occur, whose words have no spaces between them.
    """

    view: str
    places: Mapping[str, list[int]]
    words: frozenset[str]
    ordered: tuple[str, ...]
    dense: bool

    def beginning(self, prefix: str) -> tuple[str, ...]:
        """The words that begin so."""
        return self.between(prefix, prefix + "\U0010ffff")

    def between(self, first: str, after: str) -> tuple[str, ...]:
        """The words from one on in order, up to another."""
        low = bisect_left(self.ordered, first)
        return self.ordered[low : bisect_left(self.ordered, after, low)]

    def standing(self, words: Iterable[str]) -> Iterator[Span]:
        """Where these words stand whole and written just so, in order; of two at one place the one named first."""
        view, found = self.view, []
        for rank, word in enumerate(words):
            head = _RUN.match(lowered(word))
            for at in self.places.get(head[0], ()) if head else ():
                follows = view[at + len(word) : at + len(word) + 1]
                if view.startswith(word, at) and not (follows.isalnum() or follows == "_"):
                    found.append((at, rank, len(word)))
        last = 0
        for at, _, length in sorted(found):
            if at >= last:
                last = at + length
                yield Span(at, last)


def lowered(text: str) -> str:
    """The text without case, as long as before: the few letters that would become two stay as they are."""
    low = text.casefold()
    if len(low) == len(text):
        return low
    return "".join(c.casefold() if len(c.casefold()) == 1 else c for c in text)


def word_index(view: str) -> WordIndex:
    """The index of a view's words, each a run of letters, digits and underscores."""
    low = lowered(view)
    places: defaultdict[str, list[int]] = defaultdict(list)
    # a word, a gap, a word ...: far quicker than to look at matches one by one
    pieces = (_PLAIN_GAPS if low.isascii() else _GAPS).split(low)
    for word, at in zip(pieces[::2], islice(accumulate(map(len, pieces), initial=0), 0, None, 2), strict=False):
        places[word].append(at)
    places.pop("", None)
    dense = not view.isascii() and bool(_IS_CJK.search(view))
    return WordIndex(view, dict(places), frozenset(places), tuple(sorted(places)), dense)


def fold(text: str) -> str:
    """The text for comparing: evened out, without case and marks, spaces single. Offsets are lost."""
    bare = unicodedata.normalize("NFKD", even(text)).casefold()
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())


def find_words(text: str, sought: str) -> int:
    """The first offset at which words stand in a text, neither end within a longer word; -1 where they do not.

    Scripts that set no spaces between words (Chinese, Japanese, Thai and the like) have no such ends.
    """
    at = text.find(sought)
    while at >= 0 and (_inside(text, at) or _inside(text, at + len(sought))):
        at = text.find(sought, at + 1)
    return at if sought else -1


def _inside(text: str, at: int) -> bool:
    return 0 < at < len(text) and bool(_SPACED.match(text[at - 1]) and _SPACED.match(text[at]))


def word_count(view: str) -> int:
    """The number of words; two Chinese, Japanese or Korean characters count as one."""
    if view.isascii():
        return _plain_count(view)
    found = _WORD.findall(view)
    dense = sum(1 for word in found if _IS_CJK.match(word))
    return len(found) - dense + (dense + 1) // 2


def _plain_count(view: str) -> int:
    text = f" {view} ".encode().translate(_PLAIN)
    for signs in _LOOSE if b"'" in text or b"-" in text else ():
        text = text.replace(signs, b"  ")
    return len(text.split())


def sentences(view: str, block: Span, abbreviations: frozenset[str]) -> Iterator[Span]:
    """The sentences of a block, in order, trimmed; together they hold all its words.

    A full stop ends a sentence only before a capital, a digit or a quotation, and not after an abbreviation
    (`abbreviations` holds them without their last full stop) or an initial: "by the U.S., which" goes on.
    """
    start = block.start
    for match in _END.finditer(view, block.start, block.end):
        end = match.end()
        if not _ends_here(view, match, start, block.end, abbreviations):
            continue
        yield Span(start, end)
        start = end
        while start < block.end and view[start].isspace():
            start += 1
    if start < block.end:
        yield Span(start, block.end)


def _ends_here(view: str, match: re.Match[str], start: int, limit: int, abbreviations: frozenset[str]) -> bool:
    follows = match.end()
    if view[match.start()] in "。！？":
        return follows < limit
    while follows < limit and view[follows] in " \n":
        follows += 1
    if follows >= limit:
        return False
    head = view[follows]
    if not (head.isupper() or head.isdigit() or head in "\"'([-*¿¡" or (head.isalpha() and not head.islower())):
        return False
    if match.group()[0] != "." or match.group().startswith(".."):
        return True
    before = view[max(start, match.start() - 24) : match.start() + 1]
    last = before.rsplit(" ", 1)[-1].lstrip("\"'([")
    return not (_INITIALS.match(last) or last[:-1].casefold() in abbreviations)

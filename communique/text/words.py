"""Text evened out character for character, counted in words, and cut into sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

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
_SIGN = re.compile(r"\W")
_BLANK = {code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) == "_")}
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+$")
_UNEVEN = re.compile("[" + "".join(re.escape(chr(code)) for code in _TABLE) + "]")
_UNEVEN_ASCII = tuple(chr(code) for code in _TABLE if code < 128)


def even(text: str) -> str:
    """The text with one kind of space, quote, dash and digit; as long as before, so that offsets stay true.

    Line feeds are kept. Every position in the result is a position in `text`.
    """
    if text.isascii() and not any(sign in text for sign in _UNEVEN_ASCII):
        return text
    view = _UNEVEN.sub(lambda match: _TABLE[ord(match[0])], text)
    assert len(view) == len(text)
    return view


def lowered(text: str) -> str:
    """The text without case, as long as before: the few letters that would become two stay as they are."""
    low = text.casefold()
    if len(low) == len(text):
        return low
    return "".join(c.casefold() if len(c.casefold()) == 1 else c for c in text)


def parted(view: str) -> list[str]:
    """The words of a view without case, each a run of letters, digits and underscores, parted at every other character.

    Between two words is one character; where two such signs follow each other, an empty word is between them.
    """
    low = lowered(view)
    return low.translate(_BLANK).split(" ") if low.isascii() else _SIGN.split(low)


def is_dense(view: str) -> bool:
    """Whether Chinese, Japanese or Korean characters occur, whose words have no spaces between them."""
    return not view.isascii() and bool(_IS_CJK.search(view))


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


def has_words(view: str, number: int) -> bool:
    """Whether a view has so many words, as `word_count` counts them."""
    if view.isascii() and sum(map(str.isalnum, view.split())) >= number:  # far quicker, and enough for most texts
        return True
    return word_count(view) >= number


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

"""Titles in capitals and quotation marks as the English styles set them, by the rules of the CSL processor."""

from __future__ import annotations

import re
from functools import lru_cache

KEPT = 4096
"""Titles whose setting is kept in memory, since each paragraph of a document is cited with the same; and words."""

STOP_WORDS = (
    "about", "above", "across", "afore", "after", "against", "al", "along", "alongside", "amid", "amidst", "among",
    "amongst", "anenst", "apropos", "apud", "around", "as", "aside", "astride", "at", "athwart", "atop", "barring",
    "before", "behind", "below", "beneath", "beside", "besides", "between", "beyond", "but", "by", "circa", "despite",
    "down", "during", "et", "except", "for", "forenenst", "from", "given", "in", "inside", "into", "lest", "like",
    "modulo", "near", "next", "notwithstanding", "of", "off", "on", "onto", "out", "over", "per", "plus", "pro", "qua",
    "sans", "since", "than", "through", "throughout", "thruout", "till", "to", "toward", "towards", "under",
    "underneath", "until", "unto", "up", "upon", "versus", "vs.", "v.", "vs", "v", "via", "vis-à-vis", "with", "within",
    "without", "or", "yet", "so", "and", "nor", "a", "an", "the", "de", "d'", "von", "van", "c", "ca",
)  # fmt: skip
"""Words that keep their small letters inside a title."""

_TAGS = re.compile("‘|’|“|”| \"| '|\"|'|[-–—/.,;?!:]|\\[|\\]|\\(|\\)")
_SPACES = re.compile("[\u00a0 \u2000-\u200b\u205f\u3000]+")
_STOPS = re.compile(rf"(?:[?!:]*\s+|-|^)(?:{'|'.join(STOP_WORDS)})(?=[!?:]*\s+|-|$)")
_QUOTES = re.compile("[“”‘’\"']")
_AFTER = ("!", "?", ":")


@lru_cache(KEPT)
def headline(title: str) -> str:
    """An English title with a capital for every word but those that styles keep small."""
    tags = _TAGS.findall(title)
    strings = _TAGS.split(title)
    for index in range(len(tags) - 1, -1, -1):
        if tags[index] == "'" and strings[index + 1]:  # an apostrophe belongs to its word
            strings[index + 1], tags[index] = "'" + strings[index + 1], ""
    found, quotes, last, starts = list(strings), _Quotes(), (-1, -1), True
    for index, string in enumerate(strings):
        tag = tags[index - 1] if index else ""
        starts = starts or tag.endswith(_AFTER)
        if string.strip():
            follows = tags[0] if index == 0 and tags else ""
            found[index], place = _raised(string, starts, follows)
            last, starts = (index, place), False
        stays = quotes.meet(tag, index) if tag else None
        if stays is not None:
            found[stays] = strings[stays][:1] + found[stays][1:]
            last = (-1, -1)
    for stays in quotes.left():
        found[stays] = strings[stays][:1] + found[stays][1:]
    return _joined(_last_raised(found, last), tags)


@lru_cache(KEPT)
def swapped(title: str) -> str:
    """A title to stand within double quotation marks: its own marks become single, and those inside them double."""
    return _marks(title, inside=True)


@lru_cache(KEPT)
def curled(title: str) -> str:
    """A title that stands free, its straight quotation marks made round."""
    return _marks(title, inside=False)


class _Quotes:
    """Which quotation marks are open; a mark that opens and closes nothing is an apostrophe, and no word begins there."""

    _PARTNERS = {' "': (" '", '"'), " '": (' "', "'"), "‘": ("‘", "’"), "“": ("“", "”")}

    def __init__(self) -> None:
        self._open: list[tuple[str, str, int | None]] = []

    def meet(self, tag: str, index: int) -> int | None:
        """Take a mark that stands before the string `index`; gives the string that keeps its first letter, if any."""
        if tag in self._PARTNERS:
            opener, closer = self._PARTNERS[tag]
            if not self._open or tag == self._open[-1][0]:
                self._open.append((opener, closer, index))
                return None
            before = self._open.pop()[2]
            self._open.append((opener, closer, None))
            return before
        if tag not in ("’", "”", '"', "'"):
            return None
        if self._open and tag == self._open[-1][1]:
            self._open.pop()
            return None
        return index

    def left(self) -> list[int]:
        """The strings after marks that nothing closed."""
        return [index for _, _, index in self._open if index is not None]


def _raised(string: str, wanted: bool, follows: str) -> tuple[str, int]:
    """A stretch between signs with its capitals (`wanted`: for its first word in any case), and its last word's place."""
    words, spaces = _SPACES.split(string), _SPACES.findall(string)
    last = -1
    for place, word in enumerate(words):
        if word:
            if word == word.lower() and (wanted or (place == len(words) - 1 and follows == "-") or not _small(word)):
                words[place] = _capital(word)
            wanted, last = False, place
    return _joined(words, spaces), last


@lru_cache(KEPT)
def _small(word: str) -> bool:
    return len(word) < 2 or bool(_STOPS.search(word.lower()))


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _joined(strings: list[str], between: list[str]) -> str:
    return "".join(s + (between[i] if i < len(between) else "") for i, s in enumerate(strings))


def _last_raised(strings: list[str], last: tuple[int, int]) -> list[str]:
    """The last word has a capital, also where it is one of the small ones."""
    index, place = last
    if index >= 0:
        words, spaces = _SPACES.split(strings[index]), _SPACES.findall(strings[index])
        if len(words[place]) > 1 and words[place] == words[place].lower() and _small(words[place]):
            words[place] = _capital(words[place])
            strings[index] = _joined(words, spaces)
    return strings


def _marks(title: str, inside: bool) -> str:
    """Quotation marks that come in pairs, set by depth; whatever has no partner stays, straight apostrophes made round.

    Where the title stands free, round marks stay as they are, and of straight ones the first kind becomes double.
    """
    pairs = _pairs(title)
    out = list(title.replace("'", "’"))
    straight = next((title[start] for start, _, _ in sorted(pairs) if title[start] in "\"'"), "")
    for start, end, depth in pairs:
        mark = title[start]
        if inside:
            level = (depth + 1) % 2
        elif mark in "“‘":
            continue
        else:
            level = int(mark != straight)
        out[start], out[end] = "“‘"[level], "”’"[level]
    return "".join(out)


def _pairs(title: str) -> list[tuple[int, int, int]]:
    """Where quotation marks open and close, and how many pairs each stands in."""
    found: list[tuple[int, int, int]] = []
    opened: list[int] = []
    closers = {"“": "”", "‘": "’", '"': '"', "'": "'"}
    for match in _QUOTES.finditer(title):
        index, char = match.start(), match[0]
        before, after = title[index - 1 : index] or " ", title[index + 1 : index + 2] or " "
        matching = [place for place in opened if closers[title[place]] == char]
        ends = char in "”’" or not before.isspace()
        if matching and ends and not (char in "'’" and after.isalnum()):
            while opened[-1] != matching[-1]:
                opened.pop()
            found.append((opened.pop(), index, len(opened)))
        elif char in "“‘" or char in "\"'" and not before.isalnum() and before not in ".,!?”’" and not after.isspace():
            opened.append(index)
    return found

"""The search index as scripts that a page loads one by one, so that it works from any host and from a folder.

`search/index.js` has the tables of folding, the first word of each shard, where documents and chunks begin, which units
are titles, and the values
to filter by; `search/w0.js`, `search/w1.js` ... are the shards: lines of a word, a space and its posting, in order of the
words. Each calls `communiqueShard(name, data)`. The texts themselves are drawn by `pages/search.py`.

Lists of numbers are rising and written as differences in `numbers`; a posting begins with the sign of its kind:
`p` units and places, `u` units, `b` units as bits. A word above `COMMON` has no places. Beside the words stand the
beginnings that too many words share (`con*`), with the units of all of them, so that no query must load them all.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from communique.indices.index import Indices
from communique.indices.passages import PLACES, Facet, Passages
from communique.indices.phrases import Phrases
from communique.model.archive import Archive
from communique.model.page import Output
from communique.model.site import Site
from communique.text.folding import TABLES

COMMON = 8_000
"""A word that stands in more places than this has no places, only units."""
SHARD = 12_000
"""Characters in a shard, more only where a single word has more."""
HEAVY = 2 * SHARD
"""Words with a common beginning that together have more characters than this are also kept as one."""
DIGITS = "".join(c for c in map(chr, range(0x23, 0x7F)) if c != "\\")
"""91 printable characters that need no escape: the first 64 end a number, the others begin or continue one."""
ENDS, GOES_ON = 64, len(DIGITS) - 64

_LOW = (1 << PLACES) - 1


def export(archive: Archive, indices: Indices, site: Site) -> Iterator[Output]:
    """The table of contents and the shards; the same bytes for the same archive."""
    found = indices.passages
    lines = sorted(_lines(found), key=lambda line: _order(line[0]))
    shards = list(_shards(lines))
    heavy = [word[:-1] for word, _ in lines if word.endswith("*")]
    yield _script("index", _contents(found, indices.phrases, [shard[0][0] for shard in shards], heavy))
    for number, shard in enumerate(shards):
        yield _script(f"w{number}", "\n".join(f"{word} {posting}" for word, posting in shard))


def _script(name: str, data: object) -> Output:
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Output(f"search/{name}.js", f'communiqueShard("{name}",{body});\n'.encode())


def _contents(found: Passages, phrases: Phrases, first_words: list[str], heavy: list[str]) -> dict[str, object]:
    tracks = phrases.tracks
    return {
        "tables": TABLES,
        "alphabet": DIGITS,
        "units": found.units,
        "documents": rising(found.first),
        "titles": rising(found.titles),
        "chunks": rising(chunk.first for chunk in found.chunks),
        "shards": " ".join(first_words),
        "heavy": " ".join(heavy),
        "formulas": {w: [id if tracks[id].curated else "", tracks[id].name] for w, id in sorted(phrases.wordings.items())},
        "facets": [_facet(facet, len(found.documents)) for facet in found.facets],
    }


def _facet(facet: Facet, documents: int) -> dict[str, object]:
    values = [[value.id, value.label, listed(value.documents, documents)] for value in facet.values]
    return {"name": facet.name, "values": values}


def _order(word: str) -> bytes:
    """Words in the order in which a browser compares them: by UTF-16 units."""
    return word.encode("utf-16-be")


@lru_cache(maxsize=50_000)
def number(value: int) -> str:
    """A number in few characters: the last below `ENDS`, those before it below `GOES_ON`, the lowest first."""
    digits = ""
    while value >= ENDS:
        value, low = divmod(value, GOES_ON)
        digits += DIGITS[ENDS + low]
    return digits + DIGITS[value]


def rising(values: Iterable[int]) -> str:
    """Rising numbers as differences, the first from 0."""
    found: list[str] = []
    before = 0
    for value in values:
        found.append(number(value - before))
        before = value
    return "".join(found)


def listed(values: Sequence[int], total: int) -> str:
    """Rising numbers below `total`, as differences or as bits, whichever is shorter."""
    if len(values) <= total // 6:
        return "u" + rising(values)
    bits = bytearray(total // 6 * 6 + 6)
    for value in values:
        bits[value] = 1
    sixes = zip(*(bits[place::6] for place in range(6)), strict=True)
    return "b" + "".join([DIGITS[a + 2 * b + 4 * c + 8 * d + 16 * e + 32 * f] for a, b, c, d, e, f in sixes])


def _posting(codes: Sequence[int], units: int) -> str:
    """The units of a word, each with its places, or for a common word without."""
    if len(codes) > COMMON:
        return listed(sorted({code >> PLACES for code in codes}), units)
    by_unit: dict[int, list[int]] = {}
    for code in codes:
        by_unit.setdefault(code >> PLACES, []).append(code & _LOW)
    found = ["p"]
    before = 0
    for unit, places in by_unit.items():
        several = len(places) > 1
        found.append(number((unit - before) * 2 + several))
        if several:
            found.append(number(len(places)))
        found.append(number(places[0]) if not several else rising(places))
        before = unit
    return "".join(found)


def _lines(found: Passages) -> Iterator[tuple[str, str]]:
    """Every word with its posting, then the heavy beginnings with theirs."""
    words: Mapping[str, Sequence[int]] = found.words
    sizes: dict[str, int] = {}
    for word, codes in words.items():
        posting = _posting(codes, found.units)
        sizes[word] = len(word) + len(posting) + 2
        yield word, posting
    for start, units in _heavy(sorted(words), 1, words, sizes):
        yield f"{start}*", listed(sorted(units), found.units)


def _heavy(
    group: list[str], length: int, words: Mapping[str, Sequence[int]], sizes: Mapping[str, int]
) -> Iterator[tuple[str, set[int]]]:
    """The units of every beginning of at least `length` letters whose words are too many to load, the longer ones first."""
    by_start: dict[str, list[str]] = {}
    for word in group:
        if len(word) >= length:
            by_start.setdefault(word[:length], []).append(word)
    for start, members in by_start.items():
        if len(members) < 2 or sum(sizes[word] for word in members) <= HEAVY:
            continue
        covered: dict[str, set[int]] = {}
        for beginning, units in _heavy(members, length + 1, words, sizes):
            yield beginning, units
            if len(beginning) == length + 1:
                covered[beginning] = units
        units, longer = set().union(*covered.values()), tuple(covered)
        for word in members:
            if not word.startswith(longer):
                units.update(code >> PLACES for code in words[word])
        yield start, units


def _shards(lines: Iterable[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    """Lines in order, cut into shards."""
    shard: list[tuple[str, str]] = []
    size = 0
    for word, posting in lines:
        length = len(word) + len(posting) + 2
        if shard and size + length > SHARD:
            yield shard
            shard, size = [], 0
        shard.append((word, posting))
        size += length
    if shard:
        yield shard

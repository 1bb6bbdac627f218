"""Formulas mined from the texts: words that stand together in several documents, as long as they can be.

A formula does not go over a mark of punctuation, and no stop word begins or ends it. It is kept where no longer one
stands in as many documents. First every pair of words is counted in all texts; then the texts are cut into chains of
pairs that stand in enough documents, and longer runs are counted in the chains, each different chain once. How many
documents are enough is lowered step by step, as long as more formulas are asked for: work and memory grow as the texts
do, since what is asked for are the formulas of most documents, and few pairs stand in so many.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, islice
from operator import add

from communique.text.folding import is_dense

LONGEST = 10
"""Content words of the longest formula."""
LEAST = 2
"""Documents that a formula stands in at least."""
CHARACTERS = 4
"""The least length of a formula in a script without spaces."""
FIRST = 500
"""Pairs of words that the first step takes in, the most common ones."""
KNOWN = 1_000_000
"""Pairs that are counted at a time. Of more than these, those of the fewest documents are left out, and formulas of so
few are not looked for."""
TAKEN = 200_000
"""Pairs that a step takes in at most: where more than these stand in so few documents, formulas of so few are not
looked for."""

Text = list[str | None]
"""The words of a document, None where punctuation or the end of a paragraph parts them."""
Run = tuple[int, ...]
Chains = Mapping[Run, list[int]]
"""Units that follow each other, with the documents in which they do."""


@dataclass(frozen=True, slots=True)
class Formula:
    """Words as they are compared, and the number of documents that they stand in."""

    words: tuple[str, ...]
    documents: int


@dataclass(frozen=True, slots=True)
class _Units:
    """The texts by their content words, each a number; 0 where a text is parted.

    `names` are the words of each number: a content word with the stop words before it; `bare` has the number of the
    content word alone.
    """

    texts: list[list[int]]
    names: list[str]
    bare: list[int]
    high: list[int]  # the number of the content word alone, to which that of a second word can be added

    def pairs(self, text: Sequence[int]) -> Iterator[int]:
        """For each place the pair that begins there: the first bare, since no stop word begins a formula."""
        return map(add, map(self.high.__getitem__, text), islice(text, 1, None))

    def runs(self, chain: Run, starts: Iterable[int], length: int) -> Iterator[Run]:
        """The runs of so many units that begin at these places."""
        bare = self.bare
        return ((bare[chain[start]], *chain[start + 1 : start + length]) for start in starts)

    def parted(self, pair: int) -> bool:
        """Whether a text is parted between the words of a pair, or at one."""
        return pair < len(self.names) or not pair % len(self.names)


def formulas(texts: Sequence[Text], stop_words: frozenset[str]) -> Iterator[Formula]:
    """The formulas of these documents, sought as they are taken: those of most documents first, then the longest."""
    units = _units(texts, stop_words)
    counts, left_out = _counted(units)
    above = len(texts) + 1
    for least in _steps(counts, LEAST + left_out):
        chains = _chains(units, {pair for pair, count in counts.items() if count >= least})
        found = (_formula(run, n, units) for run, n in _longest(chains, counts, units, least).items() if n < above)
        kept = (f for f in found if not is_dense(f.words[0]) or len(f.words) >= CHARACTERS)
        yield from sorted(kept, key=lambda f: (-f.documents, -len(f.words), f.words))
        above = least


def _formula(run: Run, documents: int, units: _Units) -> Formula:
    return Formula(tuple(" ".join(units.names[number] for number in run).split(" ")), documents)


def _units(texts: Sequence[Text], stop_words: frozenset[str]) -> _Units:
    spread: Counter[str | None] = Counter()
    for text in texts:
        spread.update(set(text))
    content = sorted(word for word, count in spread.items() if word and count >= LEAST and word not in stop_words)
    names = ["", *content]
    numbers = {name: number for number, name in enumerate(names)}
    alone = dict(numbers)
    bare = list(range(len(names)))
    found = []
    for text in texts:
        line: list[int] = []
        before = ""
        for word in text:
            if word in alone:
                name = before + word
                if name not in numbers:
                    numbers[name] = len(names)
                    names.append(name)
                    bare.append(alone[word])
                line.append(numbers[name])
                before = ""
            elif word in stop_words:
                before += word + " "
            else:
                line.append(0)
                before = ""
        found.append(line)
    return _Units(found, names, bare, [number * len(names) for number in bare])


def _counted(units: _Units) -> tuple[dict[int, int], int]:
    """The pairs that stand in enough documents with the number of these, and in how many others at most do not count.

    Of more pairs than can be kept the rarest are left out on the way; those that stay are counted anew.
    """
    counts: Counter[int] = Counter()
    left_out = 0
    for text in units.texts:
        counts.update(set(units.pairs(text)))
        if len(counts) > KNOWN:
            spread, left, few = Counter(counts.values()), len(counts), 0
            while left > KNOWN // 2:
                few += 1
                left -= spread[few]
            counts = Counter({pair: count for pair, count in counts.items() if count > few})
            left_out += few
    kept = {pair: count for pair, count in counts.items() if count >= LEAST and not units.parted(pair)}
    if left_out:
        counts = Counter()
        for text in units.texts:
            counts.update(set(filter(kept.__contains__, units.pairs(text))))
        kept = dict(counts)
    return kept, left_out


def _steps(counts: Mapping[int, int], lowest: int) -> Iterator[int]:
    """How many documents are enough, from step to step less."""
    order = sorted(counts.values(), reverse=True)
    lowest = lowest if len(order) <= TAKEN else max(lowest, order[TAKEN] + 1)
    least = max(lowest, order[min(FIRST, len(order)) - 1] if order else 0)
    while least > lowest:
        yield least
        least = max(lowest, least // 4)
    yield lowest


def _chains(units: _Units, enough: set[int]) -> Chains:
    """The texts cut into chains of pairs that are in `enough`, each different chain once."""
    found: dict[Run, list[int]] = {}
    for number, text in enumerate(units.texts):
        places = compress(range(len(text)), map(enough.__contains__, units.pairs(text)))
        for first, last in _stretches(places):
            chain = (units.bare[text[first]], *text[first + 1 : last + 1])
            held = found.setdefault(chain, [])
            if not held or held[-1] != number:
                held.append(number)
    return found


def _stretches(places: Iterator[int]) -> Iterator[tuple[int, int]]:
    """The first and last unit of each row of pairs that begin at adjoining places."""
    first = last = -1
    for place in places:
        if place != last:
            if last > 0:
                yield first, last
            first = place
        last = place + 1
    if last > 0:
        yield first, last


def _longest(chains: Chains, pairs: Mapping[int, int], units: _Units, least: int) -> dict[Run, int]:
    """The runs that stand in enough documents and in more than any longer one, with the number of these."""
    holders: Counter[int] = Counter()
    for chain in chains:
        holders.update(set(units.pairs(chain)))
    longest: dict[Run, int] = {}
    left: dict[Run, Sequence[int]] = {}
    for chain, held in chains.items():
        if max(map(holders.__getitem__, units.pairs(chain))) == 1:  # whatever stands in it stands in no other
            longest |= dict.fromkeys(units.runs(chain, range(max(1, len(chain) - LONGEST + 1)), LONGEST), len(held))
        else:
            left[chain] = range(len(chain) - 2)
    counts = {divmod(pair, len(units.names)): pairs[pair] for chain in left for pair in units.pairs(chain)}
    longest |= counts
    for length in range(3, LONGEST + 1):
        level = _counted_runs(left, chains, units, length, least)
        _replace(longest, counts, level, units.bare)
        left = {chain: more for chain, starts in left.items() if (more := _longer(chain, starts, length, level, units))}
    return longest


def _counted_runs(left: Chains, chains: Chains, units: _Units, length: int, least: int) -> dict[Run, int]:
    """The runs of this length that begin at these places and stand in enough documents."""
    runs: dict[Run, list[list[int]]] = {}
    for chain, starts in left.items():
        held = chains[chain]
        for run in units.runs(chain, starts, length):
            if run in runs:
                runs[run].append(held)
            else:
                runs[run] = [held]
    return {run: n for run, held in runs.items() if (n := _documents(held, least)) >= least}


def _documents(held: list[list[int]], least: int) -> int:
    """In how many documents one of several chains stands; 0 where these are too few."""
    if len(held) == 1:
        return len(held[0])
    return len(set().union(*held)) if sum(map(len, held)) >= least else 0


def _replace(longest: dict[Run, int], counts: dict[Run, int], level: dict[Run, int], bare: Sequence[int]) -> None:
    """Put the longer runs in; take out the shorter that stand in no document without them."""
    counts |= level
    for run, count in level.items():
        for shorter in (run[:-1], (bare[run[1]], *run[2:])):
            if counts.get(shorter) == count:
                longest.pop(shorter, None)
    longest |= level


def _longer(chain: Run, starts: Sequence[int], length: int, level: Mapping[Run, int], units: _Units) -> list[int]:
    """The places at which a run that is one unit longer may stand in enough documents: both its parts do."""
    enough = map(level.__contains__, units.runs(chain, starts, length))
    held = list(compress(starts, enough))
    return [start for start, following in zip(held, held[1:], strict=False) if following == start + 1]

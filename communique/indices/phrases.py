"""Language over time: where the formulas of the lexicon stand, and those that the texts share without being listed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from communique.indices.formulas import Text, formulas
from communique.indices.passages import PLACES, Blocks, Passages
from communique.model.archive import Archive
from communique.model.authority import Phrase, Vocabularies
from communique.model.document import Document
from communique.model.ids import DocumentId
from communique.model.provenance import Span
from communique.text.folding import Place, is_dense, paired, places, tokens
from communique.text.patterns import readings
from communique.text.slugs import slug

MINED = 120
"""The most formulas that are shown without being in the lexicon."""

LONGEST_ID = 60
"""Characters of the id of a formula that is not listed."""

Tokens = tuple[str, ...]
STAR = "*"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place of a formula: its document, the paragraph's number (0: a title), and the words' span in the clean text."""

    document: DocumentId
    paragraph: int
    span: Span


@dataclass(frozen=True, slots=True)
class Track:
    """A formula with all its places, in order of the events told of; `curated` where the lexicon lists it."""

    id: str
    name: str
    note: str
    curated: bool
    occurrences: tuple[Occurrence, ...]
    documents: tuple[DocumentId, ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """The formulas that occur: those of the lexicon first, each group with the most documents first.

    `wordings` leads from the tokens of a wording, joined by spaces, to its formula.
    """

    tracks: Mapping[str, Track] = field(default_factory=dict)
    wordings: Mapping[str, str] = field(default_factory=dict)


def phrases(archive: Archive, passages: Passages, blocks: Blocks) -> Phrases:
    """Find the lexicon's formulas, then those that are mined."""
    finder = Finder(archive, passages)
    tracks: list[Track] = []
    wordings: dict[str, str] = {}
    for phrase in archive.vocabularies.phrases.values():
        found, shapes = _listed(phrase, finder)
        wordings |= dict.fromkeys((" ".join(shape) for shape in shapes if STAR not in "".join(shape)), phrase.id)
        if found:
            tracks.append(_track(phrase.id, phrase.name, phrase.note, True, found))
    texts = [[word for block in blocks[d] for word in (*block, None)] for d in passages.documents]
    for shape, track in _mined(finder, texts, wordings):
        wordings[" ".join(shape)] = track.id
        tracks.append(track)
    tracks.sort(key=lambda t: (not t.curated, -len(t.documents), -len(t.occurrences), t.name.casefold(), t.id))
    held = {track.id for track in tracks}
    return Phrases(
        MappingProxyType({t.id: t for t in tracks}), MappingProxyType({w: i for w, i in wordings.items() if i in held})
    )


class Finder:
    """Finds sequences of tokens through the index of words, and where they stand in the texts."""

    def __init__(self, archive: Archive, passages: Passages) -> None:
        self.archive = archive
        self.passages = passages
        self._sorted = sorted(passages.words)
        self._places: dict[int, list[Place]] = {}

    def find(self, shape: Tokens) -> list[Occurrence]:
        """The places of these tokens one after the other, in one block and not parted by punctuation."""
        codes = [self._codes(token) for token in shape]
        rarest = min(range(len(shape)), key=lambda k: len(codes[k]))
        starts = [code - rarest for code in codes[rarest]]
        for k, held in enumerate(codes):
            if k != rarest:
                starts = [start for start in starts if _holds(held, start + k)]
        return [found for start in starts if (found := self._occurrence(start, len(shape)))]

    def _codes(self, token: str) -> Sequence[int]:
        words = self.passages.words
        if not token.endswith(STAR):
            return words.get(token, ())
        start = token[:-1]
        members = self._sorted[bisect_left(self._sorted, start) : bisect_left(self._sorted, start + "\U0010ffff")]
        return sorted(code for word in members for code in words[word])

    def _occurrence(self, start: int, length: int) -> Occurrence | None:
        unit, place = start >> PLACES, start & ((1 << PLACES) - 1)
        number = bisect_right(self.passages.first, unit) - 1
        document = self.archive.documents[self.passages.documents[number]]
        block = document.clean.blocks[unit - self.passages.first[number]]
        if unit not in self._places:
            self._places[unit] = places(document.clean.words(block))
        held = self._places[unit][place : place + length]
        if any(one.parted for one in held[1:]):
            return None
        at = block.span.start
        return Occurrence(document.id, block.number, Span(at + held[0].start, at + held[-1].end))


def _holds(codes: Sequence[int], code: int) -> bool:
    at = bisect_left(codes, code)
    return at < len(codes) and codes[at] == code


def shapes(phrase: Phrase) -> tuple[Tokens, ...]:
    """The token sequences of a phrase's wordings."""
    found = (_shape(reading) for patterns in phrase.variants.values() for p in patterns for reading in readings(p))
    return tuple(dict.fromkeys(shape for shape in found if shape))


def _shape(reading: str) -> Tokens:
    found: list[str] = []
    for word in reading.split():
        tokened = tokens(word)
        if tokened and word.endswith(STAR):
            tokened[-1] += STAR
        found += tokened
    return _open(found)


def _open(found: Sequence[str]) -> Tokens:
    """Without the last character alone of a script without spaces, which may be followed by another."""
    ends = len(found) > 1 and is_dense(found[-1]) and len(found[-1]) == 1
    return tuple(found[:-1] if ends else found)


def _listed(phrase: Phrase, finder: Finder) -> tuple[list[Occurrence], tuple[Tokens, ...]]:
    """The places of any wording; where two overlap, the longer from the earlier start."""
    wordings = shapes(phrase)
    return _apart([o for shape in wordings for o in finder.find(shape)], finder), wordings


def _apart(found: Iterable[Occurrence], finder: Finder) -> list[Occurrence]:
    order = {d: n for n, d in enumerate(finder.passages.documents)}
    kept: list[Occurrence] = []
    for one in sorted(found, key=lambda o: (order[o.document], o.span.start, -o.span.end)):
        if not kept or kept[-1].document != one.document or kept[-1].span.end <= one.span.start:
            kept.append(one)
    return kept


def _track(id: str, name: str, note: str, curated: bool, found: list[Occurrence]) -> Track:
    return Track(id, name, note, curated, tuple(found), tuple(dict.fromkeys(o.document for o in found)))


def _mined(finder: Finder, texts: Sequence[Text], listed: Mapping[str, str]) -> Iterator[tuple[Tokens, Track]]:
    """Formulas that no listed wording holds and that are no names, most documents first."""
    lists = finder.archive.vocabularies
    known = tuple(listed)
    used = set(lists.phrases)
    stop_words = frozenset(token for words in lists.stop_words.values() for word in words for token in tokens(word))
    people, parties = _names(lists)
    kept = 0
    for formula in formulas(texts, stop_words):
        content = {word for word in formula.words if word not in stop_words}
        shape = _open(paired(formula.words))
        if kept == MINED or content & people or content <= parties or _within(shape, known):
            continue
        found = _apart(finder.find(shape), finder)
        if len({o.document for o in found}) < 2:
            continue
        name = _surface(found, finder.archive)
        id = _id(name, used)
        used.add(id)
        kept += 1
        yield shape, _track(id, name, "", False, found)


def _id(name: str, used: set[str]) -> str:
    """As many of the first words as an id can hold; with a number where another formula has them."""
    words = name.split()
    while len(words) > 1 and len(" ".join(words)) > LONGEST_ID:
        words.pop()
    first = slug(" ".join(words))
    return next(id for n in range(1, len(used) + 2) if (id := first if n == 1 else f"{first}-{n}") not in used)


def _within(shape: Tokens, listed: tuple[str, ...]) -> bool:
    """Whether a listed wording holds these words."""
    return any(f" {' '.join(shape)} " in f" {wording} " for wording in listed)


def _names(lists: Vocabularies) -> tuple[set[str], set[str]]:
    """The words of people's names, and of the names of states and organisations: no formula is made of these."""
    people = (n for p in lists.people.values() for n in (p.name, *p.variants, *p.names.values()))
    parties = (
        name
        for p in lists.parties.values()
        for name in (p.name, *(a for words in p.adjectives.values() for pattern in words for a in readings(pattern)))
    )
    return {t for n in people for t in tokens(n)}, {t for n in parties for t in tokens(n)}


def _surface(found: Sequence[Occurrence], archive: Archive) -> str:
    """The words as most places have them; of equals the first."""
    forms = Counter(" ".join(words(o, archive.documents[o.document]).split()) for o in found)
    return forms.most_common(1)[0][0]


def words(occurrence: Occurrence, document: Document) -> str:
    """The words of a place, as they stand."""
    return document.clean.text[occurrence.span.start : occurrence.span.end]

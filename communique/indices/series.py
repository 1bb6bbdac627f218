"""Declared series of documents: what each text keeps of the one before it, what it changes, drops and adds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from types import MappingProxyType

from communique.indices.occurrences import Occurrence, words
from communique.indices.phrases import Phrases
from communique.model.archive import Archive
from communique.model.authority import Series
from communique.model.document import Document
from communique.model.ids import DocumentId
from communique.text.folding import folded, tokens
from communique.text.words import sentences

ALIKE = 0.6
"""The share of words that two sentences have in common at least where one is taken for the other, changed."""
ABBREVIATIONS = frozenset(
    ("mr", "mrs", "ms", "dr", "gen", "sen", "gov", "prof", "st", "no", "art", "arts", "vs", "approx", "jan", "feb", "mar")
    + ("apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "u.s", "u.n", "e.g", "i.e", "г", "гг", "т.е", "т.д")
)
"""Words whose full stop ends no sentence."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document, with the number of its paragraph (0: a title)."""

    document: DocumentId
    paragraph: int
    words: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a changed sentence: `kind` is same, out (of the earlier text) or in (the later)."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a sentence: `kind` is kept, changed, dropped or added; `pieces` show what was changed in it."""

    kind: str
    earlier: Sentence | None
    later: Sentence | None
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Reworded:
    """What became of a formula between two texts: `kind` is kept, changed (another wording), dropped or added."""

    kind: str
    phrase: str
    earlier: tuple[Occurrence, ...]
    later: tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """From one text of a series to the next. `whole` where both are held in full; only then is anything dropped.

    Sentences are in order of the later text, each dropped one before what stands in its place.
    """

    earlier: DocumentId
    later: DocumentId
    whole: bool
    sentences: tuple[Change, ...]
    formulas: tuple[Reworded, ...]


Steps = Mapping[str, tuple[Step, ...]]
"""The steps of every series, by its id."""


def series(archive: Archive, phrases: Phrases) -> Steps:
    """Compare each text of every series with the next."""
    return MappingProxyType({s.id: _steps(s, archive, phrases) for s in archive.vocabularies.series.values()})


def _steps(declared: Series, archive: Archive, phrases: Phrases) -> tuple[Step, ...]:
    held = [archive.documents[DocumentId(d)] for d in declared.documents if d in archive.documents]
    found = []
    for earlier, later in zip(held, held[1:], strict=False):
        whole = earlier.id in declared.full and later.id in declared.full
        changes = compare(_sentences(earlier), _sentences(later))
        if not whole:
            changes = tuple(c for c in changes if c.kind == "kept")
        found.append(Step(earlier.id, later.id, whole, changes, _formulas(earlier, later, phrases, archive)))
    return tuple(found)


def _sentences(document: Document) -> tuple[Sentence, ...]:
    clean, text, view = document.clean, document.clean.text, document.clean.view
    return tuple(
        Sentence(document.id, block.number, " ".join(text[span.start : span.end].split()))
        for block in clean.blocks
        for span in sentences(view, block.span, ABBREVIATIONS)
    )


def compare(earlier: Sequence[Sentence], later: Sequence[Sentence]) -> tuple[Change, ...]:
    """Pair the sentences of two texts: the same words first, then the most alike."""
    old, new = [tokens(s.words) for s in earlier], [tokens(s.words) for s in later]
    pairs = _same(old, new)
    pairs |= _alike(old, new, pairs)
    taken = {j: i for i, j in pairs.items()}
    changes: list[Change] = []
    done = 0
    for j, sentence in enumerate(later):
        reach = next((taken[k] for k in range(j, len(later)) if k in taken), len(earlier))
        changes += [Change("dropped", earlier[k], None) for k in range(done, reach) if k not in pairs]
        done = max(done, reach)
        i = taken.get(j)
        if i is None:
            changes.append(Change("added", None, sentence))
        elif old[i] == new[j]:
            changes.append(Change("kept", earlier[i], sentence))
        else:
            changes.append(Change("changed", earlier[i], sentence, _pieces(earlier[i].words, sentence.words)))
    changes += [Change("dropped", earlier[k], None) for k in range(done, len(earlier)) if k not in pairs]
    return tuple(changes)


def _same(old: Sequence[list[str]], new: Sequence[list[str]]) -> dict[int, int]:
    """Sentences of the same words, in the order of both texts as far as that goes, then those that were moved."""
    keys_old, keys_new = [tuple(s) for s in old], [tuple(s) for s in new]
    matcher = SequenceMatcher(None, keys_old, keys_new, autojunk=False)
    pairs = {b.a + k: b.b + k for b in matcher.get_matching_blocks() for k in range(b.size)}
    free: dict[tuple[str, ...], list[int]] = {}
    for j in sorted(set(range(len(new))) - set(pairs.values()), reverse=True):
        free.setdefault(keys_new[j], []).append(j)
    for i, key in enumerate(keys_old):
        if i not in pairs and free.get(key):
            pairs[i] = free[key].pop()
    return pairs


def _alike(old: Sequence[list[str]], new: Sequence[list[str]], pairs: Mapping[int, int]) -> dict[int, int]:
    """The most alike of the sentences that are left, best first."""
    left_old = [(i, Counter(s)) for i, s in enumerate(old) if i not in pairs]
    taken = set(pairs.values())
    left_new = [(j, Counter(s)) for j, s in enumerate(new) if j not in taken]
    scored = []
    for i, a in left_old:
        for j, b in left_new:
            shared = 2 * sum((a & b).values()) / max(a.total() + b.total(), 1)
            if shared >= ALIKE:
                scored.append((-shared, i, j))
    found: dict[int, int] = {}
    for _, i, j in sorted(scored):
        if i not in found and j not in found.values():
            found[i] = j
    return found


def _pieces(earlier: str, later: str) -> tuple[Piece, ...]:
    """Two wordings of a sentence laid over each other, word by word; case and accents make no difference."""
    old, new = earlier.split(" "), later.split(" ")
    matcher = SequenceMatcher(None, list(map(folded, old)), list(map(folded, new)), autojunk=False)
    pieces: list[Piece] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            pieces.append(Piece("same", " ".join(new[c:d])))
            continue
        pieces += [Piece("out", " ".join(old[a:b]))] * (b > a) + [Piece("in", " ".join(new[c:d]))] * (d > c)
    return tuple(pieces)


def _formulas(earlier: Document, later: Document, phrases: Phrases, archive: Archive) -> tuple[Reworded, ...]:
    """Every formula that one of two texts has, in the order of the formulas."""
    found: list[Reworded] = []
    for track in phrases.tracks.values():
        old = tuple(o for o in track.occurrences if o.document == earlier.id)
        new = tuple(o for o in track.occurrences if o.document == later.id)
        if old or new:
            found.append(Reworded(_kind(old, new, archive), track.id, old, new))
    return tuple(found)


def _kind(old: tuple[Occurrence, ...], new: tuple[Occurrence, ...], archive: Archive) -> str:
    if not old:
        return "added"
    if not new:
        return "dropped"
    wordings = [{tuple(tokens(words(o, archive.documents[o.document]))) for o in found} for found in (old, new)]
    return "kept" if wordings[0] == wordings[1] else "changed"

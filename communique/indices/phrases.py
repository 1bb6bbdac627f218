"""Language over time: where the formulas of the lexicon stand, and those that the texts share without being listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from communique.indices.formulas import Text, formulas
from communique.indices.occurrences import STAR, Occurrence, Tokens, closed, find, occurs, shape, words
from communique.indices.passages import Passages
from communique.model.archive import Archive
from communique.model.authority import Phrase, Vocabularies
from communique.model.ids import DocumentId
from communique.text.folding import paired, tokens
from communique.text.patterns import readings
from communique.text.slugs import slug

MINED = 120
"""The most formulas that are shown without being in the lexicon."""
LONGEST_ID = 60
"""Characters of the id of a formula that is not listed."""


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


def phrases(archive: Archive, passages: Passages) -> Phrases:
    """Find the lexicon's formulas, and those that are mined."""
    lexicon, listed = archive.vocabularies.phrases, _listed(archive)
    texts = [[word for block in passages.blocks[d] for word in (*block, None)] for d in passages.documents]
    mined = {f"*{n}": (shape,) for n, shape in enumerate(_mined(texts, listed, archive.vocabularies))}
    found = find({**listed, **mined}, archive, passages)
    tracks = [_track(p.id, p.name, p.note, True, found[p.id]) for p in lexicon.values() if found[p.id]]
    shapes = dict(listed)
    used = set(lexicon)
    for key, wordings in mined.items():
        if len({o.document for o in found[key]}) > 1:
            name = _surface(found[key], archive)
            track = _track(_id(name, used), name, "", False, found[key])
            used.add(track.id)
            shapes[track.id] = wordings
            tracks.append(track)
    tracks.sort(key=lambda t: (not t.curated, -len(t.documents), -len(t.occurrences), t.name.casefold(), t.id))
    plain = {" ".join(s): t.id for t in tracks for s in shapes[t.id] if not any(token.endswith(STAR) for token in s)}
    return Phrases(MappingProxyType({t.id: t for t in tracks}), MappingProxyType(plain))


def listed_occur(archive: Archive, passages: Passages) -> bool:
    """Whether any formula of the lexicon stands in any text."""
    return occurs(_listed(archive), archive, passages)


def _listed(archive: Archive) -> dict[str, tuple[Tokens, ...]]:
    return {phrase.id: _shapes(phrase) for phrase in archive.vocabularies.phrases.values()}


def _shapes(phrase: Phrase) -> tuple[Tokens, ...]:
    """The token sequences of a phrase's wordings."""
    found = (shape(reading) for patterns in phrase.variants.values() for p in patterns for reading in readings(p))
    return tuple(dict.fromkeys(tokened for tokened in found if tokened))


def _track(id: str, name: str, note: str, curated: bool, found: list[Occurrence]) -> Track:
    return Track(id, name, note, curated, tuple(found), tuple(dict.fromkeys(o.document for o in found)))


def _mined(texts: Sequence[Text], listed: Mapping[str, tuple[Tokens, ...]], lists: Vocabularies) -> Iterator[Tokens]:
    """Formulas that no listed wording holds and that are no names, most documents first."""
    stop_words = frozenset(token for held in lists.stop_words.values() for word in held for token in tokens(word))
    people, parties = _names(lists)
    known = [f" {' '.join(tokened)} " for shapes in listed.values() for tokened in shapes]
    kept = 0
    for formula in formulas(texts, stop_words):
        content = {word for word in formula.words if word not in stop_words}
        tokened = closed(paired(formula.words))
        if content & people or content <= parties or any(f" {' '.join(tokened)} " in wording for wording in known):
            continue
        kept += 1
        yield tokened
        if kept == MINED:
            return


def _names(lists: Vocabularies) -> tuple[set[str], set[str]]:
    """The words of people's names, and of the names of states and organisations: no formula is made of these."""
    people = (name for p in lists.people.values() for name in (p.name, *p.variants, *p.names.values()))
    adjectives = (a for p in lists.parties.values() for patterns in p.adjectives.values() for x in patterns for a in readings(x))
    return _tokens(people), _tokens((*(p.name for p in lists.parties.values()), *adjectives))


def _tokens(names: Iterable[str]) -> set[str]:
    return {token for name in names for token in tokens(name)}


def _surface(found: Sequence[Occurrence], archive: Archive) -> str:
    """The words as most places have them; of equals the first."""
    forms = Counter(" ".join(words(o, archive.documents[o.document]).split()) for o in found)
    return forms.most_common(1)[0][0]


def _id(name: str, used: set[str]) -> str:
    """As many of the first words as an id can hold; with a number where another formula has them."""
    kept = name.split()
    while len(kept) > 1 and len(" ".join(kept)) > LONGEST_ID:
        kept.pop()
    first = slug(" ".join(kept))
    return next(id for n in range(1, len(used) + 2) if (id := first if n == 1 else f"{first}-{n}") not in used)

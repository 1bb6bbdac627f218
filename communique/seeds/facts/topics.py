"""Passages that name an authority: topics by their terms, instruments, parties and publishers by their names."""

from __future__ import annotations

from collections.abc import Iterator

from communique.model.authority import Vocabularies
from communique.model.provenance import Span
from communique.model.seed import Mention
from communique.seeds.glossary import Glossary
from communique.seeds.prose import Prose, covered
from communique.text.patterns import Hit

_PRIMARY = 6
"""How many topics a document has above the others at most."""


def authority_hits(prose: Prose, glossary: Glossary) -> tuple[tuple[str, Hit], ...]:
    """(kind, hit) for every passage that names a topic, instrument, publisher or party, in order of the text."""
    blocks = [block.span for block in prose.clean.blocks]
    instruments = _instruments(prose, glossary)
    publishers = tuple(_within(glossary.publishers.find_in(prose.index), blocks))
    hidden = {i for h in (*instruments, *publishers) for i in range(h.start, h.end)}
    parties = (h for h in _within(glossary.parties.find_in(prose.index), blocks) if h.start not in hidden)
    topics = (h for h in _within(glossary.topics.find_in(prose.index), blocks) if _counts(h, prose, glossary))
    found = [("instrument", h) for h in instruments] + [("publisher", h) for h in publishers]
    found += [("party", h) for h in parties] + [("topic", h) for h in topics]
    return tuple(sorted(found, key=lambda pair: (pair[1].start, pair[1].end, pair[0])))


def _within(hits: Iterator[Hit], blocks: list[Span]) -> Iterator[Hit]:
    index = 0
    for hit in hits:
        while index < len(blocks) and blocks[index].end < hit.end:
            index += 1
        if index < len(blocks) and blocks[index].start <= hit.start:
            yield hit


def _instruments(prose: Prose, glossary: Glossary) -> tuple[Hit, ...]:
    """Full names, and short ones after the first full one."""
    full = tuple(glossary.instruments.find_in(prose.index))
    known: dict[str, int] = {}
    for hit in full:
        for key in hit.keys:
            known.setdefault(key, hit.end)
    taken, short = covered(Span(hit.start, hit.end) for hit in full), []
    for hit in glossary.shorts.find_in(prose.index) if known else ():
        keys = tuple(key for key in hit.keys if key in known and known[key] <= hit.start)
        if len(keys) == 1 and not taken.touches(hit.start, hit.end):
            short.append(Hit(hit.start, hit.end, keys))
    return tuple(sorted((*full, *short), key=lambda hit: hit.start))


def _counts(hit: Hit, prose: Prose, glossary: Glossary) -> bool:
    """Terms of some topics do not count between scare quotes."""
    topic = glossary.vocabularies.topics[hit.keys[0]]  # type: ignore[index]
    if topic.quoted:
        return True
    return not (prose.view[hit.start - 1 : hit.start] == '"' and prose.view[hit.end : hit.end + 1] in ('"', ",", "."))


def topic_mentions(prose: Prose, hits: tuple[tuple[str, Hit], ...], glossary: Glossary) -> Iterator[Mention]:
    """One mention an occurrence; an instrument's also for the topics that it stands for."""
    for kind, hit in hits:
        evidence = prose.evidence(Span(hit.start, hit.end))
        paragraph = prose.paragraph_at(hit.start)
        for key in hit.keys:
            yield Mention(kind, key, paragraph, evidence)
            if kind == "instrument":
                for topic in topics_of(key, glossary.vocabularies):
                    yield Mention("topic", topic, paragraph, evidence)


def topics_of(instrument: str, lists: Vocabularies) -> tuple[str, ...]:
    """The topics for which an instrument stands."""
    return tuple(t.id for t in lists.topics.values() if instrument in t.instruments)


def primary_topics(
    prose: Prose, hits: tuple[tuple[str, Hit], ...], made: bool, glossary: Glossary
) -> tuple[str, ...]:
    """The six topics of most weight: 3 in the title, 2 in a subheading or the first two paragraphs, else 1.

    Where the event had a result (`made`), the topics of the instruments named go before all others. Weight 1 is too
    little.
    """
    weights: dict[str, int] = {}
    first: dict[str, None] = {}
    title = next((b.span for b in prose.clean.blocks if b.kind == "title"), Span(0, 0))
    for kind, hit in hits:
        keys = hit.keys if kind == "topic" else ()
        if kind == "instrument":
            keys = tuple(t for key in hit.keys for t in topics_of(key, glossary.vocabularies))
            first.update(dict.fromkeys(keys if made else ()))
        weight = 3 if title.start <= hit.start < title.end else 2 if prose.paragraph_at(hit.start) <= 2 else 1
        for key in keys:
            weights[key] = weights.get(key, 0) + weight
    order = {key: index for index, key in enumerate(weights)}
    ranked = sorted(weights, key=lambda key: (key not in first, -weights[key], order[key]))
    return tuple(key for key in ranked if weights[key] >= 2 or key in first)[:_PRIMARY]

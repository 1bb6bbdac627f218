"""Evidence notes of a document: which words of its text fixed which fact, and the text in runs with their letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import Any

from communique.model.archive import Archive
from communique.model.dates import ArchiveDate
from communique.model.document import Document
from communique.model.provenance import Claim, Evidence, Mark
from communique.model.seed import Block, Participant, Reading, Reference
from communique.pages.evidence import Quoted, quoted
from communique.pages.sources import block_at, clean_offset
from communique.pages.threads import EventLink, event_link

TOGETHER = ("event-date", "event-type", "event-place", "output")
"""Facts of the event that share a note where their words overlap."""
MOST = 9
"""The most blocks beside which the notes of one may stand."""
TEXT, NOTE = (74, 1.9, 1.1), (43, 1.27, 1.1)
"""Characters a line, height of a line and space below, in rem, of the text and of the notes on a wide page."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A fact that words fixed: its name (a key of the words `note.`), its value in words or as a date, and its working.

    `also` are further words that it rests on, of this text or another.
    """

    fact: str
    mark: Mark
    doubtful: bool
    value: str = ""
    date: Claim[ArchiveDate] | None = None
    event: EventLink | None = None
    reason: str = ""
    source: str = ""
    also: tuple[Quoted, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A note in the apparatus, by its letter."""

    letter: str
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a paragraph: `noted` where they fixed a fact, with the letters that stand after them."""

    text: str
    noted: bool = False
    letters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BlockShown:
    """A block of the text: a paragraph by its number or a subheading (number 0), with the notes that belong to it.

    `room` is the number of blocks beside which its notes stand, 0 where it has none; `free` is true where no note at all
    stands beside it.
    """

    kind: str
    number: int
    runs: tuple[Run, ...]
    notes: tuple[Note, ...]
    room: int = 0
    free: bool = False


@dataclass(frozen=True, slots=True)
class _Anchored:
    """Sayings with the clean offsets of the words they rest on."""

    start: int
    end: int
    sayings: tuple[Saying, ...]


def annotated(document: Document, archive: Archive) -> tuple[BlockShown, ...]:
    """The text of a document, block by block, with its notes; its title stands elsewhere."""
    waiting = sorted(_merged(list(_anchored(document, archive))), key=lambda a: (a.end, a.start))
    letters = (letter(n) for n in range(len(waiting)))
    noted = [(item, Note(next(letters), item.sayings)) for item in waiting]
    return _placed(tuple(_block(document, block, noted) for block in document.clean.blocks if block.kind != "title"))


def _placed(blocks: tuple[BlockShown, ...]) -> tuple[BlockShown, ...]:
    """Notes set beside as many blocks as they need by a rough estimate, those that follow pushed down where they must be.

    So long notes leave no hole in the text, and none stands on another.
    """
    heights = [_height("".join(run.text for run in block.runs), *TEXT) for block in blocks]
    placed, taken = [], 0  # `taken`: the blocks, from the first, beside which something stands already
    for index, block in enumerate(blocks):
        room = 0
        if block.notes:
            need = sum(_height(_words(saying), *NOTE) for note in block.notes for saying in note.sayings)
            most = max(1, min(MOST, len(blocks) - taken))
            while room < most and sum(heights[taken : taken + room]) < need:
                room += 1
        free = not block.notes and taken == index
        taken += room + free
        placed.append(replace(block, room=room, free=free))
    return tuple(placed)


SIGNS = 28
"""About as many signs as the date and the mark of a note have."""


def _height(words: str, characters: int, line: float, space: float) -> float:
    return -(-len(words) // characters) * line + space


def _words(saying: Saying) -> str:
    """About as many words as a note has."""
    value = saying.event.short if saying.event else saying.value
    return " ".join((saying.fact, value, "0" * SIGNS, saying.reason, saying.source, *(q.words for q in saying.also)))


def letter(number: int) -> str:
    """a to z, then aa, ab and so on."""
    first, last = divmod(number, 26)
    return (letter(first - 1) if first else "") + chr(ord("a") + last)


def noted_facts(blocks: tuple[BlockShown, ...]) -> tuple[str, ...]:
    """The names of the facts for which the text has a note, in order of the text."""
    return tuple(s.fact for b in blocks for n in b.notes for s in n.sayings)


def _block(document: Document, block: Block, noted: list[tuple[_Anchored, Note]]) -> BlockShown:
    start, end = block.span.start, block.span.end
    here = [(a, note) for a, note in noted if start <= a.start < end]
    closing: dict[int, list[str]] = {}
    deeper: Counter[int] = Counter()
    for a, note in here:
        closing.setdefault(min(a.end, end), []).append(note.letter)
        deeper.update({a.start: 1})
        deeper.subtract({min(a.end, end): 1})
    edges = sorted({start, end, *deeper})
    depths = accumulate(deeper[edge] for edge in edges)
    runs = tuple(
        Run(text=document.clean.text[first:last], noted=depth > 0, letters=tuple(closing.get(last, ())))
        for (first, last), depth in zip(pairwise(edges), depths, strict=False)
    )
    return BlockShown(block.kind, block.number, runs, tuple(note for _, note in here))


def _anchored(document: Document, archive: Archive) -> Iterator[_Anchored]:
    """Each fact at the first of its words that stands in a paragraph of the text."""
    for claims, saying in _facts(document, archive):
        evidence = tuple(dict.fromkeys(e for claim in claims if claim for e in claim.evidence))
        own = [e for e in evidence if _in_paragraph(document, e)]
        if not own:
            continue
        first, spans = own[0], own[0].spans
        start, end = (clean_offset(document.clean, edge) for edge in (spans[0].start, spans[-1].end))
        block = block_at(document.clean, spans[0].start)
        if block is None or start >= end:
            continue
        also = _further(document, first, evidence, archive)
        yield _Anchored(start, min(end, block.span.end), (replace(saying, also=also),))


def _further(document: Document, first: Evidence, evidence: tuple[Evidence, ...], archive: Archive) -> tuple[Quoted, ...]:
    """The other words of a fact: without those that overlap the first; the page itself tells that its copy was altered."""
    others = (e for e in evidence if not _overlap(e, first))
    found = quoted(others, archive, document.id)
    return tuple(q if q.keyed else replace(q, altered="") for q in found)


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one.seed == other.seed and any(a.start < b.end and b.start < a.end for a in one.spans for b in other.spans)


def _in_paragraph(document: Document, evidence: Evidence) -> bool:
    if evidence.seed != document.clean.seed.id or not evidence.spans:
        return False
    block = block_at(document.clean, evidence.spans[0].start)
    return block is not None and bool(block.number)


def _merged(items: list[_Anchored]) -> list[_Anchored]:
    """Facts of the event on overlapping words put together; others stay apart."""
    found: list[_Anchored] = []
    for item in items:
        fact = item.sayings[0].fact
        for index, other in enumerate(found) if fact in TOGETHER else ():
            overlap = item.start < other.end and other.start < item.end
            if overlap and other.sayings[0].fact in TOGETHER:
                sayings = other.sayings + item.sayings
                found[index] = _Anchored(min(item.start, other.start), max(item.end, other.end), sayings)
                break
        else:
            found.append(item)
    return found


def _facts(document: Document, archive: Archive) -> Iterator[tuple[tuple[Claim[Any] | None, ...], Saying]]:
    """Every fact of a reading that may rest on words of its paragraphs, with what a note says of it."""
    reading = document.reading
    if reading.published:
        yield (reading.published,), _dated("published", reading.published)
    if reading.updated:
        yield (reading.updated,), _said("updated", reading.updated, "")
    yield from _event_facts(reading, archive)
    for participant in reading.participants:
        saying = _attendance(participant, archive)
        if saying.mark != "stated":  # what is stated needs no note: the words say it
            yield (participant.office, participant.country, participant.person), saying
    for reference in reading.references:
        if reference.to or reference.date:
            about = Claim(reference.kind, "text", (reference.evidence,))
            yield (about, reference.to or reference.date), _referring(reference, archive)


def _event_facts(reading: Reading, archive: Archive) -> Iterator[tuple[tuple[Claim[Any] | None, ...], Saying]]:
    happening = reading.happening
    if not happening:
        return
    if happening.date:
        yield (happening.date,), _dated("event-date", happening.date)
    kind = archive.vocabularies.event_types.get(happening.type.value)
    yield (happening.type,), _said("event-type", happening.type, kind.name if kind else happening.type.value)
    if happening.place:
        yield (happening.place,), _said("event-place", happening.place, happening.place.value)
    for output in happening.outputs:
        yield (output,), _said("output", output, output.value.replace("-", " ").capitalize())


def _said(fact: str, claim: Claim[Any], value: str) -> Saying:
    return Saying(fact, claim.mark, claim.doubtful, value, reason=claim.reason, source=claim.source)


def _dated(fact: str, claim: Claim[ArchiveDate]) -> Saying:
    return Saying(fact, claim.mark, claim.doubtful, date=claim, reason=claim.reason, source=claim.source)


def _attendance(participant: Participant, archive: Archive) -> Saying:
    """A participant by name, office and state; the least sure of these gives the mark."""
    claims = [c for c in (participant.person, participant.office, participant.country) if c]
    least = max(claims, key=lambda c: ("stated", "inferred", "supplied").index(c.mark))
    party = archive.vocabularies.parties.get(participant.country.value) if participant.country else None
    person = archive.vocabularies.people.get(participant.person.value.id)
    name = person.name if person else participant.person.value.name
    parts = (name, participant.office.value if participant.office else "", party.name if party else "")
    reasons = dict.fromkeys(c.reason for c in claims if c.reason and c.mark != "stated")
    doubtful = any(c.doubtful for c in claims)
    return Saying("participant", least.mark, doubtful, ", ".join(p for p in parts if p), reason=" ".join(reasons))


def _referring(reference: Reference, archive: Archive) -> Saying:
    """A reference: to an event with a page, or to a date alone."""
    if reference.to and reference.to.value in archive.events:
        link = event_link(archive.events[reference.to.value], archive)
        return Saying("reference", reference.to.mark, reference.to.doubtful, event=link, reason=reference.to.reason)
    assert reference.date is not None
    return _dated(f"reference-{reference.kind}", reference.date)

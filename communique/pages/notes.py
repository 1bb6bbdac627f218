"""Evidence notes of a document: which words of its text fixed which fact, and the text in runs with their letters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import Any

from communique.model.archive import Archive
from communique.model.dates import ArchiveDate
from communique.model.document import Document
from communique.model.provenance import Claim, Evidence, Mark, Span
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
    noted = [(item, Note(letter(n), item.sayings)) for n, item in enumerate(waiting)]
    blocks = [block for block in document.clean.blocks if block.kind != "title"]
    within = [[(a, note) for a, note in noted if b.span.start <= a.start < b.span.end] for b in blocks]
    places = _places([b.span.end - b.span.start for b in blocks], [[note for _, note in found] for found in within])
    return tuple(
        BlockShown(block.kind, block.number, _runs(document, block, found), tuple(note for _, note in found), room, free)
        for block, found, (room, free) in zip(blocks, within, places, strict=True)
    )


def _places(lengths: list[int], notes: list[list[Note]]) -> list[tuple[int, bool]]:
    """Notes set beside as many blocks as they need by a rough estimate, those that follow pushed down where they must be.

    So long notes leave no hole in the text, and none stands on another. Given are the characters of each block and its
    notes; found are `room` and `free` of each.
    """
    heights = [_height(length, *TEXT) for length in lengths]
    places, taken = [], 0  # `taken`: the blocks, from the first, beside which something stands already
    for index, own in enumerate(notes):
        room = 0
        if own:
            need = sum(_height(len(_words(saying)), *NOTE) for note in own for saying in note.sayings)
            most = max(1, min(MOST, len(lengths) - taken))
            while room < most and sum(heights[taken : taken + room]) < need:
                room += 1
        free = not own and taken == index
        taken += room + free
        places.append((room, free))
    return places


SIGNS = 28
"""About as many signs as the date and the mark of a note have."""


def _height(length: int, characters: int, line: float, space: float) -> float:
    return -(-length // characters) * line + space


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


def _runs(document: Document, block: Block, noted: list[tuple[_Anchored, Note]]) -> tuple[Run, ...]:
    """The words of a block, cut where words begin and end to which one of its notes belongs."""
    if not noted:
        return (Run(document.clean.words(block)),)
    start, end = block.span.start, block.span.end
    closing: dict[int, list[str]] = {}
    deeper: dict[int, int] = {start: 0, end: 0}
    for a, note in noted:
        last = min(a.end, end)
        closing.setdefault(last, []).append(note.letter)
        deeper[a.start] = deeper.get(a.start, 0) + 1
        deeper[last] = deeper.get(last, 0) - 1
    edges = sorted(deeper)
    depths = accumulate(deeper[edge] for edge in edges)
    return tuple(
        Run(text=document.clean.part(Span(first, last)), noted=depth > 0, letters=tuple(closing.get(last, ())))
        for (first, last), depth in zip(pairwise(edges), depths, strict=False)
    )


def _anchored(document: Document, archive: Archive) -> Iterator[_Anchored]:
    """Each fact at the first of its words that stands in a paragraph of the text."""
    for claims, saying in _facts(document, archive):
        evidence = [e for claim in claims if claim for e in claim.evidence]
        first, block = next(((e, b) for e in evidence if (b := _paragraph(document, e))), (None, None))
        if first is None or block is None:
            continue
        start, end = (clean_offset(document.clean, edge) for edge in (first.spans[0].start, first.spans[-1].end))
        if start >= end:
            continue
        also = _further(document, first, evidence, archive) if len(evidence) > 1 else ()
        yield _Anchored(start, min(end, block.span.end), (replace(saying, also=also) if also else saying,))


def _further(document: Document, first: Evidence, evidence: list[Evidence], archive: Archive) -> tuple[Quoted, ...]:
    """The other words of a fact: without those that overlap the first; the page itself tells that its copy was altered."""
    others = (e for e in evidence if not _overlap(e, first))
    found = quoted(others, archive, document.id)
    return tuple(q if q.keyed else replace(q, altered="") for q in found)


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one.seed == other.seed and any(a.start < b.end and b.start < a.end for a in one.spans for b in other.spans)


def _paragraph(document: Document, evidence: Evidence) -> Block | None:
    """The paragraph of this document in which words stand, if they stand in one."""
    if evidence.seed != document.clean.seed.id or not evidence.spans:
        return None
    block = block_at(document.clean, evidence.spans[0].start)
    return block if block and block.number else None


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

"""Paragraphs whose numbers a record holds: they lie where it says, whatever the cleaning makes of the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from communique.arrange.pairing import Pair
from communique.model.content import DocumentRecord, Pin
from communique.model.finding import Finding
from communique.model.provenance import Evidence, Span
from communique.model.seed import Block, CleanText, Cut, Reading
from communique.text.words import even

REASON = "The record of this document leaves it out of the paragraph around it."
_SHOWN = 60


def pinned(pair: Pair, findings: list[Finding]) -> Pair:
    """The pair with its paragraphs where the record has them; as it was where the record says nothing, or is at fault."""
    if pair.record is None or not pair.record.paragraphs:
        return pair
    clean = pair.reading.clean
    faults = [*_misplaced(pair.record, clean)] or [*_numberless(pair.record, clean)]
    findings.extend(faults)
    return pair if faults else replace(pair, reading=_numbered(pair.reading, pair.record.paragraphs))


def outside(span: Span, holes: tuple[Span, ...]) -> Iterator[Span]:
    """What is left of a span without the holes, which are in order."""
    start = span.start
    for hole in holes[max(bisect_right(holes, start, key=lambda h: h.start) - 1, 0) :]:
        if hole.start >= span.end:
            break
        if hole.end > start:
            if hole.start > start:
                yield Span(start, hole.start)
            start = hole.end
    if start < span.end:
        yield Span(start, span.end)


def words(clean: CleanText, span: Span) -> str:
    """What stands in a raw span, on one line."""
    return " ".join(clean.seed.text[span.start : span.end].split())


def _extents(pins: tuple[Pin, ...]) -> list[tuple[Span, int]]:
    """Each paragraph from its first to its last character, with its number, in the order of the text."""
    return sorted((Span(pin.spans[0].start, pin.spans[-1].end), number) for number, pin in enumerate(pins, 1))


def _misplaced(record: DocumentRecord, clean: CleanText) -> Iterator[Finding]:
    """Faults of paragraphs that end beyond the text, are empty, or lie in one another."""
    length, within = len(clean.seed.text), dict[int, int]()
    for (span, number), (later, inner) in pairwise(_extents(record.paragraphs)):
        if later.start < span.end:
            within[inner] = number
    for number, pin in enumerate(record.paragraphs, 1):
        if pin.spans[-1].end > length:
            message = f"ends at {pin.spans[-1].end:,}, and {clean.seed.path} has {length:,} characters"
        elif not any(words(clean, span) for span in pin.spans):
            message = "is empty"
        elif number in within:
            message = f"lies within ¶{within[number]}"
        else:
            continue
        hint = f"take the list out, and `build.py accept {record.id} paragraphs` writes it anew"
        yield Finding(pin.where, pin.field, f"{record.id} ¶{number} {message}", "E317", hint)


def _numberless(record: DocumentRecord, clean: CleanText) -> Iterator[Finding]:
    """A fault for each paragraph of the text, as it is read now, of which the record holds not every word."""
    number, held = len(record.paragraphs), tuple(span for span, _ in _extents(record.paragraphs))
    for block in clean.paragraphs:
        rest = [left for span in clean.to_raw(block.span) for left in outside(span, held) if words(clean, left)]
        if rest:
            number += 1
            said = " ".join("".join(clean.seed.text[s.start : s.end] for s in rest).split())
            said = said if len(said) <= _SHOWN else f"{said[:_SHOWN]}…"
            message = f"“{said}” is read as a paragraph of {record.id} now, and has no number"
            hint = f"add {places(tuple(rest))} at the end of the list, and it is ¶{number}"
            yield Finding(record.paragraphs[-1].where, "paragraphs", message, "E318", hint)


def places(spans: tuple[Span, ...]) -> str:
    """Raw spans as a record has them: `120-388`, `120-204+206-388`."""
    return "+".join(f"{span.start}-{span.end}" for span in spans)


def _numbered(reading: Reading, pins: tuple[Pin, ...]) -> Reading:
    """The reading of the text with these paragraphs, and each of its passages in the paragraph that it lies in now."""
    extents = _extents(pins)

    def at(evidence: Evidence) -> int:
        place = evidence.spans[0].start if evidence.spans else -1
        index = bisect_right(extents, place, key=lambda e: e[0].start) - 1
        return extents[index][1] if index >= 0 and place < extents[index][0].end else 0

    return replace(
        reading,
        clean=_text(reading.clean, pins),
        mentions=tuple(replace(m, paragraph=at(m.evidence)) for m in reading.mentions),
        references=tuple(replace(r, paragraph=at(r.evidence)) for r in reading.references),
    )


def _text(old: CleanText, pins: tuple[Pin, ...]) -> CleanText:
    """The clean text with nothing cut out of these paragraphs but what the record leaves out."""
    seed, held = old.seed, tuple(sorted(span for pin in pins for span in pin.spans))
    cuts = [replace(cut, span=rest) for cut in old.cuts for rest in outside(cut.span, held)]
    cuts = [cut for cut in cuts if not seed.text[cut.span.start : cut.span.end].isspace()]
    taken = tuple(sorted(cut.span for cut in cuts))
    gaps = [Span(before.end, after.start) for pin in pins for before, after in pairwise(pin.spans)]
    cuts += [Cut(rest, "record", REASON, "within") for gap in gaps for rest in outside(gap, taken)]
    cuts.sort(key=lambda cut: cut.span)
    kept = tuple(outside(Span(0, len(seed.text)), tuple(cut.span for cut in cuts)))
    starts, length = [], 0
    for span in kept:
        starts.append(length)
        length += span.end - span.start
    view = _view(old, held)
    return replace(
        old,
        cuts=tuple(cuts),
        kept=kept,
        evened="".join(view[span.start : span.end] for span in kept),
        blocks=tuple(_blocks(old, pins, kept, starts)),
        starts=tuple(starts),
    )


def _view(old: CleanText, held: tuple[Span, ...]) -> str:
    """The whole raw text evened out, as the cleaning left it where it did; no line ends within a paragraph."""
    view, before = list(even(old.seed.text)), old.view
    for span, start in zip(old.kept, old.starts, strict=True):
        view[span.start : span.end] = before[start : start + span.end - span.start]
    for span in held:
        view[span.start : span.end] = "".join(view[span.start : span.end]).replace("\n", " ")
    return "".join(view)


def _blocks(old: CleanText, pins: tuple[Pin, ...], kept: tuple[Span, ...], starts: list[int]) -> Iterator[Block]:
    """The blocks in the order of the text: the paragraphs by their numbers, and titles and headings outside them."""
    extents = _extents(pins)
    held, found = tuple(span for span, _ in extents), [(span, "paragraph", number) for span, number in extents]
    for block in old.blocks:
        raw = old.to_raw(block.span)
        if not block.number and raw and all([*outside(span, held)] == [span] for span in raw):
            found.append((Span(raw[0].start, raw[-1].end), block.kind, 0))

    def offset(raw: int) -> int:
        index = bisect_right(kept, raw, key=lambda span: span.start) - 1
        return starts[index] + raw - kept[index].start

    for span, kind, number in sorted(found):
        yield Block(kind, Span(offset(span.start), offset(span.end - 1) + 1), number)

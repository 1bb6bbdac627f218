"""Page furniture taken out of a seed, with a record of every cut; what remains, in blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from communique.model.provenance import Span, alone
from communique.model.seed import Block, CleanText, Cut, Seed
from communique.seeds.furniture import (
    breadcrumb,
    categories,
    closing_mark,
    credits,
    date_line,
    date_prefix,
    front_matter,
    issuer,
    newswire,
    share_bar,
    unknown,
    widgets,
)
from communique.seeds.furniture.unknown import belongs, title_line
from communique.seeds.glossary import Glossary
from communique.seeds.sheet import Line, Sheet, sheet

FIRST = (front_matter.find, share_bar.find, date_prefix.find, closing_mark.find)
"""Rules that may take a part of a line; the others see what is left."""
RULES = (breadcrumb.find, newswire.find, widgets.find, credits.find, categories.find, date_line.find, issuer.find)
"""Rules that take whole lines; of two that want one line, the earlier has it."""
LAST = (unknown.find,)
"""Rules for what no other knows."""

_NO_HEADING = (".", "!", "?", "…", "。", "！", "？", ":", ";", ",", "：", "；")
_LONGEST_HEADING = 20


def clean(seed: Seed, glossary: Glossary) -> CleanText:
    """Cut the furniture of a seed and part the rest into title, subheadings and numbered paragraphs."""
    page, cuts = sheet(seed, glossary)
    for rules in (FIRST, RULES, LAST):
        found: dict[int, Cut] = {}
        for rule in rules:
            for cut in rule(page, glossary):
                found.setdefault(cut.span.start, cut)
        page = page.without(tuple(found.values()))
        cuts = (*cuts, *found.values())
    return _assemble(page, tuple(sorted(cuts, key=lambda cut: cut.span)))


def _assemble(page: Sheet, cuts: tuple[Cut, ...]) -> CleanText:
    seed = page.seed
    cuts = tuple(_placed(cut, page) for cut in cuts)
    kept = _kept(cuts, len(seed.text))
    starts = tuple(accumulate((span.end - span.start for span in kept[:-1]), initial=0)) if kept else ()
    text = "".join([seed.text[span.start : span.end] for span in kept])
    view = "".join([page.view[span.start : span.end] for span in kept])
    blocks = tuple(_blocks(page, kept, starts))
    return CleanText(seed, cuts, kept, blocks, starts, None if view == text else view)


def _blocks(page: Sheet, kept: tuple[Span, ...], starts: tuple[int, ...]) -> Iterator[Block]:
    """The lines that are left as blocks, in clean offsets."""
    number = first = last = 0
    for line, kind in zip(page.lines, _kinds(page), strict=True):
        number += kind == "paragraph"
        while kept[first].end <= line.span.start:
            first += 1
        last = max(first, last)
        while kept[last].end < line.span.end:
            last += 1
        start = starts[first] + line.span.start - kept[first].start
        end = starts[last] + line.span.end - kept[last].start
        yield Block(kind, alone(start, end)[0], number if kind == "paragraph" else 0)


def _placed(cut: Cut, page: Sheet) -> Cut:
    """The cut with its place as it is now that all furniture is known: above, within or below the text."""
    if page.last_prose < 0:
        return cut
    first, last = page.lines[page.first_prose].span, page.lines[page.last_prose].span
    place = "above" if cut.span.start < first.start else "below" if cut.span.start >= last.end else "within"
    return cut if place == cut.place else replace(cut, place=place)


def _kept(cuts: tuple[Cut, ...], length: int) -> tuple[Span, ...]:
    kept, start = [], 0
    for cut in cuts:
        if start < cut.span.start:
            kept += alone(start, cut.span.start)
        start = max(start, cut.span.end)
    if start < length:
        kept += alone(start, length)
    return tuple(kept)


def _kinds(page: Sheet) -> list[str]:
    title = title_line(page)
    if title is not None and page.last_prose < 0 and page.lines[title].prose:
        title = None
    return ["title" if i == title else _kind(page, i, line, title) for i, line in enumerate(page.lines)]


def _kind(page: Sheet, index: int, line: Line, title: int | None) -> str:
    if line.prose or not line.words or page.place(index) == "below" or page.last_prose < 0:
        return "paragraph"
    heading = line.words <= _LONGEST_HEADING and not line.text.rstrip("\"')]").endswith(_NO_HEADING)
    if heading or page.place(index) != "above":
        return "subheading" if heading else "paragraph"
    return "paragraph" if title is not None and index > title and belongs(line) else "subheading"

"""The dateline at the head of a report: "BEIJING, Aug. 25 (Xinhua) --"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.model.dates import ArchiveDate
from communique.model.provenance import Claim, Named, Span
from communique.model.seed import Dateline
from communique.seeds.expressions import Expression
from communique.seeds.facts.calendar import Anchor, resolve
from communique.seeds.glossary import Glossary
from communique.seeds.prose import Prose

_HEAD = 150
_END = re.compile(
    r" ?\((?P<agency>[^()\n]{2,40})\)\.?(?: ?--?(?= ))?:?"
    r"| ?/ ?(?P<slashed>[\w .-]{2,30}?) ?/\.?(?: ?--?(?= ))?|\.? --? ?|: "
)
_DASH = re.compile(r"\.? ?--? ")
_BEHIND = re.compile(r"(?P<agency>[A-ZÀ-ÞА-ЯЁ][\w-]*(?: [A-ZÀ-ÞА-ЯЁ][\w-]*){0,2})\.(?= [A-ZÀ-ÞА-ЯЁ])")
"""An agency behind the dash of a dateline: "МОСКВА, 5 мар - РИА Новости." """
_CAPITALS = re.compile(r"[A-ZÀ-ÞА-ЯЁ][A-ZÀ-ÞА-ЯЁ.' -]*[A-ZÀ-ÞА-ЯЁ.]")
_REGION = re.compile(r"[A-ZÀ-ÞА-ЯЁ][\w.' -]{1,30}")
_CHINESE = re.compile(
    r"(?P<agency>[\u4e00-\u9fff]{1,4}[社网])(?P<place>[\u4e00-\u9fff]{2,8}?)"
    r"(?P<date>(?:\d{4}年)?\d{1,2}月\d{1,2}日)?电"
)


@dataclass(frozen=True, slots=True)
class Head:
    """A dateline as found: where it stands, its place, its date's expression, and the agency it names."""

    span: Span
    words: Span
    place: Span
    date: Expression | None
    agency: Span | None


def find_dateline(prose: Prose, glossary: Glossary) -> Head | None:
    """The dateline that opens one of the first two paragraphs."""
    for block in prose.clean.paragraphs[:2]:
        head = _western(prose, block.span, glossary) or _chinese(prose, block.span, glossary)
        if head:
            return head
    return None


def opening_date(prose: Prose, glossary: Glossary) -> Claim[ArchiveDate] | None:
    """A full date that opens the text in a dateline's stead, set off by a dash: "4 juillet 2012. - "."""
    for block in prose.clean.paragraphs[:2]:
        end = min(block.span.start + 40, block.span.end)
        found = next(glossary.dates.find(prose.view, block.span.start, end), None)
        if found and found.full and found.span.start == block.span.start:
            if _DASH.match(prose.view, found.span.end):
                return resolve(found, prose.evidence(found.span), None)
    return None


def dateline(prose: Prose, head: Head | None, anchor: Anchor | None) -> Claim[Dateline] | None:
    """The dateline as a claim; a date without a year takes it from the anchor."""
    if head is None:
        return None
    when = None
    if head.date is not None:
        when = resolve(head.date, prose.evidence(head.date.span), anchor)
    raw = prose.clean.text
    place = raw[head.place.start : head.place.end]
    value = Dateline(raw[head.words.start : head.words.end], place.title() if place.isupper() else place, when)
    return Claim(value, "text", (prose.evidence(head.span),), "", "dateline", 0.97)


def agency(prose: Prose, head: Head | None, glossary: Glossary) -> Claim[Named] | None:
    """The agency or distributor named in the dateline."""
    if head is None or head.agency is None:
        return None
    hit = glossary.publishers.at(prose.view, head.agency.start, head.agency.end)
    if hit is None or hit.end != head.agency.end:
        return None
    known = glossary.vocabularies.publishers[hit.keys[0]]
    return Claim(Named(known.id, known.name), "text", (prose.evidence(head.agency),), "", "dateline-agency", 0.97)


def _western(prose: Prose, block: Span, glossary: Glossary) -> Head | None:
    view, limit = prose.view, min(block.start + _HEAD, block.end)
    for match in _END.finditer(view, block.start, limit):
        if match.start() == block.start:
            continue
        name = "agency" if match["agency"] else "slashed"
        named = Span(*match.span(name)) if match[name] else None
        dated = _day_alone(view, named, glossary) if named else None  # "SEOUL (Nov. 2, 2023)"
        if named and not glossary.publishers.at(view, named.start, named.end):
            named = None if name == "slashed" or dated else named
        found = _parts(prose, Span(block.start, match.start()), glossary, bool(named or dated), match.group())
        if found:
            place, when = found[0], found[1] or dated
            end = match.end() - (len(match.group()) - len(match.group().rstrip()))
            behind = _BEHIND.match(view, match.end()) if when and named is None and _DASH.fullmatch(match.group()) else None
            if behind:
                named, end = Span(*behind.span("agency")), behind.end()
            words = prose.words(Span(block.start, end)).rstrip(" -:")
            return Head(Span(block.start, end), Span(block.start, block.start + len(words)), place, when, named)
    return None


def _day_alone(view: str, span: Span, glossary: Glossary) -> Expression | None:
    """The day that a span holds and nothing else."""
    return next((e for e in glossary.dates.find(view, span.start, span.end) if e.kind == "day" and e.span == span), None)


def _parts(
    prose: Prose, head: Span, glossary: Glossary, agency: bool, end: str
) -> tuple[Span, Expression | None] | None:
    """Place and date, where the head holds these and nothing else."""
    dates = [e for e in glossary.dates.find(prose.view, head.start, head.end) if e.kind == "day"]
    when = dates[-1] if dates else None
    if when and prose.view[when.span.end : head.end].strip(" .,"):
        return None
    stop = when.span.start if when else head.end
    text = prose.view[head.start : stop].rstrip(" ,.(")
    for article in glossary.words("glue", "article"):
        text = text.removesuffix(f" {article}").rstrip(" ,")
    if not text or end.strip() == ":" and not when:
        return None
    first, _, region = text.partition(",")
    city = first.split("/")[0].strip()
    capital = bool(_CAPITALS.fullmatch(city))
    known = city in glossary.words("places")
    if region and not _REGION.fullmatch(region.strip()):
        return None
    if not (capital or (known and (when or agency))) or not (when or agency or "-" in end):
        return None
    return Span(head.start, head.start + len(first.split("/")[0].rstrip())), when


def _chinese(prose: Prose, block: Span, glossary: Glossary) -> Head | None:
    match = _CHINESE.match(prose.view, block.start, block.end)
    if not match:
        return None
    when = next(iter(glossary.dates.find(prose.view, *match.span("date"))), None) if match["date"] else None
    span = Span(*match.span())
    return Head(span, span, Span(*match.span("place")), when, Span(*match.span("agency")))

"""Who made a text public and when: publisher, distributor, days of publication and change."""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.model.dates import ArchiveDate
from communique.model.provenance import Claim, Evidence, Named, Span
from communique.model.seed import Cut, Seed
from communique.seeds.facts.calendar import resolve
from communique.seeds.facts.title import Headline
from communique.seeds.furniture.date_line import TIME, stamps
from communique.seeds.glossary import Glossary
from communique.seeds.prose import Prose
from communique.text.slugs import slug
from communique.text.words import even

_ORDER = ("published", "date-line", "share-bar", "date-prefix", "tail")
"""Where a publication date may stand, the surest first."""
_NAMING = ("source-line", "front-matter")
"""Lines that say in so many words who published, so that a name in no list counts too."""
_NAME = re.compile(r"[^:]{2,30}: ?(?P<label>\S.*)|[A-Z]{4,}\s+(?P<bare>\S.*)|[^,]{3,20}, (?P<byline>\S.*)")


_YEAR = re.compile(r"\d{4}")
_UNIVERSAL = re.compile(r"\d ?(?:GMT|UTC|Z)(?!\w)|[+-]00:?00(?!\d)")
_MORNING = "06:00"
"""The hour at Greenwich up to which it may still be the day before in America."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date on a line of furniture: what it dates, how sure the line makes it, and its hour, if in universal time.

    `moment` are the words of the date together with those of its hour.
    """

    label: str
    order: int
    claim: Claim[ArchiveDate]
    time: str
    universal: bool
    moment: Evidence


def read_stamps(seed: Seed, cuts: tuple[Cut, ...], glossary: Glossary) -> tuple[Stamp, ...]:
    """All dates on lines that were cut, the surest first."""
    labels = stamps(glossary)
    found = []
    for cut in cuts:
        if cut.rule in ("date-line", "updated-line", "share-bar", "date-prefix", "source-line", "front-matter"):
            found += _read(seed, cut, glossary, labels)
    return tuple(sorted(found, key=lambda stamp: stamp.order))


def _read(seed: Seed, cut: Cut, glossary: Glossary, labels: tuple[tuple[str, str], ...]) -> list[Stamp]:
    raw = seed.text[cut.span.start : cut.span.end]
    view, found = even(raw), []
    if not _YEAR.search(view):
        return []
    low = view.casefold()
    for e in glossary.dates.find(view):
        if e.kind not in ("day", "month") or e.edtf.startswith("X"):
            continue
        before = low[: e.span.start] if len(low) == len(view) else ""
        nearest = ((before.rfind(word) + len(word), len(word), key) for word, key in labels if word in before)
        label = max(nearest, default=(0, 0, ""))[2]
        span = Span(cut.span.start + e.core.start, cut.span.start + e.core.end)
        claim = resolve(e, seed.evidence(span), None)
        if claim is None:
            continue
        kind = label or ("tail" if cut.place == "below" else cut.rule)
        order = _ORDER.index(kind) if kind in _ORDER else len(_ORDER)
        time, hour = _time(view)
        ends = (e.core.start, e.core.end, *hour)
        moment = seed.evidence(Span(cut.span.start + min(ends), cut.span.start + max(ends)))
        found.append(Stamp(label, order, claim, time, bool(time and _UNIVERSAL.search(view)), moment))
    return found


def embedded(prose: Prose, glossary: Glossary) -> Claim[ArchiveDate] | None:
    """A date with its label inside a text that was copied as one line ("Publication date: 25 February 2025")."""
    labels = tuple(f"{word.casefold()}:" for word in glossary.words("stamps", "published") if len(word) > 4)
    low = prose.view.casefold()
    for e in glossary.dates.find_in(prose.index) if any(label in low for label in labels) else ():
        if e.full and prose.view[max(0, e.span.start - 40) : e.span.start].rstrip().casefold().endswith(labels):
            return resolve(e, prose.evidence(e.span), None)
    return None


def _time(view: str) -> tuple[str, tuple[int, ...]]:
    """The time of day on the line of a date, as HH:MM, and where it stands; both empty where there is none."""
    match = TIME.search(view)
    if not match or not match["h"]:
        return "", ()
    hour = int(match["h"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"] in "Pp" else 0)
    return f"{hour:02}:{match['m']}", match.span()


def published(found: tuple[Stamp, ...]) -> Claim[ArchiveDate] | None:
    """The day of publication, as a line of the page states it."""
    return next((stamp.claim for stamp in found if stamp.label != "updated"), None)


def at_night(found: tuple[Stamp, ...]) -> Claim[ArchiveDate] | None:
    """The date of publication where its hour is one of the night in universal time."""
    at_night = (s for s in found if s.label != "updated" and s.universal and s.time < _MORNING)
    return next((stamp.claim for stamp in at_night), None)


def updated(found: tuple[Stamp, ...]) -> Claim[str] | None:
    """The day, and time where stated, of the last change."""
    stamp = next((s for s in found if s.label == "updated"), None)
    if stamp is None or not stamp.claim.value.is_day:
        return None
    value = stamp.claim.value.edtf + (f"T{stamp.time}" if stamp.time else "")
    evidence = (stamp.moment,) if stamp.time else stamp.claim.evidence
    return Claim(value, "text", evidence, "", "updated-line", 0.97)


def publisher(prose: Prose, headline: Headline | None, glossary: Glossary) -> Claim[Named] | None:
    """The publisher: named beside the headline, in a credit or letterhead, or known by a line of its pages."""
    seed = prose.clean.seed
    if headline and headline.publisher and headline.known:
        return _beside(prose, headline.publisher, glossary, 0.95)
    for rule in ("source-line", "byline", "letterhead"):
        for cut in prose.clean.cuts:
            if cut.rule != rule and not (cut.rule == "front-matter" and _names_publisher(seed, cut)):
                continue
            found = _credit(seed, cut, glossary)
            if found:
                return found
    for cut in (cut for cut in prose.clean.cuts if cut.rule == "date-line"):
        found = _labelled(seed, cut, glossary)
        if found:
            return found
    if headline and headline.publisher:
        return _beside(prose, headline.publisher, glossary, 0.5)
    return _habit(prose, glossary)


def _beside(prose: Prose, span: Span, glossary: Glossary, sure: float) -> Claim[Named]:
    return _named(prose.evidence(span), prose.words(span), glossary, "beside-title", sure)


def _names_publisher(seed: Seed, cut: Cut) -> bool:
    return seed.text[cut.span.start : cut.span.end].casefold().startswith(("publisher:", "source:"))


def _credit(seed: Seed, cut: Cut, glossary: Glossary) -> Claim[Named] | None:
    view = even(seed.text[cut.span.start : cut.span.end])
    for hit in (*glossary.publishers.find(view), *glossary.publishers.find(view.title())):
        span = Span(cut.span.start + hit.start, cut.span.start + hit.end)
        known = glossary.vocabularies.publishers[hit.keys[0]]
        if known.kind == "publisher" or cut.rule in _NAMING:
            return Claim(Named(known.id, known.name), "text", (seed.evidence(span),), "", cut.rule, 0.95)
    match = _NAME.match(view) if cut.rule in _NAMING else None
    group = (match.lastgroup or "") if match else ""
    if match and group and not any(c.isdigit() for c in match[group]) and len(match[group].split()) <= 6:
        span = Span(cut.span.start + match.start(group), cut.span.start + match.end(group))
        return _named(seed.evidence(span), match[group], glossary, cut.rule, 0.7)
    return None


def _labelled(seed: Seed, cut: Cut, glossary: Glossary) -> Claim[Named] | None:
    """The source that is named on the line of the date: "2024-04-16 12:10 来源：新华社"."""
    view = even(seed.text[cut.span.start : cut.span.end])
    labels = "|".join(re.escape(word) for word in glossary.words("sources", "labels"))
    match = re.search(rf"(?<![^\W\d_])(?:{labels}) ?[:：] ?(?P<name>\S+(?: \S+){{0,4}})$", view, re.I) if labels else None
    if match is None:
        return None
    span = Span(cut.span.start + match.start("name"), cut.span.start + match.end("name"))
    return _named(seed.evidence(span), match["name"], glossary, "source-line", 0.7)


def is_distributor(named: Claim[Named], glossary: Glossary) -> bool:
    """Whether a name in a dateline is that of a distributor of releases rather than of an agency."""
    known = glossary.vocabularies.publishers.get(named.value.id)  # type: ignore[call-overload]
    return known is not None and known.kind == "distributor"


def _named(words: Evidence, name: str, glossary: Glossary, rule: str, sure: float) -> Claim[Named]:
    hit = glossary.publishers.at(name, 0)
    if hit and hit.end == len(name):
        known = glossary.vocabularies.publishers[hit.keys[0]]
        return Claim(Named(known.id, known.name), "text", (words,), "", rule, sure)
    return Claim(Named(slug(name), name), "text", (words,), "The name stands in no list.", rule, min(sure, 0.5))


def _habit(prose: Prose, glossary: Glossary) -> Claim[Named] | None:
    """A publisher known by a mark that its pages alone carry (table `page_marks`: publisher to words)."""
    seed = prose.clean.seed
    view = even(seed.text)
    low = view.casefold()
    for key, marks in glossary.rows("page_marks").items():
        known = glossary.vocabularies.publishers.get(key)  # type: ignore[call-overload]
        for mark in marks if known else ():
            found = re.search(re.escape(mark), view, re.I) if mark.casefold() in low else None
            if found:
                reason = f"Pages of {known.name} carry these words."
                words = (seed.evidence(Span(*found.span())),)
                return Claim(Named(known.id, known.name), "vocabulary", words, reason, "page-mark", 0.8)
    return None

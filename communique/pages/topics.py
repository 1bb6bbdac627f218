"""Topics: the list with its heat strip, and a page a topic with its passages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from communique.indices.holdings import TopicHolding, TopicPassage
from communique.indices.index import Indices
from communique.model.archive import Archive
from communique.model.authority import Topic
from communique.model.ids import EventId, TopicId
from communique.model.page import Later, Page
from communique.model.site import Site
from communique.pages.heat import Heat, HeatRow, heat
from communique.pages.home import TopicCount
from communique.pages.sources import ParagraphLink, clean_offset, direction, paragraph_link
from communique.pages.strips import StripShown, strips
from communique.pages.threads import EventLink, event_link
from communique.pages.years import YearCount, by_year
from communique.rendering.words import plain

ONE_TABLE = 150
"""With more topics than this the list has a section a letter, and tells by year."""
ONE_PAGE = 300
"""With more passages than this a topic's page leads to a page a year."""


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of a paragraph; `matched` where it is the reason for which the paragraph stands here."""

    text: str
    matched: bool


@dataclass(frozen=True, slots=True)
class MatchedPassage:
    """A whole paragraph with its matched words, and its citation; `altered` is the word beside an altered copy's."""

    words: tuple[Words, ...]
    ref: ParagraphLink
    language: str
    direction: str
    altered: str


@dataclass(frozen=True, slots=True)
class EventPassages:
    """The passages of the documents that tell of an event; None for those of documents that tell of none."""

    event: EventLink | None
    passages: tuple[MatchedPassage, ...]


@dataclass(frozen=True, slots=True)
class TermsShown:
    """The terms by which paragraphs are assigned; `name` is the narrower topic's, "" for the topic itself."""

    name: str
    definition: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicView:
    """All that a topic's page shows. `year` is set on a page of one year; `years` where the passages are split."""

    name: str
    url: str
    definition: str
    paragraphs: int
    documents: int
    of_documents: int
    events: int
    of_events: int
    terms: tuple[TermsShown, ...]
    strip: StripShown | None
    groups: tuple[EventPassages, ...]
    related: tuple[TopicCount, ...]
    years: tuple[YearCount, ...] = ()
    year: int = 0
    quoted: bool = True  # whether a term between quotation marks counts


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of the alphabet ("": what has none); `fragment` is "" where no topic begins with it."""

    letter: str
    fragment: str


@dataclass(frozen=True, slots=True)
class LetterSection:
    """The topics of a letter with their part of the table."""

    letter: Letter
    heat: Heat


@dataclass(frozen=True, slots=True)
class TopicsView:
    """The list of topics; a long one is parted into `sections` by letter, each with its rows of `heat`."""

    n: int
    letters: tuple[Letter, ...]
    heat: Heat
    sections: tuple[LetterSection, ...] = ()


Group = tuple[EventId | None, tuple[TopicPassage, ...]]
"""The passages of the documents that tell of an event, or of none."""


def pages(archive: Archive, indices: Indices, site: Site) -> Iterator[Page]:
    """The list, and a page a topic."""
    holdings = tuple(indices.holdings.topics.values())
    if not holdings:
        return
    yield Page("topics/", "pages/topics.html", plain(site.words, "topics.title"), plain(site.words, "topics.description"), _listed(archive, indices), "topics")
    strip = strips(archive)
    for holding in holdings:
        yield from _topic(holding, archive, indices, site, strip(_counts(holding, archive)))


def _listed(archive: Archive, indices: Indices) -> TopicsView:
    n = len(indices.holdings.topics)
    if n <= ONE_TABLE:
        table = heat(archive, indices)
        return TopicsView(n, _letters(row.letter for row in table.rows), table)
    table = heat(archive, indices, by_month=False)
    rows: dict[str, list[HeatRow]] = {}
    for row in table.rows:
        rows.setdefault(_letter(row.name), []).append(row)
    letters = (*_letters(rows), *[Letter("", "other")] * ("" in rows))
    sections = (LetterSection(item, replace(table, rows=tuple(rows[item.letter]))) for item in letters if item.fragment)
    return TopicsView(n, letters, table, tuple(sections))


def _letter(name: str) -> str:
    """The letter whose section a topic stands in: none for numbers, signs and scripts without capitals."""
    first = name[:1].upper()
    return first if first != first.lower() else ""


def _letters(found: Iterable[str]) -> tuple[Letter, ...]:
    """A to Z, and what else topics begin with."""
    used = dict.fromkeys(found)
    alphabet = [chr(code) for code in range(ord("A"), ord("Z") + 1)]
    others = [letter for letter in used if letter and letter not in alphabet]
    return tuple(Letter(letter, letter if letter in used else "") for letter in (*alphabet, *others))


def _topic(
    holding: TopicHolding, archive: Archive, indices: Indices, site: Site, strip: StripShown | None
) -> Iterator[Page]:
    topic = archive.vocabularies.topics[holding.topic]
    view = TopicView(
        name=topic.name,
        url=f"topics/{topic.id}/",
        definition=topic.definition,
        paragraphs=len(holding.passages),
        documents=len(holding.documents),
        of_documents=indices.holdings.documents,
        events=len(holding.events),
        of_events=indices.holdings.described,
        terms=_terms(topic, holding, archive, site.language),
        strip=strip,
        groups=(),
        related=_related(holding, archive),
        quoted=topic.quoted,
    )
    groups = _groups(holding, archive)
    yield from _split(view, groups, archive) if len(holding.passages) > ONE_PAGE else [_page(view, view.url, groups)]


def _page(view: TopicView, url: str, groups: tuple[Group, ...]) -> Page:
    """A page of these passages, whose words are taken when it is drawn."""
    title = f"{view.name}, {view.year}" if view.year else view.name
    return Page(url, "pages/topic.html", title, view.definition, Later(partial(_filled, view, groups), url), "topics", view.year)


def _filled(view: TopicView, groups: tuple[Group, ...], id: str, archive: Archive, indices: Indices, site: Site) -> TopicView:
    shown = tuple(
        EventPassages(
            event_link(archive.events[event], archive) if event else None, tuple(_matched(p, archive) for p in passages)
        )
        for event, passages in groups
    )
    return replace(view, groups=shown)


def _split(view: TopicView, groups: tuple[Group, ...], archive: Archive) -> Iterator[Page]:
    """A page that leads to the years, and a page a year; what has no date stays on the first."""
    found_in = by_year(groups, lambda group: archive.events[group[0]].date if group[0] else None)
    undated = found_in.pop(0, ())
    dated = tuple(found_in.items())
    counts = tuple(
        YearCount(str(year), f"{view.url}{year:04d}/", sum(len(passages) for _, passages in found)) for year, found in dated
    )
    yield _page(replace(view, years=counts), view.url, undated)
    for (year, found), count in zip(dated, counts, strict=True):
        yield _page(replace(view, years=counts, year=year), count.url, found)


def _groups(holding: TopicHolding, archive: Archive) -> tuple[Group, ...]:
    """Passages under the first event that their document tells of, in order of event; those without one last."""
    found: dict[EventId | None, list[TopicPassage]] = {}
    for passage in holding.passages:
        events = archive.documents[passage.document].events
        found.setdefault(events[0] if events else None, []).append(passage)
    order: Iterable[EventId | None] = (*holding.events, None)
    return tuple((event, tuple(found[event])) for event in order if event in found)


def _matched(passage: TopicPassage, archive: Archive) -> MatchedPassage:
    """A paragraph cut where its matched words begin and end."""
    document = archive.documents[passage.document]
    clean = document.clean
    block = next(b for b in clean.blocks if b.number == passage.paragraph)
    text = clean.words(block)
    edges = sorted(
        (clean_offset(clean, e.spans[0].start) - block.span.start, clean_offset(clean, e.spans[-1].end) - block.span.start)
        for e in passage.evidence
        if e.spans
    )
    words: list[Words] = []
    at = 0
    for start, end in edges:
        start, end = max(start, at), min(end, len(text))
        if start >= end:
            continue
        words += [Words(text[at:start], False)] * (start > at) + [Words(text[start:end], True)]
        at = end
    words += [Words(text[at:], False)] * (at < len(text))
    language = document.reading.language
    altered = document.quality.label if document.quality else ""
    return MatchedPassage(
        tuple(words), paragraph_link(document, passage.paragraph, archive), language, direction(language), altered
    )


def _terms(topic: Topic, holding: TopicHolding, archive: Archive, language: str) -> tuple[TermsShown, ...]:
    """The topic's own terms and those of its narrower topics, in the language of the interface."""
    narrower = [archive.vocabularies.topics[t] for t in holding.narrower]
    own = [*topic.terms.get(language, ()), *(archive.vocabularies.instruments[i].name for i in topic.instruments)]
    shown = [TermsShown("", "", tuple(map(readable, own)))] if own else []
    shown += [TermsShown(n.name, n.definition, tuple(map(readable, n.terms.get(language, ())))) for n in narrower]
    return tuple(shown)


def readable(pattern: str) -> str:
    """A pattern as readers see it: `interest[s]` as interest(s), `(a|b) word*` as a/b word…"""
    words = pattern.replace("(", "").replace(")", "").replace("|", "/")
    return words.replace("[", "(").replace("]", ")").replace("*", "…")


def _counts(holding: TopicHolding, archive: Archive) -> dict[EventId, int]:
    """The topic's paragraphs by the events of which their documents tell."""
    counts: dict[EventId, int] = {}
    for passage in holding.passages:
        for event in archive.documents[passage.document].events:
            counts[event] = counts.get(event, 0) + 1
    return counts


def _related(holding: TopicHolding, archive: Archive) -> tuple[TopicCount, ...]:
    topics = archive.vocabularies.topics
    return tuple(TopicCount(topics[TopicId(t)].name, f"topics/{t}/", n) for t, n in holding.together)

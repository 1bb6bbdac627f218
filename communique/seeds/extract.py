"""All facts of one cleaned text, each with its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.dates import ArchiveDate
from communique.model.provenance import Claim, Named, Span
from communique.model.seed import CleanText, Dateline, Happening, Mention, Participant, Reading, Reference
from communique.seeds.expressions import Expression
from communique.seeds.facts import dateline, imprint, quality, title, topics
from communique.seeds.facts.calendar import Anchor
from communique.seeds.facts.event import EventMention, Scene, event_mentions, main_event
from communique.seeds.facts.genre import genre
from communique.seeds.facts.happening import Output, anchor_of, happening, of_genre
from communique.seeds.facts.people import people, person_mentions
from communique.seeds.facts.principals import participants, principals
from communique.seeds.facts.references import is_reported, references
from communique.seeds.facts.states import states
from communique.seeds.facts.surroundings import Surroundings
from communique.seeds.glossary import Glossary
from communique.seeds.prose import Prose, covered, prose
from communique.text.patterns import Hit


@dataclass(frozen=True, slots=True)
class _Imprint:
    """Who made the text public and when, and the day from which its weekdays count."""

    head: dateline.Head | None
    dateline: Claim[Dateline] | None
    agency: Claim[Named] | None
    distributor: Claim[Named] | None
    published: Claim[ArchiveDate] | None
    updated: Claim[str] | None
    anchor: Anchor | None

    @property
    def reported(self) -> Claim[ArchiveDate] | None:
        """The date of the report: the dateline's, else that of publication."""
        return (self.dateline.value.date if self.dateline else None) or self.published


@dataclass(frozen=True, slots=True)
class _Story:
    """What the text tells."""

    happening: Happening | None
    participants: tuple[Participant, ...]
    others: tuple[Participant, ...]
    mentions: tuple[Mention, ...]
    primary_topics: tuple[str, ...]
    references: tuple[Reference, ...]
    parties: tuple[Claim[str], ...]


def extract(clean: CleanText, language: str, glossary: Glossary) -> Reading:
    """Read one text: imprint and dateline first, which give the day from which the rest counts."""
    text = prose(clean, glossary.abbreviations, glossary.beginnings)
    headline = title.headline(text, glossary)
    made = _imprint(text, glossary)
    kind = genre(text, headline, made.head, made.distributor, glossary)
    story = _story(text, glossary, made, kind)
    stated = title.title(text, headline)
    return Reading(
        clean=clean,
        language=language,
        title=stated,
        display_title=title.display_title(text, stated, made.head),
        genre=kind,
        publisher=imprint.publisher(text, headline, glossary),
        agency=made.agency,
        distributor=made.distributor,
        dateline=made.dateline,
        published=made.published,
        updated=made.updated,
        happening=story.happening,
        participants=story.participants,
        others=story.others,
        mentions=story.mentions,
        primary_topics=story.primary_topics,
        references=story.references,
        quality=quality.altered(text, glossary),
        parties=story.parties,
    )


def _imprint(text: Prose, glossary: Glossary) -> _Imprint:
    head = dateline.find_dateline(text, glossary)
    stamps = imprint.read_stamps(text.clean.seed, text.clean.cuts, glossary)
    published = imprint.published(stamps) or imprint.embedded(text, glossary) or dateline.opening_date(text, glossary)
    changed = tuple(stamp.claim for stamp in stamps)
    line = dateline.dateline(text, head, anchor_of(published, *changed))
    named = dateline.agency(text, head, glossary)
    sent = named is not None and imprint.is_distributor(named, glossary)
    line_date = line.value.date if line else None
    if published is None and sent:
        published = line_date  # a release is issued on the day of its dateline
    return _Imprint(
        head=head,
        dateline=line,
        agency=None if sent else named,
        distributor=named if sent else None,
        published=published,
        updated=imprint.updated(stamps),
        anchor=anchor_of(line_date, published, *changed, elsewhere=imprint.at_night(stamps)),
    )


def _story(text: Prose, glossary: Glossary, made: _Imprint, kind: Claim[str]) -> _Story:
    hits = topics.authority_hits(text, glossary)
    parties = tuple(hit for kind, hit in hits if kind == "party")
    adjectives = tuple(glossary.adjectives.find_in(text.index))
    seen = people(text, glossary, parties, adjectives)
    dates = tuple(_dates(text, glossary, made.head, hits))
    scene = Scene(text, glossary, dates, seen, made.anchor)
    mentions = event_mentions(scene)
    main = main_event(scene, mentions)
    outputs = tuple(_outputs(text, glossary, hits))
    event = of_genre(kind, made.reported)
    if event is None and main is not None:
        event = happening(scene, main, mentions, _own(scene, main, mentions, outputs), made.reported)
    first, others = participants(text, seen, principals(scene, main), glossary)
    named = (*topics.topic_mentions(text, hits, glossary), *person_mentions(text, seen))
    return _Story(
        happening=event,
        participants=first,
        others=others,
        mentions=tuple(sorted(named, key=_place)),
        primary_topics=topics.primary_topics(text, hits, event is not None and bool(event.outputs), glossary),
        references=references(
            Surroundings(scene, hits), main, mentions, outputs, event.date if event else None
        ),
        parties=states(text, glossary, parties, adjectives),
    )


def _place(mention: Mention) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in mention.evidence.spans)


def _outputs(text: Prose, glossary: Glossary, hits: tuple[tuple[str, Hit], ...]) -> Iterator[Output]:
    """The words that say what came of an event, with the name of the instrument that follows them at once."""
    named = {hit.start: hit.end for kind, hit in hits if kind == "instrument"}
    for hit in glossary.outputs.find_in(text.index):
        if text.paragraph_at(hit.start):
            yield Output(hit.keys[0], Span(hit.start, named.get(hit.end + 1, hit.end)))


def _own(
    scene: Scene, main: EventMention, mentions: tuple[EventMention, ...], outputs: tuple[Output, ...]
) -> tuple[Output, ...]:
    """The outputs of the event reported: not those told as known, nor those in the sentence of another dated event."""
    elsewhere = {m.sentence.index for m in mentions if m.dates and m.sentence is not main.sentence}
    found = []
    for output in outputs:
        sentence = scene.prose.sentence_at(output.span.start)
        if sentence and sentence.index not in elsewhere and not is_reported(scene, output):
            found.append(output)
    return tuple(found)


def _dates(
    text: Prose, glossary: Glossary, head: dateline.Head | None, hits: tuple[tuple[str, Hit], ...]
) -> Iterator[Expression]:
    """The dates of the text but for the dateline's, those inside names, and "today" inside quotations."""
    names = covered(Span(hit.start, hit.end) for kind, hit in hits if kind in ("topic", "instrument"))
    for found in glossary.dates.find_in(text.index):
        if head and head.span.start <= found.span.start < head.span.end:
            continue
        if found.kind == "offset" and text.is_quoted(found.span.start):
            continue
        if found.kind == "anniversary" or not names.touches(found.span.start, found.span.end):
            yield found

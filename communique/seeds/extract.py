"""All facts of one cleaned text, each with its evidence."""

from __future__ import annotations

from communique.model.dates import ArchiveDate
from communique.model.provenance import Claim
from communique.model.seed import CleanText, Happening, Participant, Reading
from communique.seeds.facts import calendar, dateline, genre, happening, imprint, people, quality, references, title, topics
from communique.seeds.facts.event import EventMention, Scene, event_mentions, main_event
from communique.seeds.facts.happening import Output
from communique.seeds.facts.surroundings import Surroundings
from communique.seeds.glossary import Glossary
from communique.seeds.prose import Prose, prose


def extract(clean: CleanText, language: str, glossary: Glossary) -> Reading:
    """Read one text: imprint and dateline first, which give the day from which the rest counts."""
    text = prose(clean, glossary.abbreviations)
    headline = title.headline(text, glossary)
    head = dateline.find_dateline(text, glossary)
    stamps = imprint.read_stamps(clean.seed, clean.cuts, glossary)
    published = imprint.published(stamps)
    line = dateline.dateline(text, head, happening.anchor_of(published, *(s.claim for s in stamps)))
    agency = dateline.agency(text, head, glossary)
    distributor = agency if agency and glossary.vocabularies.publishers[agency.value.id].kind == "distributor" else None  # type: ignore[index]
    line_date = line.value.date if line else None
    if published is None and distributor:
        published = line_date
    anchor = happening.anchor_of(line_date, published, *(s.claim for s in stamps))
    found_title = title.title(text, headline)
    facts = _facts(text, glossary, head, anchor, line_date or published)
    event, principals, others, mentions, primary, refs = facts
    return Reading(
        clean=clean, language=language, title=found_title, display_title=title.display_title(text, found_title, head),
        genre=genre.genre(text, headline, head, distributor, glossary),
        publisher=imprint.publisher(text, headline, glossary), agency=None if distributor else agency,
        distributor=distributor, dateline=line, published=published, updated=imprint.updated(stamps), happening=event,
        participants=principals, others=others, mentions=mentions, primary_topics=primary, references=refs,
        quality=quality.altered(text, glossary),
    )


def _facts(text: Prose, glossary: Glossary, head: dateline.Head | None, anchor: calendar.Anchor | None, assumed: Claim[ArchiveDate] | None):
    hits = topics.authority_hits(text, glossary)
    seen = people.people(text, glossary)
    scene = Scene(text, glossary, _dates(text, glossary, head, hits), tuple(glossary.cues.find(text.view)), seen, anchor)
    mentions = event_mentions(scene)
    main = main_event(mentions)
    outputs = tuple(Output(h.keys[0], happening.Span(h.start, h.end)) for h in glossary.outputs.find(text.view) if text.paragraph_at(h.start))
    event = _event(scene, main, mentions, outputs, assumed)
    refs = references.references(Surroundings(scene, hits), main, mentions, outputs, event.date if event else None)
    principals, others = people.participants(text, seen, _principals(scene, main, mentions), glossary)
    found = tuple(sorted((*topics.topic_mentions(text, hits, glossary), *people.person_mentions(text, seen)), key=lambda m: m.evidence.spans[:1]))
    made = tuple(t for k, h in hits if k == "instrument" and event and event.outputs for key in h.keys for t in topics.topics_of(key, glossary.vocabularies))
    primary = topics.primary_topics(found, tuple(dict.fromkeys(made)), any(b.kind == "subheading" for b in text.clean.blocks))
    return event, principals, others, found, primary, refs


def _dates(text: Prose, glossary: Glossary, head: dateline.Head | None, hits) -> tuple:
    """The dates of the text but for the dateline's, those inside names, and "today" inside quotations."""
    names = sorted((h.start, h.end) for kind, h in hits if kind in ("topic", "instrument"))
    found = []
    for e in glossary.dates.find(text.view):
        if head and e.span.start < head.span.end and e.span.start >= head.span.start:
            continue
        if e.kind == "offset" and text.is_quoted(e.span.start):
            continue
        if e.kind != "anniversary" and any(a <= e.span.start and e.span.end <= b for a, b in names):
            continue
        found.append(e)
    return tuple(found)


def _event(scene: Scene, main: EventMention | None, mentions: tuple[EventMention, ...], outputs: tuple[Output, ...], assumed: Claim[ArchiveDate] | None) -> Happening | None:
    if main is None:
        return None
    dated = [m for m in mentions if m is not main and m.dates and m.sentence is not main.sentence]
    ours = tuple(
        o for o in outputs
        if not references.is_reported(scene, o) and not any(m.sentence.span.start <= o.span.start < m.sentence.span.end for m in dated)
    )
    return happening.happening(scene, main, mentions, ours, assumed)


def _principals(scene: Scene, main: EventMention | None, mentions: tuple[EventMention, ...]) -> tuple[str, ...]:
    """Those named in the sentence of the event's words; where these are fewer than two, those of the opening too."""
    speaking = set(scene.glossary.words("not_principals", "keys"))
    def taking_part(seen):
        return tuple(dict.fromkeys(s.person.id for s in seen if not (s.keys and set(s.keys) <= speaking)))
    named = taking_part(scene.people_in(main.sentence.span)) if main and main.sentence.paragraph else ()
    if len(named) >= 2:
        return named
    opening = [s for sentence in scene.prose.opening(3) for s in scene.people_in(sentence.span)]
    return tuple(dict.fromkeys((*named, *taking_part(opening))))

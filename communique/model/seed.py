"""A source as found, the same cleaned of page furniture, and what was read from it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from operator import attrgetter

from communique.model.dates import ArchiveDate
from communique.model.ids import SeedId
from communique.model.provenance import Claim, Evidence, Named, Span, alone, same


@dataclass(frozen=True, slots=True)
class Seed:
    """A raw file, never changed: `text` is its decoding with no newline translated, a byte order mark kept."""

    id: SeedId
    path: str  # from the site's root
    digest: str  # SHA-256 of the bytes, in hexadecimal
    size: int  # in bytes
    text: str

    def evidence(self, *spans: Span) -> Evidence:
        """The words of these raw spans, quoted."""
        if len(spans) == 1:
            start, end = spans[0].start, spans[0].end
            return Evidence(self.id, alone(start, end), same(self.text[start:end]))
        return Evidence(self.id, spans, "".join(self.text[s.start : s.end] for s in spans))

    def line(self, offset: int) -> int:
        """The line, from 1, on which a raw offset stands."""
        return self.text.count("\n", 0, offset) + 1


@dataclass(frozen=True, slots=True)
class Cut:
    """Furniture taken out: where it stood in the raw text, the rule that found it, and why in plain words."""

    span: Span
    rule: str
    reason: str
    place: str = "above"  # above | within | below the text
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the clean text: `span` is in *clean* offsets; `number` counts the paragraphs from 1, else 0."""

    kind: str  # title | subheading | paragraph
    span: Span
    number: int = 0


@dataclass(frozen=True, slots=True)
class CleanText:
    """A seed without its furniture.

    `kept` are the raw spans that remain, in order; `text` is their words joined, `view` the same evened out character
    for character (quotes, dashes, spaces) for comparing, so that offsets into either are the same *clean* offsets. Both
    are put together when they are asked for; `evened` is the view where it is not the text.
    """

    seed: Seed
    cuts: tuple[Cut, ...]
    kept: tuple[Span, ...]
    blocks: tuple[Block, ...]
    starts: tuple[int, ...] = field(default=(), repr=False)  # clean offset at which each kept span begins
    evened: str | None = field(default=None, repr=False)

    @property
    def text(self) -> str:
        """The words that remain."""
        raw = self.seed.text
        return "".join([raw[span.start : span.end] for span in self.kept])

    @property
    def view(self) -> str:
        """The words that remain, evened out."""
        return self.text if self.evened is None else self.evened

    def to_raw(self, span: Span) -> tuple[Span, ...]:
        """The raw spans under a clean span, adjoining ones joined. Empty for an empty span."""
        index = max(bisect_right(self.starts, span.start) - 1, 0)
        if index < len(self.kept) and span.start < span.end:  # most spans lie within one kept span
            shift = self.kept[index].start - self.starts[index]
            if span.end + shift <= self.kept[index].end:
                return alone(span.start + shift, span.end + shift)
        found: list[Span] = []
        while index < len(self.kept) and self.starts[index] < span.end:
            kept, begin = self.kept[index], self.starts[index]
            start = kept.start + max(span.start - begin, 0)
            end = kept.start + min(span.end - begin, kept.end - kept.start)
            if start < end:
                if found and found[-1].end == start:
                    start = found.pop().start
                found.append(Span(start, end))
            index += 1
        return tuple(found)

    def evidence(self, *spans: Span) -> Evidence:
        """The words of these clean spans, quoted from the raw text."""
        if len(spans) == 1:
            return self.seed.evidence(*self.to_raw(spans[0]))
        return self.seed.evidence(*(raw for span in spans for raw in self.to_raw(span)))

    def part(self, span: Span) -> str:
        """The words of a clean span, as they stand in the source."""
        raw = self.seed.text
        return "".join([raw[part.start : part.end] for part in self.to_raw(span)])

    def words(self, block: Block) -> str:
        """A block's words as they stand in the source."""
        return self.part(block.span)

    @property
    def paragraphs(self) -> tuple[Block, ...]:
        """The numbered blocks by their numbers, which a record may hold so that they do not follow the text."""
        return tuple(sorted([b for b in self.blocks if b.number], key=attrgetter("number")))

    def paragraph_at(self, raw_offset: int) -> int:
        """The number of the paragraph that holds a raw offset; 0 where it stands in none (a title, furniture)."""
        for block in self.paragraphs:
            if any(s.start <= raw_offset < s.end for s in self.to_raw(block.span)):
                return block.number
        return 0


@dataclass(frozen=True, slots=True)
class Dateline:
    """The head of a report: its words, the place, and the date if it names one."""

    words: str
    place: str
    date: Claim[ArchiveDate] | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """A person as a document or record gives them. `office` is in the source's words; `country` holds a party's id."""

    person: Claim[Named]
    office: Claim[str] | None = None
    country: Claim[str] | None = None


@dataclass(frozen=True, slots=True)
class Happening:
    """The event that a document tells of, as far as it tells it.

    `weekday` (Monday is 0) and `days_before_publication` are kept where the text has only these. `naming` are the
    words by which the text names the event.
    """

    type: Claim[str]
    date: Claim[ArchiveDate] | None = None
    place: Claim[str] | None = None
    outputs: tuple[Claim[str], ...] = ()  # joint-statement, treaty-extension, agreement
    naming: Evidence | None = None
    weekday: Claim[int] | None = None
    days_before_publication: Claim[int] | None = None
    after: Claim[ArchiveDate] | None = None  # the text puts the event after this date ("after ... on May 19")


@dataclass(frozen=True, slots=True)
class Mention:
    """A passage that names an authority: `kind` is topic, person, party, publisher or instrument."""

    kind: str
    authority: str
    paragraph: int  # 0: in the title or a subheading
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that refer to another event: what kind of event, when, who, about what; `to` once it is resolved.

    `kind` is event, anniversary, planned-event or period; `type` an event type or "" where none is named;
    `about` ids of instruments, parties or topics named with it; `outputs` as in `Happening`.
    """

    kind: str
    type: str
    paragraph: int
    evidence: Evidence
    date: Claim[ArchiveDate] | None = None
    people: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    to: Claim[str] | None = None  # an event's id
    sentence: Evidence | None = None
    years_before: int | None = None  # so many years before the year of the text's own event, where no year stands there


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one seed. What the text does not give is None or empty, never guessed.

    `seal` is the digest of the line as which a reading is kept, where it is; it is no part of it, and a changed copy has
    none.
    """

    clean: CleanText
    language: str
    title: Claim[str] | None
    display_title: Claim[str]  # the title, or words derived from the first sentence
    genre: Claim[str]
    publisher: Claim[Named] | None = None
    agency: Claim[Named] | None = None
    distributor: Claim[Named] | None = None
    dateline: Claim[Dateline] | None = None
    published: Claim[ArchiveDate] | None = None
    updated: Claim[str] | None = None  # ISO 8601, with the time of day where stated
    happening: Happening | None = None
    participants: tuple[Participant, ...] = ()
    others: tuple[Participant, ...] = ()  # named, but not taking part
    mentions: tuple[Mention, ...] = ()  # in order of the text
    primary_topics: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    quality: tuple[Evidence, ...] = ()  # signs that the copy was altered
    parties: tuple[Claim[str], ...] = ()  # ids of parties that act, named by an office or side by side, in title or lede
    seal: str = field(default="", init=False, compare=False, repr=False)

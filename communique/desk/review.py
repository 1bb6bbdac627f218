"""What was read, value by value: what it rests on, how sure it is, and the words in their line; what is open first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from communique.model.archive import Archive
from communique.model.content import DocumentRecord
from communique.model.dates import ArchiveDate
from communique.model.document import Document
from communique.model.event import Event
from communique.model.ids import DocumentId
from communique.model.provenance import Basis, Claim, Evidence
from communique.model.seed import Cut, Participant, Reference

Status = Literal["open", "doubtful", "read", "reviewed"]
"""Nothing was found or it leads nowhere; found, but unsure; found by rule; decided by an archivist."""

STATUSES: tuple[Status, ...] = ("open", "doubtful", "read", "reviewed")
UNDECIDED = STATUSES[:2]
DOUBTFUL_CUT = 0.6
"""Below this confidence a line taken for page furniture is to be looked at."""

_WANTED = ("title", "published", "publisher")
_FACTS = ("title", "display_title", "published", "updated", "publisher", "agency", "distributor", "genre", "dateline")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that a value rests on: the file and line on which they stand, and their raw offsets."""

    path: str
    line: int
    spans: tuple[tuple[int, int], ...]
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """One value of a document. `field` is the name by which it is accepted; `event` the event that the value is of."""

    field: str
    value: str
    status: Status
    basis: tuple[Basis, ...] = ()
    confidence: float = 0.0
    rule: str = ""
    reason: str = ""
    source: str = ""
    quotes: tuple[Quote, ...] = ()
    event: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The review of one document; rows in order of their status, then of the record."""

    document: DocumentId
    path: str
    recorded: bool
    reviewed: str  # "by …, on …", empty where nobody looked at it
    rows: tuple[Row, ...]

    def count(self, status: Status) -> int:
        """How many values have this status."""
        return sum(row.status == status for row in self.rows)

    @property
    def undecided(self) -> bool:
        """Whether something is open or doubtful."""
        return any(row.status in UNDECIDED for row in self.rows)


def review(document: Document, archive: Archive, record: DocumentRecord | None = None) -> Sheet:
    """The review of a document and its record, if it has one.

    What a record gives as absent is decided; what a reviewed one leaves open was left so on purpose: it is decided.
    """
    absent = tuple(name for name, fact in record.fields.items() if fact.value is None) if record else ()
    rows = [*_facts(document, archive, absent), *_events(document, archive), *_references(document, archive)]
    rows += [_cut(cut, document) for cut in document.clean.cuts if cut.confidence < DOUBTFUL_CUT]
    if document.quality is None and document.reading.quality:
        words = "; ".join(" ".join(sign.quote.split()) for sign in document.reading.quality)
        quotes = tuple(_quote(sign, archive) for sign in document.reading.quality)
        rows.append(Row("quality", f"signs of an altered copy: {words}", "doubtful", ("text",), 0.5, quotes=quotes))
    if document.reviewed:
        rows = [replace(row, status="reviewed") for row in rows]
    rows.sort(key=lambda row: STATUSES.index(row.status))
    on = f"by {document.reviewed.by}, on {document.reviewed.on}" if document.reviewed else ""
    return Sheet(document.id, document.clean.seed.path, document.recorded, on, tuple(rows))


def _facts(document: Document, archive: Archive, absent: tuple[str, ...]) -> Iterator[Row]:
    reading = document.reading
    for name in _FACTS:
        claim: Claim[Any] | None = getattr(reading, name)
        if name == "display_title" and reading.title:
            continue
        if claim is not None:
            yield _row(name, shown(claim.value), claim, archive)
        elif name in absent:
            yield Row(
                name, "", "reviewed", ("human",), 1.0, "record", "The record says that the text does not have it."
            )
        elif name in _WANTED:
            yield Row(name, "", "open", reason="The text does not give it, or gives it in a form that no rule reads.")
    yield Row("language", reading.language, "read", ("text",), 1.0)


def _events(document: Document, archive: Archive) -> Iterator[Row]:
    """The events that a document tells of; where there is none, what was read of one."""
    for event_id in document.events:
        yield from _event(archive.events[event_id], document, archive)
    if document.events:
        return
    happening = document.reading.happening
    if happening is None:
        yield Row("event", "", "open", reason="No event was recognised that the text tells of.")
        return
    yield Row("event", "", "open", reason="The text tells of an event, and none is recorded or proposed for it.")
    yield _row("event.type", happening.type.value, happening.type, archive)
    if happening.date:
        yield _row("event.date", shown(happening.date.value), happening.date, archive)
    for participant in document.reading.participants:
        yield _participant(participant, archive, "")


def _event(event: Event, document: Document, archive: Archive) -> Iterator[Row]:
    named = not event.proposed and document.id not in event.suggested
    why = "Proposed by rule; no record has it." if event.proposed else "" if named else "Put to this event by rule."
    bases: tuple[Basis, ...] = ("human",) if named else ("text",)
    rows = [Row("event", event.id, "reviewed" if named else "read", bases, 1.0, reason=why, event=event.id)]
    rows.append(_row("event.type", event.type.value, event.type, archive, event.id))
    if event.date:
        rows.append(_row("event.date", shown(event.date.value), event.date, archive, event.id))
    else:
        rows.append(Row("event.date", "", "open", reason="No text of the event gives its date.", event=event.id))
    if event.place:
        rows.append(_row("event.place", event.place.value, event.place, archive, event.id))
    rows += [_participant(p, archive, event.id) for p in event.participants]
    if not event.participants:
        rows.append(
            Row("event.participants", "", "open", reason="Nobody was recognised who takes part.", event=event.id)
        )
    yield from (replace(row, status="reviewed") if event.reviewed else row for row in rows)


def _participant(given: Participant, archive: Archive, event: str) -> Row:
    """A participant: as sure as the least sure of name, office and country."""
    claims = [c for c in (given.person, given.office, given.country) if c is not None]
    party = archive.vocabularies.parties.get(given.country.value) if given.country else None  # type: ignore[call-overload]
    value = ", ".join(
        part
        for part in (given.person.value.name, given.office.value if given.office else "", party.name if party else "")
        if part
    )
    rows = [_row("event.participants", value, claim, archive, event) for claim in claims]
    least = min(rows, key=lambda row: (STATUSES.index(row.status), row.confidence))
    quotes = tuple(dict.fromkeys(quote for row in rows for quote in row.quotes))
    return replace(least, quotes=quotes, basis=tuple(dict.fromkeys(b for row in rows for b in row.basis)))


def _references(document: Document, archive: Archive) -> Iterator[Row]:
    for reference in document.references:
        if reference.to is not None:
            row = _row("references", f"{_said(reference)} → {reference.to.value}", reference.to, archive)
            own = _quote(reference.evidence, archive)
            told = any(own.words in quote.words and own.path == quote.path for quote in row.quotes)
            yield row if told else replace(row, quotes=(own, *row.quotes))
        elif reference.date is not None:
            yield _row("references", f"{_said(reference)}: {shown(reference.date.value)}", reference.date, archive)
        else:
            quotes = (_quote(reference.evidence, archive),)
            status: Status = "open" if reference.kind == "event" else "read"
            reason = "It cannot be told which event is meant." if status == "open" else ""
            yield Row("references", _said(reference), status, ("text",), 0.0, reason=reason, quotes=quotes)


def _said(reference: Reference) -> str:
    return f"“{' '.join(reference.evidence.quote.split())}”"


def _cut(cut: Cut, document: Document) -> Row:
    seed = document.clean.seed
    words = " ".join(seed.text[cut.span.start : cut.span.end].split())
    quote = Quote(seed.path, seed.line(cut.span.start), ((cut.span.start, cut.span.end),), words)
    return Row("furniture", words, "doubtful", ("text",), cut.confidence, cut.rule, cut.reason, quotes=(quote,))


def _row(field: str, value: str, claim: Claim[Any], archive: Archive, event: str = "") -> Row:
    either = isinstance(claim.value, ArchiveDate) and claim.value.edtf.startswith("[")
    status: Status = "reviewed" if claim.curated else "doubtful" if claim.doubtful or either else "read"
    return Row(
        field=field,
        value=value,
        status=status,
        basis=claim.parts or (claim.basis,),
        confidence=claim.confidence,
        rule=claim.rule,
        reason=claim.reason,
        source=claim.source,
        quotes=tuple(_quote(evidence, archive) for evidence in claim.evidence),
        event=event,
    )


def _quote(evidence: Evidence, archive: Archive) -> Quote:
    seed = archive.documents[archive.by_seed[evidence.seed]].clean.seed
    line = seed.line(evidence.spans[0].start) if evidence.spans else 1
    return Quote(seed.path, line, tuple((s.start, s.end) for s in evidence.spans), " ".join(evidence.quote.split()))


def shown(value: Any) -> str:
    """A value in plain words: a date as EDTF, an authority by its id and name, a dateline as it stands."""
    if isinstance(value, ArchiveDate):
        return value.edtf
    if hasattr(value, "words"):
        return " ".join(value.words.split())
    return value.name if hasattr(value, "name") else str(value)

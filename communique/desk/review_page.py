"""The local review pages, shown while serving and never part of a build.

A document's page has its raw text with the words of each claim marked in place and cut furniture struck through, and
for each claim the lines of YAML that would accept it or, with another value in them, change it. The pages speak English,
as the command line does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from communique.desk.proposals import ABSENT, Proposal, absent, proposals
from communique.desk.review import STATUSES, UNDECIDED, Row, Sheet, review
from communique.indices.index import Indices
from communique.model.archive import Archive
from communique.model.content import Content, DocumentRecord
from communique.model.document import Document
from communique.model.ids import DocumentId
from communique.model.page import Later, Page
from communique.model.seed import Cut
from communique.model.site import Site

Records = Mapping[DocumentId, DocumentRecord]

SHOWN = 200_000
"""Characters of a raw text that a page shows at most."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of YAML, and the file that they belong in."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Claimed:
    """A value: its number on the page, what the review says of it, its bases, and the lines that accept or change it."""

    number: int
    row: Row
    bases: tuple[str, ...]
    lines: tuple[Lines, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the raw text: why it was cut (empty: it was not), whether a claim rests on it, which end here."""

    text: str
    cut: str = ""
    marked: bool = False
    ends: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewView:
    """All that a review page shows."""

    sheet: Sheet
    document_url: str
    claims: tuple[Claimed, ...]
    pieces: tuple[Piece, ...]
    language: str
    left_out: int  # characters of the text beyond those shown


@dataclass(frozen=True, slots=True)
class Listed:
    """A document in the list of reviews."""

    id: str
    url: str
    title: str
    reviewed: str
    counts: tuple[tuple[str, int], ...]  # by status, without those of which there is none


@dataclass(frozen=True, slots=True)
class ReviewsView:
    """The list of all reviews, those with something undecided first."""

    documents: tuple[Listed, ...]
    undecided: int
    count: int  # of documents


def review_pages(content: Content, archive: Archive) -> Iterator[Page]:
    """A page for each document, and the list of reviews; their addresses begin with `review/`.

    Each is made when it is drawn.
    """
    records = {record.id: record for record in content.documents}
    for id in archive.documents:
        later = Later(partial(_view, records.get(id)), id, id)
        yield Page(f"review/{id}/", "pages/review.html", f"Review: {id}", f"What was read of {id}.", later)
    listed = Later(partial(_list, records), "")
    yield Page("review/", "pages/reviews.html", "Review", "What was read of each document.", listed)


def _list(records: Records, id: str, archive: Archive, indices: Indices, site: Site) -> ReviewsView:
    listed = []
    for document in archive.documents.values():
        sheet = review(document, archive, records.get(document.id))
        counts = tuple((status, n) for status in STATUSES if (n := sheet.count(status)))
        title = document.reading.display_title.value
        entry = Listed(document.id, f"review/{document.id}/", title, sheet.reviewed, counts)
        listed.append((not sheet.undecided, entry))
    listed.sort(key=lambda pair: pair[0])
    return ReviewsView(tuple(entry for _, entry in listed), sum(not done for done, _ in listed), len(listed))


def _view(record: DocumentRecord | None, id: str, archive: Archive, indices: Indices, site: Site) -> ReviewView:
    document = archive.documents[DocumentId(id)]
    sheet, proposed = review(document, archive, record), proposals(document, archive)
    claims = []
    for number, row in enumerate(sheet.rows, 1):  # the lines of all participants stand at the first
        repeated = row.field == "event.participants" and any(
            c.row.field == row.field and c.row.event == row.event for c in claims
        )
        claims.append(Claimed(number, row, tuple(dict.fromkeys(row.basis)), () if repeated else _lines(row, proposed, document)))
    raw = document.clean.seed.text
    return ReviewView(
        sheet=sheet,
        document_url=f"documents/{document.id}/",
        claims=tuple(claims),
        pieces=_pieces(document, tuple(claims)),
        language=document.reading.language,
        left_out=max(len(raw) - SHOWN, 0),
    )


def _lines(row: Row, proposed: tuple[Proposal, ...], document: Document) -> tuple[Lines, ...]:
    """The lines for one value: those of its proposal; where nothing was read, those that say it is not there."""
    found = [p for p in proposed if p.field == row.field and _of(p, row)]
    if not found and row.status in UNDECIDED and row.field in ABSENT:
        found = [p for p in absent(document, row.field) if p.field == row.field]
    return tuple(Lines(p.path, "\n".join(p.lines)) for p in found)


def _of(proposal: Proposal, row: Row) -> bool:
    """Whether a proposal of a row's field is for this very row: for its event, or for the words that refer to one."""
    if proposal.field != "references":
        return not row.event or proposal.path in (f"content/events/{row.event}.md", "content/vocabularies/people.yaml")
    quote = " ".join(proposal.value["quote"].split())
    return row.value.endswith(f"→ {proposal.value['event']}") and any(q.words in quote for q in row.quotes)


def _pieces(document: Document, claims: tuple[Claimed, ...]) -> tuple[Piece, ...]:
    """The raw text parted wherever a cut or the words of a claim begin or end."""
    raw, path = document.clean.seed.text, document.clean.seed.path
    size = min(len(raw), SHOWN)
    spans = [
        (start, min(end, size), claim.number)
        for claim in claims
        for quote in claim.row.quotes
        if quote.path == path
        for start, end in quote.spans
        if start < size
    ]
    cuts = [cut for cut in document.clean.cuts if cut.span.start < size]
    edges = {0, size, *(edge for s, e, _ in spans for edge in (s, e))}
    edges |= {min(edge, size) for cut in cuts for edge in (cut.span.start, cut.span.end)}
    first: set[int] = set()
    pieces = []
    open_cuts, open_spans = sorted(cuts, key=lambda c: c.span.start, reverse=True), sorted(spans, reverse=True)
    cut: Cut | None = None
    within: list[tuple[int, int, int]] = []
    for start, end in pairwise(sorted(edges)):
        while open_cuts and open_cuts[-1].span.start <= start:
            cut = open_cuts.pop()
        while open_spans and open_spans[-1][0] <= start:
            within.append(open_spans.pop())
        within = [span for span in within if span[1] > start]
        numbers = tuple(dict.fromkeys(n for s, _, n in within if s == start and n not in first))
        first.update(numbers)
        reason = cut.reason or cut.rule if cut and cut.span.start <= start < cut.span.end else ""
        ends = tuple(sorted({n for _, e, n in within if e == end}))
        pieces.append(Piece(raw[start:end], reason, bool(within), ends, numbers))
    return tuple(pieces)

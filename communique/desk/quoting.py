"""Words of a source as a record quotes them: enough of them that they are found where they stand."""

from __future__ import annotations

import re

from communique.arrange.quotations import look_up
from communique.desk.yaml_lines import scalar
from communique.model.archive import Archive
from communique.model.content import Quotation
from communique.model.document import Document
from communique.model.finding import FieldError, Where
from communique.model.provenance import Evidence, Span
from communique.text.fields import load

_STEPS = 60  # words by which a quotation is made longer at most
_LINES_TO_SPACES = str.maketrans("\r\n", "  ")


def quoted(evidence: Evidence, archive: Archive, own: str) -> str | dict[str, str] | None:
    """The quotation for a record: a text where the words are of the document `own`, else with the document's id.

    None where the words cannot be written in YAML, or are not found again however many are quoted.
    """
    document = archive.documents[archive.by_seed[evidence.seed]]
    words = _telling(evidence, document) if evidence.spans else None
    if words is None:
        return None
    return words if document.id == own else {"document": document.id, "quote": words}


def _telling(evidence: Evidence, document: Document) -> str | None:
    """The words, with those beside them on their line as long as they are found in another place first."""
    raw = document.clean.seed.text
    words, whole = evidence.quote, Span(evidence.spans[0].start, evidence.spans[-1].end)
    for _ in range(_STEPS):
        words = words.translate(_LINES_TO_SPACES)
        if not words.strip() or not _can_be_written(words):
            return None
        if _found(words, whole, document):
            return words
        longer = _longer(whole, raw)
        if longer == whole:
            return None
        whole, words = longer, raw[longer.start : longer.end]
    return None


def _found(words: str, whole: Span, document: Document) -> bool:
    try:
        found = look_up(Quotation(words, document.id, Where(""), ""), {document.id: document.clean}, ())
    except FieldError:
        return False
    return found.spans[0].start < whole.end and whole.start < found.spans[-1].end


def _longer(span: Span, raw: str) -> Span:
    """A span with one more word before it; with one more behind it where its line begins."""
    start = max(raw.rfind("\n", 0, span.start) + 1, span.start - 200)
    before = re.search(r"\S+\s*\Z", raw[start : span.start])
    if before:
        return Span(start + before.start(), span.end)
    end = raw.find("\n", span.end)
    behind = re.match(r"\s*\S+", raw[span.end : min(end if end >= 0 else len(raw), span.end + 200)])
    return Span(span.start, span.end + behind.end()) if behind else span


def _can_be_written(words: str) -> bool:
    try:
        return bool(load(f"a: {scalar(words)}", "").value["a"].value == words)
    except FieldError:
        return False

"""Quotations that archivists wrote, looked up in the sources they are taken from."""

from __future__ import annotations

from collections.abc import Mapping

from communique.model.content import Quotation
from communique.model.finding import FieldError, Finding
from communique.model.ids import DocumentId
from communique.model.provenance import Evidence, Span
from communique.model.seed import CleanText
from communique.text.words import find_words

_LINES_TO_SPACES = str.maketrans("\r\n", "  ")


def look_up(quotation: Quotation, texts: Mapping[DocumentId, CleanText], own: tuple[str, ...]) -> Evidence:
    """The evidence behind a quotation. `own` are the documents it can come from where it names none.

    Raises FieldError where the document is not held or the words no longer stand in it, letter for letter.
    """
    where, field = quotation.where, quotation.field
    if not quotation.document and len(own) != 1:
        hint = "give it as {document: …, quote: …}"
        raise FieldError(Finding(where, field, "names no document, and there is not just one", "E309", hint))
    document = DocumentId(quotation.document or own[0])
    clean = texts.get(document)
    if clean is None:
        raise FieldError(Finding(where, field, f'there is no document "{document}"', "E306"))
    found = _find(quotation.quote, clean)
    if found is None:
        message = f'"{_short(quotation.quote)}" does not stand in {clean.seed.path}'
        raise FieldError(Finding(where, field, message, "E305", _nearest(quotation.quote, clean)))
    return found


def _find(quote: str, clean: CleanText) -> Evidence | None:
    """The clean text first, since a quotation can run over furniture that was cut; else the raw text."""
    sought = quote.translate(_LINES_TO_SPACES)
    at = find_words(clean.text.translate(_LINES_TO_SPACES), sought)
    if at >= 0:
        return clean.evidence(Span(at, at + len(quote)))
    at = find_words(clean.seed.text.translate(_LINES_TO_SPACES), sought)
    return clean.seed.evidence(Span(at, at + len(quote))) if at >= 0 else None


def _nearest(quote: str, clean: CleanText) -> str:
    """A hint with what the source has where it begins to differ."""
    text = clean.text.translate(_LINES_TO_SPACES)
    low, high = 0, len(quote)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if quote[:middle] in text else (low, middle - 1)
    if low < 8:
        return "quote the words exactly as they stand in the file, quotation marks and dashes included"
    at = text.index(quote[:low])
    end = at + len(quote)
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    while at and text[at - 1].isalnum() and text[at].isalnum():
        at -= 1
    return f'the source reads "{_short(text[at:end])}"'


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 160 else words[:157] + "…"

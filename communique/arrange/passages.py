"""Paragraphs that archivists refer to, and the words that summaries quote from them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from communique.arrange.claims import Texts
from communique.model.content import EventRecord, ParagraphRef, Sentence
from communique.model.finding import Finding, Where
from communique.model.ids import DocumentId
from communique.model.seed import CleanText
from communique.text.fields import did_you_mean
from communique.text.words import find_words

_QUOTED = re.compile("[“\"]([^“”\"]{1,2000})[”\"]")
_LINK = re.compile(r"\]\(/(events|documents)/([a-z0-9][a-z0-9_-]*)/(?:#p(\d{1,6}))?\)")
_EVEN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "\n": " ", "\r": " "})


def check_passages(record: EventRecord, texts: Texts) -> Iterator[Finding]:
    """Every reference to a paragraph that is not there, and every quotation that is in none of those referred to."""
    for ref in record.key_passages:
        yield from _check_ref(ref, texts, "key_passages")
    for sentence in record.summary:
        faults = [fault for ref in sentence.refs for fault in _check_ref(ref, texts, "summary")]
        yield from faults
        if not faults and sentence.refs:
            yield from _check_quotations(sentence, texts)


def check_links(body: str, where: Where, events: Collection[str], texts: Texts) -> Iterator[Finding]:
    """A warning for every link of an editorial text to a record or paragraph that is not held: it is shown unlinked."""
    for found in _LINK.finditer(body):
        kind, name, paragraph = found.groups()
        here = Where(where.path, where.line + body.count("\n", 0, found.start()))
        clean = texts.get(DocumentId(name)) if kind == "documents" else None
        if clean is None and not (kind == "events" and name in events):
            message = f"links to /{kind}/{name}/, which is not held; the words are shown without the link"
            yield Finding(here, "body", message, "E315", did_you_mean(name, texts if kind == "documents" else events), "warning")
        elif clean and paragraph and not 1 <= int(paragraph) <= len(clean.paragraphs):
            yield Finding(here, "body", f"{name} has no paragraph {paragraph}", "E310", f"it has {len(clean.paragraphs)}")


def resolved(refs: tuple[ParagraphRef, ...], texts: Texts) -> tuple[ParagraphRef, ...]:
    """The references whose paragraph is there."""
    return tuple(ref for ref in refs if not list(_check_ref(ref, texts, "")))


def _check_ref(ref: ParagraphRef, texts: Texts, field: str) -> Iterator[Finding]:
    clean = texts.get(ref.document)
    if clean is None:
        yield Finding(ref.where, field, f'there is no document "{ref.document}"', "E306")
    elif not 1 <= ref.paragraph <= len(clean.paragraphs):
        message = f"{ref.document} has no paragraph {ref.paragraph}"
        yield Finding(ref.where, field, message, "E310", f"it has {len(clean.paragraphs)}")


def _check_quotations(sentence: Sentence, texts: Texts) -> Iterator[Finding]:
    cited = [_paragraph(texts[ref.document], ref.paragraph).translate(_EVEN) for ref in sentence.refs]
    for quoted in _QUOTED.findall(sentence.text):
        words = " ".join(quoted.translate(_EVEN).split()).rstrip(".,;")
        if all(find_words(" ".join(paragraph.split()), words) < 0 for paragraph in cited):
            hint = "quote the words as they stand there, or name the paragraph that has them"
            message = f'"{quoted}" stands in none of the paragraphs it refers to'
            yield Finding(sentence.where, "summary", message, "E305", hint)


def _paragraph(clean: CleanText, number: int) -> str:
    return clean.words(clean.paragraphs[number - 1])

"""Markdown: safe HTML from it, the front matter of a record, and summaries whose sentences carry ¶ references.

A reference `[cr-0002 ¶5 ¶6; cr-0003 ¶1]` stands after the full stop of the sentence that rests on these paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from communique.model.content import ParagraphRef, Sentence
from communique.model.finding import Finding, Where
from communique.model.provenance import Span
from communique.text.words import even
from communique.text.words import sentences as sentences_of

_PARSER = MarkdownIt("js-default", {"linkify": False, "typographer": False})
_PARSER.disable(["image", "html_block", "html_inline"])
_GROUP = re.compile(r"\[([^\[\]\n]{0,300}¶[^\[\]\n]{0,300})\]")
_REFERENCE = re.compile(r"([a-z0-9][a-z0-9_-]{0,79})((?:\s*¶\s?\d{1,5})+)", re.ASCII)
_ABBREVIATIONS = frozenset({"mr", "mrs", "ms", "dr", "st", "no", "gen", "col", "lt", "jr", "vs", "cf", "approx", "art"})
_FENCE = re.compile(r"---[ \t]*(?:\r?\n|$)")


@dataclass(frozen=True, slots=True)
class Parts:
    """A record's front matter and body, each with the line of the file on which it begins."""

    front: str
    front_line: int
    body: str
    body_line: int


def split(text: str) -> Parts | None:
    """Part a file into its front matter, between two lines of three hyphens, and its body; None where there is none."""
    text = text.removeprefix("\ufeff")
    opening = _FENCE.match(text)
    if not opening:
        return None
    closing = re.compile(r"^---[ \t]*(?:\r?\n|\Z)", re.MULTILINE).search(text, opening.end())
    if not closing:
        return None
    front = text[opening.end() : closing.start()]
    return Parts(front, 2, text[closing.end() :], text.count("\n", 0, closing.end()) + 1)


def to_html(markdown: str, address: Callable[[str], str | None] = str) -> str:
    """HTML of Markdown text, all markup in it escaped.

    `address` turns a link's target into the one written; where it gives None the words stand without a link.
    """
    tokens = _PARSER.parse(markdown)
    for token in tokens:
        if token.children:
            token.children = list(_linked(token.children, address))
    return _PARSER.renderer.render(tokens, _PARSER.options, {})


def links(markdown: str) -> Iterator[tuple[int, str]]:
    """The targets of the links of Markdown text, each with its line, from 0."""
    for token in _PARSER.parse(markdown):
        line = token.map[0] if token.map else 0
        for child in token.children or ():
            line += child.type in ("softbreak", "hardbreak")
            if child.type == "link_open":
                yield line, str(child.attrGet("href"))


def _linked(tokens: list[Token], address: Callable[[str], str | None]) -> Iterator[Token]:
    kept = True
    for token in tokens:
        if token.type == "link_open":
            target = address(str(token.attrGet("href")))
            kept = target is not None
            token.attrSet("href", target or "")
        if kept or token.type not in ("link_open", "link_close"):
            yield token


def inline_html(markdown: str, address: Callable[[str], str | None] = str) -> str:
    """HTML of one line of Markdown, without a paragraph around it."""
    html = to_html(" ".join(markdown.split()), address).strip()
    return html.removeprefix("<p>").removesuffix("</p>") if html.count("<p>") == 1 else html


def summary(body: str, path: str, line: int) -> tuple[tuple[Sentence, ...], tuple[Finding, ...]]:
    """The sentences of a summary, each with the paragraphs it rests on; what stands before a reference rests on it."""
    sentences: list[Sentence] = []
    findings: list[Finding] = []
    for paragraph in re.finditer(r"(?:[^\n]*\S[^\n]*(?:\n|\Z))+", body):
        at, text, count = 0, paragraph[0], len(sentences)
        for group in _GROUP.finditer(text):
            where = Where(path, line + body.count("\n", 0, paragraph.start() + group.start()))
            words = " ".join(text[at : group.start()].split())
            refs, faults = _references(group[1], where)
            findings.extend(faults)
            if words:
                findings.extend(_unsupported(words, where))
                sentences.append(Sentence(words, refs, where))
            elif len(sentences) > count:
                last = sentences.pop()
                sentences.append(Sentence(last.text, last.refs + refs, last.where))
            at = group.end()
        rest = " ".join(text[at:].split())
        if rest:
            begins = paragraph.start() + len(text) - len(text[at:].lstrip())
            where = Where(path, line + body.count("\n", 0, begins))
            findings.append(_without_paragraph(rest, where))
            sentences.append(Sentence(rest, (), where))
        last = sentences.pop()
        sentences.append(Sentence(last.text, last.refs, last.where, ends_paragraph=True))
    return tuple(sentences), tuple(findings)


def _unsupported(words: str, where: Where) -> Iterator[Finding]:
    """Each sentence before the last of a stretch that one reference closes."""
    *before, _ = sentences_of(even(words), Span(0, len(words)), _ABBREVIATIONS)
    for sentence in before:
        yield _without_paragraph(words[sentence.start : sentence.end], where)


def _without_paragraph(words: str, where: Where) -> Finding:
    hint = "end it with the paragraphs it rests on, like [cr-0001 ¶2]"
    return Finding(where, "summary", f'"{_short(words.strip())}" names no paragraph', "E121", hint)


def paragraph_refs(text: str, where: Where, field: str) -> tuple[tuple[ParagraphRef, ...], tuple[Finding, ...]]:
    """References without their brackets, as `cr-0002 ¶5 ¶6; cr-0003 ¶1`."""
    refs, findings = _references(text, where)
    return refs, tuple(Finding(f.where, field, f.message, f.code, f.hint) for f in findings)


def _references(text: str, where: Where) -> tuple[tuple[ParagraphRef, ...], list[Finding]]:
    refs: list[ParagraphRef] = []
    findings: list[Finding] = []
    for part in text.split(";"):
        found = _REFERENCE.fullmatch(part.strip())
        if found:
            numbers = re.findall(r"\d+", found[2])
            refs.extend(ParagraphRef(found[1], int(number), where) for number in numbers)
        else:
            message = f'"{part.strip()}" is no reference to a paragraph'
            hint = "write the document's id and then ¶ with a number"
            findings.append(Finding(where, "summary", message, "E122", hint))
    return tuple(refs), findings


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rsplit(" ", 1)[0] + " …"

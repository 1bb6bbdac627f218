"""The headline, without the publisher's name before or after it, or what front matter names as the title, and a title
derived where there is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.model.provenance import Claim, Span
from communique.model.seed import CleanText
from communique.seeds.facts.dateline import Head
from communique.seeds.glossary import Glossary
from communique.seeds.prose import Prose

_BAR = re.compile(r"(?P<prefix>[^|]{2,40}) \| ")
_SUFFIX = re.compile(r"(?: - | \| |: )(?P<suffix>[^|:]{2,40})$")
_FRONT = re.compile(
    r"""title:\ +(?:"(?P<double>[^"\\]+)"|'(?P<single>[^']+)'|(?P<plain>[^\s"'>|&*!%@`\[{#](?:[^#]|(?<=\S)\#)*+))""", re.IGNORECASE
)
"""A title in front matter, written as YAML 1.2 has a scalar on one line (7.3), without escapes."""
_LONGEST = 140


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline's words, and the publisher's name that stood beside it."""

    span: Span
    publisher: Span | None
    known: bool = False


def headline(prose: Prose, glossary: Glossary) -> Headline | None:
    """The title block parted: `PUBLISHER: title` and `title - PUBLISHER` for listed names, `NAME | title` for any."""
    block = next((b for b in prose.clean.blocks if b.kind == "title"), None)
    if block is None:
        return None
    view, span = prose.view, block.span
    name = glossary.publishers.at(view, span.start, span.end)
    if name and view[name.end : name.end + 2] in (": ", " |") and name.end + 3 < span.end:
        start = name.end + 2
        while view[start] in " :|":
            start += 1
        return Headline(Span(start, span.end), Span(name.start, name.end), True)
    bar = _BAR.match(view, span.start, span.end)
    if bar and len(bar["prefix"].split()) <= 4:
        return Headline(Span(bar.end(), span.end), Span(*bar.span("prefix")))
    return _suffixed(view, span, glossary) or Headline(span, None)


def _suffixed(view: str, span: Span, glossary: Glossary) -> Headline | None:
    match = _SUFFIX.search(view, max(span.start, span.end - 60), span.end)
    name = glossary.publishers.at(view, match.start("suffix"), span.end) if match else None
    if match is None or name is None or name.end - span.end < -12 or match.start() == span.start:
        return None
    return Headline(Span(span.start, match.start()), Span(name.start, name.end), True)


def title(prose: Prose, found: Headline | None) -> Claim[str] | None:
    """The headline as a claim, else the title that front matter names; None where the text has neither."""
    if found is None:
        return _before(prose.clean)
    words = prose.clean.part(found.span)
    return Claim(words, "text", (prose.evidence(found.span),), "", "title-line", 0.95)


def _before(clean: CleanText) -> Claim[str] | None:
    raw = clean.seed.text
    lines = (raw[cut.span.start : cut.span.end] if cut.rule == "front-matter" else "" for cut in clean.cuts)
    for cut, match in zip(clean.cuts, map(_FRONT.match, lines), strict=True):
        if match and match.lastgroup:
            start = cut.span.start + match.start(match.lastgroup)
            evidence = clean.seed.evidence(Span(start, start + len(match[match.lastgroup].rstrip())))
            return Claim(evidence.quote, "text", (evidence,), "", "front-matter", 0.95)
    return None


def display_title(prose: Prose, found: Claim[str] | None, head: Head | None) -> Claim[str]:
    """The title, or else the first sentence without its dateline, marked as derived."""
    if found:
        return found
    before = head.span if head else Span(0, 0)
    told = (s for s in prose.sentences if s.paragraph)
    sentence = next((s for s in told if not before.start <= s.span.start < s.span.end <= before.end), None)
    if sentence is None:
        return Claim(prose.clean.seed.id, "human", (), "The text has no words to take a title from.", "file-name", 0.3)
    start = before.end if before.start == sentence.span.start and before.end else sentence.span.start
    words = " ".join(prose.clean.part(Span(start, sentence.span.end)).split()).strip(" -–—")
    first = words.split(" ", 1)[0]
    if len(first) > 3 and first.isalpha() and first.isupper() and not words.isupper():
        words = first.capitalize() + words[len(first) :]
    words = words.rstrip(".。")
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rsplit(" ", 1)[0].rstrip(",;:") + " …"
    evidence = prose.evidence(Span(start, sentence.span.end) if start < sentence.span.end else sentence.span)
    reason = "The text has no title; these are the words of its first sentence."
    return Claim(words, "human", (evidence,), reason, "first-sentence", 0.5)

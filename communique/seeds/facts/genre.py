"""The genre of a text: by its byline or category, its distributor, its title, its dateline, in this order."""

from __future__ import annotations

from communique.model.provenance import Claim, Evidence, Named
from communique.model.seed import Cut
from communique.seeds.facts.dateline import Head
from communique.seeds.facts.title import Headline
from communique.seeds.glossary import Glossary
from communique.seeds.prose import Prose
from communique.text.words import even


def genre(
    prose: Prose, headline: Headline | None, head: Head | None, distributor: Claim[Named] | None, glossary: Glossary
) -> Claim[str]:
    """The genre with the words that tell it; a news report where nothing else is told."""
    found = _opinion(prose, glossary)
    if found:
        return found
    if distributor:
        reason = "A distributor of press releases sent it."
        return Claim("press-release", "text", distributor.evidence, reason, "distributor", 0.97)
    found = _title(prose, headline, glossary) or _line(prose, glossary)
    if found:
        return found
    if head and head.date:
        reason = "It opens with place and date, as agencies write."
        return Claim("wire-report", "text", (prose.evidence(head.span),), reason, "dateline", 0.9)
    first = prose.sentences[:1]
    evidence = tuple(prose.evidence(s.span) for s in first)
    return Claim("news-report", "text", evidence, "A report without byline, agency or mark of opinion.", "default", 0.7)


def _opinion(prose: Prose, glossary: Glossary) -> Claim[str] | None:
    """A byline or category that says editorial or opinion."""
    rows = {word.casefold(): key for key in ("editorial", "opinion") for word in glossary.words("genre_lines", key)}
    for rule in ("byline", "genre-line", "categories"):
        for cut in (c for c in prose.clean.cuts if c.rule == rule):
            low = _words(prose, cut)
            for word, key in rows.items():
                if low.startswith(f"{word},") or low == word or (rule == "categories" and low.split()[-1] == word):
                    return Claim(key, "text", (prose.clean.seed.evidence(cut.span),), "", rule, 0.95)
    return None


def _words(prose: Prose, cut: Cut) -> str:
    return even(prose.clean.seed.text[cut.span.start : cut.span.end]).casefold()


def _title(prose: Prose, headline: Headline | None, glossary: Glossary) -> Claim[str] | None:
    if headline is None:
        return None
    low = prose.words(headline.span).casefold()
    for key, words in glossary.rows("genre_titles").items():
        if any(low.startswith(word.casefold()) for word in words):
            return Claim(key, "text", (prose.evidence(headline.span),), "The title says so.", "title-words", 0.9)
    return None


def _line(prose: Prose, glossary: Glossary) -> Claim[str] | None:
    rows = {word.casefold(): key for key, words in glossary.rows("genre_lines").items() for word in words}
    lines: list[tuple[int, str, Evidence]] = []
    for cut in prose.clean.cuts:
        low = _words(prose, cut).rstrip(":")
        unknown = cut.place == "above" and cut.rule == "head-unknown"
        key = rows.get(low) or rows.get(low.rsplit(" ", 1)[-1] if unknown else "")
        if key:
            lines.append((key == "press-release", key, prose.clean.seed.evidence(cut.span)))
    if not lines:
        return None
    _, key, evidence = min(lines, key=lambda line: line[0])
    return Claim(key, "text", (evidence,), "A line above the text says so.", "genre-line", 0.9)

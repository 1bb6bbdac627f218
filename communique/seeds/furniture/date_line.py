"""Date lines: lines that hold a date and little else, such as "Updated 19:47, 23-Dec-2020"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from communique.model.seed import Cut
from communique.seeds.expressions import Expression
from communique.seeds.glossary import Glossary
from communique.seeds.sheet import LONGEST_LINE, Line, Sheet
from communique.text.words import word_count

TIME = re.compile(
    r"(?:T|\b)(?P<h>[01]?\d|2[0-3])(?::|\.(?=\d\d ?(?:GMT|UTC|BST)))(?P<m>[0-5]\d)(?::[0-5]\d)?(?: ?(?P<half>[AaPp])\.?[Mm]\.?)?"
    r"(?: ?(?:GMT|UTC|BST|EST|EDT|ET|CET|CST|BJT|Z|[+-]\d\d:?\d\d))?(?!\w)|\b\d{1,2} ?[ap]\.m\.?"
)
_STAMPED = 16
"""Words of the longest line with a label before its date."""
_DIGIT = re.compile(r"\d")
_PLACE = re.compile(r"\[?[^\W\d_][^\d,:\[\]]{1,40}(?:, [^\W\d_][^\d,:\[\]]{1,30})?,\]? *$")
_ASIDE = re.compile(r"[•|·/]| - ")


def find(sheet: Sheet, glossary: Glossary) -> Iterator[Cut]:
    """Lines left with nothing when their date, time and label are taken away; a place may stand before the date."""
    labels = stamps(glossary)
    for index, line in enumerate(sheet.lines):
        if line.prose or len(line.text) > LONGEST_LINE or not _DIGIT.search(line.text):
            continue
        dates = [e for e in glossary.dates.find(line.text) if e.kind in ("day", "month", "weekday")]
        if not any(e.kind != "weekday" for e in dates):
            continue
        label = next((key for word, key in labels if line.text.casefold().startswith(word)), "")
        if not (label or any(e.full or e.kind == "month" or e.edtf.startswith("[") for e in dates)):
            continue
        bare = line if label else _without_article(line, dates, glossary)
        if _is_bare(bare, dates, labels, sheet.place(index)) or _is_stamped(line, dates, labels):
            rule = "updated-line" if label == "updated" else "date-line"
            yield sheet.cut(index, rule, "The line holds a date and little else.")


def _is_stamped(line: Line, dates: list[Expression], labels: tuple[tuple[str, str], ...]) -> bool:
    """A short line in which a label stands at once before the date: "By Global Times Published: Aug 01, 2022"."""
    before = line.text[: min(e.span.start for e in dates)].rstrip().casefold()
    return line.words <= _STAMPED and any(before.endswith(f" {word}:") for word, _ in labels)


def stamps(glossary: Glossary) -> tuple[tuple[str, str], ...]:
    """The labels of date lines with what they date, the longest first."""
    return _longest_first(tuple(glossary.rows("stamps").items()))


@lru_cache(maxsize=64)
def _longest_first(rows: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[tuple[str, str], ...]:
    pairs = [(word.casefold(), key) for key, row in rows for word in row]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))


def _without_article(line: Line, dates: list[Expression], glossary: Glossary) -> Line:
    """The line with blanks for the article before its first date: "Paris, le 2 juillet 2003"."""
    first = min(e.span.start for e in dates)
    before = line.text[:first].rstrip()
    for article in glossary.words("glue", "article"):
        if before == article or before.endswith(f" {article}"):
            before = before.removesuffix(article)
    return line._replace(text=before.ljust(first) + line.text[first:])


def _is_bare(line: Line, dates: list[Expression], labels: tuple[tuple[str, str], ...], place: str) -> bool:
    first = min(e.span.start for e in dates)
    rest = list(line.text)
    for e in dates:
        rest[e.span.start : e.span.end] = "\0" * (e.span.end - e.span.start)
    left = TIME.sub(" ", "".join(rest)).replace("\0", " ")
    low = left.casefold()
    for word, _ in labels:
        if word in low:  # far quicker than to compile every label
            left = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", " ", left, flags=re.I)
    words = word_count(left)
    if words == 0 or (words <= 6 and _ASIDE.search(line.text) and not line.text[:first].strip(" [")):
        return True
    if words <= 6 and ":" in line.text[max(e.span.end for e in dates) :] and not line.text[:first].strip():
        return True
    if place == "above" and words <= 2 and not line.text[:first].strip() and left.split()[-1][:1].isupper():
        return True  # "05.02.2021 Moscow"
    return place == "above" and words <= 5 and bool(_PLACE.match(line.text[:first])) and word_count(left[first:]) == 0

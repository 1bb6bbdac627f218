"""Pages that were copied as one line: where their headline ends and their text begins."""

from __future__ import annotations

from communique.seeds.glossary import Glossary

_SHORTEST = 300
"""Characters of the shortest such page."""
_REACH = 260
"""Characters within which the date that follows the headline stands."""


def line_ends(view: str, glossary: Glossary) -> tuple[int, ...]:
    """The spaces to read as line ends: after a word such as "News" that opens the line, and after the headline.

    The headline ends before the first full date, or before the words that lead to it (table `heads`).
    """
    if len(view) < _SHORTEST or "\n" in view.strip():
        return ()
    start = len(view) - len(view.lstrip())
    for word in glossary.words("breadcrumbs", "start"):
        if view.startswith(f"{word} ", start):
            first = start + len(word)
            date = next((e for e in glossary.dates.find(view, first, first + _REACH) if e.full), None)
            if date is None:
                return ()
            end = view[: date.span.start].rstrip()
            lead = next((w for w in glossary.words("heads") if end.endswith(f" {w}")), "")
            last = len(end) - len(lead) - 1 if lead else len(end)
            return (first, last) if last > first + 1 else ()
    return ()

"""Every link inside the site leads somewhere, every fragment to an element, and nothing is asked of another host."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from communique.checks.noting import Noted, address, places
from communique.checks.target import above, led
from communique.checks.written import Written, written
from communique.model.archive import Archive
from communique.model.finding import Finding, Where
from communique.model.page import Output


def settle(files: Iterable[Noted], body: Callable[[str], bytes], archive: Archive | None = None) -> Iterator[Finding]:
    """What is wrong with files that were noted one by one, now that all are known; `body` gives one by its path.

    A link that stands in a text of the archivists is told with its place there, not with that on the page.
    """
    files = tuple(files)
    ids = {file.path: frozenset(file.ids) if file.path.endswith(".html") else None for file in files}
    wrong = {lead: code for file in files for lead in file.leads if (code := _unborne(lead, ids))}
    for file in files:
        yield from file.findings
        if wrong and not wrong.keys().isdisjoint(file.leads):
            yield from _told(Output(file.path, body(file.path)), wrong, frozenset(ids), archive)


def _unborne(lead: str, ids: Mapping[str, frozenset[str] | None]) -> str:
    """The code of what is wrong with a lead, if anything is."""
    file, _, fragment = lead.partition("#")
    if file not in ids:
        return "E526"
    elements = ids[file]
    return "E527" if fragment and elements is not None and fragment not in elements else ""


def _told(output: Output, wrong: Mapping[str, str], known: frozenset[str], archive: Archive | None) -> Iterator[Finding]:
    """What is wrong at each place of a file."""
    texts = _texts(archive, output.path) if archive else {}
    for each, place in places(output, known):
        if each in wrong:
            message = _message(wrong[each], each, place.field)
            held = texts.get(each, [])
            if held:
                text = held.pop(0) if len(held) > 1 else held[0]
                yield Finding(text.where, "body", f'"{text.target}" {message}', wrong[each])
            else:
                yield Finding(Where(output.path, place.line), place.field, f'"{place.target}" {message}', wrong[each])


def _message(code: str, lead: str, field: str) -> str:
    if code == "E526":
        return f"leads to no {'file' if field == 'url' else 'page or file'} of the site"
    file, _, fragment = lead.partition("#")
    return f'leads to no element: "{file}" has no id "{fragment}"'


def _texts(archive: Archive, path: str) -> dict[str, list[Written]]:
    """The links of the texts that a page shows, by where they lead."""
    found: dict[str, list[Written]] = {}
    for link in written(archive, path):
        _, file, fragment = led(link.target, False, above(path), "/")
        found.setdefault(address(file or path, fragment), []).append(link)
    return found

"""Every link inside the site leads somewhere, every fragment to an element, and nothing is asked of another host."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from communique.checks.noting import Lead, Noted
from communique.checks.target import above, led
from communique.checks.written import Written, written
from communique.model.archive import Archive
from communique.model.finding import Finding, Where


def settle(files: Iterable[Noted], archive: Archive | None = None) -> Iterator[Finding]:
    """What is wrong with files that were noted one by one, now that all are known.

    A link that stands in a text of the archivists is told with its place there, not with that on the page.
    """
    files = tuple(files)
    ids = {file.path: frozenset(file.ids) if file.path.endswith(".html") else None for file in files}
    for file in files:
        yield from file.findings
        faults = [(lead, *fault) for lead in file.leads if (fault := _unborne(lead, ids))]
        texts = _texts(archive, file.path) if archive and faults else {}
        for lead, message, code in faults:
            places = texts.get((lead.file, lead.fragment), [])
            if places:
                place = places.pop(0) if len(places) > 1 else places[0]
                yield Finding(place.where, "body", f'"{place.target}" {message}', code)
            else:
                yield Finding(Where(file.path, lead.line), lead.field, f'"{lead.target}" {message}', code)


def _unborne(lead: Lead, ids: Mapping[str, frozenset[str] | None]) -> tuple[str, str] | None:
    """What is wrong with a lead, and the code of it."""
    elements = ids.get(lead.file, frozenset())
    if lead.file not in ids:
        return f"leads to no {'file' if lead.field == 'url' else 'page or file'} of the site", "E526"
    if lead.fragment and elements is not None and lead.fragment not in elements:
        return f'leads to no element: "{lead.file}" has no id "{lead.fragment}"', "E527"
    return None


def _texts(archive: Archive, path: str) -> dict[tuple[str, str], list[Written]]:
    """The links of the texts that a page shows, by the file and the element that they lead to."""
    found: dict[tuple[str, str], list[Written]] = {}
    for link in written(archive, path):
        _, file, fragment = led(link.target, False, above(path), "/")
        found.setdefault((file or path, fragment), []).append(link)
    return found

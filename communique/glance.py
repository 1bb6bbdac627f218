"""A saved source seen at once: its page and those of its events, drawn from the archive as the last build left it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from communique.arrange.arrange import arrange
from communique.indices.index import Indices, index
from communique.making import Making
from communique.model.archive import Archive
from communique.model.content import Content
from communique.model.document import Document
from communique.model.ids import EventId, SeedId
from communique.model.page import Output
from communique.model.seed import Reading
from communique.pages.plan import finisher, of_records
from communique.seeds.read import Reader


@dataclass(frozen=True)
class Last:
    """The last build of a site, as a server has it at hand: `readings` by the paths of their sources."""

    root: Path
    content: Content
    readings: Mapping[str, Reading]
    making: Making

    @cached_property
    def reader(self) -> Reader:
        """What reads one source, with the words that it knows compiled once."""
        return Reader(self.root, self.content.vocabularies, self.content.languages)


def glance(last: Last, path: Path) -> tuple[Output, ...]:
    """The pages of a document whose source was changed, and of the events it tells of; none where it takes a whole build.

    They show the text as it is now, with all that it says of itself. What only other texts decide (a reference to an
    event that it did not lead to before, the lists of other pages) is as it was: the build that follows says it. Where
    it seems to tell of another event than before, all texts have to be asked.
    """
    archive = last.making.archive
    key = archive.by_seed.get(SeedId(path.name)) if last.root / "seeds" in path.parents else None
    reading = last.reader.read(path) if key else None
    if key is None or reading is None:
        return ()
    near, found = arrange(*_near(last, reading, archive.documents[key]))
    if key not in near.documents or any(finding.severity == "error" for finding in found):
        return ()
    document = near.documents[key]
    if document.events != archive.documents[key].events:
        return ()
    return tuple(_drawn(last, _merged(archive, near, document), near, document))


def _near(last: Last, reading: Reading, document: Document) -> tuple[Content, tuple[Reading, ...]]:
    """What is arranged: the new reading, the texts of the events that the document tells of or refers to, their records."""
    archive, path = last.making.archive, reading.clean.seed.path
    events = {*document.events, *(EventId(r.to.value) for r in document.references if r.to)}
    documents = {d for event in events if event in archive.events for d in archive.events[event].documents}
    paths = {archive.documents[d].clean.seed.path for d in documents} - {path}
    content = replace(
        last.content,
        documents=tuple(r for r in last.content.documents if r.id in documents or r.id == document.id),
        events=tuple(r for r in last.content.events if r.id in events),
        pages=(),
    )
    return content, (reading, *(last.readings[p] for p in sorted(paths) if p in last.readings))


def _merged(archive: Archive, near: Archive, document: Document) -> Archive:
    """The archive with this document and its events in it, and with the people and publishers that it names."""
    lists, more = archive.vocabularies, near.vocabularies
    return replace(
        archive,
        documents={**archive.documents, document.id: document},
        events={**archive.events, **{event: near.events[event] for event in document.events}},
        vocabularies=replace(
            lists, people={**more.people, **lists.people}, publishers={**more.publishers, **lists.publishers}
        ),
    )


def _drawn(last: Last, archive: Archive, near: Archive, document: Document) -> Iterator[Output]:
    making = last.making
    compared = index(near, replace(making.site.outputs, search=False, phrases=False)).comparison
    indices: Indices = replace(making.indices, comparison={**making.indices.comparison, **compared})
    finish = finisher(making.urls, archive, indices, making.site)
    shown = {f"documents/{document.id}/", *(f"events/{event}/" for event in document.events)}
    for page in of_records(near, indices, making.site):
        if page.url in shown:
            drawn = making.studio.draw(finish(page))
            if isinstance(drawn, Output):
                yield drawn

"""Links as archivists wrote them, so that a fault of a page is told with the line of the text that it was made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.archive import Archive
from communique.model.finding import Where
from communique.text.markdown import links


@dataclass(frozen=True, slots=True)
class Written:
    """A link of a Markdown text: its place there, and its target as written."""

    where: Where
    target: str


def written(archive: Archive, path: str) -> Iterator[Written]:
    """The links of the texts that a page shows; none where it shows no text of its own."""
    folder = path.removesuffix("/index.html")
    texts = [(page.body, page.where) for page in archive.pages if page.id == folder]
    texts += [(c.body, c.where) for c in archive.collections.values() if f"collections/{c.id}" == folder]
    texts += [(s.text, s.where) for e in archive.events.values() if f"events/{e.id}" == folder for s in e.summary]
    for body, where in texts:
        for line, target in links(body):
            yield Written(Where(where.path, where.line + line), target)

"""The files of a site made: every page drawn, every export written, each put into the stage and noted for gate two."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from communique.checks.check import Noted, fit, note
from communique.exports.export import beside, late_parts, parts
from communique.indices.index import Indices
from communique.kept.kept import Keeper, KeptPage, KeptPages, Lookups
from communique.model.archive import Archive
from communique.model.finding import Finding
from communique.model.page import Filed, Later, Output, Page
from communique.model.site import Site
from communique.pages.plan import finisher, planned_late
from communique.publishing.publish import Stage
from communique.rendering.render import Frame, Studio, file_of
from communique.workers import Workers, give_back

ENOUGH = 400
"""Pages for which other processes are worth their start."""
LARGE, MOST, TURN = 50_000, 25, 48
"""Pages of an archive for which memory is dearer than time; how many of them are one piece at most; how many such pieces
a process makes before another takes its place.
"""


@dataclass(frozen=True)
class Making:
    """All that the files of a site are made from, as plain values.

    `pages` are all but those that are planned late; `urls` are their addresses and those that they lead to.
    `addresses` are those of static files by name; `known` are paths that are sure to be there; without a `stage`,
    nothing is written; `before` are pages that an earlier build made on the same ground.
    """

    archive: Archive
    indices: Indices
    site: Site
    pages: tuple[Page, ...]
    urls: frozenset[str]
    around: Frame
    templates: tuple[Path, ...]
    addresses: Mapping[str, str]
    known: frozenset[str]
    stage: Stage | None = None
    before: KeptPages = KeptPages()

    def __getstate__(self) -> dict[str, Any]:
        """The values alone: each process makes its own studio."""
        return {each.name: getattr(self, each.name) for each in fields(self)}

    @cached_property
    def queue(self) -> tuple[Page, ...]:
        """The pages as they are made: those that look over the whole archive, then each document's, with an event's, a year's
        and those of the search's texts behind their first document's. So a process looks up most records alone, and once.
        """
        return tuple(sorted(self.pages, key=self.first_document))

    @cached_property
    def _first_of_year(self) -> dict[int, str]:
        events = self.archive.events
        found = {year.year: [d for e in year.events for d in events[e].documents] for year in self.indices.timeline.years}
        return {year: min(documents) for year, documents in found.items() if documents}

    def first_document(self, page: Page) -> str:
        """The first document that a page is made from, or what stands for it; "" where it looks over the whole archive."""
        near = page.view.near if isinstance(page.view, Later) else ""
        return near or self._first_of_year.get(page.year, "")

    @cached_property
    def studio(self) -> Studio:
        """Where this process draws."""
        return Studio(self.site, self.addresses, self.templates, self.around)

    @cached_property
    def lookups(self) -> Lookups:
        """The archive and its indices as pages look into them."""
        return Lookups(archive=self.archive, indices=self.indices)

    @cached_property
    def keeper(self) -> Keeper:
        """What knows which pages need not be made again."""
        return Keeper(self.before, self.lookups)

    @cached_property
    def finish(self) -> Callable[[Page], Page]:
        """What gives a page its labels and its head."""
        return finisher(self.urls, self.lookups.over("archive"), self.lookups.over("indices"), self.site)

    @cached_property
    def parts(self) -> tuple[Callable[[], Iterator[Output]], ...]:
        """The exports of the archive as a whole."""
        return parts(self.archive, self.indices, self.site)

    def late(self) -> tuple[list[Output | Finding], list[Output]]:
        """What rests on the phrases: the pages that are planned now, drawn; and the files that need all pages."""
        indices = replace(self.indices, passages=replace(self.indices.passages))  # what they work out goes with them
        pages = planned_late(self.archive, indices, self.site)
        whole = late_parts(self.archive, indices, self.site, (*self.pages, *pages))
        return [self.studio.draw(self.finish(page)) for page in pages], [output for part in whole for output in part()]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the exports of the whole archive, and one of the pages with the files beside them; or what comes `late`."""

    parts: range
    pages: range
    late: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a piece: its files as gate two must know them, those put into the stage, how many of these were
    written anew, what went wrong, its pages by their addresses, to be kept for the next build, and how many pages it was.

    `same` are the addresses of pages that are as they were `before`, which need not be passed from process to process.
    """

    noted: tuple[Noted, ...] = ()
    filed: tuple[Filed, ...] = ()
    written: int = 0
    findings: tuple[Finding, ...] = ()
    kept: Mapping[str, KeptPage] = field(default_factory=dict)
    pages: int = 0
    same: tuple[str, ...] = ()

    @staticmethod
    def of(parts: Sequence[Made]) -> Made:
        """Several in one."""
        return Made(
            tuple([file for part in parts for file in part.noted]),
            tuple([file for part in parts for file in part.filed]),
            sum(part.written for part in parts),
            tuple([finding for part in parts for finding in part.findings]),
            {url: page for part in parts for url, page in part.kept.items()},
            sum(part.pages for part in parts),
            tuple([url for part in parts for url in part.same]),
        )

    def over(self, before: KeptPages) -> Made:
        """All of it, with what is the same."""
        same = [Made(page.noted, page.filed, kept={url: page}) for url in self.same for page in (before.pages[url],)]
        return replace(Made.of((self, *same)), same=()) if same else self


def make_all(making: Making, workers: Workers) -> Iterator[Made]:
    """What becomes of every piece of the work."""
    before, shared = pieces(making, workers)
    for piece in before:
        yield make(making, piece).over(making.before)
        give_back()
    turn = TURN if before else len(shared)
    yield from (made.over(making.before) for made in workers.share(make, making, shared, turn))


def pieces(making: Making, workers: Workers) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The whole work: what this process does before it is joined by others, and what all then share, what takes longest
    at either end, from where it is begun.

    What looks over a large archive is done before, since whoever looked over it too would hold as much memory again; and
    so are some pages of each kind, since what they look up once is then there for all.
    """
    large = len(making.queue) >= LARGE and not workers.cluster
    (first, *others) = workers.pieces(len(making.queue), ENOUGH, MOST if large else len(making.queue))
    parts = range(len(making.parts))
    if not others:
        return (Piece(parts, first, late=True),), ()
    if not making.before.pages:  # else few may have to be drawn
        making.studio.compiled()
    runs = [Piece(range(0), run) for run in (first, *others)]
    late, alone = Piece(range(0), range(0), late=True), [Piece(range(n, n + 1), range(0)) for n in parts]
    if large:
        over = sum(not making.first_document(page) for page in making.queue) // len(first) + 2
        return (late, *alone, *runs[:over]), tuple(runs[over:])
    return (), (late, *runs, *alone[::-1])


def make(making: Making, piece: Piece) -> Made:
    """Make one piece."""
    late, files = making.late() if piece.late else ([], [])
    drawn = [page for page in late if isinstance(page, Output)]
    failed = Made(findings=tuple(page for page in late if isinstance(page, Finding)), pages=len(late))
    whole = put((*(output for n in piece.parts for output in making.parts[n]()), *drawn, *files), making)
    return Made.of((failed, whole, *(_page(making, making.queue[number]) for number in piece.pages)))


def put(files: Iterable[Output], making: Making) -> Made:
    """Files that are there already, put into the stage."""
    noted: list[Noted] = []
    filed: list[tuple[Filed, bool]] = []
    for file in files:
        noted.append(note(file, making.known))
        filed += _put(making.stage, file)
    return Made(tuple(noted), tuple([file for file, _ in filed]), sum(new for _, new in filed))


def again(making: Making, path: str) -> bytes:
    """A page or an export once more, by the path of its file."""
    page = next((page for page in making.pages if file_of(page.url) == path), None)
    if page:
        drawn = [making.studio.draw(making.finish(page))]
    else:
        late, files = making.late()
        drawn = [*late, *files, *(output for part in making.parts for output in part())]
    return next(file.body for file in drawn if isinstance(file, Output) and file.path == path)


def _page(making: Making, page: Page) -> Made:
    """A page and the files beside it, or those that an earlier build left, where they would come out the same."""
    if not isinstance(page.view, Later):
        page = making.finish(page)  # then it is made from what it shows, whatever that was looked up in
    making.keeper.begin()
    known = making.keeper.known(page)
    if known and making.stage and making.stage.take_over(known.filed):
        return Made(pages=1, same=(page.url,))
    finished = making.finish(page) if isinstance(page.view, Later) else page
    drawn = making.studio.draw(finished)
    if isinstance(drawn, Finding):
        return Made(findings=(drawn,), pages=1)
    more = beside(finished, making.lookups.over("archive"), making.lookups.over("indices"), making.site)
    files = put((drawn, *more), making)
    return replace(files, kept={page.url: making.keeper.keep(page, files.noted, files.filed)}, pages=1)


def _put(stage: Stage | None, output: Output) -> list[tuple[Filed, bool]]:
    """How a file was put into the stage, and whether it is new; nothing where its path is bad or taken by another, which gate two tells."""
    try:
        return [stage.put(output)] if stage and fit(output.path) else []
    except (FileExistsError, IsADirectoryError, NotADirectoryError):
        return []

"""The files of a site made: every page drawn, every export written, each put into the stage and noted for gate two."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

from communique.checks.check import Noted, fit, note
from communique.exports.export import beside, parts
from communique.indices.index import Indices
from communique.model.archive import Archive
from communique.model.finding import Finding
from communique.model.page import Filed, Output, Page
from communique.model.site import Site
from communique.pages.plan import finisher
from communique.publishing.publish import Stage
from communique.rendering.render import Drawn, Frame, Studio
from communique.workers import Workers

ENOUGH = 400
"""Pages for which other processes are worth their start."""


@dataclass(frozen=True)
class Making:
    """All that the files of a site are made from. Plain values but for `drawn`, which only one process may have.

    `addresses` are those of static files by name; `known` are paths that are sure to be there; without a `stage`,
    nothing is written.
    """

    archive: Archive
    indices: Indices
    site: Site
    pages: tuple[Page, ...]
    around: Frame
    templates: tuple[Path, ...]
    addresses: Mapping[str, str]
    known: frozenset[str]
    stage: Stage | None = None
    drawn: Drawn | None = None

    def __getstate__(self) -> dict[str, Any]:
        """The values alone: each process makes its own studio."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @cached_property
    def studio(self) -> Studio:
        """Where this process draws."""
        return Studio(self.site, self.addresses, self.templates, self.around, self.drawn)

    @cached_property
    def finish(self) -> Callable[[Page], Page]:
        """What gives a page its labels and its head."""
        return finisher(self.pages, self.archive, self.indices, self.site)

    @cached_property
    def parts(self) -> tuple[Callable[[], Iterator[Output]], ...]:
        """The exports of the archive as a whole."""
        return parts(self.archive, self.indices, self.site, self.pages)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the exports of the whole archive, and one of the pages with the files beside them."""

    parts: range
    pages: range


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a piece: its files as gate two must know them, those put into the stage, and what went wrong."""

    noted: tuple[Noted, ...]
    filed: tuple[Filed, ...] = ()
    findings: tuple[Finding, ...] = ()


def pieces(making: Making, workers: Workers) -> tuple[Piece, ...]:
    """The whole work, what takes long first."""
    parts, (first, *others) = range(len(making.parts)), workers.pieces(len(making.pages), ENOUGH)
    if not others:
        return (Piece(parts, first),)
    making.studio.compiled()
    alone = (Piece(range(n, n + 1), range(0)) for n in parts)
    return (*alone, *(Piece(range(0), run) for run in (first, *others)))


def make(making: Making, piece: Piece) -> Made:
    """Make one piece."""
    noted, filed, findings = [], [], []
    for made in _made(making, piece):
        if isinstance(made, Finding):
            findings.append(made)
            continue
        noted.append(note(made, making.known))
        filed += _put(making.stage, made)
    return Made(tuple(noted), tuple(filed), tuple(findings))


def put(files: Iterable[Output], making: Making) -> Made:
    """Files that are there already, put into the stage."""
    files = tuple(files)
    filed = tuple(done for file in files for done in _put(making.stage, file))
    return Made(tuple(note(file, making.known) for file in files), filed)


def _made(making: Making, piece: Piece) -> Iterator[Output | Finding]:
    for number in piece.parts:
        yield from making.parts[number]()
    for number in piece.pages:
        page = making.finish(making.pages[number])
        yield making.studio.draw(page)
        yield from beside(page, making.archive, making.indices, making.site)


def _put(stage: Stage | None, output: Output) -> list[Filed]:
    """How a file was put into the stage; nothing where its path is bad or taken by another, which gate two tells."""
    try:
        return [stage.put(output)] if stage and fit(output.path) else []
    except (FileExistsError, IsADirectoryError, NotADirectoryError):
        return []

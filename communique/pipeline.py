"""The whole flow, once, in order: read, arrange, index, plan, render, check, publish."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from communique.arrange.arrange import arrange
from communique.checks.check import check, check_outputs
from communique.content.read import read as read_content
from communique.exports.export import export
from communique.indices.index import index
from communique.model.archive import Archive
from communique.model.content import Content
from communique.model.finding import Finding
from communique.model.page import Page
from communique.model.site import Site
from communique.pages.plan import plan
from communique.publishing.publish import Published, publish
from communique.rendering.render import Drawn, render
from communique.seeds.read import read as read_seeds

PROJECT = Path(__file__).parent.parent
"""The folder that holds the program's own templates and static files."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to: its findings, how much it made, and what was published (None where nothing was)."""

    findings: tuple[Finding, ...]
    documents: int = 0
    events: int = 0
    pages: int = 0
    files: int = 0
    published: Published | None = None

    @property
    def failed(self) -> bool:
        """Whether a finding is an error, so that nothing was published."""
        return any(finding.severity == "error" for finding in self.findings)


def no_pages(content: Content, archive: Archive) -> tuple[Page, ...]:
    """No pages beside those of the site."""
    return ()


def build(
    root: Path,
    out: Path | None,
    address: str | None = None,
    tell: Callable[[str], None] = lambda words: None,
    also: Callable[[Content, Archive], Iterable[Page]] = no_pages,
    draft: bool = False,
    file_links: bool = False,
    drawn: Drawn | None = None,
) -> Built:
    """Build the site of a root folder into `out`, or only check it where `out` is None.

    `address` takes the place of the configured one. `tell` is called with a few words before each part of the work;
    `also` gives pages beside those of the site, which only a local server has.
    With `file_links`, links name files, so that a copy can be read from a folder. In a `draft`, a recorded address that
    would be lost is a warning. Pages that are as `drawn` has them are not drawn again.
    Nothing is published where a finding is an error; all findings of both gates are returned, sorted by place.
    """
    tell("reading content")
    content, faults = read_content(root)
    site = _settings(content, address, file_links)
    tell("reading seeds")
    readings, more = read_seeds(root, content.vocabularies, content.languages)
    tell(f"arranging {len(readings)} documents")
    archive, unresolved = arrange(content, readings)
    findings = faults + more + unresolved + check(archive, draft)
    if _failed(findings):
        return Built(_sorted(findings), len(archive.documents), len(archive.events))
    indices = index(archive)
    pages = (*plan(archive, indices, site), *also(content, archive))
    tell(f"drawing {len(pages)} pages")
    files, undrawn = render(pages, site, content.strings, *_layers(root), drawn)
    outputs = files + export(archive, indices, site, pages)
    tell(f"checking {len(outputs)} files")
    findings += undrawn + (() if _failed(undrawn) else check_outputs(outputs, archive, draft))
    built = Built(_sorted(findings), len(archive.documents), len(archive.events), len(pages), len(outputs))
    if out is None or built.failed:
        return built
    tell("publishing")
    return replace(built, published=publish(outputs, out))


def _settings(content: Content, address: str | None, file_links: bool) -> Site:
    """The settings of the site with the words of its language, and with what this build asks for."""
    site = content.site if address is None else replace(content.site, address=address)
    return replace(site, words=content.strings, file_links=site.file_links or file_links)


def _layers(root: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The folders of templates, and of static files: the site's own, where it has one, over the program's."""
    templates, static = (
        tuple(dict.fromkeys(folder for folder in (root / name, PROJECT / name) if folder.is_dir()))
        for name in ("templates", "static")
    )
    return templates, static


def _failed(findings: tuple[Finding, ...]) -> bool:
    return any(finding.severity == "error" for finding in findings)


def _sorted(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(sorted(dict.fromkeys(findings), key=lambda f: (f.where, f.field, f.code, f.message)))

"""The whole flow, once, in order: read, arrange, index, plan, render, check, publish."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

from communique.arrange.arrange import arrange
from communique.built import Built
from communique.checks.check import check, check_noted
from communique.content.read import read as read_content
from communique.glance import Last
from communique.indices.index import index
from communique.kept.kept import Kept, KeptPages, KeptReadings, digest, keep_pages, keep_readings, kept_readings
from communique.making import Made, Making, again, make_all, put
from communique.model.archive import Archive
from communique.model.content import Content
from communique.model.finding import Finding
from communique.model.page import Output, Page
from communique.model.site import Site
from communique.pages.plan import addresses, planned
from communique.publishing.inputs import PROJECT, program
from communique.publishing.publish import exchange, staging
from communique.rendering.render import Frame, file_of, frame, ground, sources
from communique.seeds.read import Sources, read_over
from communique.workers import ALONE, Workers, growing_memory


def no_pages(content: Content, archive: Archive) -> tuple[Page, ...]:
    """No pages beside those of the site."""
    return ()


@growing_memory()
def build(
    root: Path,
    out: Path | None,
    address: str | None = None,
    tell: Callable[[str], None] = lambda words: None,
    also: Callable[[Content, Archive], Iterable[Page]] = no_pages,
    draft: bool = False,
    file_links: bool = False,
    before: Kept = Kept(),
    workers: Workers = ALONE,
    keep: bool = False,
) -> Built:
    """Build the site of a root folder into `out`, or only check it where `out` is None.

    `address` takes the place of the configured one. `tell` is called with a few words before each part of the work;
    `also` gives pages beside those of the site, which only a local server has. With `file_links`, links name files, so
    that a copy can be read from a folder. In a `draft`, a recorded address that would be lost is a warning. What would
    come out as it was `before` is taken over: readings, and pages from `out`.
    Nothing is published where a finding is an error; all findings of both gates are returned, sorted by place.
    However many `workers` there are, the same bytes come out. With `keep`, readings and pages are kept beside `out`.
    """
    (templates, static), beside = _layers(root), out if keep else None
    assets, files, faults = ground(templates, static)
    content, readings, archive, findings = _archive(root, before.readings, draft, tell, workers, beside)
    built = Built(_sorted(findings + faults), len(archive.documents), len(archive.events))
    built = replace(built, kept=Kept(before.pages, readings))
    if built.failed:
        return built
    site, indices = _settings(content, address, file_links), index(archive, content.site.outputs)
    pages = (*planned(archive, indices, site), *also(content, archive))
    urls = addresses(pages, indices)
    around = frame(pages, urls)
    known = frozenset((*(file.path for file in files), *map(file_of, urls)))
    stays = before.pages.on(_ground(readings.ground, site, around, templates, assets), urls)
    tell(f"drawing {len(pages)} pages")
    with staging(out) if out else nullcontext() as stage:
        making = Making(archive, indices, site, pages, urls, around, templates, assets, known, stage, stays)
        built = replace(built, last=Last(root, content, readings.readings, making))
        made = [put(files, making), *_made(making, workers, tell)]
        return _published(made, _gate_two(made, making, files, draft, tell), built, making, beside, tell)


def _made(making: Making, workers: Workers, tell: Callable[[str], None]) -> Iterator[Made]:
    """Every piece of the work; before each it is told."""
    for made in make_all(making, workers):
        yield made
        tell(f"drawing {len(making.pages)} pages")


def _ground(
    words: bytes, site: Site, around: Frame, templates: tuple[Path, ...], addresses: Mapping[str, str]
) -> bytes:
    """The digest of what every page is made from, this program and the words by which all texts are read included."""
    written = tuple((str(path), body) for path, body in sources(templates))
    return digest((program(), words, site, around, written, dict(addresses)))


def _archive(
    root: Path, before: KeptReadings, draft: bool, tell: Callable[[str], None], workers: Workers, beside: Path | None
) -> tuple[Content, KeptReadings, Archive, tuple[Finding, ...]]:
    """What content and seeds come to, and what gate one says of it; new readings are kept `beside` a site, if any."""
    tell("reading content")
    content, faults = read_content(root)
    tell("reading seeds")
    words = digest((program(), content.vocabularies, content.languages))
    known = before.on(words)
    lists, pack = (content.vocabularies, content.languages), beside is not None
    found = read_over(Sources(root, *lists, known.readings, known.sure, pack), workers)
    if beside:
        keep_readings(beside, known, found.packed, found.readings)
    faults, readings = faults + found.findings, found.readings
    del found  # readings as they are kept take half as much memory again
    tell(f"arranging {len(readings)} documents")
    archive, unresolved = arrange(content, readings)
    return content, kept_readings(words, readings), archive, faults + unresolved + check(archive, draft)


def _gate_two(
    made: list[Made], making: Making, files: Iterable[Output], draft: bool, tell: Callable[[str], None]
) -> tuple[Finding, ...]:
    """What went wrong in drawing, or else what is wrong with all that was made, static files among it."""
    noted = [file for piece in made for file in piece.noted]
    tell(f"checking {len(noted)} files")
    findings = tuple(finding for piece in made for finding in piece.findings)
    if _failed(findings):
        return findings
    static = {file.path: file.body for file in files}
    return findings + check_noted(noted, lambda path: static.get(path) or again(making, path), making.archive, draft)


def _published(
    made: list[Made], findings: tuple[Finding, ...], built: Built, making: Making, beside: Path | None, tell: Callable[[str], None]
) -> Built:
    """The stage, where nothing was found that is an error, in the place of the site, its pages kept `beside`."""
    pages, files = sum(piece.pages for piece in made), sum(len(piece.noted) for piece in made)
    built = replace(built, findings=_sorted(built.findings + findings), pages=pages, files=files)
    if making.stage is None or built.failed:
        return built
    filed = [file for piece in made for file in piece.filed]
    if len(filed) != files:  # gate two tells why a file could not be put there; this is for what it does not know
        raise OSError(f"{files - len(filed)} files could not be put beside {making.stage.out}")
    tell("publishing")
    stay = {url: page for piece in made for url, page in piece.kept.items()}
    kept = replace(built.kept or Kept(), pages=KeptPages(making.before.ground, stay))
    built = replace(built, published=exchange(making.stage, filed, sum(piece.written for piece in made)), kept=kept)
    if beside:
        keep_pages(beside, kept.pages)
    return built


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

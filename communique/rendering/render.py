"""Pages drawn: every page through its template, and every static file under its lasting name."""

from __future__ import annotations

import posixpath
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment, TemplateNotFound

from communique.model.finding import Finding, Where
from communique.model.page import Output, Page
from communique.model.site import Site
from communique.rendering.assets import assets
from communique.rendering.environment import environment
from communique.rendering.frame import Frame, frame
from communique.rendering.links import Here
from communique.text.characters import visible


@dataclass(slots=True)
class Drawn:
    """What was drawn last: every page by its address, and all else that was drawn from. A server hands it from build to
    build, so that only those pages are drawn whose values are no longer the same.
    """

    ground: tuple[object, ...] = ()
    pages: dict[str, tuple[Page, Output]] = field(default_factory=dict)

    def pages_on(self, *ground: object) -> Mapping[str, tuple[Page, Output]]:
        """The pages, where all else that they are drawn from is as it was; none where anything differs."""
        before = self.pages if ground == self.ground else {}
        self.ground, self.pages = ground, {}
        return before


def render(
    pages: tuple[Page, ...],
    site: Site,
    strings: Mapping[str, str],
    templates: tuple[Path, ...],
    static: tuple[Path, ...],
    drawn: Drawn | None = None,
) -> tuple[tuple[Output, ...], tuple[Finding, ...]]:
    """Draw all pages and name all static files; folders are in order of precedence, the site's own first.

    A page that `drawn` has with the same values is taken from there, and what was drawn is left there.
    A page whose template fails gives a finding instead of an output; where a folder holds a link, nothing is drawn.
    """
    links = tuple(finding for folder in (*templates, *static) for finding in _links(folder))
    if links:
        return (), links
    addresses, files = assets(static)
    here = Here(site, addresses)
    env = environment(templates, strings, here, site)
    around = frame(pages)
    before = drawn.pages_on(site, strings, addresses, around, _sources(templates)) if drawn else {}
    outputs: list[tuple[Page, Output]] = []
    findings: list[Finding] = []
    for page in pages:
        try:
            here.stand_on(page.url)
            same, output = before.get(page.url, (None, None))
            outputs.append((page, output if output and same == page else _drawn(page, env, site, around)))
        except Exception as fault:  # a template is a program of the site's: whatever it does has its place in a file
            findings.append(_finding(page, fault, templates))
    if drawn:
        drawn.pages = {page.url: (page, output) for page, output in outputs}
    return (*(output for _, output in outputs), *files), tuple(findings)


def _sources(folders: tuple[Path, ...]) -> tuple[tuple[Path, bytes], ...]:
    """Every template as it is now, in the order in which one hides another."""
    files = (path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file())
    return tuple((path, path.read_bytes()) for path in files)


def _links(folder: Path) -> Iterator[Finding]:
    """A finding for what is no file or folder of its own: a link could show any file here, a pipe never ends."""
    for path in (folder,) if folder.is_symlink() else sorted(folder.rglob("*")):
        shown, kind = folder.name / path.relative_to(folder), path.lstat().st_mode
        if stat.S_ISREG(kind) or stat.S_ISDIR(kind) or any(part.startswith(".") for part in shown.parts):
            continue
        message = "is a link, which is not followed" if stat.S_ISLNK(kind) else "is no regular file"
        yield Finding(Where(shown.as_posix()), "file", message, "E602", "put a copy of the file there")


def _drawn(page: Page, env: Environment, site: Site, around: Frame) -> Output:
    html = env.get_template(page.template).render(page=page, view=page.view, site=site, frame=around)
    path = page.url if page.url.endswith((".html", ".js")) else posixpath.join(page.url, "index.html")
    return Output(path, visible(html).encode())


def _finding(page: Page, fault: Exception, templates: tuple[Path, ...]) -> Finding:
    """A fault of a template, at the innermost template and line that it passed through."""
    place, line = page.template, getattr(fault, "lineno", 0) or 0
    trace = fault.__traceback__
    folders = tuple(f"{folder}/" for folder in templates)
    while trace:
        name = trace.tb_frame.f_code.co_filename
        for folder in folders:
            if name.startswith(folder):
                place, line = name.removeprefix(folder), trace.tb_lineno
        trace = trace.tb_next
    message = f'the page "/{page.url}" cannot be drawn: {_words(fault)}'
    return Finding(Where(f"templates/{place}", line), "template", message, "E601")


def _words(fault: Exception) -> str:
    """What is wrong, without the folders of this machine."""
    if isinstance(fault, TemplateNotFound):
        return f'there is no template "{fault.name}"'
    if isinstance(fault, RecursionError):
        return "it calls itself without end"
    return str(fault) or type(fault).__name__

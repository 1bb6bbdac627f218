"""Pages drawn: every page through its template, and every static file under its lasting name."""

from __future__ import annotations

import posixpath
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from jinja2 import Environment, TemplateNotFound

from communique.model.finding import Finding, Where
from communique.model.page import Output, Page
from communique.model.site import Site
from communique.rendering.assets import assets
from communique.rendering.environment import environment
from communique.rendering.frame import Frame, frame
from communique.rendering.links import Here
from communique.text.characters import visible_in_utf8


class Studio:
    """Where pages are drawn: the templates, made once, and what stands round every page.

    `templates` are folders in order of precedence, the site's own first.
    """

    def __init__(
        self,
        site: Site,
        addresses: Mapping[str, str],
        templates: tuple[Path, ...],
        around: Frame,
    ) -> None:
        self._site, self._templates, self._around = site, templates, around
        self._here = Here(site, addresses)
        self._env = environment(templates, site.words, self._here, site, quick=True)
        self.by_jinja: set[str] = set()

    def compiled(self) -> Studio:
        """This studio with every template compiled, as it is to be before processes part."""
        for name in self._env.list_templates():
            with suppress(Exception):  # told by the page that needs it
                self._env.get_template(name)
        return self

    def draw(self, page: Page) -> Output | Finding:
        """The page as a file; a finding where its template fails."""
        self._here.stand_on(page.url)
        try:
            return Output(file_of(page.url), visible_in_utf8(self._html(page)))
        except Exception as fault:  # a template is a program of the site's: whatever it does has its place in a file
            return _finding(page, fault, self._templates)

    def _html(self, page: Page) -> str:
        """The page by the quick way, or where that fails by Jinja's, which does all and names the place of a fault."""
        given = {"page": page, "view": page.view, "site": self._site, "frame": self._around}
        if page.template not in self.by_jinja:
            with suppress(Exception):
                return self._env.get_template(page.template).render(given)
        html = self._jinja.get_template(page.template).render(given)
        self.by_jinja.add(page.template)
        return html

    @cached_property
    def _jinja(self) -> Environment:
        """The environment with Jinja's own compiler."""
        return environment(self._templates, self._site.words, self._here, self._site)


def file_of(url: str) -> str:
    """The path of the file that a page is."""
    return url if url.endswith((".html", ".js")) else posixpath.join(url, "index.html")


def ground(
    templates: tuple[Path, ...], static: tuple[Path, ...]
) -> tuple[Mapping[str, str], tuple[Output, ...], tuple[Finding, ...]]:
    """The static files of a site by their names, and as files; a finding for each link in folders drawn from."""
    links = tuple(finding for folder in (*templates, *static) for finding in _links(folder))
    return (*(({}, ()) if links else assets(static)), links)


def render(
    pages: tuple[Page, ...],
    site: Site,
    strings: Mapping[str, str],
    templates: tuple[Path, ...],
    static: tuple[Path, ...],
) -> tuple[tuple[Output, ...], tuple[Finding, ...]]:
    """All pages drawn and all static files named; folders are in order of precedence, the site's own first.

    A page whose template fails gives a finding instead of an output; where a folder holds a link, nothing is drawn.
    """
    addresses, files, links = ground(templates, static)
    if links:
        return (), links
    studio = Studio(replace(site, words=strings), addresses, templates, frame(pages))
    made = [studio.draw(page) for page in pages]
    outputs = (each for each in made if isinstance(each, Output))
    return (*outputs, *files), tuple(each for each in made if isinstance(each, Finding))


def sources(folders: tuple[Path, ...]) -> tuple[tuple[Path, bytes], ...]:
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

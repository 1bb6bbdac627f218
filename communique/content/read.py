"""The door of the room: all of `content/` read over what ships with the program."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from communique.content.addresses import addresses, moved
from communique.content.documents import document
from communique.content.events import event
from communique.content.files import read_markdown, read_text, records, strays
from communique.content.languages import language
from communique.content.pages import collection, page
from communique.content.site import site
from communique.content.strings import strings
from communique.content.vocabularies import FILES, vocabularies
from communique.model.content import Content, Moved
from communique.model.finding import FieldError, Finding, Where
from communique.model.language import Language
from communique.text.fields import Node, load
from communique.text.limits import YAML
from communique.text.markdown import Parts, split
from communique.text.slugs import is_id, why_no_id

T = TypeVar("T")

FOLDERS = {
    "documents": ".yaml",
    "events": ".md",
    "collections": ".md",
    "pages": ".md",
    "vocabularies": ".yaml",
    "languages": ".yaml",
    "strings": ".yaml",
}
"""The folders of `content/`, and how the names of their files end."""

SHIPPED = Path(__file__).parent.parent / "data"
"""Tables that come with the program."""


def read(root: Path) -> tuple[Content, tuple[Finding, ...]]:
    """Read `content/` below a site's root. Nothing is raised for what stands in it: each fault is a finding."""
    findings: list[Finding] = []
    empty = Node(Where("content/site.yaml"), "", "null", None)
    path = root / "content" / "site.yaml"
    written = _yaml(path, "content/site.yaml", findings) if os.path.lexists(path) else empty
    settings = site(written or empty, findings if written else [])
    lists = {name: _layers(root, f"{name}.yaml", f"vocabularies/{name}.yaml", findings) for name in FILES}
    content = Content(
        site=settings,
        languages=_languages(root, findings),
        vocabularies=vocabularies(lists, settings.language, findings),
        documents=_yaml_records(root, findings),
        events=_markdown_records(root, "events", event, findings),
        collections=_markdown_records(root, "collections", collection, findings),
        pages=_markdown_records(root, "pages", page, findings),
        addresses=addresses(root, findings),
        moved=_moved(root, findings),
        strings=_strings(root, settings.language, written, findings),
    )
    findings.extend(strays(root, FOLDERS, FILES))
    return content, tuple(findings)


def _strings(root: Path, code: str, settings: Node | None, findings: list[Finding]) -> dict[str, str]:
    """The words of the interface in the site's language; English ones say which there must be."""
    files = _layers(root, f"strings/{code}.yaml", f"strings/{code}.yaml", findings)
    english = SHIPPED / "strings" / "en.yaml"
    model = load(english.read_text(encoding="utf-8"), "communique/data/strings/en.yaml")
    language = settings.value.get("language") if settings and settings.kind == "mapping" else None
    return strings(files, model, language.where if language else Where("content/site.yaml"), findings)


def _moved(root: Path, findings: list[Finding]) -> tuple[Moved, ...]:
    """Where pages went that are no documents or events."""
    path = root / "content" / "moved.yaml"
    node = _yaml(path, "content/moved.yaml", findings) if path.exists() or path.is_symlink() else None
    return moved(node, findings) if node else ()


def _languages(root: Path, findings: list[Finding]) -> tuple[Language, ...]:
    shipped = {path.stem for path in (SHIPPED / "languages").glob("*.yaml")}
    own = {path.stem for path in records(root, "languages", ".yaml")}
    return tuple(
        language(code, _layers(root, f"languages/{code}.yaml", f"languages/{code}.yaml", findings), findings)
        for code in sorted(shipped | own)
    )


def _layers(root: Path, shipped: str, own: str, findings: list[Finding]) -> tuple[Node, ...]:
    """A table as it ships and as the site has it, those that exist."""
    files = ((SHIPPED / shipped, f"communique/data/{shipped}"), (root / "content" / own, f"content/{own}"))
    found = (_yaml(path, shown, findings) for path, shown in files if path.exists() or path.is_symlink())
    return tuple(node for node in found if node)


def _yaml(path: Path, shown: str, findings: list[Finding]) -> Node | None:
    """A file's nodes; None where it cannot be read, which is kept."""
    try:
        return load(read_text(path, shown, YAML), shown)
    except FieldError as error:
        findings.append(error.finding)
        return None


def _yaml_records(root: Path, findings: list[Finding]) -> tuple:
    found = []
    for path in records(root, "documents", ".yaml"):
        shown = f"content/documents/{path.name}"
        node = _yaml(path, shown, findings)
        if _named(path.stem, shown, findings) and node:
            found.append(document(path.stem, node, findings))
    return tuple(found)


def _markdown_records(
    root: Path, folder: str, build: Callable[[str, Node, Parts, list[Finding]], T], findings: list[Finding]
) -> tuple[T, ...]:
    found: list[T] = []
    for path in records(root, folder, ".md"):
        shown = f"content/{folder}/{path.name}"
        if not _named(path.stem, shown, findings):
            continue
        try:
            parts = split(read_markdown(path, shown))
            if parts is None:
                hint = "begin the file with a line of three hyphens, its fields, and again three hyphens"
                raise FieldError(Finding(Where(shown, 1), "file", "has no front matter", "E120", hint))
            found.append(build(path.stem, load(parts.front, shown, parts.front_line), parts, findings))
        except FieldError as error:
            findings.append(error.finding)
    return tuple(found)


def _named(stem: str, shown: str, findings: list[Finding]) -> bool:
    if is_id(stem):
        return True
    findings.append(Finding(Where(shown), "file", f'the name "{stem}" cannot be an id', "E110", why_no_id(stem)))
    return False

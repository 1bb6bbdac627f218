"""A build only where something changed: the look at all that a site is made of, before the program that makes it is loaded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from communique.built import Built
from communique.publishing.inputs import PROJECT, Known, fingerprint, remember, unchanged, versions
from communique.publishing.publish import Published
from communique.workers import Workers

COUNTED = ("documents", "events", "pages", "files")
"""What is told of a build."""


def renew(
    root: Path,
    out: Path,
    address: str | None,
    tell: Callable[[str], None],
    draft: bool,
    file_links: bool,
    workers: Workers,
) -> Built:
    """`build`, or nothing at all where `out` is what a build without findings made of these very inputs."""
    tell("looking for changes")
    inputs = "" if draft else _inputs(root, address, file_links, workers)
    known = unchanged(out, inputs, workers)
    if known:
        return Built((), **known.counted, published=Published(known.counted["files"], 0, False, known.manifest))
    from communique.kept.kept import Kept, load, save  # these and all that they need take half a second to be loaded
    from communique.pipeline import build

    before = Kept() if workers.cluster else Kept(load(out))
    built = build(root, out, address, tell, draft=draft, file_links=file_links, before=before, workers=workers)
    if built.published and built.kept and not workers.cluster:
        save(out, built.kept.pages)
    if inputs and built.published and not built.findings and _inputs(root, address, file_links, workers) == inputs:
        remember(out, Known(inputs, built.published.digest, {name: getattr(built, name) for name in COUNTED}))
    return built


def _inputs(root: Path, address: str | None, file_links: bool, workers: Workers) -> str:
    """The sum of all that a build goes by: what people wrote, the program, and the packages that it draws with."""
    own = (root / name for name in ("content", "seeds", "templates", "static"))
    program = (PROJECT / name for name in ("communique", "templates", "static"))
    words = (address or "", str(file_links), *versions())
    return fingerprint(dict.fromkeys((*own, *program)), words, workers)

"""A build only where something changed: the look at all that a site is made of, before the program that makes it is loaded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from communique.built import Built
from communique.publishing.inputs import PROJECT, Known, fingerprint, remember, sums, unchanged, versions
from communique.publishing.publish import Published
from communique.workers import Workers, growing_memory

OWN = ("content", "seeds", "templates", "static")
PROGRAM = ("communique", "templates", "static")
"""Folders of a site, and of the program, that a build goes by."""
COUNTED = ("documents", "events", "pages", "files")
"""What is told of a build."""


@growing_memory()
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
    folders = tuple(dict.fromkeys((*(root / name for name in OWN), *(PROJECT / name for name in PROGRAM))))
    words = (address or "", str(file_links), *versions())
    found = sums(folders, workers)
    inputs = "" if draft else fingerprint(found, words)
    known = unchanged(out, inputs, workers)
    if known:
        return Built((), **known.counted, published=Published(known.counted["files"], 0, False, known.manifest))
    from communique.kept.kept import Kept, kept_beside  # these and all that they need take half a second to be loaded
    from communique.pipeline import build

    seeds = {f"seeds/{path}": own for (number, path), own in (found or {}).items() if number == OWN.index("seeds")}
    keep = not workers.cluster
    before = kept_beside(out, seeds) if keep else Kept()
    built = build(root, out, address, tell, draft=draft, file_links=file_links, before=before, workers=workers, keep=keep)
    if inputs and built.published and not built.findings and fingerprint(sums(folders, workers), words) == inputs:
        remember(out, Known(inputs, built.published.digest, {name: getattr(built, name) for name in COUNTED}))
    return built

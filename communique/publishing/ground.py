"""Where a site may be written: a folder that a build made, an empty one, or none yet; never the site's own."""

from __future__ import annotations

import os
from pathlib import Path

from communique.publishing.manifest import MANIFEST, parse

OWN = ("content", "seeds", "templates", "static", "communique", "tests", ".git", ".venv")
"""Folders of a site or of the program that hold what people wrote; nothing is ever built into them."""


class Refused(Exception):
    """The output folder is not one that a build may replace; the message says why."""


def refuse(out: Path, *sources: Path) -> None:
    """Raise Refused unless `out` may be replaced and neither is, holds, nor lies in what the `sources` folders hold.

    `sources` are the site's and the program's own folders. Nothing is written or deleted by this.
    """
    place = out.resolve()
    for source in (folder.resolve() for folder in sources):
        if place == source or place in source.parents:
            raise Refused(f"{out} is the site itself or a folder that holds it; choose one of its own for the output")
        for name in OWN:
            if (source / name) in (place, *place.parents):
                raise Refused(f"{out} lies in {name}/, which holds sources; choose a folder of its own for the output")
    if place.exists() and not place.is_dir():
        raise Refused(f"{out} is a file; choose a folder for the output")
    if place.exists() and not _made_by_a_build(place):
        raise Refused(f"{out} holds files and no {MANIFEST} of a build; empty it or choose another folder")


def _made_by_a_build(folder: Path) -> bool:
    """Whether the folder is empty or bears the mark of a build."""
    manifest = folder / MANIFEST
    if manifest.is_file() and not manifest.is_symlink():
        return parse(manifest.read_bytes()) is not None
    with os.scandir(folder) as entries:
        return next(entries, None) is None

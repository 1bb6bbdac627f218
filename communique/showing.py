"""What is shown of a site while it is worked on: what was built last, and at once the pages of a source just saved."""

from __future__ import annotations

import hashlib
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from communique import faults
from communique.built import Built
from communique.desk.review_page import review_pages
from communique.glance import glance
from communique.kept.kept import Kept
from communique.pipeline import build, no_pages
from communique.watch import snapshot, watch
from communique.workers import Workers, cores

LOOK = 0.3
"""Seconds between two looks, during a build, at whether more was saved."""


class _InVain(Exception):
    """The build that is under way need not end: the server does, or more was saved."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is to be shown now: the last good site, or a page of faults in the place of its pages; `version` names either.

    `fresh` are pages that are newer than the site, by the paths of their files.
    """

    fault: str = ""
    version: str = ""
    fresh: Mapping[str, bytes] = field(default_factory=dict)


def show(
    root: Path,
    folder: Path,
    address: str,
    quiet: bool,
    review: bool,
    tell: Callable[[Shown], None],
    ended: Callable[[float], bool],
) -> None:
    """Build the site of a root folder into `folder`, and again whenever it changes, until it is `ended` (see `watch`).

    What is to be shown is told after the first build, and whenever it is another. With `review`, the site has the review
    pages too.
    """
    seen, builder = snapshot(root), Builder(root, folder, address, quiet, review)
    if not quiet:
        print("Building ...", flush=True)
    builder.build(lambda: ended(0))
    tell(builder.shown)
    watch(root, seen, builder.glance, builder.build, lambda: tell(builder.shown), ended)


class Builder:
    """Builds what is shown again and again, each time over what was kept of the last; no fault of a site ends it."""

    def __init__(self, root: Path, folder: Path, address: str, quiet: bool, review: bool) -> None:
        self._root, self._folder, self._address, self._quiet = root, folder, address, quiet
        self._also = review_pages if review else no_pages
        self._built: Built | None = None
        self.shown = Shown()

    def glance(self, paths: tuple[Path, ...]) -> bool:
        """Show the pages of the one source that was saved; whether there was anything to show."""
        last = self._built.last if self._built else None
        if last is None or len(paths) != 1 or self.shown.fault:
            return False
        try:
            drawn = glance(last, paths[0])
        except Exception:  # what it stumbles over, the whole build tells
            return False
        if drawn:
            fresh = {**self.shown.fresh, **{file.path: file.body for file in drawn}}
            self.shown = Shown("", _version(*(file.body for file in drawn)), fresh)
        return bool(drawn)

    def build(self, in_vain: Callable[[], bool]) -> bool:
        """Build the site and show it, or its faults; whether it was done before it was in vain."""
        looked = time.monotonic()

        def go_on(words: str) -> None:
            nonlocal looked
            if time.monotonic() - looked > LOOK:
                if in_vain():
                    raise _InVain
                looked = time.monotonic()

        try:
            before = (self._built.kept if self._built else None) or Kept()
            workers = Workers(cores())
            built = build(self._root, self._folder, self._address, go_on, self._also, before=before, workers=workers)
        except _InVain:
            return False
        except Exception as error:  # a fault of ours, or of the disk: the server outlives it
            if not isinstance(error, OSError):
                traceback.print_exc()
            self._tell((faults.shown(f"{type(error).__name__}: {error}"),), "1 error", None)
        else:
            self._built = built
            self._tell(faults.lines(built.findings), faults.count(built.findings), built)
        return True

    def _tell(self, lines: tuple[str, ...], count: str, built: Built | None) -> None:
        """Show the outcome of a build, and say what it is."""
        for line in lines:
            print(line, file=sys.stderr, flush=True)
        done = built.published if built else None
        fault = "" if done else faults.page(lines, count)
        self.shown = Shown(fault, _version((done.digest if done else fault).encode(errors="replace")))
        if built and done and not self._quiet:
            print(f"Built {built.pages} pages, {done.written} files new." + (f" {count}." if count else ""), flush=True)
        elif not done:
            print(f"{count}. The last good site is kept.", file=sys.stderr, flush=True)


def _version(*bodies: bytes) -> str:
    return f"v{hashlib.sha256(b''.join(bodies)).hexdigest()[:16]}"

"""Files looked at again and again: what is saved while a site is built is built next."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from communique.pipeline import PROJECT

PAUSE = 0.1  # seconds between two looks
SITE = ("content", "seeds", "templates", "static")
PROGRAM = ("templates", "static", "communique/data")

Snapshot = dict[str, tuple[int, ...]]
"""Every watched file by its path, with what changes when it does: time, size, inode, time of the inode.

Folders too, with a "/" behind their paths: theirs tell of a file that came and went while a build read it.
"""


def snapshot(root: Path) -> Snapshot:
    """The files that a site is built from as they are now."""
    folders = dict.fromkeys([root / name for name in SITE] + [PROJECT / name for name in PROGRAM])
    found: Snapshot = {}
    for folder in folders:
        for place, _, names in os.walk(folder):
            for path in (f"{place}/", *(os.path.join(place, name) for name in names)):
                try:
                    state = os.lstat(path)
                except OSError:  # gone since its folder was read
                    continue
                found[path] = (state.st_mtime_ns, state.st_size, state.st_ino, state.st_ctime_ns)
    return found


def watch(
    root: Path,
    seen: Snapshot,
    glance: Callable[[tuple[Path, ...]], bool],
    make: Callable[[Callable[[], bool]], bool],
    tell: Callable[[], None],
    ended: Callable[[float], bool],
) -> None:
    """Whenever the files differ from those that were seen last: `glance` at the paths saved, then `make` all; `tell` after
    each that shows something new. Ends when `ended`, which waits so many seconds, says so.

    `make` is given what says whether its work is in vain, since more was saved meanwhile, and says whether it was done.
    """
    done = True
    while not ended(PAUSE):
        now = snapshot(root)
        if now == seen and done:
            continue
        changed = (path for path in now.keys() | seen.keys() if now.get(path) != seen.get(path))
        paths = tuple(Path(path) for path in changed if not path.endswith("/"))
        seen = now
        if glance(paths):
            tell()
        done = make(lambda: ended(0) or snapshot(root) != now)
        if done:
            tell()

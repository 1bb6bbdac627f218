"""Two folders exchanged in one step, so that a published site is at every instant wholly the old or wholly the new."""

from __future__ import annotations

import ctypes
import errno
import os
import re
import shutil
import sys
from pathlib import Path

UNSUPPORTED = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP)
_HERE = -100  # AT_FDCWD: paths are taken from the working folder
_EXCHANGE = 2  # RENAME_EXCHANGE on Linux, RENAME_SWAP on macOS


def swap(stage: Path, out: Path) -> None:
    """Put `stage` in the place of `out`; what was there before then lies at `stage` or at `.NAME.old`."""
    if not out.exists():
        os.rename(stage, out)
    elif not exchange(stage, out):
        in_two_steps(stage, out)
    flush_folder(out.parent)


def recover(out: Path) -> None:
    """Undo what an interrupted build left: the old site is put back if none is there; stages and old sites go."""
    old = set_aside(out)
    if old.is_dir() and not out.exists():
        os.rename(old, out)
    stages = re.compile(re.escape(f".{out.name}.staging-") + r"\d+")
    for left in [out.parent / name for name in sorted(os.listdir(out.parent)) if stages.fullmatch(name)] + [old]:
        remove(left)


def set_aside(out: Path) -> Path:
    """Where the old site lies between the two steps of a replacement without exchange."""
    return out.parent / f".{out.name}.old"


def remove(folder: Path) -> None:
    """Remove a folder with all that it holds, if it is there; a link is removed, not what it leads to."""
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where this system or file system cannot."""
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            done = libc.renamex_np(os.fsencode(one), os.fsencode(other), _EXCHANGE)
        else:
            done = libc.renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
    except (AttributeError, OSError, TypeError):  # no such call, or no such library
        return False
    code = ctypes.get_errno()
    if done and code not in UNSUPPORTED:
        raise OSError(code, os.strerror(code), str(other))
    return not done


def in_two_steps(stage: Path, out: Path) -> None:
    """Replace without exchange: `recover` puts the old site back if the process dies between the two renames."""
    old = set_aside(out)
    os.rename(out, old)
    try:
        os.rename(stage, out)
    except BaseException:
        os.rename(old, out)
        raise


def flush(folder: Path) -> None:
    """Bring all that was written below a folder to the disk: one call where there is one, else file by file."""
    try:
        syncfs = ctypes.CDLL(None, use_errno=True).syncfs
    except (AttributeError, OSError, TypeError):
        _flush_each(folder)
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        if syncfs(descriptor):
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), str(folder))
    finally:
        os.close(descriptor)


def _flush_each(folder: Path) -> None:
    for place, _, names in os.walk(folder):
        for name in names:
            with open(os.path.join(place, name), "rb+") as file:
                os.fsync(file.fileno())
        flush_folder(Path(place))


def flush_folder(folder: Path) -> None:
    """Bring a folder's own entries to the disk; Windows has no such call."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

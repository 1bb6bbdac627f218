"""The kept pages of a site in a file beside it, lines of JSON; one that cannot be read keeps nothing.

The first line has the ground and how many pages follow, a line each; then come the lookups that they number, and last
the digest of all lines before it, since what was written in by hand could be anything.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, BinaryIO

from communique.checks.check import Noted
from communique.kept.lookups import Lookup
from communique.kept.pages import KeptPage, KeptPages
from communique.model.page import Filed

_encode = json.JSONEncoder(check_circular=False, separators=(",", ":")).encode


def place(out: Path, what: str = "pages") -> Path:
    """The file for the pages, or what else is kept, of the site at `out`: `.NAME.pages` beside it."""
    out = out.resolve()
    return out.parent / f".{out.name}.{what}"


def load(out: Path) -> KeptPages:
    """What was kept of the site at `out`; nothing where no build left anything, or where it is torn."""
    try:
        with place(out).open("rb") as file:
            read = _Sealed(file)
            ground, number = read.line()
            rows = [read.line() for _ in range(number)]
            lookups = [(where, tuple(key) if isinstance(key, list) else key) for where, key in read.line()]
            if not read.whole():
                return KeptPages()
        return KeptPages(bytes.fromhex(ground), {url: _page(row, lookups) for url, *row in rows})
    except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return KeptPages()


def save(out: Path, kept: KeptPages) -> None:
    """Keep pages beside the site at `out`; whoever calls this holds its lock."""
    write(place(out), _sealed(map(_line, _lines(kept))))


class _Sealed:
    """Lines read from a file whose last one is the digest of all before it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._total = file, blake2b()

    def line(self) -> Any:
        """What the next line says; raises ValueError where it is none of JSON."""
        body = self._file.readline()
        self._total.update(body)
        return json.loads(body)

    def whole(self) -> bool:
        """Whether the lines read so far are all, and as they were written."""
        return self._file.read() == _line([self._total.hexdigest()])


def _sealed(lines: Iterable[bytes]) -> Iterator[bytes]:
    total = blake2b()
    for line in lines:
        total.update(line)
        yield line
    yield _line([total.hexdigest()])


def _lines(kept: KeptPages) -> Iterator[list[Any]]:
    """What the lines say; each is made when it is written, since all together would take much memory."""
    numbers: dict[Lookup, int] = {}
    pages = {url: page for url, page in kept.pages.items() if _sound(page)}
    yield [kept.ground.hex(), len(pages)]
    for url, page in pages.items():
        yield [url, *_row(page, numbers)]
    yield [*numbers]


def _line(said: list[Any]) -> bytes:
    return _encode(said).encode() + b"\n"


def write(target: Path, parts: Iterable[bytes]) -> None:
    """Write a file in one step. A disk that cannot hold it costs the next build time, and this one nothing."""
    scratch = target.with_name(f"{target.name}.new")
    try:
        with scratch.open("wb") as file:
            file.writelines(parts)
        os.replace(scratch, target)
    except OSError:
        with suppress(OSError):
            scratch.unlink()


def _sound(page: KeptPage) -> bool:
    """Whether every file of a page was put there, without a fault."""
    return len(page.noted) == len(page.filed) and not any(file.findings for file in page.noted)


def _row(page: KeptPage, numbers: dict[Lookup, int]) -> list[Any]:
    lookups = [numbers.setdefault(lookup, len(numbers)) for lookup in page.lookups]
    return [page.key.hex(), lookups, *_files(page)]


def _files(page: KeptPage) -> Iterator[list[Any]]:
    for noted, filed in zip(page.noted, page.filed, strict=True):
        yield [filed.path, filed.digest, filed.size, " ".join(noted.ids), "\n".join(noted.leads)]


def _page(row: list[Any], lookups: list[Lookup]) -> KeptPage:
    key, numbers, *files = row
    noted = (Noted(path, tuple(ids.split()), tuple(leads.split("\n")) if leads else ()) for path, _, _, ids, leads in files)
    filed = (Filed(path, digest, size) for path, digest, size, _, _ in files)
    return KeptPage(bytes.fromhex(key), tuple([lookups[number] for number in numbers]), tuple(noted), tuple(filed))

"""The readings of a site in a file beside it: a line of JSON that says which lines follow, and a line for each reading.

Whatever was torn, or written in by hand, is as if it had not been kept: its source is read again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from communique.kept.file import place, write
from communique.model.packed import unpacked
from communique.model.seed import Reading
from communique.publishing.lock import alone


@dataclass(frozen=True, slots=True)
class Packed:
    """A reading as it is kept: the SHA-256 of its source, its line, and the digest of that."""

    digest: str
    line: bytes
    seal: str

    @staticmethod
    def of(digest: str, line: bytes) -> Packed:
        """A line as it is now."""
        return Packed(digest, line, _seal(line))


def _seal(line: bytes) -> str:
    return blake2b(line, digest_size=16).hexdigest()


@dataclass(frozen=True)
class Stored(Mapping[str, Reading]):
    """Stored readings by the paths of their sources, each unpacked when it is asked for."""

    packed: Mapping[str, Packed] = field(default_factory=dict)

    def __getitem__(self, path: str) -> Reading:
        """Raises KeyError where there is none, or none that can be read."""
        packed = self.packed[path]
        if _seal(packed.line) == packed.seal:
            try:
                reading = unpacked(packed.line)
                if (reading.clean.seed.path, reading.clean.seed.digest) == (path, packed.digest):
                    return reading
            except Exception:  # who writes in the file by hand can write anything, and its digest too
                pass
        raise KeyError(path)

    def __iter__(self) -> Iterator[str]:
        return iter(self.packed)

    def __len__(self) -> int:
        return len(self.packed)


def load(out: Path, sums: Mapping[str, str]) -> tuple[bytes, Stored]:
    """The ground of the readings kept for the site at `out`, and those whose sources have these sums, by their paths."""
    try:
        with place(out, "readings").open("rb") as file:
            held = json.loads(file.readline())
            rows = [(str(path), str(digest), str(seal)) for path, digest, seal in held["rows"]]
            found = {path: Packed(digest, file.readline().rstrip(b"\n"), seal) for path, digest, seal in rows}
            return bytes.fromhex(held["ground"]), Stored({p: f for p, f in found.items() if sums.get(p) == f.digest})
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return b"", Stored()


def save(out: Path, ground: bytes, packed: Mapping[str, Packed]) -> None:
    """Keep readings beside the site at `out`, under its lock."""
    rows = [(path, each.digest, each.seal) for path, each in packed.items()]
    head = json.dumps({"ground": ground.hex(), "rows": rows}, separators=(",", ":")).encode()
    target = place(out, "readings")
    target.parent.mkdir(parents=True, exist_ok=True)
    with alone(out.resolve()):
        write(target, (line + b"\n" for line in (head, *(each.line for each in packed.values()))))

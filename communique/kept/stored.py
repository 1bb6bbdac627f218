"""The readings of a site in a file beside it: a line of JSON that says where each lies, and behind it one after another.

A reading is kept as it passes between processes, pickled as classes and their fields. Whoever reads the file makes
classes of the model from it and nothing else; what does not fit is read from its source again.
"""

from __future__ import annotations

import io
import json
import pickle
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, is_dataclass
from datetime import date
from pathlib import Path

from communique.kept.file import place, write
from communique.model import authority, dates, provenance, seed
from communique.model.seed import Reading
from communique.publishing.lock import alone

MODULES = {module.__name__: module for module in (authority, dates, provenance, seed)}


@dataclass(frozen=True, slots=True)
class Packed:
    """A reading as it is kept: the SHA-256 of its source, and its bytes."""

    digest: str
    body: bytes


@dataclass(frozen=True)
class Stored(Mapping[str, Reading]):
    """Stored readings by the paths of their sources, each unpacked when it is asked for."""

    packed: Mapping[str, Packed] = field(default_factory=dict)

    def __getitem__(self, path: str) -> Reading:
        """Raises KeyError where there is none, or none that can be read."""
        packed = self.packed[path]
        try:
            reading = _Unpickler(io.BytesIO(packed.body)).load()
            if (reading.clean.seed.path, reading.clean.seed.digest) == (path, packed.digest):
                return reading
        except Exception:  # a file that is torn or was written in by hand can be anything
            pass
        raise KeyError(path)

    def __iter__(self) -> Iterator[str]:
        return iter(self.packed)

    def __len__(self) -> int:
        return len(self.packed)


class _Unpickler(pickle.Unpickler):
    """Makes records of the model and days, and nothing else."""

    def find_class(self, module: str, name: str) -> type:
        """The class of a record. Raises UnpicklingError for anything else."""
        if (module, name) == ("datetime", "date"):
            return date
        found = getattr(MODULES.get(module), name, None)
        if isinstance(found, type) and is_dataclass(found):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is no record of the model")


def load(out: Path, sums: Mapping[str, str]) -> tuple[bytes, Stored]:
    """The ground of the readings kept for the site at `out`, and those whose sources have these sums, by their paths."""
    try:
        with place(out, "readings").open("rb") as file:
            held = json.loads(file.readline())
            rows = [(str(path), str(digest), int(size)) for path, digest, size in held["rows"]]
            found = {path: Packed(digest, file.read(size)) for path, digest, size in rows}
            return bytes.fromhex(held["ground"]), Stored({p: f for p, f in found.items() if sums.get(p) == f.digest})
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return b"", Stored()


def save(out: Path, ground: bytes, packed: Mapping[str, Packed]) -> None:
    """Keep readings beside the site at `out`, under its lock."""
    rows = [(path, each.digest, len(each.body)) for path, each in packed.items()]
    head = json.dumps({"ground": ground.hex(), "rows": rows}, separators=(",", ":")).encode()
    target = place(out, "readings")
    target.parent.mkdir(parents=True, exist_ok=True)
    with alone(out.resolve()):
        write(target, (head + b"\n", *(each.body for each in packed.values())))

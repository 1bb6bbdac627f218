"""The door of the room: all that a build keeps for the next one, its pages and its readings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from communique.kept import file, stored
from communique.kept.digests import digest
from communique.kept.lookups import Lookups
from communique.kept.pages import Keeper, KeptPage, KeptPages
from communique.kept.stored import Packed, Stored
from communique.model.seed import Reading

__all__ = ["Keeper", "KeptPage", "KeptPages", "Lookups", "digest"]


@dataclass(frozen=True, slots=True)
class KeptReadings:
    """Readings by the paths of their sources; `ground` is the digest of the words that they were read by.

    They are `sure` where their sources were looked at just now, and need not be looked at again.
    """

    ground: bytes = b""
    readings: Mapping[str, Reading] = field(default_factory=dict)
    sure: bool = False

    def on(self, ground: bytes) -> KeptReadings:
        """What of it may serve a build on this ground."""
        return self if self.ground == ground else KeptReadings(ground)


@dataclass(frozen=True, slots=True)
class Kept:
    """What a build may take over from an earlier one."""

    pages: KeptPages = KeptPages()
    readings: KeptReadings = KeptReadings()


def kept_readings(ground: bytes, readings: tuple[Reading, ...]) -> KeptReadings:
    """The readings of a build."""
    return KeptReadings(ground, {reading.clean.seed.path: reading for reading in readings})


def kept_beside(out: Path, sums: Mapping[str, str]) -> Kept:
    """What was kept beside the site at `out`; `sums` are the SHA-256 of its sources as they are now, by their paths."""
    return Kept(file.load(out), KeptReadings(*stored.load(out, sums), sure=True))


def keep_pages(out: Path, pages: KeptPages) -> None:
    """Keep pages beside the site, for the build of another process."""
    file.save(out, pages)


def keep_readings(out: Path, before: KeptReadings, fresh: Mapping[str, bytes], readings: Iterable[Reading]) -> None:
    """Keep readings beside the site: those of `before`, which are of the same ground, and the `fresh` ones, packed.

    Each reading gets its seal.
    """
    known = before.readings.packed if isinstance(before.readings, Stored) else {}
    by_path = {reading.clean.seed.path: reading for reading in readings}
    packed = {path: Packed.of(by_path[path].clean.seed.digest, line) for path, line in fresh.items() if path in by_path}
    held = {**known, **packed}
    for path, reading in by_path.items():
        if path in held and held[path].digest == reading.clean.seed.digest:
            object.__setattr__(reading, "seal", held[path].seal)  # what is frozen stays as it is
    if packed:
        stored.save(out, before.ground, held)

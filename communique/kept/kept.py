"""The door of the room: all that a build keeps for the next one, its pages and its readings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from communique.kept.digests import digest
from communique.kept.file import load, save
from communique.kept.lookups import Lookups
from communique.kept.pages import Keeper, KeptPage, KeptPages
from communique.model.seed import Reading

__all__ = [
    "Keeper", "Kept", "KeptPage", "KeptPages", "KeptReadings", "Lookups", "digest", "kept_readings", "load", "save",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class KeptReadings:
    """Readings by the paths of their sources; `ground` is the digest of the words that they were read by."""

    ground: bytes = b""
    readings: Mapping[str, Reading] = field(default_factory=dict)

    def on(self, ground: bytes) -> Mapping[str, Reading]:
        """Those that may serve a build on this ground."""
        return self.readings if self.ground == ground else {}


@dataclass(frozen=True, slots=True)
class Kept:
    """What a build may take over from an earlier one."""

    pages: KeptPages = KeptPages()
    readings: KeptReadings = KeptReadings()


def kept_readings(ground: bytes, readings: tuple[Reading, ...]) -> KeptReadings:
    """The readings of a build."""
    return KeptReadings(ground, {reading.clean.seed.path: reading for reading in readings})

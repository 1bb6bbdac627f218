"""Every quotation in the archive stands in its source, at the offsets given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from communique.model.archive import Archive
from communique.model.finding import Finding, Where
from communique.model.ids import SeedId
from communique.model.provenance import Evidence
from communique.model.seed import CleanText, Seed


def check(archive: Archive) -> Iterator[Finding]:
    """A finding for each piece of evidence, anywhere in the archive, that does not hold in its seed's raw text."""
    seeds = {d.clean.seed.id: d.clean.seed for d in archive.documents.values()}
    for field, evidence in _evidence(archive, ""):
        message = _fault(evidence, seeds)
        if message:
            yield Finding(_where(evidence, seeds), field, message, "E411")


def _evidence(value: Any, field: str) -> Iterator[tuple[str, Evidence]]:
    """All evidence in a value, with the names of the fields that lead there."""
    if isinstance(value, Evidence):
        yield field, value
    elif isinstance(value, tuple):
        for item in value:
            yield from _evidence(item, field)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _evidence(item, f"{field}[{key}]")
    elif is_dataclass(value) and not isinstance(value, CleanText):  # a clean text quotes by spans alone
        for name in _names(type(value)):
            yield from _evidence(getattr(value, name), f"{field}.{name}".lstrip("."))


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _fault(evidence: Evidence, seeds: Mapping[SeedId, Seed]) -> str:
    """What is wrong with a piece of evidence; empty where it holds."""
    seed = seeds.get(evidence.seed)
    if seed is None:
        return f'quotes "{evidence.seed}", which is no seed of the archive'
    if not evidence.spans or any(span.start >= span.end for span in evidence.spans):
        return "rests on no words"
    if any(not 0 <= span.start < span.end <= len(seed.text) for span in evidence.spans):
        return f"quotes from beyond the text, which has {len(seed.text)} characters"
    found = "".join(seed.text[span.start : span.end] for span in evidence.spans)
    if found != evidence.quote:
        return f'quotes "{evidence.quote}", where the text has "{found}"'
    return ""


def _where(evidence: Evidence, seeds: Mapping[SeedId, Seed]) -> Where:
    seed = seeds.get(evidence.seed)
    if seed is None:
        return Where(f"seeds/{evidence.seed}")
    return Where(seed.path, seed.line(evidence.spans[0].start) if evidence.spans else 0)

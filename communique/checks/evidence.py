"""Every quotation in the archive stands in its source, at the offsets given."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from types import NoneType
from typing import Any, Literal, NewType, get_args, get_origin, get_type_hints

from communique.model.archive import Archive
from communique.model.dates import ArchiveDate
from communique.model.finding import Finding, Where
from communique.model.ids import SeedId
from communique.model.provenance import Evidence
from communique.model.seed import CleanText, Seed

_BARE = (str, bytes, int, float, bool, NoneType, ArchiveDate, CleanText)
"""What holds no evidence; a clean text quotes by spans alone."""


def check(archive: Archive) -> Iterator[Finding]:
    """A finding for each piece of evidence, anywhere in the archive, that does not hold in its seed's raw text."""
    seeds = {d.clean.seed.id: d.clean.seed for d in archive.documents.values()}
    if not any(_fault(evidence, seeds) for evidence in _pieces(archive)):
        return
    for field, evidence in _named(archive, ""):
        message = _fault(evidence, seeds)
        if message:
            yield Finding(_where(evidence, seeds), field, message, "E411")


def _pieces(value: Any) -> Iterator[Evidence]:
    """All evidence in a value, in no order; of fields, those are looked at that can hold some by what is declared."""
    left = [value]
    while left:
        value = left.pop()
        if isinstance(value, Evidence):
            yield value
        else:
            left += _parts(type(value))(value)


@cache
def _parts(kind: type) -> Callable[[Any], Any]:
    """What gives the parts of such a value that can hold evidence."""
    if issubclass(kind, tuple):
        return iter
    if issubclass(kind, Mapping):
        return lambda value: value.values()
    declared = get_type_hints(kind) if is_dataclass(kind) and kind not in _BARE else {}
    names = [name for name in declared if _can_hold(declared[name])]
    if len(names) > 1:
        return attrgetter(*names)
    return (lambda value: (getattr(value, names[0]),)) if names else lambda value: ()


def _can_hold(declared: Any, within: tuple[Any, ...] = ()) -> bool:
    """Whether a value of a declared type can hold evidence; true of what says nothing of its values (`Any`, `T`).

    `within` are the classes whose fields are being asked for.
    """
    if declared in _BARE or declared is Ellipsis or get_origin(declared) is Literal:
        return False
    if isinstance(declared, NewType):
        return _can_hold(declared.__supertype__, within)
    kind = get_origin(declared) or declared
    if declared is Evidence or not (is_dataclass(kind) or get_args(declared)):
        return True
    inner = () if kind in within or not is_dataclass(kind) else get_type_hints(kind).values()
    return any(_can_hold(each, (*within, kind)) for each in (*inner, *get_args(declared)))


def _named(value: Any, field: str) -> Iterator[tuple[str, Evidence]]:
    """All evidence in a value, with the names of the fields that lead there."""
    if isinstance(value, Evidence):
        yield field, value
    elif isinstance(value, tuple):
        for item in value:
            yield from _named(item, field)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _named(item, f"{field}[{key}]")
    elif is_dataclass(value) and not isinstance(value, CleanText):
        for name in _names(type(value)):
            yield from _named(getattr(value, name), f"{field}.{name}".lstrip("."))


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _fault(evidence: Evidence, seeds: Mapping[SeedId, Seed]) -> str:
    """What is wrong with a piece of evidence; empty where it holds."""
    seed = seeds.get(evidence.seed)
    if seed and len(evidence.spans) == 1:  # as most have
        span = evidence.spans[0]
        if 0 <= span.start < span.end <= len(seed.text) and seed.text[span.start : span.end] == evidence.quote:
            return ""
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

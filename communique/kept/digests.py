"""Digests of records: equal values have one digest, on every run and in every process."""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import partial
from operator import attrgetter
from types import FunctionType, MappingProxyType
from typing import Any

from communique.model.provenance import Span
from communique.model.seed import CleanText, Reading, Seed

SIZE = 16
"""Bytes of a digest."""

_FORM = 2  # of marshal: the last one without references, which depend on how often a value occurs


def digest(value: Any) -> bytes:
    """The digest of a record of the model, of a view, or of anything that is made of such and of plain values.

    A seed counts by the SHA-256 of its bytes, a cleaned text by what was kept of its seed, and a reading without its
    mentions, which follow from its text and from the words by which all were read. Raises TypeError for a value of any
    other kind.
    """
    return hashlib.blake2b(marshal.dumps(_plain(value), _FORM), digest_size=SIZE).digest()


def joined(digests: list[bytes]) -> bytes:
    """The digest of several."""
    return hashlib.blake2b(b"".join(digests), digest_size=SIZE).digest()


def _plain(value: Any) -> Any:
    """A value in tuples, numbers and words alone."""
    turn = _WAYS[type(value)]
    return turn(value) if turn else value


class _Ways(dict[type, Callable[[Any], Any] | None]):
    """How values of a kind are turned into plain ones, found once for each kind."""

    def __missing__(self, kind: type) -> Callable[[Any], Any] | None:
        self[kind] = way = _way(kind)
        return way


def _way(kind: type) -> Callable[[Any], Any]:
    if issubclass(kind, str):
        return str.__str__
    if is_dataclass(kind):
        return _record(kind)
    if issubclass(kind, tuple):  # one whose items have names
        return _items
    raise TypeError(f"there is no digest of a {kind.__name__}")


def _record(kind: type) -> Callable[[Any], Any]:
    """A record is its kind and the values of its fields."""
    name = kind.__name__
    names = tuple(field.name for field in fields(kind) if (kind, field.name) not in _FOLLOWING)
    if len(names) < 2:
        return lambda value: (name, *[_plain(getattr(value, each)) for each in names])
    values = attrgetter(*names)
    return lambda value: (name, *[each if type(each) in _AS_IT_IS else _plain(each) for each in values(value)])


def _reading(reading: Reading) -> tuple[Any, ...]:
    """A reading by its seal, where it has one."""
    return ("Reading", reading.seal) if reading.seal else _whole_reading(reading)


def _items(value: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple([each if type(each) in _AS_IT_IS else _plain(each) for each in value])


def _entries(value: Mapping[Any, Any]) -> tuple[Any, ...]:
    return tuple((_plain(key), _plain(each)) for key, each in value.items())


_FOLLOWING = {(Reading, "mentions"), (Reading, "seal")}
_AS_IT_IS = frozenset((str, int, float, bool, bytes, type(None)))
_whole_reading = _record(Reading)
_WAYS = _Ways({
    **dict.fromkeys(_AS_IT_IS),
    tuple: _items,
    list: _items,
    dict: _entries,
    MappingProxyType: _entries,
    frozenset: lambda value: tuple(sorted(map(_plain, value))),
    date: date.isoformat,
    FunctionType: lambda value: (value.__module__, value.__qualname__),
    partial: lambda value: (_plain(value.func), _items(value.args), _entries(value.keywords)),
    Span: lambda span: (span.start, span.end),
    Reading: _reading,
    Seed: lambda seed: (seed.id, seed.path, seed.digest),
    CleanText: lambda clean: _items((clean.seed, clean.cuts, clean.kept, clean.blocks)),
})  # fmt: skip

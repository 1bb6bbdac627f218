"""What a page is made from: an archive and its indices in which every value that is looked up is noted."""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterator, KeysView, Mapping, ValuesView
from dataclasses import is_dataclass
from typing import Any

from communique.kept.digests import digest, joined
from communique.model.archive import Once

Lookup = tuple[str, Any]
"""The place of a value: a field by its path (`archive.documents`), with a key where it is an entry there, or ALL."""

ALL = None
"""In the place of a key: a whole field, or all entries of a mapping."""


class Lookups:
    """Values by name, given out so that what is looked up in them is noted in `seen`, in order."""

    def __init__(self, **values: Any) -> None:
        self._values = values
        self._digests: dict[Lookup, bytes] = {}
        self.seen: dict[Lookup, None] = {}

    def over(self, name: str) -> Any:
        """The value of this name, to be looked up in: records and mappings as they are, with each lookup noted."""
        return _watched(self._values[name], name, self.seen)

    def digest(self, lookup: Lookup) -> bytes:
        """The digest of what stands at a place now; of nothing where nothing does."""
        known = self._digests.get(lookup)
        if known is None:
            known = self._digests[lookup] = self._digest(*lookup)
        return known

    def _digest(self, place: str, key: Any) -> bytes:
        first, *rest = place.split(".")
        value = self._values[first]
        for name in rest:
            value = getattr(value, name)
        if key is not ALL:
            return digest((value[key],)) if key in value else b""
        if isinstance(value, Mapping):
            return joined([each for name in value for each in (digest(name), self.digest((place, name)))])
        return digest(value)


def _watched(value: Any, place: str, seen: dict[Lookup, None]) -> Any:
    if isinstance(value, Once):
        return _Once(seen)
    if isinstance(value, Mapping):
        return _Entries(value, place, seen)
    if is_dataclass(value):
        return _Fields(value, place, seen)
    seen[place, ALL] = None
    return value


class _Fields:
    """A record whose fields are noted as they are asked for; those that hold records or mappings, further in."""

    def __init__(self, record: Any, place: str, seen: dict[Lookup, None]) -> None:
        self._record, self._place, self._seen = record, place, seen

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._record, name)
        watched = _watched(value, f"{self._place}.{name}", self._seen)
        if watched is not value:
            self.__dict__[name] = watched
        return watched


class _Once(Once):
    """What was worked out, with what was looked up for it, which is noted each time that it is asked for."""

    def __init__(self, seen: dict[Lookup, None]) -> None:
        super().__init__()
        self._seen = seen

    def of(self, name: str, key: str, make: Callable[[], Any]) -> Any:
        """What `make` gives, called the first time alone."""
        value, lookups = super().of(name, key, lambda: self._noted(make))
        self._seen.update(dict.fromkeys(lookups))
        return value

    def _noted(self, make: Callable[[], Any]) -> tuple[Any, tuple[Lookup, ...]]:
        outer = dict(self._seen)
        self._seen.clear()
        value = make()
        lookups = tuple(self._seen)
        self._seen.clear()
        self._seen.update(outer)
        return value, lookups


class _Entries(Mapping[Any, Any]):
    """A mapping whose keys are noted as they are asked for, there or not."""

    __slots__ = ("_entries", "_place", "_seen")

    def __init__(self, entries: Mapping[Any, Any], place: str, seen: dict[Lookup, None]) -> None:
        self._entries, self._place, self._seen = entries, place, seen

    def __getitem__(self, key: Any) -> Any:
        self._seen[self._place, key] = None
        return self._entries[key]

    def get(self, key: Any, default: Any = None) -> Any:
        """The entry of a key."""
        self._seen[self._place, key] = None
        return self._entries.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._seen[self._place, key] = None
        return key in self._entries

    def __iter__(self) -> Iterator[Any]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def keys(self) -> KeysView[Any]:
        """All keys."""
        return self._all().keys()

    def values(self) -> ValuesView[Any]:
        """All entries."""
        return self._all().values()

    def items(self) -> ItemsView[Any, Any]:
        """All keys with their entries."""
        return self._all().items()

    def _all(self) -> Mapping[Any, Any]:
        self._seen[self._place, ALL] = None
        return self._entries

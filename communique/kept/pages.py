"""Pages kept from build to build: one that would be made from the very same values is not made again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from communique.checks.check import Noted
from communique.kept.digests import digest, joined
from communique.kept.lookups import Lookup, Lookups
from communique.model.page import Filed, Page


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page as it was made: the digest of all that it was made from (`key`), which values of the archive and its
    indices these were, and its file with those beside it, as gate two must know them and as they were put there.
    """

    key: bytes
    lookups: tuple[Lookup, ...]
    noted: tuple[Noted, ...]
    filed: tuple[Filed, ...]


@dataclass(frozen=True, slots=True)
class KeptPages:
    """The pages of a build by their addresses; `ground` is the digest of what all of them were made from."""

    ground: bytes = b""
    pages: Mapping[str, KeptPage] = field(default_factory=dict)

    def on(self, ground: bytes, urls: frozenset[str]) -> KeptPages:
        """What of it may serve a build on this ground whose pages have these addresses.

        Nothing where one of the pages is gone: links to it may stand on any other.
        """
        return self if self.ground == ground and self.pages.keys() <= urls else KeptPages(ground)


class Keeper:
    """Where a process finds out which pages need not be made, and notes what those that it makes are made from.

    What a page is made from is itself as planned, and the values that are looked up in `archive` and `indices` while
    it is finished. Whoever makes pages takes both from `look`.
    """

    def __init__(self, before: KeptPages, lookups: Lookups) -> None:
        self._before, self._lookups = before, lookups
        self._places: dict[Lookup, Lookup] = {}

    def begin(self) -> None:
        """The next page: nothing is looked up for it yet."""
        self._lookups.seen.clear()

    def known(self, page: Page) -> KeptPage | None:
        """The page as an earlier build made it, where it would come out the same."""
        kept = self._before.pages.get(page.url)
        return kept if kept and self._key(page, kept.lookups) == kept.key else None

    def keep(self, page: Page, noted: tuple[Noted, ...], filed: tuple[Filed, ...]) -> KeptPage:
        """A page that was just made, with all that was looked up since it began."""
        known = self._places
        lookups = tuple([known.setdefault(lookup, lookup) for lookup in self._lookups.seen])
        return KeptPage(self._key(page, lookups), lookups, noted, filed)

    def _key(self, page: Page, lookups: tuple[Lookup, ...]) -> bytes:
        one: Callable[[Lookup], bytes] = self._lookups.digest
        return joined([self._before.ground, digest(page), *map(one, lookups)])

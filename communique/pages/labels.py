"""One label for each document of a page: its publisher or genre, with its number where another one there has the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, get_args, get_type_hints

from communique.pages.sources import ParagraphLink, Source


def labelled(view: Any) -> Any:
    """The view of a page, with the accession number beside every label that two of its documents share, its own included."""
    documents: dict[str, dict[str, None]] = {}  # by label, their addresses
    for named in _named(view):
        label = (named.source if isinstance(named, ParagraphLink) else named.name) or f"genre {named.genre}"
        documents.setdefault(label, {})[named.url] = None
    shared = frozenset(url for urls in documents.values() if len(urls) > 1 for url in urls)
    return _numbered(view, shared) if shared else view


def _named(view: Any) -> Iterator[Source | ParagraphLink]:
    """All that a view names a document by."""
    waiting = [view]
    while waiting:
        value = waiting.pop()
        kind = type(value)
        if kind is tuple:
            waiting += value
        elif kind in (Source, ParagraphLink):
            yield value
        elif parts := _parts(kind):
            waiting += [getattr(value, name) for name in parts]


def _numbered(value: Any, shared: frozenset[str]) -> Any:
    """A value with the numbers set within it; one in which none is needed stays the same object."""
    kind = type(value)
    if kind in (Source, ParagraphLink):
        return replace(value, accession=value.url.split("/")[1]) if value.url in shared else value
    if kind is tuple:
        items = tuple([_numbered(item, shared) for item in value])
        return items if any(new is not old for new, old in zip(items, value, strict=True)) else value
    parts = [(name, getattr(value, name)) for name in _parts(kind)]
    changed = {name: new for name, old in parts if (new := _numbered(old, shared)) is not old}
    return replace(value, **changed) if changed else value


@cache
def _parts(kind: type) -> tuple[str, ...]:
    """The names of the fields of a page's value in which a document may be named; none for values of other rooms."""
    if not is_dataclass(kind) or not kind.__module__.startswith("communique.pages."):
        return ()
    hints = get_type_hints(kind)
    return tuple(f.name for f in fields(kind) if _may_name(hints[f.name], kind))


def _may_name(hint: Any, within: type) -> bool:
    """Whether a value of this type can hold a document's name; one of the type that holds it can, if anything can."""
    if get_args(hint):
        return any(_may_name(part, within) for part in get_args(hint))
    return hint in (Source, ParagraphLink, Any) or (hint is not within and bool(_parts(hint)))

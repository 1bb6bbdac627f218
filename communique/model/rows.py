"""Records as rows of plain values, which JSON can hold, and back: the fields in order, by what the records say of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from operator import attrgetter
from sys import intern
from types import UnionType
from typing import Any, Literal, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

from communique.model.provenance import Span, alone, same

Turn = Callable[[Any], Any]


class Way(NamedTuple):
    """How a value becomes a plain one and that becomes the value again; None where it is one as it is.

    A row that does not fit its record raises an error of Python's, whichever; a value of another kind than the record
    says may be taken as it is. Whoever keeps rows where others may write in them keeps a digest too.
    """

    to_row: Turn | None = None
    from_row: Turn | None = None


@cache
def way(hint: Any, parameter: Any = None) -> Way:
    """How values of this kind are turned; `parameter` is what a generic record is made of.

    Raises TypeError for a kind that is no record, day, text, number or tuple of such.
    """
    hint = parameter if isinstance(hint, TypeVar) else hint
    origin, kinds = get_origin(hint), get_args(hint)
    if hint is str:
        return Way(None, same)
    if hint in (int, float, bool):
        return Way()
    if origin is Literal or getattr(hint, "__supertype__", None) is str:
        return Way(None, intern)  # the same few words again and again
    if hint is date:
        return Way(date.isoformat, date.fromisoformat)
    if origin in (Union, UnionType) and len(kinds) == 2 and type(None) in kinds:
        inner = way(next(kind for kind in kinds if kind is not type(None)), parameter)
        return Way(_unless_none(inner.to_row), _unless_none(inner.from_row))
    if origin is tuple and kinds[1:] == (...,):
        inner = way(kinds[0], parameter)
        if kinds[0] is Span:
            return Way(_each(inner.to_row, list), _spans)
        return Way(_each(inner.to_row, list), _each(inner.from_row, tuple))
    if hint is Span:
        return Way(_record(Span).to_row, lambda row: alone(*row)[0])
    kind = origin or hint
    if isinstance(kind, type) and is_dataclass(kind):
        return _record(kind, *kinds)
    raise TypeError(f"there are no rows of {hint}")


def _record(kind: type, parameter: Any = None) -> Way:
    names, hints = [field.name for field in fields(kind) if field.init], get_type_hints(kind)
    ways = [way(hints[name], parameter) for name in names]
    turned = [(place, each.to_row) for place, each in enumerate(ways) if each.to_row]
    made = [(place, each.from_row) for place, each in enumerate(ways) if each.from_row]
    values = attrgetter(*names, names[0])  # one more, so that there are several

    def to_row(record: Any) -> list[Any]:
        row = [*values(record)]
        row.pop()
        for place, turn in turned:
            row[place] = turn(row[place])
        return row

    def from_row(row: list[Any]) -> Any:
        for place, turn in made:
            row[place] = turn(row[place])
        return kind(*row)

    return Way(to_row, from_row)


def _spans(rows: list[Any]) -> tuple[Span, ...]:
    return alone(*rows[0]) if len(rows) == 1 else tuple([alone(*row)[0] for row in rows])


def _unless_none(turn: Turn | None) -> Turn | None:
    return turn and (lambda value: None if value is None else turn(value))


def _each(turn: Turn | None, whole: Callable[[Any], Any]) -> Turn:
    return (lambda values: whole([turn(each) for each in values])) if turn else whole

"""The review as people read it in a terminal, and as programs read it in JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from communique.desk.review import STATUSES, Row, Sheet
from communique.faults import shown


def text(sheets: Iterable[Sheet]) -> Iterator[str]:
    """Lines for a terminal: a document, its values with what they rest on, and the counts at the end."""
    return (shown(line) for line in _lines(sheets))


def _lines(sheets: Iterable[Sheet]) -> Iterator[str]:
    totals = dict.fromkeys(STATUSES, 0)
    documents = 0
    for sheet in sheets:
        documents += 1
        yield _heading(sheet)
        for row in sheet.rows:
            totals[row.status] += 1
            yield from _row(row)
        yield ""
    counts = ", ".join(f"{number} {status}" for status, number in totals.items())
    yield f"{documents} document{'' if documents == 1 else 's'}: {counts}."


def as_json(sheets: Iterable[Sheet]) -> str:
    """All sheets as one JSON value; the form is that of `Sheet`, `Row` and `Quote`, with the counts beside it."""
    documents = [{**asdict(sheet), "counts": {s: sheet.count(s) for s in STATUSES}} for sheet in sheets]
    return json.dumps({"documents": documents}, ensure_ascii=False, indent=1)


def _heading(sheet: Sheet) -> str:
    state = f"reviewed {sheet.reviewed}" if sheet.reviewed else "not reviewed" if sheet.recorded else "no record"
    return f"{sheet.document}  {sheet.path}  ({state})"


def _row(row: Row) -> Iterator[str]:
    yield f"  {row.status:9}{row.field:20}{row.value or '–'}{_sureness(row)}"
    for quote in row.quotes:
        yield f"           {quote.path}:{quote.line}: “{quote.words}”"
    if row.reason and row.status != "reviewed":
        yield f"           {row.reason}"


def _sureness(row: Row) -> str:
    if not row.basis:
        return ""
    sure = "" if row.status == "reviewed" else f" {row.confidence:.2f}"
    rule = f", {row.rule}" if row.rule and row.rule != "record" else ""
    return f"  ({' '.join(dict.fromkeys(row.basis))}{sure}{rule})"

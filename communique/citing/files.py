"""Citations for reference managers: CSL-JSON, BibTeX and RIS, each with its own escaping here and nowhere else."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from communique.citing.dates import UNDATED
from communique.citing.items import Item

SUFFIXES = (
    ("csl.json", "application/vnd.citationstyles.csl+json"),
    ("bib", "application/x-bibtex"),
    ("ris", "application/x-research-info-systems"),
)
"""Endings of the files beside a page, and their types."""

_BIBTEX = str.maketrans({
    "\\": "{\\textbackslash}", "{": "{\\textbraceleft}", "}": "{\\textbraceright}", "~": "{\\textasciitilde}",
    "^": "{\\textasciicircum}", "&": "\\&", "%": "\\%", "$": "\\$", "#": "\\#", "_": "\\_",
})  # fmt: skip
_BIBTEX_URL = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", "%": "\\%", "#": "\\#"})


def csl_item(item: Item) -> dict[str, Any]:
    """The item as CSL-JSON has it; what has no field there stands in `custom`."""
    found: dict[str, Any] = {"id": item.id, "type": "webpage", "title": item.title}
    if item.author:
        found["author"] = [{"literal": item.author}]
    for name, value in (("container-title", item.container), ("publisher", item.publisher), ("genre", item.genre)):
        if value:
            found[name] = value
    if item.revision:
        found["version"] = str(item.revision)
    found["issued"] = _csl_date(item)
    found["URL"] = item.url
    found["language"] = item.language
    if item.digests:
        found["note"] = _fixity(item)
    custom = {
        "kind": item.kind,
        "revised": item.revised,
        "edtf": item.issued.edtf,
        "event-date": item.told.edtf if item.told else "",
    }
    found["custom"] = {name: value for name, value in custom.items() if value} | {"sha256": list(item.digests)}
    return found


def csl_json(item: Item) -> str:
    """A CSL-JSON file of one item."""
    return f"[{json.dumps(csl_item(item), ensure_ascii=False, allow_nan=False)}]\n"


def bibtex(item: Item) -> str:
    """A BibTeX entry. An institution is held whole by a second pair of braces, and so is a title, with its capitals."""
    fields = [("title", f"{{{_tex(item.title)}}}")]
    if item.author:
        fields.insert(0, ("author", f"{{{_tex(item.author)}}}"))
    if item.publisher:
        fields.append(("publisher", f"{{{_tex(item.publisher)}}}"))
    if item.container:
        fields.append(("howpublished", _tex(item.container)))
    if item.genre:
        fields.append(("type", _tex(item.genre)))
    fields += _bibtex_date(item)
    if item.absolute:
        fields.append(("url", item.url.translate(_BIBTEX_URL)))
    if item.revision:
        fields.append(("version", str(item.revision)))
    fields.append(("language", _tex(item.language)))
    fields.append(("note", _tex(_note(item))))
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields)
    return f"@misc{{{item.id},\n{body}}}\n"


def ris(item: Item) -> str:
    """A RIS record. An institution is one AU; the archive is T2, the publisher PB."""
    year = str(item.issued.known[0]) if item.issued.known else ""
    tags = [("TY", "ELEC"), ("ID", item.id), ("TI", item.title), ("AU", item.author), ("T2", item.container)]
    tags += [("PB", item.publisher), ("M3", item.genre), ("PY", year), ("DA", _ris_date(item))]
    tags += [("ET", str(item.revision or "")), ("LA", item.language), ("UR", item.url if item.absolute else "")]
    tags += [("N1", _note(item)), ("ER", "")]
    return "".join(f"{tag}  - {_line(value)}\r\n" for tag, value in tags if value or tag == "ER")


def _csl_date(item: Item) -> dict[str, Any]:
    date = item.issued
    if date.literal:
        return {"literal": date.literal}
    found: dict[str, Any] = {"date-parts": [list(parts) for parts in date.parts]}
    return found | {"circa": True} if date.circa else found


def _bibtex_date(item: Item) -> list[tuple[str, str]]:
    """Year and month for BibTeX, the EDTF expression for biblatex; a date in words goes whole into the year.

    An undated work has no field: the style writes what it writes for one.
    """
    date = item.issued
    if date.literal == UNDATED:
        return []
    if date.literal:
        return [("year", _tex(date.literal))]
    found = [("year", str(date.parts[0][0]))]
    if len(date.known) > 1:
        found.append(("month", f"{date.known[1]:02d}"))
    return [*found, ("date", date.edtf)]


def _ris_date(item: Item) -> str:
    """YYYY/MM/DD/words: the parts that the documents give, and words where these are not the whole date; "" if undated."""
    date = item.issued
    if date.literal == UNDATED:
        return ""
    known = [f"{n:02d}" for n in date.known] + [""] * (3 - len(date.known))
    whole = len(date.parts) == 1 and not date.circa
    return "/".join([*known, "" if whole else date.words])


def _fixity(item: Item) -> str:
    return "SHA-256 of the source: " + ", ".join(item.digests)


def _note(item: Item) -> str:
    """What has no field of its own: the record, its revision, the date as told, and the sums of the sources."""
    parts = (
        [f"Record {item.id}"]
        if item.kind != "archive"
        else [f"Revised {item.revised}"]
        if item.revised
        else ["Archive"]
    )
    if item.revision:
        parts[0] += f", revision {item.revision}" + (f" of {item.revised}" if item.revised else "")
    if item.told and item.told.edtf:
        parts.append(f"Date of the event: {item.told.edtf}")
    if item.digests:
        parts.append(_fixity(item))
    return ". ".join(parts)


@lru_cache(4096)  # most of it are the few names of an archive
def _tex(text: str) -> str:
    return _line(text).translate(_BIBTEX)


def _line(text: str) -> str:
    """Text on one line."""
    return " ".join(text.split())

"""A folder of texts with known metadata (`gold.jsonl`), read with the site's vocabularies and the folder's people."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from communique.arrange.arrange import arrange
from communique.content.read import read as read_content
from communique.desk.gold import Given, Score, score
from communique.model.archive import Archive
from communique.model.authority import Person, Vocabularies
from communique.model.content import Content
from communique.model.document import Document
from communique.model.finding import FieldError, Finding, Where
from communique.model.provenance import Claim
from communique.seeds.read import read as read_seeds
from communique.text.slugs import slug

_SHOWN = ("title", "publisher", "published", "event_date", "type")


def score_folder(root: Path, folder: Path) -> Score:
    """Read the texts of a folder and compare them with its `gold.jsonl`. Raises FieldError where that cannot be read.

    The texts lie in the folder's `documents/`, or in itself. `people.json`, if there, gives spellings and countries.
    """
    known, people = _rows(folder / "gold.jsonl"), people_of(folder)
    given = read_folder(root, folder, people)
    return score(known, {row.id: row for row in given}, people)


def read_folder(root: Path, folder: Path, people: Mapping[str, Any]) -> tuple[Given, ...]:
    """What is read of each text of a folder, linked with the others; no record of the site is laid over it."""
    content, _ = read_content(root)
    lists = with_people(content.vocabularies, people)
    texts = folder / "documents" if (folder / "documents").is_dir() else folder
    with tempfile.TemporaryDirectory() as place:
        shutil.copytree(texts, Path(place) / "seeds")
        readings, _ = read_seeds(Path(place), lists, content.languages)
    bare = Content(vocabularies=lists, languages=content.languages, site=content.site)
    archive, _ = arrange(bare, readings)
    return tuple(_given(document, archive) for document in archive.documents.values())


def with_people(lists: Vocabularies, rows: Mapping[str, Any]) -> Vocabularies:
    """The lists with the people of a file; a spelling of one word is a surname, the others are variants."""
    by_name = {party.name: party.id for party in lists.parties.values()}
    people = {}
    for name, row in rows.items():
        short = [a for a in row["aliases"] if " " not in a and a.isascii() == name.isascii()]
        variants = tuple(a for a in row["aliases"] if a not in short or not a.isascii())
        surname = short[0] if short else name.split()[-1]
        people[slug(name)] = Person(slug(name), name, {}, variants, surname, by_name.get(row["country"]))
    return replace(lists, people={**lists.people, **people})


def _given(document: Document, archive: Archive) -> Given:
    reading, seed = document.reading, document.clean.seed
    event = archive.events[document.events[0]] if document.events else None
    told = event or reading.happening
    claims: dict[str, Claim[Any] | None] = {
        "title": reading.title,
        "publisher": reading.publisher,
        "published": reading.published,
        "event_date": told.date if told else None,
        "type": told.type if told else None,
    }
    parties = archive.vocabularies.parties
    acting = dict.fromkeys(c.value for c in (*(p.country for p in reading.participants), *reading.parties) if c)
    values = {name: _value(claim) for name, claim in claims.items()}
    return Given(
        id=seed.id.rsplit(".", 1)[0],
        participants=tuple(p.person.value.name for p in reading.participants),
        countries=tuple(parties[party].name if party in parties else party for party in acting),
        cut=tuple(seed.text[c.span.start : c.span.end].strip() for c in document.clean.cuts),
        body=tuple(seed.text.splitlines()),
        event=document.events[0] if document.events else "",
        sure=tuple(name for name in _SHOWN if (claim := claims[name]) and not claim.doubtful),
        **values,
    )


def _value(claim: Claim[Any] | None) -> str | None:
    value = claim.value if claim else None
    return getattr(value, "edtf", getattr(value, "name", value))


def _rows(path: Path) -> tuple[Mapping[str, Any], ...]:
    found = []
    for number, line in enumerate(_text(path).splitlines(), 1):
        if line.strip():
            try:
                row = json.loads(line)
                found.append({"participants": [], "countries": [], "furniture": [], "meta_lines": [], **row})
            except ValueError as error:
                raise FieldError(Finding(Where(str(path), number), "gold", f"is no JSON: {error}", "E720")) from error
    return tuple(found)


def people_of(folder: Path) -> Mapping[str, Any]:
    """The rows of a folder's `people.json`, by name; none where it has no such file."""
    path = folder / "people.json"
    try:
        return json.loads(_text(path)) if path.is_file() else {}
    except ValueError as error:
        raise FieldError(Finding(Where(str(path), 0), "people", f"is no JSON: {error}", "E720")) from error


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FieldError(Finding(Where(str(path), 0), "gold", "cannot be read as UTF-8 text", "E720")) from error

"""Every BibTeX, RIS and CSL-JSON file read back by two parsers that are not ours, with equal fields."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import warnings
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from communique.citing.dates import cited
from communique.citing.files import bibtex, csl_json, ris
from communique.model.provenance import Claim
from communique.text.edtf import parse
from tests.citing.cases import CASES
from tests.citing.collection import items
from tests.exports.made import first_collection
from tests.node_tools import node_tool

EVERY = CASES | items() | {f"{name}, no address": item for name, item in items("").items()}
WHOLE = {name: item for name, item in EVERY.items() if not item.paragraph}
HERE = Path(__file__).parent
WRITERS = {"bib": bibtex, "ris": ris, "csl": csl_json}


def one_line(text: str) -> str:
    """Words with single spaces."""
    return " ".join(text.split())


@pytest.mark.parametrize("name", WHOLE)
def test_bibtex_reads_the_same_in_two_readers(name: str) -> None:
    bibtexparser, database = pytest.importorskip("bibtexparser"), pytest.importorskip("pybtex.database")
    item = WHOLE[name]
    text = bibtex(item)
    library = bibtexparser.parse_string(text)
    assert not library.failed_blocks
    first = {field.key: field.value for field in library.entries[0].fields}
    entry = database.parse_string(text, "bibtex").entries[item.id]
    second = dict(entry.fields) | {"author": str(entry.persons["author"][0])} if entry.persons else dict(entry.fields)
    assert first == second
    for field, value in (("title", item.title), ("author", item.author), ("publisher", item.publisher)):
        assert first.get(field, "") == (f"{{{escaped(value)}}}" if value else "")
    assert first.get("howpublished", "") == escaped(item.container)
    assert len(entry.persons.get("author", [])) == bool(item.author), "an institution is one author"


def escaped(text: str) -> str:
    """What BibTeX wants for the signs that stand in the cases."""
    return re.sub(r"([&%$#_])", r"\\\1", text)


@pytest.mark.parametrize("name", WHOLE)
def test_ris_is_read(name: str) -> None:
    rispy = pytest.importorskip("rispy")
    item = WHOLE[name]
    text = ris(item)
    (first,) = rispy.loads(text)
    assert first["title"] == one_line(item.title)
    assert first.get("authors", []) == ([item.author] if item.author else [])
    assert (first.get("publisher", ""), first.get("secondary_title", "")) == (item.publisher, item.container)
    assert first.get("urls", []) == ([item.url] if item.absolute else [])
    assert first.get("language") == item.language
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in text.split("\r\n")[:-1])


@pytest.mark.parametrize("name", WHOLE)
def test_csl_json_is_read_by_a_processor(name: str) -> None:
    source, item = pytest.importorskip("citeproc.source.json"), WHOLE[name]
    with warnings.catch_warnings():
        warnings.filterwarnings("error")
        warnings.filterwarnings("ignore", message=".*unsupported: custom$")  # a field of CSL 1.0.2
        found = source.CiteProcJSON(json.loads(csl_json(item)))[item.id.lower()]
    assert (found.type, str(found.title), str(found["URL"])) == ("webpage", item.title, item.url)
    assert [a.literal for a in found.get("author", [])] == ([item.author] if item.author else [])
    assert str(found.get("publisher", "")) == item.publisher
    assert str(found.get("container_title", "")) == item.container
    issued = found.issued
    if item.issued.literal:
        assert issued.text == item.issued.literal
    else:
        dates = [issued] if len(item.issued.parts) == 1 else [issued.begin, issued.end]
        assert [tuple(n for n in (d.year, d.get("month"), d.get("day")) if n) for d in dates] == list(item.issued.parts)
        assert bool(issued.circa) == item.issued.circa


@pytest.mark.parametrize("path", [path for path in first_collection() if path.endswith(".csl.json")])
def test_csl_json_is_valid_for_the_schema_of_its_project(path: str) -> None:
    check_csl(first_collection()[path].decode())


@pytest.mark.parametrize("name", EVERY)
def test_csl_json_of_odd_cases_is_valid_for_the_schema_of_its_project(name: str) -> None:
    check_csl(csl_json(EVERY[name]))


def check_csl(text: str) -> None:
    """Validate CSL-JSON against the project's own schema."""
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft7Validator(csl_schema()).validate(json.loads(text))


@cache
def csl_schema() -> dict:
    """The schema that the Citation Style Language project publishes."""
    return json.loads((HERE / "schemas" / "csl-data.json").read_text(encoding="utf-8"))


@cache
def read_by_citation_js(form: str) -> dict[str, dict]:
    """Every case as citation-js reads its file, by name."""
    plugins = [
        node_tool(f"@citation-js/{name}", "package.json")
        for name in ("core", "plugin-ris", "plugin-bibtex", "plugin-csl")
    ]
    node = shutil.which("node") or pytest.skip("no node here")
    texts = [{"form": form, "text": WRITERS[form](item)} for item in WHOLE.values()]
    done = subprocess.run(
        [node, str(HERE / "read_citations.cjs")],
        input=json.dumps(texts).encode(),
        env={**os.environ, "NODE_PATH": str(plugins[0].parents[2])},
        capture_output=True,
        check=True,
        timeout=120,
    )
    return dict(zip(WHOLE, json.loads(done.stdout), strict=True))


def name_of(author: dict) -> str:
    """An author's name, put together from the parts that a reader cut it in."""
    return author.get("literal") or ", ".join(filter(None, (author.get("family"), author.get("given"))))


@pytest.mark.parametrize("form", WRITERS)
def test_another_reader_finds_the_same_fields(form: str) -> None:
    containers = {"bib": "publisher", "ris": "collection-title", "csl": "container-title"}
    for name, found in read_by_citation_js(form).items():
        item = WHOLE[name]
        assert "error" not in found, (name, found)
        assert one_line(found["title"]) == one_line(item.title), name
        assert [name_of(a) for a in found.get("author", [])] == ([item.author] if item.author else []), name
        if form != "bib" or item.publisher:  # where there is none, this reader takes the container for it
            assert found.get("publisher", "") == item.publisher, name
        if form != "bib" or not item.publisher:
            assert found.get(containers[form], "") == item.container, name
        if item.absolute:
            assert found["URL"] == item.url, name
        assert found["language"] == item.language, name
        if len(item.issued.parts) == 1 and not (form == "ris" and item.issued.circa):
            assert found["issued"]["date-parts"] == [list(item.issued.parts[0])], name


def test_a_file_of_a_doubtful_date_gives_no_reader_a_day() -> None:
    item = replace(CASES["plain"], issued=cited(Claim(parse("2021-06-28?"), "text")))
    assert json.loads(csl_json(item))[0]["issued"] == {"literal": item.issued.words}
    assert "DA  - ///" in ris(item) and "PY  - " not in ris(item)
    assert "date = " not in bibtex(item).replace("update = ", "")

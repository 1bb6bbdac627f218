"""The tables as files with what describes them: JSON Schemas, a Frictionless data package, an RO-Crate, one dump."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any

from communique.citing.names import uri
from communique.model.archive import Archive
from communique.model.page import Filed, Output
from communique.model.site import Site
from communique.plain.formats import JsonList, compact, csv_row, json_text, values
from communique.plain.rows import TABLES, Table
from communique.text.slugs import slug

LISTED = "data/documents.json"
"""This file holds the list of documents with all claims, made by `exports/records.py`; the table is `documents.csv`."""

KINDS = {"str": "string", "int": "integer", "bool": "boolean", "float": "number", "tuple[str, ...]": "array"}
DATES = ("earliest", "latest")


def tables(archive: Archive) -> Iterator[Output]:
    """`data/<table>.csv`, `data/<table>.json` where it is the whole table, its schema; `data/archive.ndjson`: every row.

    Each file is given as soon as it is made, and grows in one place: the tables of a large archive are large.
    """
    dump = bytearray()
    for table in TABLES:
        sheet, listed = bytearray(csv_row(table.columns).encode()), JsonList(table.name)
        whole = f"data/{table.name}.json" != LISTED
        head = f'{{"table": {compact(table.name)}, '
        for row in map(values, table.rows(archive)):
            line = compact(row)
            sheet += csv_row(row.values()).encode()
            if whole:
                listed.add(line)
            dump += f"{head}{line[1:]}\n".encode()
        yield Output(f"data/{table.name}.csv", sheet)
        if whole:
            yield Output(f"data/{table.name}.json", listed.closed())
        yield Output(f"data/schemas/{table.name}.schema.json", json_text(json_schema(table)))
    yield Output("data/archive.ndjson", dump)


def json_schema(table: Table) -> dict[str, Any]:
    """The JSON Schema of a table's JSON file; of `documents.json` only the fields that its CSV has too are required."""
    row: dict[str, Any] = {"type": "object", "properties": {}, "required": []}
    for field in fields(table.row):
        kind = KINDS[str(field.type)]
        row["properties"][field.name] = (
            {"type": "array", "items": {"type": "string"}} if kind == "array" else {"type": kind}
        )
        row["required"].append(field.name)
    if f"data/{table.name}.json" == LISTED:
        row = {
            "type": "object",
            "required": ["id", "seed", "sha256", "claims"],
            "properties": {"id": {"type": "string"}},
        }
    else:
        row["additionalProperties"] = False
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": table.title,
        "type": "object",
        "properties": {table.name: {"type": "array", "items": row}},
        "required": [table.name],
    }


def data_package(files: Sequence[Filed], site: Site) -> Output:
    """`data/datapackage.json` (Frictionless v2) over the CSV tables."""
    found: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": slug(site.title),
        "title": site.title,
        "id": uri("data/", site),
    }
    if site.revised:
        found["version"] = site.revised.isoformat()
        found["created"] = f"{site.revised.isoformat()}T00:00:00Z"
    if site.address:
        found["homepage"] = site.address
    if site.document_rights:
        found["licenses"] = [{"path": site.document_rights, "title": site.rights or "Rights"}]
    found["sources"] = [{"title": site.title} | ({"path": site.address} if site.address else {})]
    found["resources"] = [_resource(file) for file in files if file.path.endswith(".csv")]
    return Output("data/datapackage.json", json_text(found))


def _resource(file: Filed) -> dict[str, Any]:
    name = file.path.removeprefix("data/").removesuffix(".csv")
    table = next(t for t in TABLES if t.name == name)
    return {
        "name": name,
        "title": table.title,
        "path": f"{name}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.digest}",
        "schema": _table_schema(table),
    }


def _table_schema(table: Table) -> dict[str, Any]:
    """The columns: several values of one cell are parted by semicolons, and so a string."""
    columns: list[dict[str, Any]] = []
    for field in fields(table.row):
        kind = "date" if field.name in DATES else KINDS[str(field.type)]
        columns.append({"name": field.name, "type": "string" if kind == "array" else kind})
    found: dict[str, Any] = {"fields": columns, "missingValues": [""]}
    return found | {"primaryKey": list(table.key)} if table.key else found


def crate(files: Sequence[Filed], archive: Archive, site: Site) -> Iterator[Output]:
    """`ro-crate-metadata.json` (RO-Crate 1.1) over the data and every source text, with a preview for readers."""
    entities = [_file(file.path, file.size, file.digest, "") for file in files]
    entities.append(_listed())
    for document in archive.documents.values():
        seed = document.clean.seed
        entities.append(
            _file(f"documents/{document.id}/source.txt", seed.size, seed.digest, document.reading.display_title.value)
        )
    root: dict[str, Any] = {
        "@id": "./",
        "@type": "Dataset",
        "name": site.title,
        "description": site.lede or site.title,
        "datePublished": site.revised.isoformat() if site.revised else "",
        "license": {"@id": "#rights"},
        "author": {"@id": "#archive"},
        "publisher": {"@id": "#archive"},
        "hasPart": [{"@id": e["@id"]} for e in entities],
    }
    about = {
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
    }
    rights = {
        "@id": "#rights",
        "@type": "CreativeWork",
        "name": "Rights",
        "description": site.rights or "Copyright not evaluated",
    }
    editors = {"@id": "#archive", "@type": "Organization", "name": site.title}
    if site.address:
        root["url"] = editors["url"] = site.address
    graph = [about, {k: v for k, v in root.items() if v}, rights, editors, *entities]
    yield Output(
        "ro-crate-metadata.json", json_text({"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph})
    )


def _listed() -> dict[str, Any]:
    """The file of all documents, which is made elsewhere at the same time, so that its sum is not known here."""
    found = {k: v for k, v in _file(LISTED, 0, "", "").items() if k not in ("contentSize", "sha256")}
    return found | {"description": "Every document with all claims. Its SHA-256 stands in manifest-sha256.txt."}


def _file(path: str, size: int, digest: str, name: str) -> dict[str, Any]:
    types = {"csv": "text/csv", "json": "application/json", "ndjson": "application/x-ndjson", "txt": "text/plain"}
    found: dict[str, Any] = {"@id": path, "@type": "File", "name": name or path.rsplit("/", 1)[-1]}
    return found | {"encodingFormat": types[path.rsplit(".", 1)[-1]], "contentSize": str(size), "sha256": digest}

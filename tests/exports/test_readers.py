"""Every export read back by readers that are not ours: reference managers' formats, feeds, calendars, data."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from dataclasses import replace

import pytest

from communique.citing.files import bibtex, csl_json, ris
from communique.exports.discovery import sitemaps
from communique.indices.index import index
from communique.pages.plan import plan
from tests.builders import a_site
from tests.citing.cases import CASES
from tests.citing.collection import collection, items
from tests.exports.made import ADDRESS, first_collection

EVERY = CASES | items() | {f"{name}, no address": item for name, item in items("").items()}
WITHOUT_PASSAGES = {name: item for name, item in EVERY.items() if not item.paragraph}


def ending(*ends: str) -> list[str]:
    """The paths of exports with such an ending."""
    return [path for path in first_collection() if path.endswith(ends)]


@pytest.mark.parametrize("name", WITHOUT_PASSAGES)
def test_bibtex_reads_the_same_in_two_readers(name: str) -> None:
    bibtexparser, database = pytest.importorskip("bibtexparser"), pytest.importorskip("pybtex.database")
    item = WITHOUT_PASSAGES[name]
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


@pytest.mark.parametrize("name", WITHOUT_PASSAGES)
def test_ris_reads_the_same_in_two_readers(name: str) -> None:
    rispy = pytest.importorskip("rispy")
    item = WITHOUT_PASSAGES[name]
    text = ris(item)
    (first,) = rispy.loads(text)
    second = {line[:2]: line[6:] for line in text.split("\r\n") if line}
    assert first["title"] == second["TI"] == " ".join(item.title.split())
    assert first.get("authors", []) == ([item.author] if item.author else [])
    assert first.get("publisher", "") == second.get("PB", "") == item.publisher
    assert first.get("secondary_title", "") == second.get("T2", "") == item.container
    assert first.get("date", "") == second.get("DA", "")
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in text.split("\r\n")[:-1])


@pytest.mark.parametrize("name", WITHOUT_PASSAGES)
def test_csl_json_holds_the_item(name: str) -> None:
    (found,) = json.loads(csl_json(WITHOUT_PASSAGES[name]))
    item = WITHOUT_PASSAGES[name]
    assert (found["title"], found["URL"], found["language"]) == (item.title, item.url, item.language)
    assert found.get("author", []) == ([{"literal": item.author}] if item.author else [])
    assert set(found) <= {
        "id", "type", "title", "author", "container-title", "publisher", "genre", "version", "issued", "URL", "language", "note", "custom",
    }  # fmt: skip
    assert set(found["issued"]) in ({"literal"}, {"date-parts"}, {"date-parts", "circa"})


@pytest.mark.parametrize("path", ending(".ics"))
def test_calendars_are_read_without_complaint(path: str) -> None:
    icalendar = pytest.importorskip("icalendar")
    body = first_collection()[path]
    calendar = icalendar.Calendar.from_ical(body)
    assert not calendar.errors
    assert body.count(b"\n") == body.count(b"\r\n") and max(map(len, body.split(b"\r\n"))) <= 75
    for entry in calendar.walk("VEVENT"):
        assert not entry.errors and {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"} <= set(entry)
        assert (entry.end - entry.start).days == 1


@pytest.mark.parametrize("path", ending(".atom"))
def test_feeds_are_read_without_complaint(path: str) -> None:
    feedparser = pytest.importorskip("feedparser")
    feed = feedparser.parse(first_collection()[path])
    assert not feed.bozo
    assert feed.feed.id and feed.feed.title and feed.feed.updated
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)


@pytest.mark.parametrize("path", ending(".schema.json"))
def test_data_fit_their_schemas(path: str) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(first_collection()[path])
    name = path.removeprefix("data/schemas/").removesuffix(".schema.json")
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(first_collection()[f"data/{name}.json"]))


def test_the_data_package_names_every_table_as_it_is() -> None:
    package = json.loads(first_collection()["data/datapackage.json"])
    assert package["name"] == "diplomatic-events-archive"
    assert {r["path"] for r in package["resources"]} == {
        p.removeprefix("data/") for p in ending(".csv") if p.startswith("data/")
    }
    for resource in package["resources"]:
        body = first_collection()[f"data/{resource['path']}"]
        assert (resource["bytes"], resource["hash"]) == (len(body), f"sha256:{hashlib.sha256(body).hexdigest()}")
        rows = list(csv.reader(io.StringIO(body.decode(), newline="")))
        assert rows[0] == [field["name"] for field in resource["schema"]["fields"]]
        assert {len(row) for row in rows} == {len(rows[0])}
        key = [rows[0].index(name) for name in resource["schema"].get("primaryKey", [])]
        keys = [tuple(row[i] for i in key) for row in rows[1:]]
        assert not key or len(set(keys)) == len(keys)


def test_the_data_package_is_valid_for_frictionless(tmp_path) -> None:  # type: ignore[no-untyped-def]
    frictionless = pytest.importorskip("frictionless")
    for path, body in first_collection().items():
        if path.startswith("data/") and path.count("/") == 1:
            (tmp_path / path.removeprefix("data/")).write_bytes(body)
    assert frictionless.Package(str(tmp_path / "datapackage.json")).validate().valid


def test_linked_data_expand_to_terms_of_their_vocabularies() -> None:
    jsonld = pytest.importorskip("pyld.jsonld")
    contexts = {"https://schema.org": {"@vocab": "https://schema.org/"}}

    def local(url: str, options: object) -> dict:
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": contexts[url]}}

    pages = [text for text in linked_data() if text]
    assert len(pages) > 50
    for text in pages:
        assert "<" not in text and ">" not in text
        (expanded, *_) = jsonld.expand(
            json.loads(text), {"documentLoader": local, "base": "https://archive.example/"}
        ) or [None]
        assert expanded is None or all(
            key.startswith(("https://schema.org/", "http://purl.org/dc/terms/", "@")) for key in expanded
        )


def linked_data() -> list[str]:
    """The linked data of every page of the first collection."""
    archive, site = collection()
    return [
        page.head.linked_data for page in plan(archive, index(archive), replace(site, address=ADDRESS)) if page.head
    ]


def test_the_crate_names_files_that_are_there_with_their_sums() -> None:
    graph = json.loads(first_collection()["ro-crate-metadata.json"])["@graph"]
    files = [entity for entity in graph if entity["@type"] == "File"]
    assert len(files) > 20
    for file in files:
        body = first_collection()[file["@id"]]
        assert (file["contentSize"], file["sha256"]) == (str(len(body)), hashlib.sha256(body).hexdigest())


def test_without_an_address_nothing_claims_one() -> None:
    made = first_collection("")
    assert "sitemap.xml" not in made and "opensearch.xml" not in made
    assert b"urn:uuid:" in made["feed.atom"] and b"urn:uuid:" in made["events.ics"]
    assert b"<link" not in made["feed.atom"] and b"URL:" not in made["events.ics"]
    assert made["robots.txt"] == b"User-agent: *\nAllow: /\n"


def test_the_sitemap_lists_pages_and_becomes_an_index() -> None:
    site = a_site(address="https://archive.example/")
    listed = first_collection()["sitemap.xml"].decode()
    assert "<loc>https://archive.example/sub/documents/cr-0001/</loc><lastmod>2026-11-22</lastmod>" in listed
    many = tuple((f"events/e{n}/", f"2021-01-0{n}") for n in range(1, 6))
    files = {o.path: o.body.decode() for o in sitemaps(many, site, most=2)}
    assert list(files) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]
    assert (
        "<sitemap><loc>https://archive.example/sitemap-2.xml</loc><lastmod>2021-01-04</lastmod></sitemap>"
        in files["sitemap.xml"]
    )

"""Feeds, calendars and data read back by readers that are not ours."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from communique.exports.discovery import sitemaps
from tests.builders import a_site
from tests.exports.made import ADDRESS, first_collection


def ending(*ends: str) -> list[str]:
    """The paths of exports with such an ending."""
    return [path for path in first_collection() if path.endswith(ends)]


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


def test_the_crate_names_every_file_of_data_and_every_source_as_it_is() -> None:
    entities = json.loads(first_collection()["ro-crate-metadata.json"])["@graph"]
    files = {entity["@id"]: entity for entity in entities if entity["@type"] == "File"}
    assert set(files) == {path for path in first_collection() if path.startswith("data/") or path.endswith("/source.txt")}
    for path, file in files.items():
        body = first_collection()[path]
        if path != "data/documents.json":  # which is made beside the others, and has its sum in the manifest
            assert (file["contentSize"], file["sha256"]) == (str(len(body)), hashlib.sha256(body).hexdigest())


def test_the_crate_is_read_by_its_library(tmp_path: Path) -> None:
    rocrate = pytest.importorskip("rocrate.rocrate")
    for path, body in first_collection().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(body)
    crate = rocrate.ROCrate(str(tmp_path))
    root = crate.root_dataset
    assert (root["name"], root["license"].id, root["publisher"]["name"]) == (
        "Diplomatic Events Archive",
        "#rights",
        "Diplomatic Events Archive",
    )
    assert {entity.id for entity in crate.data_entities} == {
        path for path in first_collection() if path.startswith("data/") or path.endswith("/source.txt")
    }
    assert all((tmp_path / entity.id).is_file() for entity in crate.data_entities)


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


def test_the_search_is_described_for_browsers_and_libraries() -> None:
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    found = ET.fromstring(first_collection()["opensearch.xml"])
    assert [found.findtext(space + name) for name in ("ShortName", "LongName", "InputEncoding")] == [
        "Diplomatic",
        "Diplomatic Events Archive",
        "UTF-8",
    ]
    (url,) = found.iter(f"{space}Url")
    assert url.attrib == {"type": "text/html", "template": f"{ADDRESS}search/?q={{searchTerms}}"}
    assert f"Sitemap: {ADDRESS}sitemap.xml\n" in first_collection()["robots.txt"].decode()


def test_the_data_package_names_its_profile_its_state_and_its_rights() -> None:
    package = json.loads(first_collection()["data/datapackage.json"])
    assert {key: package[key] for key in ("$schema", "name", "version", "created", "licenses", "sources")} == {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "diplomatic-events-archive",
        "version": "2026-11-22",
        "created": "2026-11-22T00:00:00Z",
        "licenses": [
            {
                "path": "http://rightsstatements.org/vocab/CNE/1.0/",
                "title": "Rights in the source texts remain with their publishers.",
            }
        ],
        "sources": [{"title": "Diplomatic Events Archive", "path": ADDRESS}],
    }

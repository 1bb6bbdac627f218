"""Linked data expand, and say only what the vocabulary of schema.org has terms for, each where it may stand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from communique.indices.index import index
from communique.pages.plan import plan
from tests.citing.collection import collection
from tests.exports.made import ADDRESS, first_collection, made
from tests.exports.test_announced import looking_to

ANNOTATIONS = {"query-input"}
"""Written to a property's name as schema.org says of actions; no terms of the vocabulary."""

SCHEMA, DCTERMS = "https://schema.org/", "http://purl.org/dc/terms/"


@cache
def vocabulary() -> dict[str, dict]:
    """The classes and properties of schema.org by name, as the package `rocrate` carries them."""
    rocrate = pytest.importorskip("rocrate")
    file = Path(rocrate.__file__).parent / "data" / "schema.jsonld"
    graph = json.loads(file.read_text(encoding="utf-8"))["@graph"]
    return {node["@id"].removeprefix("schema:"): node for node in graph if node["@id"].startswith("schema:")}


def ids(value: Any) -> set[str]:
    """The names that a node of the vocabulary refers to."""
    nodes = value if isinstance(value, list) else [value] if value else []
    return {node["@id"].removeprefix("schema:") for node in nodes}


def kinds(name: str) -> set[str]:
    """A class with all the wider ones."""
    return {name}.union(*(kinds(wider) for wider in ids(vocabulary()[name].get("rdfs:subClassOf")) & set(vocabulary())))


def context() -> dict[str, str]:
    """A context that knows the vocabulary's terms and no others, so that expanding drops what is none."""
    return {name: SCHEMA + name for name in vocabulary()}


def expanded(text: str) -> list[dict]:
    """A page's linked data expanded, with schema.org's terms for its context."""
    jsonld = pytest.importorskip("pyld.jsonld")

    def local(url: str, options: object) -> dict:
        assert url == "https://schema.org", "no other context is asked for"
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": context()}}

    return jsonld.expand(json.loads(text), {"documentLoader": local, "base": ADDRESS})


def objects(value: Any) -> Iterator[dict]:
    """Every object in expanded linked data."""
    for member in value if isinstance(value, list) else value.values() if isinstance(value, dict) else ():
        yield from objects(member)
    if isinstance(value, dict) and "@value" not in value:
        yield value


def words(value: Any) -> set[str]:
    """Every key of some linked data that is no keyword."""
    if isinstance(value, list):
        return set().union(*map(words, value))
    if not isinstance(value, dict):
        return set()
    return {k for k in value if not k.startswith("@")}.union(*(words(v) for v in value.values()))


@cache
def pages() -> dict[str, str]:
    """The linked data of every page of the first collection, and of an archive with an event that was announced."""
    found = {}
    for name, archive in (("", collection()[0]), ("announced/", looking_to("games"))):
        site = replace(collection()[1], address=ADDRESS)
        planned = plan(archive, index(archive), site)
        found |= {name + page.url: page.head.linked_data for page in planned if page.head and page.head.linked_data}
    return found


def test_every_page_expands_and_no_term_is_lost() -> None:
    assert len(pages()) > 100
    for url, text in pages().items():
        found = expanded(text)
        keys = set().union(*(set(node) for node in objects(found)))
        assert {k.removeprefix(SCHEMA) for k in keys if not k.startswith("@")} == words(
            json.loads(text)
        ) - ANNOTATIONS, url


def test_every_term_stands_where_the_vocabulary_lets_it() -> None:
    for url, text in pages().items():
        for node in objects(expanded(text)):
            for kind in node.get("@type", []):
                name = kind.removeprefix(SCHEMA)
                assert vocabulary()[name]["@type"] == "rdfs:Class", (url, name)
                for key in (k for k in node if not k.startswith(("@", DCTERMS))):
                    domain = ids(vocabulary()[key.removeprefix(SCHEMA)]["schema:domainIncludes"])
                    assert domain & kinds(name), (url, name, key)


def test_each_kind_of_page_has_what_it_is_known_by() -> None:
    kinds_of = {
        url: {kind.removeprefix(SCHEMA) for node in objects(expanded(text)) for kind in node.get("@type", [])}
        for url, text in pages().items()
    }
    assert kinds_of[""] >= {"WebSite", "SearchAction"}
    assert kinds_of["documents/cr-0001/"] >= {"NewsArticle", "BreadcrumbList"}
    assert "OpinionNewsArticle" in kinds_of["documents/cr-0003/"]
    assert kinds_of["events/2021-12-15-video-meeting-xi-putin/"] >= {"Event", "Person", "BreadcrumbList"}
    assert kinds_of["data/"] >= {"Dataset", "DataDownload", "BreadcrumbList"}
    assert all("BreadcrumbList" in found for url, found in kinds_of.items() if url not in ("", "announced/"))


def test_the_terms_of_the_crate_are_those_of_its_context() -> None:
    rocrate = pytest.importorskip("rocrate")
    file = Path(rocrate.__file__).parent / "data" / "ro-crate.jsonld"
    known = json.loads(file.read_text(encoding="utf-8"))["@context"]
    crate = json.loads(first_collection()["ro-crate-metadata.json"])
    assert words(crate["@graph"]) <= set(known)
    assert {node["@type"] for node in crate["@graph"]} <= set(known)


@pytest.mark.parametrize("path", [p for p in first_collection() if p.endswith("annotations.jsonld")])
def test_annotations_quote_their_source_at_the_place_they_name(path: str) -> None:
    body = json.loads(first_collection()[path])
    source = first_collection()[path.replace("annotations.jsonld", "source.txt")].decode()
    assert body["@context"] == "http://www.w3.org/ns/anno.jsonld" and body["total"] == len(body["first"]["items"]) > 5
    for item in body["first"]["items"]:
        assert item["target"]["source"].endswith("/source.txt")
        quotes = [s for s in item["target"]["selector"] if s["type"] == "TextQuoteSelector"]
        places = [s for s in item["target"]["selector"] if s["type"] == "TextPositionSelector"]
        for quote, place in zip(quotes, places, strict=True):
            start, end = place["start"], place["end"]
            assert source[start:end] == quote["exact"]
            assert source[:start].endswith(quote["prefix"]) and source[end:].startswith(quote["suffix"])


def test_an_event_that_was_only_announced_is_no_event_that_took_place() -> None:
    assert b'"announced": true' in made(looking_to("games"))["events/games/record.json"]
    assert "eventStatus" not in pages()["announced/events/games/"]

"""The set of links beside a record's page says what the links in the page's head say."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from urllib.parse import urljoin

import pytest

from communique.indices.index import index
from communique.model.page import HeadLink
from communique.pages.plan import plan
from tests.citing.collection import collection
from tests.exports.made import ADDRESS, first_collection

RELATIONS = ("type", "cite-as", "describedby", "item", "collection", "license")


@cache
def links() -> dict[str, tuple[HeadLink, ...]]:
    """The links in the head of each record's page, by its address."""
    archive, site = collection()[0], replace(collection()[1], address=ADDRESS)
    pages = plan(archive, index(archive), site)
    return {page.url: page.head.links for page in pages if page.head and f"{page.url}linkset.json" in first_collection()}


@pytest.mark.parametrize("path", [p for p in first_collection() if p.endswith("linkset.json")])
def test_both_say_the_same(path: str) -> None:
    (found,) = json.loads(first_collection()[path])["linkset"]
    url = path.removesuffix("linkset.json")
    assert found["anchor"] == urljoin(ADDRESS, url)
    for relation in RELATIONS:
        said = {(link.to or urljoin(ADDRESS, link.url), link.type) for link in links()[url] if link.rel == relation}
        assert {(target["href"], target.get("type", "")) for target in found.get(relation, [])} == said, relation

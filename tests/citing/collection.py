"""The first collection's items, with an address and without."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from communique.arrange.arrange import arrange
from communique.citing.items import Item, archive_item, document_item, event_item, passage_item
from communique.content.read import read as read_content
from communique.model.archive import Archive
from communique.model.site import Site
from communique.pipeline import PROJECT
from communique.seeds.read import read as read_seeds


@cache
def collection() -> tuple[Archive, Site]:
    """The archive of the first collection, with its settings."""
    content, _ = read_content(PROJECT)
    readings, _ = read_seeds(PROJECT, content.vocabularies, content.languages)
    archive, _ = arrange(content, readings)
    return archive, replace(content.site, words=content.strings)


def items(address: str = "https://archive.example/") -> dict[str, Item]:
    """Every document, the first paragraph of each, every event, and the archive."""
    archive, settings = collection()
    site = replace(settings, address=address)
    found = {"archive": archive_item(site)}
    for document in archive.documents.values():
        item = document_item(document, archive, site)
        found |= {item.id: item, f"{item.id} ¶1": passage_item(item, 1)}
    return found | {e.id: event_item(e, archive, site) for e in archive.events.values()}

"""What reference managers and harvesters read in a page: Highwire and Dublin Core elements, COinS, OpenGraph."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote_plus

from communique.citing.items import Item
from communique.model.page import Meta
from communique.model.site import Site

LOCALES = {"en": "en_GB", "fr": "fr_FR", "ru": "ru_RU", "zh": "zh_CN"}
"""The locale of each language of the interface, as OpenGraph writes one."""

ZOTERO = {"document": "webpage", "event": "webpage", "archive": "webpage"}
"""The type under which a reference manager keeps each kind: a page of the archive, as in the files beside it."""

_CARD = Meta("twitter:card", "summary")
_quoted = lru_cache(4096)(quote_plus)
"""The few names of an archive stand in the context object of each of its records."""


def elements(item: Item, site: Site, description: str, keywords: tuple[str, ...] = ()) -> tuple[Meta, ...]:
    """The elements of a page, those without a value left out."""
    date = "/".join(f"{n:02d}" for n in item.issued.known)
    iso = "-".join(f"{n:02d}" for n in item.issued.known)
    maker = item.author or item.publisher
    absolute = item.url if item.absolute else ""
    found = [
        ("citation_title", item.title),
        ("citation_publication_date", date),
        ("citation_date", iso),
        ("citation_publisher", maker or ("" if item.kind == "document" else item.container)),
        ("citation_public_url", absolute),
        ("citation_language", item.language),
        ("citation_abstract", description if item.kind == "event" else ""),
        ("citation_keywords", "; ".join(keywords)),
        ("z:itemType", ZOTERO[item.kind]),
        ("z:archive", item.container),
        ("z:archiveLocation", item.id),
        ("DC.type", ZOTERO[item.kind]),
        ("DCTERMS.title", item.title),
        ("DCTERMS.issued", item.issued.edtf or item.issued.words),
        ("DCTERMS.type", item.genre or item.kind),
        ("DCTERMS.publisher", maker),
        ("DCTERMS.isPartOf", item.container),
        ("DCTERMS.language", item.language),
        ("DCTERMS.rights", item.rights),
        ("DCTERMS.identifier", absolute or item.id),
        ("DCTERMS.hasVersion", f"revision {item.revision}" + (f", {item.revised}" if item.revised else "")),
    ]
    return tuple([Meta(name, value) for name, value in found if value])


def graph(title: str, description: str, url: str, site: Site, item: Item | None) -> tuple[Meta, ...]:
    """OpenGraph of any page, and the days of a record's."""
    found = [
        ("og:title", title),
        ("og:type", "article" if item else "website"),
        ("og:url", site.address + url if site.address else ""),
        ("og:site_name", site.title),
        ("og:description", description),
        ("og:locale", LOCALES.get(site.language, "")),
    ]
    if item:
        known = item.issued.known if item.kind == "document" and len(item.issued.known) == 3 else ()
        found.append(("article:published_time", "-".join(f"{n:02d}" for n in known)))
        found.append(("article:modified_time", item.revised))
    return (*[Meta(name, value, "property") for name, value in found if value], _CARD)


def coins(item: Item) -> str:
    """A context object (Z39.88-2004) for the title of an empty `span`; an institution is `rft.aucorp`, whole."""
    pairs = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rfr_id", "info:sid/communique"),
        ("rft.type", ZOTERO[item.kind]),
        ("rft.title", item.title),
        ("rft.source", item.container),
        ("rft.aucorp", item.author or item.publisher),
        ("rft.publisher", item.publisher),
        ("rft.date", item.issued.edtf or item.issued.words),
        ("rft.identifier", item.url if item.absolute else ""),
        ("rft.language", item.language),
    ]
    return "&".join(f"{key}={_quoted(value)}" for key, value in pairs if value)

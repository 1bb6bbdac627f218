"""Pages described in schema.org's terms (JSON-LD), for search engines and agents."""

from __future__ import annotations

import json
from typing import Any

from communique.citing.dates import cited
from communique.citing.items import ISSUED, Item, licence
from communique.citing.names import uri
from communique.model.archive import Archive
from communique.model.authority import Publisher
from communique.model.dates import ArchiveDate
from communique.model.document import Document
from communique.model.event import Event
from communique.model.provenance import Claim, Named
from communique.model.seed import Participant
from communique.model.site import Site

CONTEXT = "https://schema.org"
DCTERMS = "http://purl.org/dc/terms/"
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
OPINION = ("editorial", "opinion")

_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))
_ENDING = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""What could end the element in which JSON stands, and how it is written instead."""


def inert(value: Any) -> str:
    """JSON that can stand in a page: strict, and without a character that could end its element."""
    text = _JSON.encode(value)
    for sign, written in _ENDING.items():
        text = text.replace(sign, written)
    return text


def crumbs(trail: list[tuple[str, str]], site: Site) -> dict[str, Any]:
    """A BreadcrumbList of names and paths below the site's root."""
    steps = [
        {"@type": "ListItem", "position": n, "name": name, "item": uri(path, site)}
        for n, (name, path) in enumerate(trail, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def website(site: Site, search: bool) -> dict[str, Any]:
    """The site as a WebSite, with its search where there is one and an address to call it by."""
    found: dict[str, Any] = {"@type": "WebSite", "@id": uri("", site), "name": site.title, "inLanguage": site.language}
    if site.address:
        found["url"] = site.address
        if search:
            target = {"@type": "EntryPoint", "urlTemplate": f"{site.address}search/?q={{search_term_string}}"}
            found["potentialAction"] = {
                "@type": "SearchAction",
                "target": target,
                "query-input": "required name=search_term_string",
            }
    return found


def dataset(site: Site, files: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    """The archive's data as a Dataset; `files` are paths with their media types."""
    found: dict[str, Any] = {
        "@type": "Dataset",
        "@id": uri("data/", site),
        "name": f"{site.title}: {site.words['data.title']}",
        "description": site.words["data.description"].format(site=site.title),
        "inLanguage": site.language,
    }
    if site.revised:
        found["dateModified"] = site.revised.isoformat()
    if site.address:
        found["url"] = f"{site.address}data/"
        found["distribution"] = [
            {"@type": "DataDownload", "contentUrl": site.address + path, "encodingFormat": kind} for path, kind in files
        ]
    return found


def event(told: Event, archive: Archive, site: Site, announced: bool) -> dict[str, Any]:
    """An event. `startDate` is given only as far as the documents held give it, the EDTF expression beside it.

    One that is only `announced` is said to be so in words: schema.org's `EventScheduled` would say that it took place.
    """
    found: dict[str, Any] = {"@type": "Event", "@id": uri(f"events/{told.id}/", site), "name": told.title}
    found |= _address(f"events/{told.id}/", site)
    if told.note:
        found["description"] = told.note
    if announced:
        found["disambiguatingDescription"] = site.words["entry.announced"]
    found |= _dates(told.date)
    if told.date:
        found[f"{DCTERMS}date"] = {"@type": EDTF, "@value": told.date.value.edtf}
    if told.place:
        found["location"] = {"@type": "Place", "name": told.place.value}
    people = [_person(p, archive) for p in told.participants]
    if people:
        found["attendee"] = people
    about = [a for name in told.about if (a := _about(name, archive, site))]
    if about:
        found["about"] = about
    if told.documents:
        found["subjectOf"] = [{"@id": uri(f"documents/{d}/", site)} for d in told.documents]
    return found


def document(source: Document, item: Item, archive: Archive, site: Site) -> dict[str, Any]:
    """A document, which is cited as `item`, as an article; an institution that speaks in its own name is its author."""
    kind = "OpinionNewsArticle" if item.form in OPINION else "NewsArticle" if item.form not in ISSUED else "Article"
    path = f"documents/{source.id}/"
    found: dict[str, Any] = {"@type": kind, "@id": uri(path, site), "headline": item.title, "inLanguage": item.language}
    found |= _address(path, site)
    if item.issued.known and not item.issued.circa:
        found["datePublished"] = _iso(item.issued.known)
    if source.reading.updated and source.reading.updated.mark == "stated":
        found["dateModified"] = source.reading.updated.value
    if source.reading.published:
        found[f"{DCTERMS}issued"] = {"@type": EDTF, "@value": source.reading.published.value.edtf}
    maker = source.reading.publisher or source.reading.agency
    if maker:
        found["publisher"] = _organisation(maker, archive, item)
    if item.author:
        found["author"] = found["publisher"]
    found["identifier"] = {"@type": "PropertyValue", "propertyID": "SHA-256", "value": source.clean.seed.digest}
    found["version"] = str(source.revision)
    if source.events:
        found["about"] = [{"@id": uri(f"events/{e}/", site)} for e in source.events]
    if source.obtained and source.obtained.archived:
        found["archivedAt"] = source.obtained.archived
    found["isPartOf"] = {"@id": uri("", site)}
    return found | _rights(source.rights)


def _rights(rights: str) -> dict[str, Any]:
    """`license` for a real licence, `usageInfo` for any other statement of rights."""
    if licence(rights):
        return {"license": rights}
    return {"usageInfo": rights} if rights.startswith(("https://", "http://")) else {}


def _dates(claim: Claim[ArchiveDate] | None) -> dict[str, Any]:
    """`startDate` with the parts that are sure; of a date that lies within an interval, those that both ends share."""
    date = cited(claim)
    return {"startDate": _iso(date.known)} if claim and date.known and not date.circa else {}


def _iso(parts: tuple[int, ...]) -> str:
    return "-".join(f"{n:0{4 if i == 0 else 2}d}" for i, n in enumerate(parts))


def _address(path: str, site: Site) -> dict[str, Any]:
    return {"url": site.address + path} if site.address else {}


def _person(participant: Participant, archive: Archive) -> dict[str, Any]:
    named = participant.person.value
    known = archive.vocabularies.people.get(named.id)
    found: dict[str, Any] = {"@type": "Person", "name": known.name if known else named.name}
    if participant.office:
        found["jobTitle"] = participant.office.value
    if known and known.wikidata:
        found["sameAs"] = f"https://www.wikidata.org/entity/{known.wikidata}"
    return found


def _organisation(maker: Claim[Named], archive: Archive, item: Item) -> dict[str, Any]:
    known: Publisher | None = archive.vocabularies.publishers.get(maker.value.id)
    kind = "NewsMediaOrganization" if item.form not in ISSUED else "Organization"
    return {"@type": kind, "name": known.name if known else maker.value.name}


def _about(name: str, archive: Archive, site: Site) -> dict[str, Any] | None:
    lists = archive.vocabularies
    for folder, kind, known in (
        ("instruments", "CreativeWork", lists.instruments),
        ("parties", "Organization", lists.parties),
        ("topics", "DefinedTerm", lists.topics),
    ):
        if name in known:
            kind = "Country" if kind == "Organization" and lists.parties[name].kind == "state" else kind
            return {"@type": kind, "@id": uri(f"{folder}/{name}/", site), "name": known[name].name}
    return None

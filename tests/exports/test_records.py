"""The documents as data: plain values, and beside them what each rests on."""

from __future__ import annotations

import json
from dataclasses import replace

from communique.exports import headers, records, sources
from communique.indices.index import index
from communique.model.archive import Archive
from communique.model.authority import Party
from communique.model.ids import DocumentId, PartyId
from communique.model.provenance import Named, Span
from communique.model.seed import Block, Cut, Participant, Reference
from tests.builders import a_claim, a_date, a_document, a_participant, a_site, an_archive, an_event


def an_example() -> Archive:
    """One document of one event, with every sort of value."""
    document = a_document(
        "cr-0001",
        "Wang spoke of energy.",
        topics={"energy": "energy"},
        events=("call",),
        published=a_date("2021-08-26"),
        publisher="CGTN",
    )
    clean = document.clean
    who = Participant(
        a_claim(Named("wang-yi", "Wang Yi"), evidence=(clean.evidence(Span(0, 4)),)),
        a_claim("Foreign Minister"),
        a_claim("china"),
    )
    reference = Reference(
        "event",
        "signing",
        1,
        clean.evidence(Span(0, 4)),
        a_date("2001"),
        about=("treaty",),
        to=a_claim("call", "linked"),
    )
    clean = replace(
        clean,
        cuts=(Cut(Span(0, 4), "crumbs", "A trail of links."),),
        blocks=(*clean.blocks, Block("subheading", Span(5, 10))),
    )
    reading = replace(
        document.reading, clean=clean, participants=(who, a_participant("x", "X")), references=(reference,)
    )
    event = an_event("call", a_date("2021-08-25", "linked", "text", "outside"), documents=("cr-0001",))
    archive = an_archive(replace(document, reading=reading), event)
    parties = {PartyId("china"): Party(PartyId("china"), "China", code="CN")}
    return replace(archive, vocabularies=replace(archive.vocabularies, parties=parties))


def exported(archive: Archive) -> list[dict]:
    """What the file holds."""
    (output,) = records.export(archive, index(archive), a_site())
    assert output.path == "data/documents.json"
    return json.loads(output.body, parse_constant=lambda name: 1 / 0)["documents"]


def test_plain_values() -> None:
    (record,) = exported(an_example())
    record.pop("claims"), record.pop("references")
    assert record == {
        "id": "cr-0001",
        "seed": "cr-0001.txt",
        "sha256": "0" * 64,
        "title": None,
        "display_title": "A call is reported",
        "published": "2021-08-26",
        "updated": None,
        "event_date": "2021-08-25",
        "type": "phone-call",
        "genre": "news-report",
        "publisher": "CGTN",
        "agency": None,
        "distributor": None,
        "dateline": None,
        "language": "en",
        "event": "call",
        "events": ["call"],
        "participants": [
            {"person": "wang-yi", "name": "Wang Yi", "office": "Foreign Minister", "country": "CN"},
            {"person": "x", "name": "X", "office": None, "country": None},
        ],
        "countries": ["China"],
        "topics": ["energy"],
        "subheadings": ["spoke"],
        "removed_furniture": ["Wang"],
    }


def test_claims_name_basis_mark_and_words_with_offsets_into_the_seed() -> None:
    (record,) = exported(an_example())
    claims = record["claims"]
    assert claims["event_date"] == {
        "basis": "outside",
        "parts": ["linked", "text", "outside"],
        "mark": "supplied",
        "confidence": 1.0,
        "reason": "",
        "rule": "",
        "source": "",
        "evidence": [],
    }
    assert claims["participants"][0]["person"]["evidence"] == [
        {"seed": "cr-0001.txt", "spans": [[0, 4]], "quote": "Wang"}
    ]
    assert claims["topics"] == {
        "energy": [{"paragraph": 1, "seed": "cr-0001.txt", "spans": [[14, 20]], "quote": "energy"}]
    }
    assert "title" not in claims and set(claims) > {"display_title", "published", "type", "genre", "publisher"}


def test_references_give_the_event_that_they_lead_to() -> None:
    (record,) = exported(an_example())
    (reference,) = record["references"]
    assert (reference["event"], reference["date"], reference["evidence"]["quote"]) == ("call", "2001", "Wang")
    assert reference["claims"]["event"]["basis"] == "linked"


def test_a_document_without_an_event_has_none() -> None:
    (record,) = exported(an_archive(a_document()))
    assert (record["event"], record["events"], record["event_date"], record["type"]) == (None, [], None, None)


def test_a_source_is_published_as_it_was_found() -> None:
    archive = an_archive(a_document("a", "\ufeffOne\r\n", "två"))
    (output,) = sources.beside(archive.documents[DocumentId("a")])
    assert (output.path, output.body) == ("documents/a/source.txt", "\ufeffOne\r\n\n\ntvå".encode())


def test_a_host_that_reads_headers_is_told_not_to_guess_types_or_to_be_framed() -> None:
    archive = an_archive()
    (output,) = headers.export(archive, index(archive), a_site())
    assert output.body.decode().split("\n  ") == [
        "/*",
        "Content-Security-Policy: frame-ancestors 'none'",
        "X-Content-Type-Options: nosniff",
        "Referrer-Policy: strict-origin-when-cross-origin\n",
    ]

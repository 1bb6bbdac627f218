"""Seeds and records paired: each fault named, each document with one id."""

from __future__ import annotations

from communique.arrange.pairing import pair
from communique.model.content import DocumentRecord
from communique.model.finding import Finding, Where
from communique.model.ids import DocumentId, SeedId
from tests.builders import a_document

DIGEST = "0" * 64


def a_record(id: str, seed: str, sha256: str = DIGEST) -> DocumentRecord:
    return DocumentRecord(DocumentId(id), Where(f"content/documents/{id}.yaml", 1), SeedId(seed), sha256)


def paired(seeds: list[str], *records: DocumentRecord) -> tuple[list[tuple[str, str]], list[tuple[str, str, str]]]:
    findings: list[Finding] = []
    readings = tuple(a_document(seed).reading for seed in seeds)
    pairs = pair(readings, records, findings)
    return [(p.id, p.reading.clean.seed.id) for p in pairs], [(f.message, f.code, f.hint) for f in findings]


def test_a_seed_without_a_record_takes_the_id_of_its_name() -> None:
    assert paired(["Call 12 (final)", "b"], a_record("cr-1", "b.txt")) == (
        [("call-12-final", "Call 12 (final).txt"), ("cr-1", "b.txt")],
        [],
    )


def test_two_seeds_with_one_id_ask_for_a_record() -> None:
    pairs, faults = paired(["Call", "call"])
    assert [p[0] for p in pairs] == ["call"]
    hint = "write a record content/documents/<id>.yaml with `seed: call.txt` that gives it another id"
    assert faults == [('has the id "call", which seeds/Call.txt has too', "E304", hint)]


def test_a_record_without_its_text_is_named() -> None:
    assert paired(["003_call"], a_record("cr-1", "003_cal.txt"))[1] == [
        ('seeds/ has no text "003_cal.txt"', "E301", 'did you mean "003_call.txt"?')
    ]


def test_a_second_record_of_a_text_is_named() -> None:
    assert paired(["a"], a_record("cr-1", "a.txt"), a_record("cr-2", "a.txt"))[1] == [
        ('"a.txt" has a record already: content/documents/cr-1.yaml', "E302", "keep one of the two")
    ]


def test_a_text_that_changed_since_its_record_is_named() -> None:
    assert paired(["a"], a_record("cr-1", "a.txt", "1" * 64))[1] == [
        (
            "the text is not the one this record was written for",
            "E303",
            f"look at the change, then give the new digest: {DIGEST}",
        )
    ]

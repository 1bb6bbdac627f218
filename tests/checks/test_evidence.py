"""Every quotation, wherever in the archive it hangs, stands in its source at its offsets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, Generic, Literal, TypeVar

import pytest

from communique.checks.check import check
from communique.checks.evidence import _pieces
from communique.model.ids import SeedId
from communique.model.provenance import Claim, Evidence, Named, Span
from communique.model.seed import Dateline, Happening, Participant, Reference
from tests.builders import a_claim, a_document, an_archive, an_event

TEXT = "They spoke by phone."
T = TypeVar("T")


def test_what_stands_there_holds() -> None:
    document = a_document("a", TEXT, topics={"phone": "telephony"})
    held = document.clean.evidence(Span(0, 4))
    assert check(an_archive(document, an_event(documents=("a",), place=a_claim("x", evidence=(held,))))) == ()


@pytest.mark.parametrize(
    ("spans", "quote", "message"),
    [
        (((0, 4),), "Thay", 'quotes "Thay", where the text has "They"'),
        (((5, 10), (11, 13)), "spoke by", 'quotes "spoke by", where the text has "spokeby"'),
        (((14, 99),), "phone", "quotes from beyond the text, which has 20 characters"),
        (((4, 4),), "", "rests on no words"),
        ((), "", "rests on no words"),
    ],
)
def test_what_does_not_is_named(spans: tuple[tuple[int, int], ...], quote: str, message: str) -> None:
    evidence = Evidence(SeedId("a.txt"), tuple(Span(*s) for s in spans), quote)
    place = a_claim("Beijing", evidence=(evidence,))
    (finding,) = check(an_archive(a_document("a", TEXT), an_event("call", place=place)))
    assert (finding.where.path, finding.field, finding.message, finding.code) == (
        "seeds/a.txt",
        "events[call].place.evidence",
        message,
        "E411",
    )


def test_the_line_is_that_of_the_words() -> None:
    document = a_document("a", "One.", "Two.", topics={"Two": "numbers"})
    (mention,) = document.mentions
    wrong = replace(mention, evidence=replace(mention.evidence, quote="Tow"))
    (finding,) = check(an_archive(replace(document, reading=replace(document.reading, mentions=(wrong,)))))
    assert (finding.where.line, finding.field) == (3, "documents[a].reading.mentions.evidence")


def test_a_seed_that_is_not_held() -> None:
    place = a_claim("Beijing", evidence=(Evidence(SeedId("b.txt"), (Span(0, 1),), "x"),))
    (finding,) = check(an_archive(an_event("call", place=place)))
    assert finding.message == 'quotes "b.txt", which is no seed of the archive'


def everything(value: Any) -> Iterator[Any]:
    """A value, and all that can be reached in it through tuples, mappings and whatever fields there are."""
    yield value
    inner = value if isinstance(value, tuple) else value.values() if isinstance(value, Mapping) else ()
    names = [each.name for each in fields(value)] if is_dataclass(value) else []
    for item in (*inner, *(getattr(value, name) for name in names)):
        yield from everything(item)


def held(value: Any) -> set[int]:
    """The pieces of evidence in a value, by their places in memory."""
    return {id(each) for each in everything(value) if isinstance(each, Evidence)}


def rich() -> Any:
    """An archive in which every field that can rest on evidence does, each on a piece of its own."""
    document, count = a_document("a", TEXT), iter(range(999))

    def piece() -> Evidence:
        return Evidence(SeedId("a.txt"), (Span(0, 4),), f"{next(count)}")

    def claim(value: Any) -> Claim[Any]:
        return Claim(value, "text", (piece(), piece()))

    participant = Participant(claim(Named("x", "X")), claim("office"), claim("country"))
    happening = Happening(
        claim("t"), claim("d"), claim("p"), (claim("o"),), piece(), claim(1), claim(2), claim("after")
    )
    reference = Reference("event", "", 1, piece(), claim("d"), to=claim("x"), sentence=piece())
    reading = replace(
        document.reading,
        **{name: claim("v") for name in ("title", "display_title", "genre", "publisher", "agency", "distributor")},
        **{name: claim("v") for name in ("published", "updated")},
        dateline=claim(Dateline("w", "p", claim("d"))), happening=happening, participants=(participant,),
        others=(participant,), references=(reference,), quality=(piece(),), parties=(claim("x"),),
    )  # fmt: skip
    event = an_event("call", place=claim("p"), medium=claim("m"), outputs=(claim("o"),), participants=(participant,))
    return an_archive(replace(document, reading=reading), event)


def test_no_piece_of_evidence_is_passed_over() -> None:
    archive = rich()
    assert {id(each) for each in _pieces(archive)} == held(archive)
    assert len(held(archive)) > 50


def test_each_piece_that_does_not_hold_is_told() -> None:
    archive = rich()
    told = [finding.message for finding in check(archive)]
    assert sorted(told) == sorted(
        f'quotes "{each.quote}", where the text has "They"'
        for each in everything(archive)
        if isinstance(each, Evidence)
    )


@dataclass(frozen=True, slots=True)
class Tree(Generic[T]):
    """A class that the model may get: fields of every kind, one of them of its own class."""

    value: T
    kind: Literal["a", "b"] = "a"
    any: Any = None
    named: Mapping[str, tuple[Claim[str], ...]] = field(default_factory=dict)
    either: str | Evidence | None = None
    within: tuple[Tree[T], ...] = ()
    pair: tuple[int, Claim[int] | None] = (0, None)


@dataclass(frozen=True, slots=True)
class Newer(Tree[str]):
    """One of its heirs."""

    more: Evidence | None = None


def test_a_field_that_the_model_gets_is_looked_at() -> None:
    pieces = [Evidence(SeedId("a.txt"), (), str(number)) for number in range(8)]
    claims = [Claim("x", "text", (piece,)) for piece in pieces]
    leaf = Newer("x", any=(claims[6],), more=pieces[7])
    tree = Tree(claims[0], "a", claims[1], {"n": (claims[2], claims[3])}, pieces[4], (leaf, leaf), (1, claims[5]))
    assert {each.quote for each in _pieces((tree,))} == {str(number) for number in range(8)}

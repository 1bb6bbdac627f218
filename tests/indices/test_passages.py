"""The index of search: words and their places, texts in chunks, values to filter by; and how it is written."""

from __future__ import annotations

import json
from typing import Any

from communique.exports import search as shards
from communique.exports.search import listed, number, rising
from communique.indices.index import index
from communique.indices.passages import CHUNK, PLACES, Part, Passages, passages
from communique.model.archive import Archive
from tests.builders import a_date, a_document, a_participant, a_person, a_site, a_topic, an_archive, an_event


def made(archive: Archive) -> Passages:
    return passages(archive)


def places(found: Passages, word: str) -> list[tuple[int, int]]:
    """Unit and place of a word."""
    return [(code >> PLACES, code & ((1 << PLACES) - 1)) for code in found.words.get(word, ())]


def test_words_are_kept_with_their_unit_and_place() -> None:
    found = made(an_archive(a_document("a", "Peace and trade.", "Trade, peace; trade."), a_document("b", "Peace.")))
    assert (found.documents, found.first, found.units) == (("a", "b"), (0, 2), 3)
    assert places(found, "trade") == [(0, 2), (1, 0), (1, 2)]
    assert places(found, "peace") == [(0, 0), (1, 1), (2, 0)]
    assert places(found, "war") == []


def test_documents_are_in_order_of_the_events_they_tell_of() -> None:
    archive = an_archive(
        an_event("late", "2021-06-28", documents=("a",)), an_event("early", "2001", documents=("c",)),
        a_document("a", events=("late",)), a_document("b", published=a_date("2010")), a_document("c", events=("early",)), a_document("d"),
    )  # fmt: skip
    assert made(archive).documents == ("c", "b", "a", "d")


def test_short_documents_lie_together_and_a_long_one_in_pieces() -> None:
    paragraph = "word " * (CHUNK // 15)
    archive = an_archive(a_document("a", "Short."), a_document("b", "Short too."), a_document("c", *[paragraph] * 7))
    found = made(archive)
    assert [chunk.parts for chunk in found.chunks] == [
        (Part("a", 0, 1), Part("b", 0, 1), Part("c", 0, 2)), (Part("c", 2, 5),), (Part("c", 5, 7),)
    ]  # fmt: skip
    assert [chunk.first for chunk in found.chunks] == [0, 4, 7]


def test_filters_have_the_documents_of_each_value() -> None:
    archive = an_archive(
        an_event("one", "2020-12-22/2021-01-02", "phone-call", ("a",), participants=(a_participant("xi", "Xi"),)),
        an_event("open", "2021/..", "ceremony", ("b",)),
        an_event("before", "../2019", "ceremony", ("d",)),
        a_document("a", "Oil.", topics={"Oil": "energy"}, events=("one",), publisher="CGTN"),
        a_document("b", "Gas.", events=("open",)),
        a_document("c", "Coal.", published=a_date("2023-05")),
        a_document("d", "Wood.", events=("before",)),
        a_document("e", "Undated."),
        topics=(a_topic("energy"),), people=(a_person("xi", "Xi"),),
    )  # fmt: skip
    found = made(archive)
    by_name = {f.name: {v.id: [found.documents[d] for d in v.documents] for v in f.values} for f in found.facets}
    assert by_name["topic"] == {"energy": ["a"]}
    assert by_name["participant"] == {"xi": ["a"]}
    assert by_name["type"] == {"ceremony": ["b", "d"], "phone-call": ["a"]}
    assert by_name["publisher"] == {"cgtn": ["a"], "": sorted("bcde", key=found.documents.index)}
    years = by_name["year"]
    assert list(years) == ["2023", "2022", "2021", "2020", "2019", ""], "from what the archive names, newest first"
    assert (years["2020"], years["2021"], years["2022"], years["2023"]) == (["a"], ["a", "b"], ["b"], ["b", "c"])
    assert (years["2019"], years[""]) == (["d"], ["e"])


def test_the_version_changes_with_the_texts_and_with_what_is_shown() -> None:
    base = made(an_archive(a_document("a", "One."))).version
    assert base == made(an_archive(a_document("a", "One."))).version
    assert base != made(an_archive(a_document("a", "Two."))).version
    assert base != made(an_archive(a_document("a", "One.", publisher="CGTN"))).version


def decoded(text: str) -> list[int]:
    """Numbers as the browser reads them."""
    found, value, scale = [], 0, 1
    for sign in text:
        digit = shards.DIGITS.index(sign)
        if digit < shards.ENDS:
            found.append(value + digit * scale)
            value, scale = 0, 1
        else:
            value += (digit - shards.ENDS) * scale
            scale *= shards.GOES_ON
    return found


def test_numbers_are_written_in_few_characters() -> None:
    values = [0, 1, 63, 64, 65, 1727, 1728, 50_000, 123_456_789]
    assert decoded("".join(map(number, values))) == values
    assert [len(number(v)) for v in (63, 64, 1727, 1728)] == [1, 2, 2, 3]
    assert decoded(rising([3, 3, 10])) == [3, 0, 7]


def test_a_dense_list_is_written_as_bits() -> None:
    assert listed([5], 600) == "u" + number(5)
    bits = listed(range(0, 600, 2), 600)
    assert bits[0] == "b" and len(bits) == 102
    assert {shards.DIGITS.index(c) for c in bits[1:-1]} == {0b010101}


def shard(outputs: list[Any], name: str) -> Any:
    """The data of a script."""
    body = next(o.body for o in outputs if o.path == f"search/{name}.js").decode()
    return json.loads(body.removeprefix(f'communiqueShard("{name}",').removesuffix(");\n"))


def test_words_of_one_beginning_that_are_too_many_are_also_kept_as_one() -> None:
    paragraphs = [" ".join(f"con{a}{b}{n}" for a in "abcdefgh" for b in "abcdefgh") for n in range(60)]
    archive = an_archive(*(a_document(f"d{n}", text, "Peace.") for n, text in enumerate(paragraphs)))
    outputs = list(shards.export(archive, index(archive), a_site()))
    contents = shard(outputs, "index")
    assert {"c", "co", "con"} <= set(contents["heavy"].split())
    lines = "\n".join(shard(outputs, f"w{n}") for n in range(len(contents["shards"].split()))).split("\n")
    words = [line.split(" ")[0] for line in lines]
    assert words == sorted(words)
    assert "con*" in words and "pea*" not in words
    assert all(len(o.body) < 2 * shards.SHARD for o in outputs)

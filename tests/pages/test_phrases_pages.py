"""Phrases as shown: lines of context, who uses a formula, pages of letters and years; series with their words."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from communique.arrange.arrange import arrange
from communique.content.read import read as read_content
from communique.indices.index import MANY, index
from communique.model.archive import Archive
from communique.model.authority import Phrase, Series
from communique.model.content import Quality
from communique.model.page import Page
from communique.pages import concordance, phrases, series
from communique.pipeline import PROJECT
from communique.rendering.render import render
from communique.seeds.read import read as read_seeds
from tests.builders import a_date, a_document, a_site, an_archive, an_event

CORE = Phrase("core", "core interests", {"en": ("core interest[s]",)}, "What each side guards.")
LONG = "Again and again the ministers of both states said at length what they had said before, that " * 2


def planned(archive: Archive, *lexicon: Phrase) -> dict[str, Page]:
    """The pages on phrases, by address."""
    lists = replace(archive.vocabularies, phrases={p.id: p for p in lexicon or (CORE,)}, stop_words={"en": ("the", "of", "and")})
    archive = replace(archive, vocabularies=lists)
    return {page.url: page for page in phrases.pages(archive, index(archive), a_site())}


def test_a_line_is_cut_between_words_and_keeps_the_words_as_they_stand() -> None:
    text = f"{LONG}“Core  interests”, and {LONG}"
    shown = planned(an_archive(a_document("a", text)))["phrases/core/"].view.phrase.lines[0]
    assert shown.key == "Core interests"
    assert shown.left.startswith("… ") and shown.right.endswith(" …")
    assert shown.left[2:] + shown.key + shown.right[:-2] in " ".join(text.split())
    assert (shown.left[2:].split(" ")[0] in LONG.split()) and (shown.right[:-2].split(" ")[-1] in LONG.split())
    assert len(shown.left) <= concordance.REACH + 16 and shown.ref.fragment == "p1"


@pytest.mark.parametrize("length", range(90, 140))
def test_a_context_is_never_cut_short(length: int) -> None:
    before = "ab " * (length // 3)
    shown = planned(an_archive(a_document("a", f"{before}core interests {before[::-1].strip()}")))["phrases/core/"].view.phrase.lines[0]
    assert len(shown.left) >= min(len(before), concordance.REACH - 8)
    assert len(shown.right) >= min(len(before) - 2, concordance.REACH - 8)


def test_a_phrase_tells_how_often_when_and_by_whom_and_which_copy_is_altered() -> None:
    altered = replace(a_document("b", "No core interest of CGTN.", events=("e",), publisher="CGTN"), quality=Quality("Spun.", "altered copy"))
    archive = an_archive(
        an_event("e", "2021-12-15", documents=("b",)), an_event("f", "2020", documents=("a",)),
        a_document("a", "Core interests. Core interests!", events=("f",)), altered, a_document("c", "Nothing."),
    )  # fmt: skip
    phrase = planned(archive)["phrases/"].view.phrases[0]
    assert (phrase.n, phrase.documents, phrase.of_documents) == (3, 2, 3)
    assert [(u.name, u.genre, u.n) for u in phrase.users] == [("", "news-report", 2), ("CGTN", "", 1)]
    assert (phrase.first.value.edtf, phrase.last.value.edtf) == ("2020", "2021-12-15")
    assert [(line.ref.url, line.altered) for line in phrase.lines] == [
        ("documents/a/", ""), ("documents/a/", ""), ("documents/b/", "altered copy")
    ]  # fmt: skip
    assert [place.count for place in phrase.strip.drawn.places] == [2, 1]


def test_over_forty_phrases_the_list_leaves_the_places_to_their_pages() -> None:
    lexicon = tuple(Phrase(f"p{n}", f"word{n} end", {"en": (f"word{n} end",)}) for n in range(41))
    made = planned(an_archive(a_document("a", ". ".join(p.name for p in lexicon))), *lexicon)
    assert not made["phrases/"].view.full and made["phrases/"].view.phrases[0].lines == ()
    assert len(made["phrases/p7/"].view.phrase.lines) == 1


def test_many_found_formulas_stand_on_pages_by_letter() -> None:
    text = ". ".join(f"{a}alpha {b}beta" for a in "bcd" for b in "aeiouxy") + ". 21 century"
    made = planned(an_archive(a_document("a", text), a_document("b", text)))
    assert [url for url in made if url.startswith("phrases/found/")] == [
        "phrases/found/", "phrases/found/0-9/", "phrases/found/b/", "phrases/found/c/", "phrases/found/d/"
    ]  # fmt: skip
    assert [p.name for p in made["phrases/found/b/"].view.phrases] == [f"balpha {b}beta" for b in "aeiouxy"]
    assert made["phrases/found/"].view.phrases[0].url == "phrases/found/0-9/"


def test_many_texts_have_a_list_of_phrases_though_they_share_none() -> None:
    texts = [a_document(f"d{n}", f"alpha{n} beta{n}") for n in range(MANY)]
    assert planned(an_archive(*texts[1:])) == {}
    (page,) = planned(an_archive(*texts)).values()
    assert (page.url, page.view.phrases, page.view.found) == ("phrases/", (), ())
    outputs, _ = render((page,), a_site(), a_site().words, (PROJECT / "templates",), (PROJECT / "static",))
    assert b"No formula stands in more than one document yet." in outputs[0].body


def test_over_three_hundred_places_there_is_a_page_a_year() -> None:
    archive = an_archive(
        a_document("a", *["Core interests."] * 200, published=a_date("2020")),
        a_document("b", *["Core interests."] * 101, published=a_date("2021-05")), a_document("c", "Core interests."),
    )  # fmt: skip
    made = planned(archive)
    assert [y.url for y in made["phrases/core/"].view.years] == ["phrases/core/2020/", "phrases/core/2021/"]
    assert len(made["phrases/core/2021/"].view.phrase.lines) == 101
    assert [line.ref.url for line in made["phrases/core/"].view.phrase.lines] == ["documents/c/"]


@pytest.mark.parametrize(("full", "kinds"), [(("a", "b"), ["changed", "dropped"]), ((), ["changed"])])
def test_a_series_shows_what_became_of_each_formula(full: tuple[str, ...], kinds: list[str]) -> None:
    archive = an_archive(a_document("a", "One core interest. Alpha beta."), a_document("b", "Core interests."), a_document("c", "Alpha beta."))
    lists = replace(archive.vocabularies, phrases={"core": CORE}, series={"s": Series("s", "A series", ("a", "b"), full)})
    archive = replace(archive, vocabularies=lists)
    (page,) = series.pages(archive, index(archive), a_site())
    (step,) = page.view.steps
    assert [group.kind for group in step.formulas] == kinds
    changed = step.formulas[0].formulas[0]
    assert (changed.name, changed.url, changed.earlier, changed.later) == ("core interests", "phrases/core/", "core interest", "Core interests")


def test_counts_in_the_first_collection_equal_a_plain_search_of_its_texts() -> None:
    content, _ = read_content(PROJECT)
    archive, _ = arrange(content, read_seeds(PROJECT, content.vocabularies, content.languages)[0])
    tracks = index(archive).phrases.tracks
    plain = {
        "core-interests": r"core interests?", "internal-affairs": "internal affairs", "twentieth-anniversary": "20th anniversary",
        "satisfied-with": "satisfied with", "genuine-multilateralism": "genuine multilateralism", "cold-war-mentality": "cold war mentality",
        "united-nations-at-its-core": "united nations at its core|un-centered international order",
    }  # fmt: skip
    texts = [" ".join(document.clean.text.split()).casefold() for document in archive.documents.values()]
    for key, pattern in plain.items():
        counts = [len(re.findall(pattern, text)) for text in texts]
        assert (len(tracks[key].occurrences), len(tracks[key].documents)) == (sum(counts), sum(map(bool, counts))), key
    mined = [track for track in tracks.values() if not track.curated]
    assert len(mined) > 20
    for track in mined:
        words = re.escape(track.name.casefold()).replace(r"\-", "[- ]").replace(r"\ ", "[- ]")
        assert len(track.occurrences) == sum(len(re.findall(rf"\b{words}\b", text)) for text in texts), track.name

"""A small archive in several scripts, drawn as far as search needs it, for tests in a browser."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from communique.exports import search as shards
from communique.indices.index import index
from communique.model.archive import Archive
from communique.model.authority import Phrase
from communique.model.document import Document
from communique.pages import phrases, search
from communique.pages.plan import viewed
from communique.pipeline import PROJECT
from communique.rendering.render import render
from tests.builders import a_date, a_document, a_participant, a_person, a_site, a_topic, an_archive, an_event

CHINESE = "双方一致同意深化新时代全面战略协作伙伴关系，坚定支持彼此核心利益和重大关切"


def written(document: Document, language: str) -> Document:
    """The document in a language."""
    return replace(document, reading=replace(document.reading, language=language))


def an_archive_to_search() -> Archive:
    """Ten documents on seven events: of a certain day, of one of two years, of an open date, and of no date."""
    xi, putin, wang = a_participant("xi", "Xi Jinping"), a_participant("putin", "Vladimir Putin"), a_participant("wang", "Wang Yi")
    archive = an_archive(
        an_event("june", "2021-06-28", "video-meeting", ("a1",), participants=(xi, putin)),
        an_event("august", "2021-08-25", "phone-call", ("a2",), participants=(xi, putin)),
        an_event("december", "2020-12-22", "phone-call", ("a3",), participants=(wang,)),
        an_event("between", "2018-12-30/2019-01-02", "phone-call", ("a5",)),
        an_event("open", "2019/..", "ceremony", ("a4",)),
        an_event("undated", None, "ceremony", ("a6",)),
        a_document(
            "a1",
            "The two sides firmly support each other on issues related to each other’s core interests.",
            "They extended the Treaty of Good-Neighborliness and Friendly Cooperation.",
            "Xi praised the U.N. Charter and the co-ordination of both programmes; interests, core or not, came later.",
            topics={"core interests": "core", "Treaty": "treaty"}, events=("june",), publisher="CGTN",
        ),
        a_document(
            "a2",
            "Good neighbourliness is at the core of the relationship, and interests differ.",
            "The Organisation discussed defence, the centre and labour at the Café Élysée.",
            "Russia’s position on COVID-19 vaccines was noted, and noted again, vaccine by vaccine.",
            topics={"neighbourliness": "treaty", "vaccines": "health"}, events=("august",),
        ),
        written(a_document("a3", CHINESE + "。", "习近平强调，中俄关系经受住国际风云变幻的考验。", events=("december",), publisher="Xinhua"), "zh"),
        written(a_document("a4", "Стороны поддерживают коренные интересы друг друга.", "Ёлка и мир.", events=("open",), publisher="TASS"), "ru"),
        written(a_document("a5", "日本の外務大臣は、会談でカラオケに言及した。", events=("between",)), "ja"),
        written(a_document("a6", "الصين وروسيا تدعمان التعاون.", events=("undated",)), "ar"),
        written(a_document("a7", "Les deux États réaffirment l’amitié franco-chinoise.", published=a_date("1964-01-27"), publisher="CGTN"), "fr"),
        written(a_document("a8", "भारत और चीन शांति चाहते हैं।"), "hi"),
        written(a_document("a9", "한국과 중국은 협력을 강화한다."), "ko"),
        written(a_document("b1", "ประเทศไทยและจีนร่วมมือกัน", "Zero‑sum games and win-win results: organize, analyse."), "th"),
        topics=(a_topic("core", "Core interests"), a_topic("treaty", "The treaty"), a_topic("health", "Health")),
        people=(a_person("xi", "Xi Jinping"), a_person("putin", "Vladimir Putin"), a_person("wang", "Wang Yi")),
    )  # fmt: skip
    lexicon = {"core-interests": Phrase("core-interests", "core interests", {"en": ("core interest[s]",), "zh": ("核心利益",)})}
    return replace(archive, vocabularies=replace(archive.vocabularies, phrases=lexicon))


def draw(archive: Archive, out: Path) -> Path:
    """Write the search page, its texts and its index, and the phrases, below `out`."""
    site = a_site()
    indices = index(archive)
    planned = (*search.pages(archive, indices, site), *phrases.pages(archive, indices, site))
    pages = tuple(replace(page, view=viewed(page, archive, indices, site)) for page in planned)
    drawn, faults = render(pages, site, site.words, (PROJECT / "templates",), (PROJECT / "static",))
    assert faults == ()
    for output in (*drawn, *shards.export(archive, indices, site)):
        path = out / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.body)
    return out

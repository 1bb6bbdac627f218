"""Odd cases of citations: each an item by its name, as a document or an event gives it."""

from __future__ import annotations

from dataclasses import replace

from communique.citing.dates import cited, day
from communique.citing.items import Item
from communique.model.provenance import Basis, Claim
from communique.text.edtf import parse

PLAIN = Item(
    id="cr-0002",
    kind="document",
    title="China and Russia strengthen resolve to uphold international fairness and justice",
    container="Diplomatic Events Archive",
    language="en",
    issued=cited(Claim(parse("2021-12-15"), "text")),
    url="https://archive.example/documents/cr-0002/",
    path="documents/cr-0002/",
    absolute=True,
    publisher="China Daily",
    genre="editorial",
    revision=1,
    form="editorial",
)


def dated(edtf: str, *parts: Basis) -> dict[str, object]:
    """The date of an item; `parts` are the bases of year, month and day."""
    return {"issued": cited(Claim(parse(edtf), parts[-1] if parts else "text", parts=tuple(parts)))}


def _case(**more: object) -> Item:
    return replace(PLAIN, **more)  # type: ignore[arg-type]


RELEASE = {"author": "CGTN", "publisher": "PR Newswire", "genre": "press release", "form": "press-release"}

CASES: dict[str, Item] = {
    "plain": PLAIN,
    "no title": _case(title="[China and Russia agree to extend the Treaty of Good-Neighborliness and Friendly Cooperation]"),
    "no date": _case(issued=cited(None)),
    "no date, nobody named": _case(issued=cited(None), publisher=""),
    "nobody named": _case(publisher=""),
    "no title, no date, nobody named": _case(title="[Note on a talk]", issued=cited(None), publisher="", genre="memorandum"),
    "supplied date": _case(**dated("2021-06-29", "linked", "linked", "outside")),
    "supplied whole date": _case(**dated("2021-06-29", "outside", "outside", "outside")),
    "month": _case(**dated("2021-06")),
    "year": _case(**dated("2021")),
    "interval of days": _case(**dated("2021-12-15/2021-12-21")),
    "interval of days over months": _case(**dated("2021-11-28/2021-12-03")),
    "interval of days over years": _case(**dated("2020-12-22/2021-01-03")),
    "interval of months": _case(**dated("2021-05/2021-06")),
    "interval of months over years": _case(**dated("2021-12/2022-01")),
    "interval of years": _case(**dated("1953/1954")),
    "uncertain date": _case(**dated("2021-06-28?")),
    "approximate day": _case(**dated("2021-06-28~")),
    "approximate month, institution": _case(**dated("2021-06~"), **RELEASE),
    "approximate year, nobody named": _case(**dated("1954~"), publisher="", genre=""),
    "approximate and uncertain": _case(**dated("1954-07%")),
    "open interval": _case(**dated("2021-05-20/..")),
    "one of two days": _case(**dated("[2021-05-05,2021-05-07]")),
    "decade": _case(**dated("195X")),
    "year not known": _case(**dated("XXXX-05-19")),
    "institution as author": _case(**RELEASE),
    "institution with comma": _case(author="Ministry of Foreign Affairs, Japan", publisher="", genre="readout", form="readout"),
    "institution that ends in a full stop": _case(publisher="Xinhua News Agency Co."),
    "supplied institution": _case(publisher="[China Daily]"),
    "quotation in the title": _case(title="Sino-Russian relations – “a paradigm of international relations in the 21st century”", **RELEASE),
    "title in quotation marks": _case(title="“A new era” of what is to come", publisher=""),
    "title wholly quoted": _case(title="“A new era”", publisher=""),
    "title wholly quoted, no genre": _case(title="“A new era”", publisher="", genre=""),
    "straight marks": _case(title="Xi's 'great' visit to \"Moscow\": an overview of what it's about"),
    "quotation within a quotation": _case(title="Putin: “We call it ‘the pact’ at home” and more"),
    "question": _case(title="Is it a visit?"),
    "question, nobody named": _case(title="Is it a visit?", publisher="", genre=""),
    "full stop": _case(title="A talk in the U.S.S.R."),
    "small words at the ends": _case(title="the talks they agreed to"),
    "hyphens and slashes": _case(title="face-to-face talks on trade/energy in mid-2021 – an after-thought for x-rays"),
    "colon and small word": _case(title="the call: a reading of the record, and on"),
    "capitals kept": _case(title="eBay, iPhone and NATO at the UN's table: the USSR/PRC line"),
    "two scripts": _case(title="习近平同普京举行视频会晤 / Xi Jinping meets Putin", author="外交部", publisher="", genre="Readout", language="zh", form="readout"),
    "another script": _case(title="Разговор по телефону", publisher="Президент России", genre="Press report", language="ru"),
    "another script, nobody named": _case(title="习近平同普京通电话", publisher="", genre="", language="zh"),
    "ampersand": _case(title="Trade & talks", publisher="Smith & Sons", container="Acts & Facts"),
    "passage": _case(paragraph=5, url=PLAIN.url + "#p5"),
    "passage of a release": _case(**RELEASE, paragraph=12, url=PLAIN.url + "#p12"),
    "passage, nobody named": _case(publisher="", paragraph=1, issued=cited(None), url=PLAIN.url + "#p1"),
    "passage of a question": _case(title="Is it a visit?", publisher="", paragraph=1, url=PLAIN.url + "#p1"),
    "passage, title quoted": _case(title="On “a new era”", publisher="", paragraph=1, url=PLAIN.url + "#p1"),
    "event": _case(
        id="2021-12-15-video-meeting-xi-putin",
        kind="event",
        title="Xi Jinping and Vladimir Putin meet by video link, 15 December 2021",
        publisher="",
        genre="",
        issued=day("2026-11-22"),
        revision=3,
        url="https://archive.example/events/2021-12-15-video-meeting-xi-putin/",
    ),
    "event with a supplied day": _case(
        kind="event", title="Xi Jinping and Vladimir Putin extend the treaty, [28] June 2021", publisher="", genre="", issued=day("2026-11-22")
    ),
    "archive as a whole": _case(
        id="archive", kind="archive", title="Diplomatic Events Archive", container="", publisher="", genre="",
        issued=day("2026-11-22"), revision=0, url="https://archive.example/",
    ),
    "no address configured": _case(url="/documents/cr-0002/", absolute=False),
}  # fmt: skip

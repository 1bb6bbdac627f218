"""Openings in the manner of many publishers, and what is read from them.

A case is a text and the fields it must give; a field that is not named is not looked at, None means that the text does
not give it. The list of openings is that of the research on reading (V01 to V28), in words of our own.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from reading import found, read  # noqa: E402

SEEDS = Path(__file__).parents[2] / "seeds"
BODY = "\n\nThe two sides exchanged views on bilateral relations and on questions of common concern, the statement said."

OPENINGS = {
    "V01": (
        "Published: 2 Apr 2021, 14:05\nMOSCOW, April 2 (TASS) — Russian Foreign Minister Sergey Lavrov and Chinese State "
        "Councilor and Foreign Minister Wang Yi discussed the situation in the region in a phone call on Friday, the "
        "ministry said.",
        dict(dateline="2021-04-02", published="2021-04-02", event="2021-04-02", type="phone-call",
             people=["Sergey Lavrov", "Wang Yi"], title=None, agency="tass"),
    ),
    "V02": (
        "MOSCOW, April 2. /TASS/. Russian President Vladimir Putin and Chinese President Xi Jinping held a phone "
        "conversation on Friday, the Kremlin press service said in a statement.",
        dict(dateline="XXXX-04-02", published=None, event=None, type="phone-call",
             people=["Vladimir Putin", "Xi Jinping"], weekday=4),
    ),
    "V03": (
        "Biden, Xi meet virtually amid US-China tensions\nPublished 2021-11-16 05:12 GMT\nWASHINGTON (AP) - U.S. President "
        "Joe Biden and Chinese President Xi Jinping held a virtual meeting on Monday evening as the two countries seek "
        "to ease tensions.",
        dict(title="Biden, Xi meet virtually amid US-China tensions", published="2021-11-16", event="2021-11-15",
             type="video-meeting", people=["Joe Biden", "Xi Jinping"], agency="associated-press"),
    ),
    "V04": (
        "Putin and Xi hold video call\nDecember 15, 2021 5:43 PM UTC\nBEIJING, Dec 15 (Reuters) - Chinese President Xi "
        "Jinping and Russian President Vladimir Putin held a video call on Wednesday, Chinese state television reported.",
        dict(title="Putin and Xi hold video call", published="2021-12-15", event="2021-12-15", type="video-meeting",
             dateline="2021-12-15", people=["Xi Jinping", "Vladimir Putin"], agency="reuters"),
    ),
    "V05": (
        "习近平同俄罗斯总统普京举行视频会晤\n2021-12-15 19:38:46 来源：新华网\n新华社北京12月15日电（记者杨依军）国家主席习近平12月15日下午在北京同俄罗斯总统普京"
        "举行视频会晤。两国元首就中俄关系和共同关心的国际问题深入交换意见。\n习近平指出，今年以来，中俄关系经受住各种考验，展现出新的生机活力。",
        dict(title="习近平同俄罗斯总统普京举行视频会晤", published="2021-12-15", dateline="2021-12-15", event="2021-12-15",
             type="video-meeting", people=["Xi Jinping", "Vladimir Putin"], language="zh"),
    ),
    "V06": (
        "Переговоры с Председателем КНР Си Цзиньпином\n28 июня 2021 года\nВладимир Путин в режиме видеоконференции провёл "
        "переговоры с Председателем Китайской Народной Республики Си Цзиньпином.\nПо итогам переговоров принято "
        "совместное заявление России и Китая к двадцатилетию подписания договора.",
        dict(title="Переговоры с Председателем КНР Си Цзиньпином", published="2021-06-28", event="2021-06-28",
             type="video-meeting", language="ru", people=["Vladimir Putin", "Xi Jinping"]),
    ),
    "V07": (
        "PÉKIN, 15 décembre 2021 (AFP) - Le président chinois Xi Jinping et son homologue russe Vladimir Poutine se sont "
        "entretenus mercredi par visioconférence, a rapporté la télévision publique.",
        dict(dateline="2021-12-15", event="2021-12-15", type="video-meeting", language="fr",
             people=["Xi Jinping", "Vladimir Putin"]),
    ),
    "V08": (
        "Communiqué conjoint\nParis, le 15 décembre 2021 – Le président de la République a eu ce jour un entretien "
        "téléphonique avec son homologue chinois, M. Xi Jinping, sur les relations entre les deux pays.",
        dict(dateline="2021-12-15", event="2021-12-15", type="phone-call", title="Communiqué conjoint"),
    ),
    "V09": (
        "FOR IMMEDIATE RELEASE\n\nReadout of telephone conversation with the Russian side\n\n"
        "BEIJING, Aug. 25, 2021 - Chinese President Xi Jinping held a phone\nconversation on Wednesday with Russian "
        "President Vladimir Putin. The\ntwo leaders exchanged views on the situation in the region and on the\n"
        "relations between the two countries, and agreed to stay in close touch.\n\nXi said that China was ready to "
        "work with Russia on many questions, and\nthat the two countries should support each other. He added that\n"
        "cooperation had made progress since the beginning of the year, and that\nthere was more to come.\n",
        dict(dateline="2021-08-25", event="2021-08-25", type="phone-call", people=["Xi Jinping", "Vladimir Putin"],
             title="Readout of telephone conversation with the Russian side", paragraphs=2),
    ),
    "V10": (
        "Xi arrives in Moscow\nMOSCOW, March 20, 2023 (Xinhua) -- Chinese President Xi Jinping arrived here Monday for a "
        "state visit to Russia at the invitation of Russian President Vladimir Putin.",
        dict(dateline="2023-03-20", event="2023-03-20", type="visit", people=["Xi Jinping", "Vladimir Putin"]),
    ),
    "V11": (
        "SAMARKAND, Uzbekistan, Sept. 16, 2022 (Xinhua) -- Chinese President Xi Jinping on Friday attended the Shanghai "
        "Cooperation Organization summit and delivered a speech to its members.",
        dict(dateline="2022-09-16", event="2022-09-16", type="summit", people=["Xi Jinping"]),
    ),
    "V12": (
        "TOKYO, Dec. 17, 2021 (Kyodo) -- Japanese Prime Minister Fumio Kishida said his phone call with Russian President "
        "Vladimir Putin last Wednesday covered energy and security.",
        dict(dateline="2021-12-17", event="2021-12-15", type="phone-call", people=["Fumio Kishida", "Vladimir Putin"]),
    ),
    "V13": (
        "Published: 03/04/2021\nRussian Foreign Minister Sergey Lavrov spoke by telephone with his Chinese counterpart "
        "Wang Yi yesterday about the situation in the region, the ministry said.",
        dict(published="[2021-03-04,2021-04-03]", event=None, type="phone-call", people=["Sergey Lavrov", "Wang Yi"]),
    ),
    "V14": (
        "date 2021-01-01 3 SHARES Share Tweet\nBEIJING, Dec. 31 – Chinese President Xi Jinping held a phone conversation "
        "on Thursday with his Russian counterpart Vladimir Putin.",
        dict(published="2021-01-01", dateline="2020-12-31", event="2020-12-31", type="phone-call"),
    ),
    "V16": (
        "Xi, Putin hold talks via video link - CGTN\nUpdated 20:11, 28-Jun-2021\nChinese President Xi Jinping held talks "
        "with Russian President Vladimir Putin via video link in Beijing on Monday.",
        dict(title="Xi, Putin hold talks via video link", publisher="cgtn", event="2021-06-28", type="video-meeting",
             updated="2021-06-28T20:11", published=None),
    ),
    "V17": (
        "Xi: China ready to deepen cooperation with Russia\nBEIJING, Dec. 15, 2021 (Xinhua) -- Chinese President Xi Jinping "
        "said on Wednesday that China is ready to deepen cooperation, during a virtual meeting with Russian President "
        "Vladimir Putin.",
        dict(title="Xi: China ready to deepen cooperation with Russia", publisher=None, event="2021-12-15",
             type="video-meeting"),
    ),
    "V19": (
        "Home > World\nSource: Global Times\nPublished: Jun 29, 2021 08:53 PM\nCHINA on Monday said Chinese President Xi "
        "Jinping and Russian President Vladimir Putin held a video meeting and agreed to extend a treaty.",
        dict(published="2021-06-29", event="2021-06-28", type="video-meeting", dateline=None, publisher="global-times"),
    ),
    "V21": (
        "BRUSSELS, June 15, 2021 (AFP) - U.S. President Joe Biden attended the NATO summit held on June 14, where leaders "
        "discussed China. Secretary General Jens Stoltenberg spoke of a new chapter.",
        dict(dateline="2021-06-15", event="2021-06-14", type="summit"),
    ),
    "V22": (
        "President Xi Jinping Has a Virtual Meeting with Russian President Vladimir Putin\n2021-12-15 22:10\nOn 15 December "
        "2021, President Xi Jinping had a virtual meeting in Beijing with President Vladimir Putin of Russia.",
        dict(title="President Xi Jinping Has a Virtual Meeting with Russian President Vladimir Putin",
             published="2021-12-15", event="2021-12-15", type="video-meeting", people=["Xi Jinping", "Vladimir Putin"]),
    ),
    "V23": (
        "Telephone conversation with President of China Xi Jinping\nAugust 25, 2021 13:15\nVladimir Putin had a telephone "
        "conversation with President of China Xi Jinping at the initiative of the Chinese side.",
        dict(title="Telephone conversation with President of China Xi Jinping", published="2021-08-25",
             event="2021-08-25", type="phone-call", people=["Vladimir Putin", "Xi Jinping"]),
    ),
    "V24": (
        "Secretary Blinken’s Call with PRC State Councilor Wang\nAugust 29, 2021\nThe following is attributable to "
        "Spokesperson Ned Price:\nU.S. Secretary of State Antony J. Blinken spoke today with PRC State Councilor and Foreign "
        "Minister Wang Yi about Afghanistan.",
        dict(title="Secretary Blinken’s Call with PRC State Councilor Wang", published="2021-08-29", event="2021-08-29",
             type="phone-call", people=["Antony J. Blinken", "Wang Yi"]),
    ),
    "V25": (
        "Xi, Putin hold phone talks\nBEIJING, Aug. 25, 2021 (Xinhua) -- Chinese President Xi Jinping held a phone "
        "conversation on Wednesday with his Russian counterpart, Vladimir Putin.",
        dict(event="2021-08-25", type="phone-call", people=["Xi Jinping", "Vladimir Putin"]),
    ),
    "V26": (
        "\ufeff" + (SEEDS / "003_074f9878a7bc8a31.txt").read_text("utf-8").replace("\n", "\r\n"),
        dict(published="2021-08-26", dateline="2021-08-25", event="2021-08-25", type="phone-call",
             people=["Xi Jinping", "Vladimir Putin"], paragraphs=23),
    ),
    "V27": (
        (SEEDS / "004_9c5c00e373447a9a.txt").read_text("utf-8").replace("\nUpdated", "\n\n\nUpdated"),
        dict(title="China, Russia hail close ties, look forward to further cooperation", event="2020-12-22",
             type="phone-call", updated="2020-12-23T19:47"),
    ),
    "V28": (
        "BEIJING, Feb. 1, 2022 (Xinhua) -- Russian President Vladimir Putin will hold talks with Chinese President Xi "
        "Jinping on Friday during a visit to Beijing, the Foreign Ministry said.",
        dict(event="2022-02-04", type="meeting"),
    ),
}


def test_a_line_that_is_all_suffix_has_a_title():
    assert read(": kremlin.ru/d/76565\nA line").title.value == ": kremlin.ru/d/76565"


def test_a_counterpart_holds_the_office_of_the_person_named_before():
    text = (
        "BEIJING, Dec. 15, 2021 (Xinhua) -- Chinese President Xi Jinping met on Wednesday his Russian counterpart "
        "Vladimir Putin by video link."
    )
    putin = read(text).participants[1]
    assert (putin.person.basis, putin.country.value, putin.country.basis) == ("text", "russia", "text")
    assert (putin.office.value, putin.office.basis, putin.office.mark) == ("President", "calendar", "inferred")
    assert [e.quote for e in putin.office.evidence] == [
        "his Russian counterpart Vladimir Putin", "Chinese President Xi Jinping",
    ]
    assert putin.office.reason == "A counterpart holds the same office as the person named before."


def test_what_somebody_said_he_would_do_is_ahead():
    text = (
        "BEIJING, Dec. 15, 2021 (Xinhua) -- Chinese President Xi Jinping held a video meeting on Wednesday with Russian "
        "President Vladimir Putin.\n\nPutin said he would attend the opening of the Winter Olympics in Beijing in February."
    )
    (reference,) = read(text).references
    assert (reference.kind, reference.date.value.edtf) == ("planned-event", "2022-02")
    assert reference.date.reason == "The first February after 15 December 2021 is that of 2022."


@pytest.mark.parametrize("name", OPENINGS)
def test_opening(name):
    text, expected = OPENINGS[name]
    reading = found(read(text + ("" if name in ("V05", "V06", "V07", "V09", "V26", "V27") else BODY)))
    assert {field: reading[field] for field in expected} == expected

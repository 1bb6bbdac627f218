"""Openings in the manner of further publishers, whose people stand in no list, and what a careful reader takes from them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from reading import found, read  # noqa: E402

BODY = "\n\nThe two sides exchanged views on bilateral relations and on questions of common concern, the statement said."

OPENINGS = {
    "AP": (
        "Danish and Kenyan leaders meet in Nairobi\nBy TOM AKEHURST\nPublished 3:12 PM EDT, October 17, 2023\n"
        "NAIROBI, Kenya (AP) — Kenyan President William Ruto met Danish Prime Minister Mette Frederiksen on Tuesday to "
        "discuss climate finance.",
        dict(title="Danish and Kenyan leaders meet in Nairobi", published="2023-10-17", event="2023-10-17",
             type="meeting", people=["William Ruto", "Mette Frederiksen"], agency="associated-press"),
    ),
    "AFP": (
        "RABAT, 9 mars 2022 (AFP) - Le ministre marocain des Affaires étrangères Nasser Bourita a reçu mercredi son homologue "
        "portugais Augusto Santos Silva, a indiqué le ministère.",
        dict(dateline="2022-03-09", event="2022-03-09", type="meeting", language="fr",
             people=["Nasser Bourita", "Augusto Santos Silva"]),
    ),
    "TASS": (
        "МОСКВА, 14 марта 2018 года. /ТАСС/. Министр иностранных дел РФ Сергей Лавров провел в среду переговоры с министром "
        "иностранных дел Норвегии Ине Эриксен Сёрейде, сообщили в МИД.",
        dict(dateline="2018-03-14", event="2018-03-14", type="meeting", language="ru"),
    ),
    "Kremlin transcript": (
        "Встреча с Президентом Республики Беларусь Александром Лукашенко\n9 сентября 2021 года\n18:40\nМосква, Кремль\n"
        "В.Путин: Уважаемый Александр Григорьевич! Рад Вас видеть в Москве, мы давно договаривались о том, что встретимся.\n"
        "А.Лукашенко: Большое спасибо за приглашение, Владимир Владимирович, нам есть что обсудить сегодня.",
        dict(title="Встреча с Президентом Республики Беларусь Александром Лукашенко", published="2021-09-09",
             event="2021-09-09", type="meeting", language="ru"),
    ),
    "MFA China": (
        "王毅会见新加坡外长维文\n2022-09-20 09:15\n当地时间2022年9月19日，国务委员兼外长王毅在纽约出席联合国大会期间会见新加坡外长维文。"
        "王毅表示，中新关系保持良好发展势头，双方要落实好两国领导人重要共识，推动合作迈上新台阶。",
        dict(title="王毅会见新加坡外长维文", published="2022-09-20", event="2022-09-19", type="meeting", language="zh",
             people=["Wang Yi", "维文"]),
    ),
    "MFA China in English": (
        "Wang Yi Meets with Singaporean Foreign Minister Vivian Balakrishnan\n2022-09-20 09:15\nOn September 19, 2022 local "
        "time, State Councilor and Foreign Minister Wang Yi met with Singaporean Foreign Minister Vivian Balakrishnan on "
        "the sidelines of the UN General Assembly in New York.",
        dict(title="Wang Yi Meets with Singaporean Foreign Minister Vivian Balakrishnan", published="2022-09-20",
             event="2022-09-19", type="meeting", people=["Wang Yi", "Vivian Balakrishnan"]),
    ),
    "EEAS": (
        "Press release\n12.05.2021\nBrussels\nGeorgia: High Representative Josep Borrell speaks to Foreign Minister David "
        "Zalkaliani\nHigh Representative Josep Borrell spoke on the phone today with the Foreign Minister of Georgia, David "
        "Zalkaliani, about the political situation in the country.",
        dict(published="2021-05-12", event="2021-05-12", type="phone-call",
             title="Georgia: High Representative Josep Borrell speaks to Foreign Minister David Zalkaliani",
             people=["Josep Borrell", "David Zalkaliani"]),
    ),
    "Élysée": (
        "Entretien téléphonique avec le Président du Sénégal\n7 février 2020\nLe Président de la République s’est entretenu "
        "ce jour par téléphone avec le Président du Sénégal, Macky Sall, de la situation au Sahel.",
        dict(title="Entretien téléphonique avec le Président du Sénégal", published="2020-02-07", event="2020-02-07",
             type="phone-call", language="fr", people=["Macky Sall"]),
    ),
    "Auswärtiges Amt": (
        "Foreign Minister Maas before departing for Cairo\n17.05.2018 - Press release\nForeign Minister Heiko Maas issued the "
        "following statement today (17 May) before departing for talks with Egyptian Foreign Minister Sameh Shoukry in Cairo:",
        dict(title="Foreign Minister Maas before departing for Cairo", published="2018-05-17",
             people=["Heiko Maas", "Sameh Shoukry"]),
    ),
    "MEA India": (
        "Visit of External Affairs Minister to Mauritius (February 21-23, 2021)\nFebruary 20, 2021\nExternal Affairs Minister, "
        "Dr. S. Jaishankar will pay an official visit to Mauritius from 21 to 23 February 2021 at the invitation of Prime "
        "Minister Pravind Jugnauth.",
        dict(published="2021-02-20", event="2021-02-21/2021-02-23", people=["S. Jaishankar", "Pravind Jugnauth"]),
    ),
    "MOFA Japan": (
        "Japan-Peru Foreign Ministers’ Meeting\nJuly 20, 2023\nOn July 20, commencing at 3:10 p.m. for approximately 30 "
        "minutes, Mr. HAYASHI Yoshimasa, Minister for Foreign Affairs, held a meeting with H.E. Ms. Ana Cecilia Gervasi, "
        "Minister of Foreign Affairs of the Republic of Peru.",
        dict(title="Japan-Peru Foreign Ministers’ Meeting", published="2023-07-20", event="2023-07-20", type="meeting",
             people=["HAYASHI Yoshimasa", "Ana Cecilia Gervasi"]),
    ),
    "Xinhua in Spanish": (
        "LIMA, 14 nov 2019 (Xinhua) -- El presidente de Perú, Martín Vizcarra, se reunió hoy jueves con el canciller chileno "
        "Teodoro Ribera para tratar asuntos bilaterales, informó el Gobierno.",
        dict(dateline="2019-11-14", event="2019-11-14", type="meeting", language="es",
             people=["Martín Vizcarra", "Teodoro Ribera"]),
    ),
    "Al Jazeera": (
        "أمير قطر يبحث مع الرئيس التركي العلاقات الثنائية\n7 أكتوبر 2021\nأجرى أمير قطر الشيخ تميم بن حمد آل ثاني اليوم الخميس "
        "اتصالا هاتفيا مع الرئيس التركي رجب طيب أردوغان، بحثا خلاله العلاقات الثنائية بين البلدين وسبل تعزيزها.",
        dict(published="2021-10-07", event="2021-10-07", type="phone-call", language="ar"),
    ),
    "State Department briefing": (
        "Department Press Briefing – March 8, 2021\nNed Price, Department Spokesperson\nWashington, DC\nMarch 8, 2021\n"
        "2:35 p.m. EST\nMR PRICE: Good afternoon, and welcome to the press briefing of the Department, which will begin with "
        "two announcements.",
        dict(title="Department Press Briefing – March 8, 2021", published="2021-03-08", event="2021-03-08", type="briefing"),
    ),
    "FRUS": (
        "742.00/3–1756: Telegram\nThe Ambassador in Canada (Stuart) to the Department of State\nOttawa, March 17, 1956—6 p.m.\n"
        "The Minister informed me this afternoon that his Government does not intend to raise the question before the "
        "Council takes it up.",
        dict(published="1956-03-17", type="message", genre="telegram"),
    ),
    "United Nations": (
        "SG/SM/19876\n9 December 2019\nReadout of the Secretary-General’s meeting with the President of Malta\nThe "
        "Secretary-General António Guterres met today with President George Vella of Malta.",
        dict(published="2019-12-09", event="2019-12-09", type="meeting",
             title="Readout of the Secretary-General’s meeting with the President of Malta",
             people=["António Guterres", "George Vella"]),
    ),
    "NATO": (
        "NATO Secretary General welcomes the President of Montenegro\n11 Dec. 2018 -\n|\nLast updated: 12 Dec. 2018 10:13\n"
        "NATO Secretary General Jens Stoltenberg welcomed the President of Montenegro, Milo Djukanovic, to NATO Headquarters "
        "on Tuesday (11 December 2018) for talks on regional security.",
        dict(title="NATO Secretary General welcomes the President of Montenegro", published="2018-12-11",
             updated="2018-12-12T10:13", event="2018-12-11", type="meeting", people=["Jens Stoltenberg", "Milo Djukanovic"]),
    ),
    "a tour to come": (
        "HANOI, Dec. 2, 2016 (VNA) -- President Tran Dai Quang will begin from Dec. 6 a five-day visit to Cambodia, the "
        "Foreign Ministry said on Friday.",
        dict(event="2016-12-06", dateline="2016-12-02"),
    ),
    "a weekday ahead": (
        "ANKARA, Oct. 4, 2022 (Reuters) - Turkish Foreign Minister Mevlut Cavusoglu will meet Swedish Foreign Minister Ann "
        "Linde on Thursday in Prague, a diplomat said.",
        dict(event="2022-10-06", type="meeting", people=["Mevlut Cavusoglu", "Ann Linde"]),
    ),
    "put off": (
        "BELGRADE, June 9, 2022 (Reuters) - Serbian President Aleksandar Vucic postponed a visit to Bulgaria, his office said "
        "on Thursday.",
        dict(type="cancellation", event="2022-06-09"),
    ),
    "two datelines": (
        "GENEVA/BERN, May 3, 2019 (AFP) - Swiss Foreign Minister Ignazio Cassis met his Austrian counterpart Karin Kneissl in "
        "Geneva on Friday.",
        dict(dateline="2019-05-03", event="2019-05-03", type="meeting", people=["Ignazio Cassis", "Karin Kneissl"]),
    ),
    "two readings of a date": (
        "Ministers meet in Lisbon\nPublished: 03/04/2021\nPortuguese Foreign Minister Augusto Santos Silva met today with the "
        "Moroccan Foreign Minister, Nasser Bourita, in Lisbon.",
        dict(published="[2021-03-04,2021-04-03]", type="meeting"),
    ),
    "only a month": (
        "date 2018-05 Finnish and Estonian presidents meet in Tallinn\nFinnish President Sauli Niinisto met today with Estonian "
        "President Kersti Kaljulaid in Tallinn for talks on security.",
        dict(published="2018-05", event="2018-05", type="meeting", people=["Sauli Niinisto", "Kersti Kaljulaid"]),
    ),
    "another day elsewhere": (
        "Readout of the Secretary’s call\n2020-02-04T01:00:00Z\nSecretary of State Michael Pompeo spoke by phone yesterday with "
        "Kazakh Foreign Minister Mukhtar Tleuberdi.",
        dict(published="2020-02-04", type="phone-call"),
    ),
}


def test_yesterday_is_doubtful_where_the_report_bears_an_hour_of_the_night_at_greenwich():
    date = read(OPENINGS["another day elsewhere"][0] + BODY).happening.date
    assert (date.value.edtf, date.doubtful) == ("2020-02-03", True)
    assert date.reason == (
        "The day before the report of 4 February 2020. The report bears an hour of the night in universal time: where it "
        "was written it may have been the day before."
    )


def test_today_is_no_surer_than_the_day_of_the_report():
    month = read(OPENINGS["only a month"][0] + BODY).happening.date
    either = read(OPENINGS["two readings of a date"][0] + BODY).happening.date
    assert (month.value.edtf, month.doubtful) == ("2018-05", False)
    assert (either.value.edtf, either.doubtful) == ("[2021-03-04,2021-04-03]", True)


def test_names_in_scripts_without_capitals_are_shown_with_a_doubt():
    people = read(OPENINGS["MFA China"][0]).participants
    assert [(p.person.value.name, p.person.doubtful) for p in people] == [("Wang Yi", False), ("维文", True)]
    assert (people[1].office.value, people[1].country.value) == ("外长", "singapore")


@pytest.mark.parametrize("name", OPENINGS)
def test_opening(name):
    text, expected = OPENINGS[name]
    reading = found(read(text + ("" if expected.get("language", "en") != "en" else BODY)))
    assert {field: reading[field] for field in expected} == expected

"""Tables of events and documents taken in, with every fault by row and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique import faults
from communique.content.read import read as read_content
from communique.desk.tables import read_table, write_files

PAPERS = 'basis: outside, source: "Public Papers of the Presidents, 1986"'
SITE = "title: Visits\nlanguage: en\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "content" / "vocabularies").mkdir(parents=True)
    (tmp_path / "content" / "site.yaml").write_text(SITE)
    (tmp_path / "seeds").mkdir()
    return tmp_path


def a_table(site: Path, text: str) -> Path:
    path = site / "visits.csv"
    path.write_bytes(text.encode())
    return path


def test_a_row_becomes_a_record(site: Path) -> None:
    table = a_table(
        site,
        "date,type,title,people,offices,countries,place,source\n"
        "1986-10-11/1986-10-12,summit,Reagan and Gorbachev meet,"
        "Ronald Reagan; Mikhail Gorbachev = Михаил Горбачёв,President; General Secretary,United States; Soviet Union,"
        'Reykjavik,"Public Papers of the Presidents, 1986"\n',
    )
    plan = read_table(site, table)
    assert plan.findings == ()
    write_files(site, plan.files)
    assert (site / "content/events/1986-10-11-summit-ronald-reagan-mikhail-gorbachev.md").read_text() == (
        "---\n"
        "title: Reagan and Gorbachev meet\n"
        "type: summit\n"
        f"date: {{value: 1986-10-11/1986-10-12, {PAPERS}}}\n"
        "participants:\n"
        f"  - person: {{value: ronald-reagan, {PAPERS}}}\n"
        f"    office: {{value: President, {PAPERS}}}\n"
        f"    country: {{value: united-states, {PAPERS}}}\n"
        f"  - person: {{value: mikhail-gorbachev, {PAPERS}}}\n"
        f"    office: {{value: General Secretary, {PAPERS}}}\n"
        f"    country: {{value: soviet-union, {PAPERS}}}\n"
        f"place: {{value: Reykjavik, {PAPERS}}}\n"
        "---\n"
    )
    assert (site / "content/vocabularies/people.yaml").read_text() == (
        "ronald-reagan: {name: Ronald Reagan, country: united-states}\n"
        "mikhail-gorbachev: {name: Mikhail Gorbachev, variants: [Михаил Горбачёв], country: soviet-union}\n"
    )
    content, findings = read_content(site)
    assert findings == ()
    assert content.events[0].date and content.events[0].date.value.edtf == "1986-10-11/1986-10-12"


def test_parties_that_no_list_has_are_added(site: Path) -> None:
    plan = read_table(site, a_table(site, "date,type,parties\n1763-02-10,signing,France; Republic of Venice; FR\n"))
    assert (plan.findings, plan.added) == ((), (("parties", "republic-of-venice"),))
    assert plan.files == (
        ("content/vocabularies/parties.yaml", "republic-of-venice: {name: Republic of Venice}\n"),
        (
            "content/events/1763-02-10-signing-france-republic-of-venice.md",
            '---\ntitle: "Signing: France, Republic of Venice and FR"\ntype: signing\ndate: 1763-02-10\n'
            "about: [france, republic-of-venice]\n---\n",
        ),
    )


def test_a_second_time_changes_nothing(site: Path) -> None:
    table = a_table(
        site,
        "date;type;people;parties\n"
        "2021?;phone-call;习近平 = Xi Jinping;\n"
        "[2021-03-04,2021-04-03];phone-call;;中国\n"
        "1990s;visit;فلاديمير;\n".replace("1990s", "199X"),
    )
    first = read_table(site, table)
    assert first.findings == ()
    write_files(site, first.files)
    before = {path: path.read_bytes() for path in sorted((site / "content").rglob("*.*"))}
    second = read_table(site, table)
    assert (second.files, second.held, second.added) == ((), 3, ())
    assert {path: path.read_bytes() for path in sorted((site / "content").rglob("*.*"))} == before


def test_a_record_that_was_renamed_or_written_on_is_left(site: Path) -> None:
    table = a_table(site, "date,type,title\n2021-08-25,phone-call,A call\n")
    write_files(site, read_table(site, table).files)
    written = site / "content/events/2021-08-25-phone-call.md"
    written.rename(site / "content/events/2021-08-25-call.md")
    assert read_table(site, table).held == 1


def test_two_calls_of_one_day_have_ids_of_their_own(site: Path) -> None:
    plan = read_table(
        site, a_table(site, "date,type,title\n2021-08-25,phone-call,A call\n2021-08-25,phone-call,Another\n")
    )
    assert [path for path, _ in plan.files] == [
        "content/events/2021-08-25-phone-call.md",
        "content/events/2021-08-25-phone-call-2.md",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "date,type\n2021-13,meeting\n2021,meting\n",
            (
                'visits.csv:2: row 2, date: "2021-13" has no month 13 [E722]',
                'visits.csv:3: row 3, type: "meting" is no type of event [E724]',
                '    did you mean "meeting"?',
            ),
        ),
        (
            'date,type,title,people,countries\n2021,meeting,"a\nb",Wang Yi; Sergey Lavrov,China\n',
            (
                "visits.csv:2: row 2, countries: has 1 where people has 2 [E723]",
                "    give one for each person, in their order; leave a place empty between semicolons",
            ),
        ),
        (
            'date,type,title\n2020,visit,"a\nb"\n2021,meeting,x\n2021,meeting,x\n',
            (
                "visits.csv:5: row 4, date: is the same event as row 3 [E725]",
                "    give one of the two another title, or leave it out",
            ),
        ),
        (
            "date,type,about\n2021,meeting,energi\n",
            ('visits.csv:2: row 2, about: there is no "energi" [E724]',),
        ),
        (
            "date,type,titel\n",
            ("visits.csv:1: titel: is not a column of this table [E721]", '    did you mean "title"?'),
        ),
        (
            "when,what\n",
            ('visits.csv:1: head: has no column "seed" or "date" [E721]', "    name the columns in the first row"),
        ),
        (
            "date,type\n2021,meeting,x\n",
            (
                "visits.csv:2: row 2: has 3 cells, and the head has 2 [E721]",
                "    put a cell that holds the separator between double quotes",
            ),
        ),
        (
            f"date,type,title\n2021,meeting,{'x' * 301}\n",
            ("visits.csv:2: row 2, title: has 301 characters; at most 300 are allowed [E114]",),
        ),
        ("seed,genre\na.txt,memo\n", ('visits.csv:2: row 2, seed: seeds/ has no text "a.txt" [E724]',)),
    ],
)
def test_faults_name_row_and_column(site: Path, text: str, told: tuple[str, ...]) -> None:
    plan = read_table(site, a_table(site, text))
    assert plan.files == ()
    assert faults.lines(plan.findings) == told


def test_a_table_in_another_encoding_stops_with_its_line(site: Path) -> None:
    path = site / "visits.csv"
    path.write_bytes("date,type,title\n2021,meeting,Besuch in Köln\n".encode("latin-1"))
    assert faults.lines(read_table(site, path).findings) == (
        "visits.csv:2: file: is not in UTF-8 [E720]",
        "    save it again as CSV in UTF-8",
    )


NAMES = (
    "Wang Yi = 王毅",
    "Sergey Lavrov = Сергей Лавров",
    "فيصل بن فرحان",
    "Jens Stoltenberg",
    "岸田文雄 = Fumio Kishida",
)
DATES = (
    "{y}-{m:02}-{d:02}",
    "{y}-{m:02}-{d:02}/{y}-{m:02}-28",
    "{y}?",
    "{y}-{m:02}",
    "[{y}-{m:02}-01,{y}-{m:02}-02]",
    "{y}~",
)


def test_thousands_of_events_come_in_at_once(site: Path) -> None:
    lines = ["date,type,title,people"]
    for n in range(3000):
        date = DATES[n % 6].format(y=1950 + n % 70, m=n % 12 + 1, d=n % 27 + 1)
        lines.append(f'"{date}",visit,Visit {n},{NAMES[n % 5]}; {NAMES[(n + 1 + n // 5 % 4) % 5]}')
    table = a_table(site, "\n".join(lines))
    plan = read_table(site, table)
    assert (plan.findings, len(plan.added)) == ((), 5)
    assert write_files(site, plan.files) == 3001
    content, findings = read_content(site)
    assert findings == ()
    assert len(content.events) == 3000
    assert sum(event.date.value.is_day for event in content.events) == 500
    assert content.vocabularies.people["fumio-kishida"].name == "岸田文雄"
    assert read_table(site, table).held == 3000


def test_documents_of_a_table(site: Path) -> None:
    (site / "seeds" / "Note 1.txt").write_text("A note.\n")
    table = a_table(
        site, "seed,title,published,publisher,obtained_from\nNote 1.txt,A note,1954-07,Foreign Office,A reading room\n"
    )
    plan = read_table(site, table)
    assert plan.findings == ()
    write_files(site, plan.files)
    assert (site / "content/documents/note-1.yaml").read_text() == (
        "seed: Note 1.txt\n"
        "sha256: d47cd809b55acbb91f27f68180367d0fdf6997acb09692bd2341fc6c4407da8a\n"
        "title: A note\n"
        "published: 1954-07\n"
        "publisher: foreign-office\n"
        "obtained: {from: A reading room}\n"
    )
    assert read_content(site)[1] == ()
    assert read_table(site, table).held == 1

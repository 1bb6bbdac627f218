"""Reading `content/`: typed records, and every fault of every file in one run, by line and field."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.content.read import read

DIGEST = "0" * 64
SITE = "title: Archive of a test\n"


def a_site(root: Path, **files: str | bytes) -> Path:
    """A folder with these files below `content/`; `__` in a name stands for a folder, `_dot_` for the last dot."""
    for name, text in {"site_dot_yaml": SITE, **files}.items():
        path = root / "content" / name.replace("__", "/").replace("_dot_", ".").replace("_", "-")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def faults(root: Path) -> list[tuple[str, int, str, str, str]]:
    return [(f.where.path, f.where.line, f.field, f.message, f.code) for f in read(root)[1]]


def test_a_record_is_read_with_its_places(tmp_path: Path) -> None:
    record = f"""seed: a.txt
sha256: {DIGEST}
published: {{value: 2021-06-29, basis: [linked, linked, outside], quotes: [yesterday], source: A statement}}
display_title: Words of the archive
publisher: {{value: null, reason: Nothing names one.}}
"""
    content, findings = read(a_site(tmp_path, documents__d_1_dot_yaml=record))
    assert findings == ()
    document = content.documents[0]
    assert (document.id, document.seed, document.where.path) == ("d-1", "a.txt", "content/documents/d-1.yaml")
    published = document.fields["published"]
    assert (published.value.edtf, published.basis, published.parts) == (
        "2021-06-29",
        "outside",
        ("linked", "linked", "outside"),
    )
    assert (published.quotes[0].quote, published.quotes[0].where.line) == ("yesterday", 3)
    assert (document.fields["display_title"].basis, document.fields["publisher"].value) == ("human", None)


def test_an_event_is_read_with_its_summary(tmp_path: Path) -> None:
    record = """---
title: They meet
type: meeting
date: {value: 2021-06, basis: text, quotes: [{document: d-1, quote: in June}]}
documents: d-1
participants: [xi-jinping, {person: vladimir-putin, office: {value: President, basis: text}, country: russia}]
key_passages: [d-1 ¶2 ¶3]
---
They met. [d-1 ¶1]
"""
    content, findings = read(a_site(tmp_path, events__2021_06_meeting_dot_md=record))
    assert findings == ()
    event = content.events[0]
    assert (event.id, event.short, event.documents) == ("2021-06-meeting", "They meet", ("d-1",))
    assert [(r.document, r.paragraph, r.where.line) for r in event.key_passages] == [("d-1", 2, 7), ("d-1", 3, 7)]
    assert [(s.text, s.where.line) for s in event.summary] == [("They met.", 9)]
    assert [p.person.value for p in event.participants] == ["xi-jinping", "vladimir-putin"]


def test_what_the_site_writes_lies_over_what_ships(tmp_path: Path) -> None:
    own = "phone-call: {name: Telephone call, mark: bar}\nduel: {name: Duel, mark: cross}\n"
    content, findings = read(a_site(tmp_path, vocabularies__event_types_dot_yaml=own))
    assert findings == ()
    types = content.vocabularies.event_types
    assert (types["phone-call"].name, types["duel"].mark, types["summit"].mark) == ("Telephone call", "cross", "arch")


BAD = {
    "documents__d_dot_yaml": (
        "seed: a.txt\nsha256: abc\ntitel: x\npublished: 2021-02-30\nreviewed: {by: A, on: June}\n",
        [
            (4, "published", '"2021-02-30" has no day 30', "E111"),
            (2, "sha256", "is no SHA-256", "E117"),
            (5, "reviewed.on", '"June" is no day', "E111"),
            (3, "titel", "is not a field of this record", "E107"),
        ],
    ),
    "documents__e_dot_yaml": (
        f"seed: a.txt\nsha256: {DIGEST}\npublished: {{value: 2021, basis: outside}}\nreferences: [{{event: b}}]\n",
        [
            (3, "published.source", 'is "outside" and names no source', "E115"),
            (4, "references[0].quote", "is missing", "E108"),
            (4, "references[0]", "quotes nothing", "E108"),
        ],
    ),
    "documents__f_dot_yaml": ("- a\n", [(1, "file", "must hold fields (name: value)", "E109")]),
    "documents__g_dot_yaml": (b"seed: \xff\n", [(1, "file", "is not in UTF-8", "E101")]),
    "documents__h_dot_yml": ("a: b\n", [(0, "file", "is not read", "E118")]),
    "documents__Ü_dot_yaml": ("seed: a\n", [(0, "file", 'the name "Ü" cannot be an id', "E110")]),
    "events__e_dot_md": ("They met.\n", [(1, "file", "has no front matter", "E120")]),
    "events__f_dot_md": (
        "---\ntitle: a\ntype: {basis: text}\nkey_passages: [5]\n---\nThey met.\n",
        [
            (6, "summary", '"They met." names no paragraph', "E121"),
            (3, "type.value", "is missing", "E108"),
            (4, "key_passages[0]", '"5" is no reference to a paragraph', "E122"),
        ],
    ),
    "vocabularies__topics_dot_yaml": (
        "Trade: {name: Trade}\nenergy: {name: Energy, quoted: maybe}\n",
        [
            (1, "Trade", '"Trade" cannot be an id', "E110"),
            (2, "energy.quoted", 'must be "true" or "false"', "E112"),
        ],
    ),
    "site_dot_yaml": (
        "titel: x\naddress: archive.example\nrevised: today\n",
        [
            (3, "revised", '"today" is no day', "E111"),
            (1, "title", "is missing", "E108"),
            (2, "address", '"archive.example" is no address of a site', "E116"),
            (1, "titel", "is not a field of this record", "E107"),
        ],
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_every_fault_is_named(name: str, tmp_path: Path) -> None:
    text, expected = BAD[name]
    found = faults(a_site(tmp_path, **{name: text}))
    assert sorted(f[1:] for f in found) == sorted(expected)


def test_the_faults_of_all_files_come_in_one_run(tmp_path: Path) -> None:
    root = a_site(tmp_path, documents__a_dot_yaml="a: [", events__b_dot_md="x", pages__c_dot_md="y")
    assert [f[0] for f in faults(root)] == ["content/documents/a.yaml", "content/events/b.md", "content/pages/c.md"]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    root = a_site(tmp_path, documents__a_dot_yaml="seed: x")
    (root / "content/documents/b.yaml").symlink_to(root / "content/documents/a.yaml")
    assert ("content/documents/b.yaml", 0, "file", "is a link, which is not followed", "E100") in faults(root)


def test_a_folder_without_content_says_so(tmp_path: Path) -> None:
    assert faults(tmp_path)[0][3:] == ("is missing", "E108")

"""The folder of sources: what is read, and what each fault is told as."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from reading import content  # noqa: E402

from communique.seeds.read import read  # noqa: E402


def read_folder(tmp_path, **files):
    (tmp_path / "seeds").mkdir(exist_ok=True)
    for name, raw in files.items():
        (tmp_path / "seeds" / name.replace("_", ".")).write_bytes(raw)
    return read(tmp_path, content().vocabularies, content().languages)


def told(findings):
    return [(f.where.path, f.where.line, f.field, f.code) for f in findings]


def test_bytes_are_kept(tmp_path):
    raw = "\ufeffThe ministers met in the capital\r\non Monday, 15 June 2020, and spoke of trade.\r\n".encode()
    (reading,), findings = read_folder(tmp_path, a_txt=raw)
    seed = reading.clean.seed
    assert findings == ()
    assert (seed.id, seed.path, seed.size) == ("a.txt", "seeds/a.txt", len(raw))
    assert seed.digest == hashlib.sha256(raw).hexdigest()
    assert seed.text.encode() == raw


def test_readings_are_in_order_of_their_names(tmp_path):
    readings, _ = read_folder(tmp_path, b_txt=b"Some words here.", a_txt=b"Other words there.")
    assert [r.clean.seed.id for r in readings] == ["a.txt", "b.txt"]


def test_no_folder_is_no_fault(tmp_path):
    assert read(tmp_path, content().vocabularies, content().languages) == ((), ())


@pytest.mark.parametrize(
    ("name", "raw", "fault"),
    [
        ("a_pdf", b"%PDF", ("seeds/a.pdf", 0, "file", "E202")),
        ("a_txt", b"one\ntwo \xff\xfe", ("seeds/a.txt", 2, "text", "E205")),
        ("a_txt", b" \r\n\xef\xbb\xbf", ("seeds/a.txt", 0, "text", "E206")),
    ],
)
def test_faults(tmp_path, name, raw, fault):
    readings, findings = read_folder(tmp_path, **{name: raw})
    assert (readings, told(findings)) == ((), [fault])


def test_a_faulty_file_does_not_keep_others_from_being_read(tmp_path):
    readings, findings = read_folder(tmp_path, a_txt=b"\xff", b_txt=b"Some words here.")
    assert ([r.clean.seed.id for r in readings], [f.code for f in findings]) == (["b.txt"], ["E205"])


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("title: Ministers meet again", "Ministers meet again"),
        ('Title: "Ministers meet: again"', "Ministers meet: again"),
        ("title:  'Ministers “meet” again'  # as shown", "Ministers “meet” again"),
        ("title: China's view of item#3 # as shown", "China's view of item#3"),
        ("title: 部长们再次会晤", "部长们再次会晤"),
        ('title: "Ministers \\"meet\\" again"', None),  # escapes are not read
        ("title: >", None),
        ("title:", None),
        ("title: # none", None),
        ("title: a" + 9_000 * " " + "b" + 90_000 * "#", "a" + 9_000 * " " + "b" + 90_000 * "#"),
        ("subtitle: Ministers meet again", None),
    ],
)
def test_front_matter_gives_the_title_of_a_text_without_one(tmp_path, line, title):
    text = f"---\n{line}\n---\n\nThe two ministers met in the capital on Wednesday and spoke of trade.\n"
    (reading,), findings = read_folder(tmp_path, a_md=text.encode())
    assert findings == ()
    if title is None:
        assert reading.title is None
    else:
        (evidence,) = reading.title.evidence
        assert (reading.title.value, reading.title.mark, evidence.quote) == (title, "stated", title)
        assert reading.display_title == reading.title
        assert reading.clean.paragraph_at(evidence.spans[0].start) == 0


def test_markdown_with_front_matter(tmp_path):
    text = (
        "---\ntitle: A meeting\ndate: 2021-12-15\nsource: Global Times\n---\n\n# Ministers meet again\n\n"
        "The two ministers met in the capital on Wednesday and spoke of trade.\n"
    )
    (reading,), findings = read_folder(tmp_path, a_md=text.encode())
    assert findings == ()
    assert [c.rule for c in reading.clean.cuts] == ["front-matter"] * 5 + ["heading-mark"]
    assert reading.title.value == "Ministers meet again"
    assert (reading.published.value.edtf, reading.publisher.value.id) == ("2021-12-15", "global-times")
    assert reading.happening.date.value.edtf == "2021-12-15"

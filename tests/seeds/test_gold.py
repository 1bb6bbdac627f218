"""The five sources of the first collection, read and linked with no record, compared with the gold field by field."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from communique.arrange.linking import link
from communique.content.read import read as read_content
from communique.seeds.read import read as read_seeds

ROOT = Path(__file__).parents[2]
GOLD = yaml.load((ROOT / "tests/gold/seeds-gold.yaml").read_text("utf-8"), yaml.BaseLoader)
DOCUMENTS = {row["file"]: row for row in GOLD["documents"]}
COUNTRIES = {"CN": "china", "RU": "russia"}
BASIS = {"text": "text", "calendar": "calendar", "seed": "linked"}
LEAST_TAGS, ALL_TAGS = 75, 77
SAME_EVENT = {  # the gold's names of events, and the ids proposed for them
    "video-meeting-xi-putin-2021-06-28": "2021-06-video-meeting-xi-putin",
}


@pytest.fixture(scope="module")
def linked():
    content, findings = read_content(ROOT)
    assert not [f for f in findings if f.where.path.startswith("content/vocabularies")]
    readings, findings = read_seeds(ROOT, content.vocabularies, content.languages)
    assert findings == ()
    return link(readings, (), {})


@pytest.fixture(params=sorted(DOCUMENTS), scope="module")
def pair(request, linked):
    reading = next(r for r in linked.readings if r.clean.seed.id == request.param)
    return reading, DOCUMENTS[request.param]


def value(field):
    return None if field is None or field["value"] == "null" else field["value"]


def test_the_file_is_the_one_described(pair):
    reading, gold = pair
    assert (reading.clean.seed.digest, len(reading.clean.seed.text)) == (gold["raw_sha256"], int(gold["chars"]))


def test_furniture(pair):
    reading, gold = pair
    want = [(row["quote"], tuple(map(int, row["at"]))) for row in gold["furniture"]]
    text = reading.clean.seed.text
    assert [(text[c.span.start : c.span.end], (c.span.start, c.span.end)) for c in reading.clean.cuts] == want


def test_subheadings(pair):
    reading, gold = pair
    found = [reading.clean.words(b) for b in reading.clean.blocks if b.kind == "subheading"]
    assert found == [row["quote"] for row in gold["subheadings"]]


def test_title(pair):
    reading, gold = pair
    assert (reading.title.value if reading.title else None) == value(gold["title"])
    if reading.title:
        (evidence,) = reading.title.evidence
        start, end = map(int, gold["title"]["evidence"]["at"])
        assert [(s.start, s.end) for s in evidence.spans] == [(start, end)]
    else:
        assert reading.display_title.basis == "human"


@pytest.mark.parametrize("field", ["publisher", "agency", "distributor"])
def test_imprint(pair, field):
    reading, gold = pair
    claim = getattr(reading, field)
    assert (claim.value.id if claim else None) == value(gold.get(field))


def test_genre(pair):
    reading, gold = pair
    assert (reading.genre.value, reading.genre.basis) == (value(gold["genre"]), "text")


def test_dateline(pair):
    reading, gold = pair
    want = gold["dateline"]
    if value(want) is None:
        assert reading.dateline is None
        return
    line = reading.dateline.value
    assert (line.words, line.place, line.date.value.edtf) == (want["value"], want["place"], want["date"])
    assert line.date.basis == BASIS[want.get("date_source", "text")]


def test_published(pair):
    """Bounds of the publication are given only where "yesterday" leads to them."""
    reading, gold = pair
    want = gold["published"]
    bounds = want.get("bounds_from_seeds") if "relation" in want else None
    expected = value(want) or (value(bounds) if bounds else None)
    assert (reading.published.value.edtf if reading.published else None) == expected
    if reading.published:
        assert reading.published.basis == ("linked" if bounds else "text")


def test_updated(pair):
    reading, gold = pair
    assert (reading.updated.value if reading.updated else None) == value(gold.get("updated"))


def test_event_type(pair):
    reading, gold = pair
    assert reading.happening.type.value == value(gold["event"]["type"])


def test_event_date(pair):
    reading, gold = pair
    want = gold["event"]["date"]
    source = want if value(want) else want["from_seeds"]
    claim = reading.happening.date
    assert (claim.value.edtf, claim.basis) == (source["value"], BASIS[source["source"]])
    assert set(claim.parts) == {BASIS[source["source"]]}


def test_event_outputs(pair):
    reading, gold = pair
    told = {o.value: [(s.start, s.end) for e in o.evidence for s in e.spans] for o in reading.happening.outputs}
    assert told == {o["value"]: [tuple(map(int, o["evidence"]["at"]))] for o in gold["event"]["outputs"]}


def test_participants(pair):
    reading, gold = pair
    found = [(p.person.value.id, p.office.value, p.country.value) for p in reading.participants]
    assert found == [(p["person"], p["role"], COUNTRIES[p["country"]]) for p in gold["participants"]]


def test_evidence_of_participants(pair):
    reading, gold = pair
    found = [[(s.start, s.end) for s in p.person.evidence[0].spans] for p in reading.participants]
    assert found == [[tuple(map(int, p["evidence"]["at"]))] for p in gold["participants"]]


def tags(reading):
    return {m.authority for m in reading.mentions if m.kind == "topic"}


def test_topic_tags(linked):
    found = wanted = 0
    for reading in linked.readings:
        topics = DOCUMENTS[reading.clean.seed.id]["topics"]
        gold = {row["topic"] for row in (*topics["primary"], *topics["secondary"])}
        assert tags(reading) - gold == set(), "a topic that the gold does not have"
        found, wanted = found + len(tags(reading) & gold), wanted + len(gold)
    assert wanted == ALL_TAGS
    assert found >= LEAST_TAGS


def test_primary_topics(linked):
    """Of the gold's primary topics all but one are among the six of most weight."""
    found = wanted = 0
    for reading in linked.readings:
        gold = {row["topic"] for row in DOCUMENTS[reading.clean.seed.id]["topics"]["primary"]}
        found, wanted = found + len(gold & set(reading.primary_topics)), wanted + len(gold)
    assert (found >= wanted - 1, wanted) == (True, 20)


def overlapping(reading, quote_at):
    start, end = map(int, quote_at)
    return [r for r in reading.references if any(s.start < end and start < s.end for s in r.evidence.spans)]


def test_references_with_a_date(pair):
    reading, gold = pair
    for row in gold["cross_references"]:
        date = row["date"]
        expected = date["from_seeds"] if "from_seeds" in date else value(date)
        if expected is None or not expected[:2].isdigit() and not expected.startswith("../"):
            continue
        found = [r.date.value.edtf for r in overlapping(reading, row["evidence"]["at"]) if r.date]
        if row["kind"] == "anniversary":
            expected = expected[-5:-1]  # "2021 (so founded 1921)": a reference is dated by what it goes back to
        if "resolves_to" not in row:
            assert expected in found, row["ref"]


def test_references_resolved(pair):
    reading, gold = pair
    for row in gold["cross_references"]:
        if "resolves_to" in row:
            found = [r.to.value for r in overlapping(reading, row["evidence"]["at"]) if r.to]
            assert found == [SAME_EVENT[row["resolves_to"]]], row["ref"]


def test_traps_give_no_date(pair):
    reading, gold = pair
    traps = [tuple(map(int, row["at"])) for row in gold["date_traps"]]
    happening = reading.happening
    claims = [reading.published, reading.happening.date, happening.after]
    spans = [s for c in claims if c for e in c.evidence if e.seed == reading.clean.seed.id for s in e.spans]
    assert not [s for s in spans for start, end in traps if s.start < end and start < s.end]


def test_altered_copy(pair):
    reading, gold = pair
    flagged = bool(gold.get("quality_flags"))
    assert bool(reading.quality) == flagged


def test_same_event(linked):
    by_number = {r.clean.seed.id[:3]: linked.told[r.clean.seed.id] for r in linked.readings}
    for (one, other), same, _ in GOLD["same_event_pairs"]:
        assert (by_number[one] == by_number[other]) == (same == "true")


def test_proposals(linked):
    assert [(p.id, p.title, p.proposed) for p in linked.proposals] == [
        ("2021-06-video-meeting-xi-putin", "Video meeting of Xi Jinping and Vladimir Putin", True),
        ("2021-12-15-video-meeting-xi-putin", "Video meeting of Xi Jinping and Vladimir Putin", True),
        ("2021-08-25-phone-call-xi-putin", "Phone call of Xi Jinping and Vladimir Putin", True),
        ("2020-12-22-phone-call-lavrov-wang", "Phone call of Sergey Lavrov and Wang Yi", True),
    ]


def test_an_update_rests_on_its_day_and_its_hour(pair):
    reading, gold = pair
    want = gold.get("updated")
    spans = [(s.start, s.end) for e in reading.updated.evidence for s in e.spans] if reading.updated else None
    assert spans == ([tuple(map(int, want["evidence"]["at"]))] if want else None)

"""Texts linked with each other and with declared events: what follows, from which words, and what does not."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "seeds"))
from reading import ROOT, content, read  # noqa: E402

from communique.arrange.arrange import arrange  # noqa: E402
from communique.arrange.linking import link  # noqa: E402
from communique.model.event import Event  # noqa: E402
from communique.model.provenance import Claim, Named  # noqa: E402
from communique.model.seed import Participant  # noqa: E402
from communique.text.edtf import parse  # noqa: E402

PEOPLE = "Chinese President Xi Jinping and Russian President Vladimir Putin"
DATED = f"BEIJING, Dec. 15, 2021 (Xinhua) -- {PEOPLE} held a virtual meeting on Wednesday, state television said."
UNDATED = f"{PEOPLE} held a virtual meeting on Wednesday and spoke about trade and energy, a newspaper writes."
CALL = f"MOSCOW, Aug. 25, 2021 (TASS) -- {PEOPLE} held a phone call on Wednesday, the press service said in a note."


def seeds():
    return tuple(
        read(path.read_bytes().decode("utf-8"), path.name) for path in sorted((ROOT / "seeds").glob("*.txt"))
    )


def event(key, kind, when, people=(), about=(), outputs=()):
    return Event(
        id=key,
        title=key,
        short=key,
        type=Claim(kind, "human", curated=True),
        date=Claim(parse(when), "human", curated=True) if when else None,
        participants=tuple(Participant(Claim(Named(p, p), "human")) for p in people),
        about=tuple(about),
        outputs=tuple(Claim(o, "human") for o in outputs),
    )


def date_of(linked, name):
    happening = next(r for r in linked.readings if r.clean.seed.id == name).happening
    return happening.date.value.edtf if happening and happening.date else None


def leads(linked, name):
    reading = next(r for r in linked.readings if r.clean.seed.id == name)
    return {r.evidence.quote: r.to.value for r in reading.references if r.to}


def test_a_weekday_is_dated_by_another_account():
    linked = link((read(DATED, "a.txt"), read(UNDATED, "b.txt")), (), {})
    claim = linked.readings[1].happening.date
    assert (claim.value.edtf, claim.basis, claim.parts) == ("2021-12-15", "linked", ("linked",) * 3)
    assert claim.reason == (
        "The text says Wednesday; the only video meeting of the same people on such a day is that of 15 December 2021, "
        "which another text calls “virtual meeting on Wednesday”."
    )
    assert {e.seed for e in claim.evidence} == {"a.txt", "b.txt"}
    assert linked.told["a.txt"] == linked.told["b.txt"] == ("2021-12-15-video-meeting-xi-putin",)


def test_a_dateline_of_another_week_is_another_event():
    march = f"MOSCOW, March 2 (Reuters) - {PEOPLE} held a virtual meeting on Wednesday, the Kremlin said in a note."
    linked = link((read(DATED, "a.txt"), read(march, "b.txt")), (), {})
    assert date_of(linked, "b.txt") is None
    assert linked.told["a.txt"] != linked.told["b.txt"]


def test_a_dateline_of_the_same_week_is_the_same_event():
    later = f"MOSCOW, Dec 17 (Reuters) - {PEOPLE} held a virtual meeting on Wednesday, the Kremlin said in a note."
    linked = link((read(DATED, "a.txt"), read(later, "b.txt")), (), {})
    assert date_of(linked, "b.txt") == "2021-12-15"


def test_a_call_is_no_meeting():
    linked = link((read(CALL, "a.txt"), read(UNDATED, "b.txt")), (), {})
    assert date_of(linked, "b.txt") is None
    assert linked.told["b.txt"] == ("undated-video-meeting-xi-putin",)


def test_two_such_days_decide_nothing():
    other = DATED.replace("Dec. 15", "Dec. 22")
    linked = link((read(DATED, "a.txt"), read(other, "b.txt"), read(UNDATED, "c.txt")), (), {})
    assert date_of(linked, "c.txt") is None


def test_a_text_without_event_is_in_none():
    linked = link((read("The harvest was good this year, and the farmers of the region are content with it."),), (), {})
    assert (dict(linked.told), linked.proposals) == ({}, ())


def test_undated_proposals_are_kept_apart():
    texts = tuple(read(UNDATED.replace("energy", word), f"{word}.txt") for word in ("art", "coal", "oil", "sport"))
    linked = link(texts, (), {}, frozenset({"undated-video-meeting-xi-putin-3"}))
    base = "undated-video-meeting-xi-putin"
    assert [p.id for p in linked.proposals] == [base, f"{base}-2", f"{base}-4", f"{base}-5"]
    assert all(p.proposed and p.documents == () for p in linked.proposals)


def test_a_proposal_goes_by_family_names():
    text = "SEOUL, Dec. 15, 2021 (Yonhap) -- South Korean President Yoon Suk Yeol met German Chancellor Olaf Scholz on Wednesday."
    (found,) = link((read(text, "a.txt"),), (), {}).proposals
    assert (found.id, found.short) == ("2021-12-15-meeting-yoon-scholz", "Yoon–Scholz meeting")


def test_one_participant_is_too_few_to_join():
    alone = DATED.replace("and Russian President Vladimir Putin ", "")
    linked = link((read(DATED, "a.txt"), read(alone, "b.txt")), (), {})
    assert linked.told["a.txt"] != linked.told["b.txt"]


def test_the_order_of_the_texts_makes_no_difference():
    forth, back = link(seeds(), (), {}), link(seeds()[::-1], (), {})
    assert forth.told == back.told
    assert forth.proposals == back.proposals
    assert forth.readings == back.readings[::-1]


def test_linking_again_changes_nothing():
    once = link(seeds(), (), {})
    assert link(once.readings, (), {}).told == once.told
    assert [r.happening.date for r in link(once.readings, (), {}).readings] == [r.happening.date for r in once.readings]


KNOWN = (
    event("2001-treaty-signing", "signing", "2001", about=["china-russia-treaty-2001"]),
    event("2001-founding-sco", "signing", "2001", about=["shanghai-cooperation-organization"]),
    event("2021-05-19-groundbreaking", "ceremony", "2021-05-19", ["xi-jinping", "vladimir-putin"], ["nuclear-energy"]),
    event("2021-proposal-gdi", "statement", "2021", ["xi-jinping"], ["global-development-initiative"]),
    event("2022-opening-olympics", "ceremony", "2022", ["vladimir-putin"], ["olympics-2022"]),
    event("2021-06-28-video-meeting-xi-putin", "video-meeting", "2021-06-28", ["xi-jinping", "vladimir-putin"],
          ["china-russia-treaty-2001"], ["treaty-extension", "joint-statement"]),
)
TOLD = {"000_19962e267b5bc5ea.txt": ("2021-06-28-video-meeting-xi-putin",)}


def test_declared_events_are_recognised():
    linked = link(seeds(), KNOWN, TOLD)
    assert leads(linked, "000_19962e267b5bc5ea.txt") == {
        "20th anniversary of the pact": "2001-treaty-signing",
        "groundbreaking ceremony of a bilateral nuclear energy cooperation project, Tianwan nuclear power plant and "
        "Xudapu nuclear power plant, on May 19": "2021-05-19-groundbreaking",
        "Beijing 2022 Winter Olympics": "2022-opening-olympics",
    }
    assert leads(linked, "001_dcc6a6f30d44d16c.txt") == {
        "20th anniversary of the signing of the China-Russia Good Neighborhood and Friendly Cooperation Treaty":
            "2001-treaty-signing",
        "decided to extend the treaty": "2021-06-28-video-meeting-xi-putin",
        "Global Development Initiative he proposed at the 76th session of the United Nations": "2021-proposal-gdi",
        "visit to Beijing attend the opening ceremony of the 2022 Olympic Winter Games": "2022-opening-olympics",
    }
    assert leads(linked, "002_3041288117bb659e.txt") == {
        "virtual meeting in June": "2021-06-28-video-meeting-xi-putin",
        "signed 20 years ago": "2001-treaty-signing",
    }
    assert set(leads(linked, "003_074f9878a7bc8a31.txt").values()) == {"2001-treaty-signing", "2001-founding-sco"}
    assert set(leads(linked, "004_9c5c00e373447a9a.txt").values()) == {"2001-treaty-signing"}


def test_a_declared_date_goes_first():
    """The text of June 2021 has no day; its event's record has one, and "yesterday" follows from it."""
    linked = link(seeds(), KNOWN, TOLD)
    reading = linked.readings[0]
    assert reading.happening.date.value.edtf == "2021-06-28"
    assert reading.published.value.edtf == "2021-06-29"
    assert "000_19962e267b5bc5ea.txt" not in {s for p in linked.proposals for s in p.documents}


def test_a_declared_event_dates_its_other_account():
    """What only the other account's words give is linked, and so is what follows from it."""
    declared = event("e1", "video-meeting", "2021-12-15", ["xi-jinping", "vladimir-putin"])
    first = read(DATED, "a.txt")
    dated = replace(declared, date=first.happening.date)
    told = {"a.txt": ("e1",), "b.txt": ("e1",)}
    fresh = read(UNDATED + " They recalled their meeting in June.", "b.txt")
    claim = link((first, fresh), (dated,), told).readings[1].happening.date
    assert (claim.value.edtf, claim.basis) == ("2021-12-15", "linked")
    assert "which another text calls “virtual meeting on Wednesday”" in claim.reason
    (reference,) = link((first, fresh), (dated,), told).readings[1].references
    assert (reference.date.value.edtf, reference.date.basis, reference.date.parts) == ("2021-06", "linked", ("linked", "text"))


def test_a_text_joins_the_declared_event_that_it_fits():
    declared = event("e1", "video-meeting", "2021-12-15", ["xi-jinping", "vladimir-putin"])
    linked = link((read(DATED, "a.txt"), read(CALL, "b.txt")), (declared,), {})
    assert linked.told == {"a.txt": ("e1",), "b.txt": ("2021-08-25-phone-call-xi-putin",)}


def test_two_declared_events_that_fit_decide_nothing():
    two = tuple(event(key, "video-meeting", "2021-12-15", ["xi-jinping", "vladimir-putin"]) for key in ("e1", "e2"))
    assert link((read(DATED, "a.txt"),), two, {}).told == {"a.txt": ("2021-12-15-video-meeting-xi-putin",)}


def test_a_text_keeps_its_own_date_against_a_record():
    """What the text says is not overwritten: the archive warns of the two dates instead."""
    declared = event("e1", "video-meeting", "2021-12-14", ["xi-jinping", "vladimir-putin"])
    linked = link((read(DATED, "a.txt"),), (declared,), {"a.txt": ("e1",)})
    assert date_of(linked, "a.txt") == "2021-12-15"


def test_what_an_archivist_decided_stays():
    found = arrange(content(), seeds())[0]
    quoted = {r.evidence.quote: r.to.value for r in found.documents["cr-0001"].references if r.to}
    assert quoted["20th anniversary of the pact"] == "2001-treaty-signing"


def test_many_texts_are_linked_in_linear_time():
    base = read(DATED, "a.txt")
    many = tuple(_renamed(base, f"{n:04}.txt") for n in range(2000))
    start = time.process_time()
    linked = link(many, KNOWN, {})
    assert time.process_time() - start < 10
    assert [p.id for p in linked.proposals] == ["2021-12-15-video-meeting-xi-putin"]


def _renamed(reading, name):
    seed = replace(reading.clean.seed, id=name)
    return replace(reading, clean=replace(reading.clean, seed=seed))


@pytest.mark.parametrize(("when", "kind"), [("2021", "signing"), ("2002", "signing"), ("2001", "ceremony")])
def test_another_year_or_type_is_another_event(when, kind):
    other = event("other", kind, when, about=["china-russia-treaty-2001"])
    assert leads(link(seeds(), (other,), {}), "003_074f9878a7bc8a31.txt") == {}

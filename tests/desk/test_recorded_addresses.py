"""Addresses once recorded: whatever is renamed, merged, split, re-dated or withdrawn, they stand or the build refuses."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

import pytest

from communique.desk.addresses import record
from communique.desk.held import hold
from communique.pipeline import build
from communique.seeds import clean
from tests.desk.recorded import add, check_every_address_serves, codes, event, rename, site

__all__ = ["site"]

FREE = ("2020-12-22-phone-call-wang-lavrov", "2021-08-25-phone-call-xi-putin", "2021-12-15-video-meeting-xi-putin")
"""Events that no document's record refers to."""


DIGEST = "sha256: bb848ae2b98c2166d623829ee348743203e9864cb294d73bdba5258ec3c37737\n"


def test_a_lost_address_is_named_and_a_draft_is_warned(site: Path) -> None:
    rename(site, "2021-08-25-phone-call-xi-putin", "2021-08-25-call")
    built = build(site, None)
    lost = [f for f in built.findings if f.code == "E401"]
    assert [f.message for f in lost] == ["/events/2021-08-25-phone-call-xi-putin/ was published and would lead nowhere"]
    assert lost[0].hint == (
        "give the record that took its place `formerly: [2021-08-25-phone-call-xi-putin]`, or keep the old one with `withdrawn:`"
    )
    assert lost[0].where.path == "content/addresses.txt" and built.failed
    assert not build(site, None, draft=True).failed


def test_a_renamed_record_leaves_a_stub_and_lines_for_hosts(site: Path, tmp_path: Path) -> None:
    add(rename(site, "cr-0003", "editorial-2021"), "formerly: [cr-0003]")
    out = tmp_path / "out"
    built = build(site, out, "https://archive.example/sub/")
    assert not built.failed, built.findings
    check_every_address_serves(site, out)
    assert (out / "_redirects").read_text() == "/sub/documents/cr-0003/ /sub/documents/editorial-2021/ 301\n"
    assert (out / "redirects.nginx").read_text() == "/sub/documents/cr-0003/ /sub/documents/editorial-2021/;\n"
    stub = (out / "documents" / "cr-0003" / "index.html").read_text(encoding="utf-8")
    assert 'id="p5"' in stub and 'href="../editorial-2021/#p5"' in stub


def test_a_withdrawn_record_leaves_a_tombstone(site: Path, tmp_path: Path) -> None:
    withdrawn = "withdrawn: {reason: The call is part of another record., on: 2027-01-02, successor: /events/2001-founding-sco/}"
    add(event(site, FREE[1]), withdrawn)
    built = build(site, tmp_path / "out")
    assert not built.failed, built.findings
    page = (tmp_path / "out" / "events" / FREE[1] / "index.html").read_text(encoding="utf-8")
    for words in (
        "Withdrawn on",
        "2 January 2027",
        "The call is part of another record.",
        'href="../2001-founding-sco/"',
    ):
        assert words in page
    assert "The call is part of another record." in (tmp_path / "out" / "changes.atom").read_text(encoding="utf-8")


def test_a_takedown_removes_the_text_and_keeps_record_sum_and_reason(site: Path, tmp_path: Path) -> None:
    (site / "seeds" / "taken.txt").write_text("MOSCOW, March 3, 2022 - Ministers of both states met in Moscow.\n")
    path = site / "content" / "documents" / "cr-0006.yaml"
    digest = hashlib.sha256((site / "seeds" / "taken.txt").read_bytes()).hexdigest()
    path.write_text(f"seed: taken.txt\nsha256: {digest}\ntitle: Ministers meet\n")
    held = hold(site)
    record(site, held)
    (site / "seeds" / "taken.txt").unlink()
    assert "E301" in codes(build(site, None))
    add(path, "withdrawn: {reason: At the request of the publisher., on: 2027-01-02}")
    built = build(site, tmp_path / "out")
    assert not built.failed, built.findings
    page = (tmp_path / "out" / "documents" / "cr-0006" / "index.html").read_text(encoding="utf-8")
    assert "At the request of the publisher." in page and digest in page
    assert not any(b"Ministers of both" in f.read_bytes() for f in (tmp_path / "out").rglob("*") if f.is_file())


def test_a_second_step_and_two_claims_are_refused(site: Path) -> None:
    add(event(site, FREE[0]), "formerly: [old-name]")
    add(event(site, FREE[1]), "formerly: [old-name]")
    assert "E405" in codes(build(site, None))
    (site / "content" / "moved.yaml").write_text("/topics/old/: {to: /events/old-name/}\n")
    assert codes(build(site, None)) >= {"E405", "E406"}


def test_the_record_command_only_adds(site: Path) -> None:
    path = site / "content" / "addresses.txt"
    before = path.read_text(encoding="utf-8").splitlines()
    assert before[2:] == sorted(before[2:])
    assert any(re.fullmatch(r"/documents/cr-0001/#p1 [0-9a-f]{12}", line) for line in before)
    add(rename(site, FREE[0], "2020-call"), f"formerly: [{FREE[0]}]")
    held = hold(site)
    assert record(site, held) == 1
    after = path.read_text(encoding="utf-8").splitlines()
    assert set(after) - set(before) == {"/events/2020-call/"} and set(before) <= set(after)
    assert record(site, held) == 0


def test_a_document_that_gets_a_record_with_another_id_asks_for_its_old_one(site: Path) -> None:
    shutil.copy(site / "seeds" / "003_074f9878a7bc8a31.txt", site / "seeds" / "loose.txt")
    held = hold(site)
    record(site, held)
    (site / "content" / "documents" / "cr-0009.yaml").write_text("seed: loose.txt\n" + DIGEST)
    built = build(site, None)
    assert "/documents/loose/ was published and would lead nowhere" in [f.message for f in built.findings]
    (site / "content" / "documents" / "cr-0009.yaml").write_text("seed: loose.txt\nformerly: [loose]\n" + DIGEST)
    assert "E401" not in codes(build(site, None))


def test_a_cleaning_rule_that_moves_paragraphs_is_refused(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kind = clean._kind
    monkeypatch.setattr(
        clean,
        "_kind",
        lambda *given: "paragraph" if kind(*given) == "subheading" else kind(*given),
    )
    faults = [f for f in build(site, None).findings if f.code == "E402" and f.message.startswith("cr-0002 ¶3 ")]
    assert faults[0].message == "cr-0002 ¶3 was published, and the number stands at other words now"
    assert faults[0].hint == "its words are ¶4 now; hold the numbers with `build.py accept cr-0002 paragraphs`, or keep the older text under `versions:`"


def test_an_earlier_capture_keeps_its_address_and_its_paragraphs(site: Path, tmp_path: Path) -> None:
    old = (site / "seeds" / "002_3041288117bb659e.txt").read_text(encoding="utf-8")
    (site / "seeds" / "002_again.txt").write_text(
        old.replace("resolve", "determination", 1).replace("treaty", "pact"), encoding="utf-8"
    )
    record_path = site / "content" / "documents" / "cr-0003.yaml"
    text = record_path.read_text(encoding="utf-8").replace("seed: 002_3041288117bb659e.txt", "seed: 002_again.txt")
    record_path.write_text(
        re.sub(r"sha256: \w+\n", "", text) + "versions: [002_3041288117bb659e.txt]\n", encoding="utf-8"
    )
    built = build(site, tmp_path / "out", draft=False)
    assert not codes(built) & {"E401", "E402", "E403"}, built.findings

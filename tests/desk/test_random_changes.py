"""Records renamed, merged, split, re-dated and withdrawn at random: each old address serves, or the build names it."""

from __future__ import annotations

import hashlib
import random
import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from communique.desk.addresses import record
from communique.desk.held import hold
from communique.pipeline import build
from tests.desk.recorded import add, add_former, recorded, rename, site

__all__ = ["site"]

ADDRESS = "https://archive.example/"
EVENTS = ("2020-12-22-phone-call-wang-lavrov", "2021-08-25-phone-call-xi-putin", "2021-12-15-video-meeting-xi-putin")
"""Events that no document's record refers to."""
TEXTS = {
    "cr-0101": "OSLO, March 3, 2022 - Ministers of Norway and Iceland met in Oslo.\n\nFish was spoken of.\n\nThey parted at noon.\n",
    "cr-0102": "CAIRO, May 4, 2022 - Envoys of Egypt and Chad met in Cairo.\n\nRivers were the subject.\n\nA map was shown.\n",
    "cr-0103": "LIMA, June 5, 2022 - Delegates of Peru and Chile met in Lima.\n\nCopper was discussed.\n\nNothing was signed.\n",
}
STEPS = ("rename", "merge", "split", "date", "withdraw")


@dataclass
class Register:
    """What must have become of each recorded address of a record: `page`, `gone`, `lost`, or the key it leads to."""

    site: Path
    chance: random.Random
    fates: dict[str, str] = field(default_factory=dict)
    standing: dict[str, list[str]] = field(default_factory=dict)  # by folder, the keys that changes are made to
    told: list[str] = field(default_factory=list)  # what was done, for the one who reads a failure

    def file(self, folder: str, key: str) -> Path:
        """A record's file."""
        return self.site / "content" / folder / f"{key}.{'md' if folder == 'events' else 'yaml'}"

    def become(self, folder: str, key: str, fate: str) -> None:
        """What happens to the address of a key."""
        if f"/{folder}/{key}/" in self.fates:
            self.fates[f"/{folder}/{key}/"] = fate

    def former(self, folder: str, key: str) -> list[str]:
        """The keys whose addresses lead to this one."""
        start = f"/{folder}/"
        return [a.removeprefix(start)[:-1] for a, fate in self.fates.items() if a.startswith(start) and fate == key]

    def step(self) -> None:
        """One change; two times of three it is said what became of the old address."""
        folder = self.chance.choice([f for f, keys in self.standing.items() if keys])
        key = self.chance.choice(self.standing[folder])
        action, said = self.chance.choice(STEPS), self.chance.random() < 0.8
        others = [k for k in self.standing[folder] if k != key]
        self.told.append(f"{action} {folder}/{key}{'' if said else ', not said'}")
        if action == "rename":
            self.rename(folder, key, said)
        elif action == "merge" and others:
            self.merge(folder, key, self.chance.choice(others), said)
        elif action in ("split", "withdraw"):
            self.withdraw(folder, key, said, parts=action == "split" and folder == "events")
        elif action == "date" and folder == "events":
            text = self.file(folder, key).read_text(encoding="utf-8")
            self.file(folder, key).write_text(
                re.sub(r"\ndate: \{?value: [^\s,}]+", "\ndate: {value: 2021-09-01", text), encoding="utf-8"
            )

    def rename(self, folder: str, key: str, said: bool) -> None:
        """Another id."""
        new = f"re-{key}"
        path = rename(self.site, key, new)
        for old in self.former(folder, key):
            self.become(folder, old, new)
        if said:
            add_former(path, key)
        self.become(folder, key, new if said else "lost")
        self.standing[folder] = [new if k == key else k for k in self.standing[folder]]

    def merge(self, folder: str, key: str, into: str, said: bool) -> None:
        """One record less, and its texts an earlier capture of the other's where it is a document."""
        gone = [*self.former(folder, key), key]
        if said and folder == "documents":
            path, other = self.file(folder, key), self.file(folder, into)
            seeds = re.findall(r"[\w-]+\.txt", path.read_text(encoding="utf-8"))
            text = re.sub(r"\nversions: \[(.*)\]", "", other.read_text(encoding="utf-8"))
            before = re.findall(r"\nversions: \[(.*)\]", other.read_text(encoding="utf-8"))
            other.write_text(f"{text}versions: [{', '.join([*before, *seeds])}]\n", encoding="utf-8")
        self.file(folder, key).unlink()
        for old in gone:
            if said:
                add_former(self.file(folder, into), old)
            self.become(folder, old, into if said else "lost")
        self.standing[folder].remove(key)

    def withdraw(self, folder: str, key: str, said: bool, parts: bool) -> None:
        """Taken out, with two new records in its place where it is parted."""
        path = self.file(folder, key)
        successors = [f"{key[:40]}-part-{n}" for n in (1, 2)] if parts else []
        for name in successors:
            text = re.sub(r"\nformerly: .*", "", path.read_text(encoding="utf-8"))
            path.with_stem(name).write_text(text, encoding="utf-8")
        for old in [*self.former(folder, key), key]:
            self.become(folder, old, "gone" if said else "lost")
        if said:
            led = ", ".join(f"/{folder}/{name}/" for name in successors)
            add(path, f"withdrawn: {{reason: So it was decided., on: 2027-01-02, successor: [{led}]}}")
        else:
            path.unlink()
        self.standing[folder].remove(key)


def check_fate(register: Register, address: str, out: Path) -> None:
    """The address serves what must have become of it, and each recorded paragraph has its place there."""
    folder, fate = address.split("/")[1], register.fates[address]
    page = (out / address[1:] / "index.html").read_text(encoding="utf-8")
    refresh = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', page)
    assert ("Withdrawn on" in page) == (fate == "gone")
    assert bool(refresh) == (fate not in ("page", "gone"))
    if refresh:
        target = f"/{folder}/{fate}/"
        assert (out / address[1:] / refresh[1]).resolve() == (out / target[1:]).resolve()
        standing = (out / target[1:] / "index.html").read_text(encoding="utf-8")
        assert (
            f'rel="canonical" href="{ADDRESS}{target[1:]}"' in page
            and f'rel="canonical" href="{ADDRESS}{target[1:]}"' in standing
        )
        assert f'<a href="{refresh[1]}"' in page, "a visible link"
        assert 'http-equiv="refresh"' not in standing and "Withdrawn on" not in standing, "one step"
    elif fate == "page":
        assert f'rel="canonical" href="{ADDRESS}{address[1:]}"' in page
    if fate != "gone":
        lines = (register.site / "content" / "addresses.txt").read_text(encoding="utf-8")
        for number in re.findall(rf"^{re.escape(address)}#p(\d+) ", lines, re.M):
            assert f'id="p{number}"' in page


def begun(site: Path, number: int) -> Register:
    """The first collection with three more documents, all recorded."""
    for key, text in TEXTS.items():
        (site / "seeds" / f"text-{key[-1]}.txt").write_text(text)
        digest = hashlib.sha256(text.encode()).hexdigest()
        (site / "content" / "documents" / f"{key}.yaml").write_text(f"seed: text-{key[-1]}.txt\nsha256: {digest}\n")
    record(site, hold(site))
    register = Register(site, random.Random(number), standing={"events": [*EVENTS], "documents": [*TEXTS]})
    register.fates = {a: "page" for a in recorded(site) if re.fullmatch(r"/(events|documents)/[^/]+/", a)}
    return register


def check_after_changes(site: Path, out: Path, number: int) -> None:
    """Some changes, then a build; what it names is mended in `moved.yaml`, where that is the place, and it is built again."""
    register = begun(site, number)
    for _ in range(register.chance.randint(1, 4)):
        register.step()
    built = build(site, out, ADDRESS)
    errors = [f for f in built.findings if f.severity == "error"]
    named = {f.message.split(" ")[0] for f in errors if f.code == "E401"}
    for key in (e.id for e in hold(site).archive.events.values() if e.proposed):
        register.become("events", key, "page")  # found in the texts anew, under the id that it had
    lost = {address for address, fate in register.fates.items() if fate == "lost"}
    assert {f.code for f in errors} <= {"E401"}, (register.told, errors)
    assert named & set(register.fates) == lost, register.told
    assert named <= recorded(site) and not (errors and out.exists())
    if lost:
        return
    if named:  # lists and years that have nothing to show any more
        lines = [
            f"{address}: {{reason: Nothing is left to list., on: 2027-01-02, successor: /timeline/}}\n"
            for address in sorted(named)
        ]
        (site / "content" / "moved.yaml").write_text("".join(lines))
        built = build(site, out, ADDRESS)
    assert not built.failed, (register.told, built.findings)
    for address in register.fates:
        check_fate(register, address, out)
    assert all((out / address[1:] / "index.html").is_file() for address in recorded(site))


@pytest.mark.parametrize("number", range(10))
def test_after_random_changes_addresses_stand_or_the_build_names_them(site: Path, tmp_path: Path, number: int) -> None:
    check_after_changes(site, tmp_path / "out", number)


@pytest.mark.parametrize("number", range(10, 100))
def test_after_many_more_changes_too(site: Path, tmp_path: Path, number: int, full: bool) -> None:
    if not full:
        pytest.skip("one of the long forms; run with --full")
    check_after_changes(site, tmp_path / "out", number)

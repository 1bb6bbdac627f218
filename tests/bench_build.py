"""How long a build takes: an archive of any size made up by rule, built cold, again unchanged, and after one edit.

    python tests/bench_build.py --sizes 100,1000 --form text --runs 3

Prints wall and processor time, peak memory, files and bytes, and milliseconds a document: medians of the runs.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

PROJECT = Path(__file__).parent.parent
TOPICS, PEOPLE, STATES = 60, 200, 20
WORDS = (
    "the two sides agreed to deepen practical cooperation in trade and energy while keeping regular contact on "
    "regional questions of common concern and noted the progress of joint projects in science transport and culture "
    "since the last meeting which had opened new fields of work for both countries"
).split()


def make(root: Path, size: int, form: str) -> None:
    """Write an archive of `size` documents, half as many events, 60 topics and 200 people; the same on every run."""
    chance = random.Random(size)
    (root / "seeds").mkdir(parents=True)
    lists = root / "content" / "vocabularies"
    lists.mkdir(parents=True)
    (root / "content" / "site.yaml").write_text("title: Archive of a benchmark\nlede: Made by rule.\n")
    (lists / "topics.yaml").write_text("".join(_topic(n) for n in range(TOPICS)))
    (lists / "people.yaml").write_text("".join(_person(n) for n in range(PEOPLE)))
    (lists / "parties.yaml").write_text("".join(_party(n) for n in range(STATES)))
    for number in range(size):
        text = _document(number, size, form, chance)
        ending = "md" if form == "markdown" else "txt"
        (root / "seeds" / f"{number:06d}-report.{ending}").write_text(text, encoding="utf-8")


def _topic(n: int) -> str:
    return f"matter-{n:02d}:\n  name: Matter {n:02d}\n  terms: {{en: [matter {_word(n)}]}}\n"


def _person(n: int) -> str:
    name = f"{_word(n).title()} {_word(n * 7 + 3).title()}son"
    return f"person-{n:03d}:\n  name: {name}\n  surname: {name.split()[1]}\n  country: state-{n % STATES:02d}\n"


def _party(n: int) -> str:
    return f"state-{n:02d}:\n  name: {_word(n + 400).title()}land\n  adjectives: {{en: [{_word(n + 400).title()}landish]}}\n"


def _word(n: int) -> str:
    """A pronounceable word for each number."""
    return "".join(("b", "d", "f", "g", "k", "l", "m", "r", "s", "t")[int(d)] + "aeiou"[(int(d) + n) % 5] for d in f"{n:03d}")


def _document(number: int, size: int, form: str, chance: random.Random) -> str:
    """About four kilobytes: a report of a call or meeting, two documents an event."""
    event = number // 2
    day = date(1990, 1, 1) + timedelta(days=(event * 11_000) // max(size // 2, 1))
    one, other = event % PEOPLE, (event * 3 + 1) % PEOPLE
    names = [f"{_word(n).title()} {_word(n * 7 + 3).title()}son" for n in (one, other)]
    states = [f"{_word(n % STATES + 400).title()}landish" for n in (one, other)]
    kind = ("a phone conversation", "a meeting", "a video meeting")[event % 3]
    title = f"{names[0]} and {names[1]} hold {kind.split(' ', 1)[1]} {number}"
    lede = f"{states[0]} President {names[0]} held {kind} on {day:%A} with {states[1]} President {names[1]}."
    head = f"{title}\n\nPublished {day.day} {day:%B} {day.year}\n\nCAPITAL, {day:%B} {day.day} - {lede}\n"
    if form == "markdown":
        fields = f"title: {title}\ndate: {day.isoformat()}\ntags: [Matter {event % TOPICS:02d}, Matter {(event * 7) % TOPICS:02d}]\n"
        fields += f"people: [{names[0]}, {names[1]}]\npublisher: Bureau {event % 12}\n"
        head = f"---\n{fields}---\n\n{lede}\n"
    paragraphs = []
    for index in range(12):
        words = [chance.choice(WORDS) for _ in range(44)]
        words[5:5] = ["matter", _word((event * 5 + index) % TOPICS)]
        paragraphs.append(" ".join(words).capitalize() + ".")
    return head + "\n" + "\n\n".join(paragraphs) + "\n"


def build(root: Path, out: Path) -> tuple[float, float, float]:
    """Wall seconds, processor seconds, and peak memory in megabytes of one build in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    command = [sys.executable, str(PROJECT / "build.py"), "--root", str(root), "--out", str(out), "--quiet"]
    subprocess.run(command, check=True, cwd=PROJECT)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, spent, after.ru_maxrss / 1024


def measure(size: int, form: str, runs: int) -> None:
    """Print one line for each sort of build at one size."""
    times: dict[str, list[tuple[float, float, float]]] = {"cold": [], "unchanged": [], "one edit": []}
    with tempfile.TemporaryDirectory() as scratch:
        root, out = Path(scratch, "site"), Path(scratch, "dist")
        make(root, size, form)
        for run in range(runs):
            for leftover in (out, *root.glob(".cache*"), *out.parent.glob(".dist*")):
                shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink(missing_ok=True)
            times["cold"].append(build(root, out))
            times["unchanged"].append(build(root, out))
            seed = sorted((root / "seeds").iterdir())[size // 2]
            seed.write_text(seed.read_text(encoding="utf-8") + f"\nThe talks will go on, as run {run} shows to all who read it.\n")
            times["one edit"].append(build(root, out))
        files = [p for p in out.rglob("*") if p.is_file()]
        size_mb = sum(os.path.getsize(p) for p in files) / 1e6
    for sort, found in times.items():
        wall, spent, memory = (statistics.median(column) for column in zip(*found))
        each = f"{1000 * wall / size:7.2f} ms a document"
        print(f"{form:9}{size:8,}  {sort:10}{wall:8.2f} s wall{spent:8.2f} s cpu{memory:7.0f} MB  {each}", flush=True)
    print(f"{form:9}{size:8,}  {len(files):,} files, {size_mb:.1f} MB", flush=True)


def main() -> None:
    """Read the options and measure."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sizes", default="100,1000", help="numbers of documents, with commas")
    options.add_argument("--form", choices=("text", "markdown"), default="text")
    options.add_argument("--runs", type=int, default=3)
    chosen = options.parse_args()
    for size in chosen.sizes.split(","):
        measure(int(size), chosen.form, chosen.runs)


if __name__ == "__main__":
    main()

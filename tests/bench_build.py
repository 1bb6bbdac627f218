"""How a build takes to an archive's size: built from nothing, with nothing changed, and after one document was edited.

    python tests/bench_build.py --sizes 100,1000,10000 --form markdown --outputs peers --runs 3 [--jobs J …]

Makes up an archive of each size by rule and builds it in a process of its own. Prints, as medians of the runs, wall and
processor time, the peak memory of all processes of the build together (how it is taken stands in `bench_cost.py`),
milliseconds of wall time a document, pages, files and bytes; and from size to size how time a document has grown.
Nothing is asserted. Arguments it does not know, such as --jobs, go to build.py.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from bench_corpus import make_site
from bench_cost import Cost, cost, median, size

PROJECT = Path(__file__).parent.parent
SORTS = ("cold", "unchanged", "one edited")


def build(site: Path, out: Path, further: list[str]) -> Cost:
    """One build in a process of its own."""
    command = [sys.executable, PROJECT / "build.py", "--root", site, "--out", out, "--quiet", *further]
    return cost(command, PROJECT)


def clear(site: Path) -> None:
    """Remove whatever builds left beside what the archive is made of."""
    for path in (*site.parent.iterdir(), *site.iterdir()):
        if path not in (site, site / "content", site / "seeds"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def edit(folder: Path, run: int) -> None:
    """Add a sentence to the document in the middle, another one each run."""
    paths = sorted(folder.iterdir())
    with paths[len(paths) // 2].open("a", encoding="utf-8") as document:
        document.write(f"\nThe talks go on, as sentence {run} tells all who read so far.\n")


def runs(site: Path, times: int, further: list[str]) -> dict[str, list[Cost]]:
    """The costs of each sort of build, one after the other in every run."""
    out = site.parent / "dist"
    found: dict[str, list[Cost]] = {sort: [] for sort in SORTS}
    for run in range(times):
        clear(site)
        found["cold"].append(build(site, out, further))
        found["unchanged"].append(build(site, out, further))
        edit(site / "seeds", run)
        found["one edited"].append(build(site, out, further))
    return found


def measure(number: int, chosen: argparse.Namespace, further: list[str]) -> dict[str, float]:
    """Print a line for each sort of build of an archive of `number` documents; gives the wall time a document in ms."""
    if chosen.work:
        chosen.work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=chosen.work) as scratch:
        site = Path(scratch, "site")
        make_site(site, number, chosen.form, chosen.outputs)
        found = {sort: median(costs) for sort, costs in runs(site, chosen.runs, further).items()}
        made = size(Path(scratch, "dist"))
    each = {sort: 1000 * spent.wall / number for sort, spent in found.items()}
    for sort, spent in found.items():
        print(
            f"{chosen.form:<9}{number:>8,}  {sort:<11}{spent.wall:>8.2f} s{spent.processor:>9.2f} s cpu"
            f"{spent.memory:>8.0f} MB{each[sort]:>9.2f} ms a document",
            flush=True,
        )
    print(f"{'':<19}{made.pages:,} pages, {made.files:,} files, {made.bytes / 1e6:.1f} MB", flush=True)
    return each


def main() -> None:
    """Read the options and measure."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    options.add_argument("--sizes", default="100,1000", help="numbers of documents, with commas (default: 100,1000)")
    options.add_argument("--form", choices=("text", "markdown"), default="text", help="how the documents are given")
    options.add_argument("--outputs", choices=("all", "peers"), default="all", help="all, or what others make too")
    options.add_argument("--runs", type=int, default=3, help="how often each is built (default: 3)")
    options.add_argument("--work", type=Path, metavar="DIR", help="where to make the archives, which are removed again")
    options.add_argument("--make", type=Path, metavar="DIR", help="only make an archive of the first size there")
    chosen, further = options.parse_known_args()
    numbers = [int(number) for number in chosen.sizes.split(",")]
    if chosen.make:
        make_site(chosen.make, numbers[0], chosen.form, chosen.outputs)
        return
    each = [measure(number, chosen, further) for number in numbers]
    for before, after, one, other in zip(numbers, numbers[1:], each, each[1:], strict=False):
        grown = ", ".join(f"{sort} {other[sort] / one[sort]:.2f}" for sort in SORTS)
        print(f"time a document at {after:,} to that at {before:,}: {grown}", flush=True)


if __name__ == "__main__":
    main()

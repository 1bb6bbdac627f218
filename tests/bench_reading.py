"""What reading costs: milliseconds of processor time for a text, and for 4,000 characters; nothing is asserted.

    python tests/bench_reading.py [FOLDER …]

Reads the texts of the project's own `seeds/`, or of the folders named, over and over on one core after a first round
that compiles the vocabularies. The best of several rounds is printed, since other work on a machine only adds to it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent / "seeds")]

from reading import read  # noqa: E402

from communique.text.words import parted  # noqa: E402

ROUNDS = 25


def best(task: Callable[[], object]) -> float:
    """Milliseconds of processor time of the quickest round."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        task()
        times.append(time.process_time() - start)
    return 1000 * min(times)


def main() -> None:
    """Print a row for each text, and the sum."""
    folders = [Path(name) for name in sys.argv[1:]] or [ROOT / "seeds", ROOT / "tests" / "examples" / "documents"]
    paths = sorted(path for folder in folders for path in folder.glob("*.txt"))
    texts = {path.stem: path.read_bytes().decode("utf-8") for path in paths}
    for text in texts.values():
        read(text)
    print(f"{'text':<28}{'characters':>11}{'ms':>8}{'ms a 4,000':>12}{'times its words parted':>25}")
    total = 0.0
    for name, text in texts.items():
        spent = best(lambda text=text: read(text))
        plain = best(lambda text=text: parted(text))
        total += spent
        print(f"{name:<28}{len(text):>11}{spent:>8.2f}{4000 * spent / len(text):>12.2f}{spent / plain:>25.1f}")
    characters = sum(map(len, texts.values()))
    print(f"{'all':<28}{characters:>11}{total:>8.2f}{4000 * total / characters:>12.2f}")


if __name__ == "__main__":
    main()

"""Read a folder of texts with known metadata and write what was read as JSON, for other scoring scripts.

    python tests/score_examples.py FOLDER > predictions.json

FOLDER is of the form of `tests/examples/`. `build.py check --gold FOLDER` prints the score itself.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from communique.desk.gold_folder import people_of, read_folder  # noqa: E402


def main() -> None:
    """Print what was read of each text."""
    folder = Path(sys.argv[1])
    rows = [asdict(given) for given in read_folder(ROOT, folder, people_of(folder))]
    for row in rows:
        row["removed_furniture"] = row.pop("cut")
        row["type"] = row["type"].replace("-", "_") if row["type"] else None
        row["group"] = row.pop("event")
        del row["body"], row["sure"]
    print(json.dumps(rows, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()

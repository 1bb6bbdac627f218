"""Read a folder of texts with known metadata and write the predictions that their scoring script takes.

    python tests/score_examples.py FOLDER > predictions.json

FOLDER holds `documents/*.txt` and `people.json` (spellings and countries of the people named). The vocabularies are the
program's own with these people added.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from communique.arrange.linking import link  # noqa: E402
from communique.content.read import read as read_content  # noqa: E402
from communique.model.authority import Person, Vocabularies  # noqa: E402
from communique.seeds.read import read as read_seeds  # noqa: E402
from communique.text.slugs import slug  # noqa: E402



def with_people(lists: Vocabularies, path: Path) -> Vocabularies:
    """The lists with the people of a file; a spelling of one word is a surname, the others are variants."""
    by_name = {party.name: party.id for party in lists.parties.values()}
    people = {}
    for name, row in json.loads(path.read_text("utf-8")).items():
        short = [a for a in row["aliases"] if " " not in a and a.isascii() == name.isascii()]
        variants = tuple(a for a in row["aliases"] if a not in short or not a.isascii())
        key = slug(name)
        people[key] = Person(key, name, {}, variants, short[0] if short else name.split()[-1], by_name.get(row["country"]))
    return replace(lists, people={**lists.people, **people})


def main() -> None:
    """Print the predictions as JSON."""
    folder = Path(sys.argv[1])
    content, _ = read_content(ROOT)
    lists = with_people(content.vocabularies, folder / "people.json")
    with tempfile.TemporaryDirectory() as root:
        shutil.copytree(folder / "documents", Path(root) / "seeds")
        readings, findings = read_seeds(Path(root), lists, content.languages)
    linked = link(readings, (), {})
    print(json.dumps([row(reading, linked.told, lists) for reading in linked.readings], ensure_ascii=False, indent=1))
    for finding in findings:
        print(finding, file=sys.stderr)


def row(reading, told, lists) -> dict:
    """One text's values as plain data."""
    seed, event = reading.clean.seed, reading.happening
    countries = {claim.value for claim in (*(p.country for p in reading.participants), *reading.parties) if claim}
    return {
        "id": seed.id.removesuffix(".txt"),
        "title": reading.title.value if reading.title else None,
        "publisher": reading.publisher.value.name if reading.publisher else None,
        "published": reading.published.value.edtf if reading.published else None,
        "event_date": event.date.value.edtf if event and event.date else None,
        "type": event.type.value.replace("-", "_") if event else None,
        "participants": [p.person.value.name for p in reading.participants],
        "countries": sorted(lists.parties[c].name for c in countries),
        "removed_furniture": [seed.text[c.span.start : c.span.end] for c in reading.clean.cuts],
        "group": told.get(seed.id, (None,))[0],
    }


if __name__ == "__main__":
    main()

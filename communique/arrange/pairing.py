"""Seeds paired with the records that archivists wrote of them; each pair is a document with its id."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.content import DocumentRecord
from communique.model.finding import Finding, Where
from communique.model.ids import DocumentId, SeedId
from communique.model.seed import Reading
from communique.text.fields import did_you_mean
from communique.text.slugs import seed_slug


@dataclass(frozen=True, slots=True)
class Pair:
    """A reading, the id of its document, and its record if there is one."""

    id: DocumentId
    reading: Reading
    record: DocumentRecord | None


def pair(
    readings: tuple[Reading, ...], records: tuple[DocumentRecord, ...], findings: list[Finding]
) -> tuple[Pair, ...]:
    """All pairs in order of their documents' ids."""
    all_seeds = {reading.clean.seed.id: reading for reading in readings}
    gone = {record.seed for record in records if record.withdrawn}
    earlier = _earlier(all_seeds, records, findings)
    seeds = {key: reading for key, reading in all_seeds.items() if key not in gone and key not in earlier}
    by_seed = _records_by_seed(seeds, tuple(r for r in records if not r.withdrawn), findings)
    pairs: dict[str, Pair] = {}
    for seed_id, reading in seeds.items():
        record = by_seed.get(seed_id)
        seed = reading.clean.seed
        key = record.id if record else DocumentId(seed_slug(seed.id.rsplit(".", 1)[0], seed.digest))
        if key in pairs:
            other = pairs[key].reading.clean.seed.path
            message = f'has the id "{key}", which {other} has too'
            hint = f"write a record content/documents/<id>.yaml with `seed: {seed.id}` that gives it another id"
            findings.append(Finding(Where(seed.path), "id", message, "E304", hint))
            continue
        pairs[key] = Pair(key, reading, record)
    return tuple(pairs[key] for key in sorted(pairs))


def _earlier(
    seeds: dict[SeedId, Reading], records: tuple[DocumentRecord, ...], findings: list[Finding]
) -> set[SeedId]:
    """The seeds that are earlier captures of a document."""
    found: set[SeedId] = set()
    for record in records:
        for index, name in enumerate(record.versions):
            where = record.at(f"versions[{index}]")
            if name not in seeds:
                hint = did_you_mean(name, seeds) or "put the text there, or mend the name"
                findings.append(Finding(where, "versions", f'seeds/ has no text "{name}"', "E301", hint))
            elif name in found or name == record.seed:
                message = f'"{name}" is given as a version twice'
                findings.append(Finding(where, "versions", message, "E302", "keep one of the two"))
            found.add(name)
    return found


def _records_by_seed(
    seeds: dict[SeedId, Reading], records: tuple[DocumentRecord, ...], findings: list[Finding]
) -> dict[SeedId, DocumentRecord]:
    found: dict[SeedId, DocumentRecord] = {}
    for record in records:
        reading = seeds.get(record.seed)
        if reading is None:
            if record.seed:
                hint = did_you_mean(record.seed, seeds) or "put the text there, or mend the name"
                findings.append(Finding(record.at("seed"), "seed", f'seeds/ has no text "{record.seed}"', "E301", hint))
        elif record.seed in found:
            message = f'"{record.seed}" has a record already: {found[record.seed].where.path}'
            findings.append(Finding(record.at("seed"), "seed", message, "E302", "keep one of the two"))
        else:
            if record.sha256 and record.sha256 != reading.clean.seed.digest:
                message = "the text is not the one this record was written for"
                hint = f"look at the change, then give the new digest: {reading.clean.seed.digest}"
                findings.append(Finding(record.at("sha256"), "sha256", message, "E303", hint))
            found[record.seed] = record
    return found

"""The sources in `seeds/` read: every file becomes a reading, or a finding that says why not."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

from communique.model.authority import Vocabularies
from communique.model.finding import Finding, Where
from communique.model.ids import SeedId
from communique.model.language import Language
from communique.model.seed import Reading, Seed
from communique.seeds.clean import clean
from communique.seeds.extract import extract
from communique.seeds.facts.language import language
from communique.seeds.formats import plain
from communique.seeds.glossary import Glossary, glossary

FORMATS: Mapping[str, Callable[[bytes], str]] = {".txt": plain.read}
"""The reader of a format, by the ending of its files."""
LARGEST = 20_000_000
"""Bytes of the largest source."""


def read(
    root: Path, vocabularies: Vocabularies, languages: tuple[Language, ...]
) -> tuple[tuple[Reading, ...], tuple[Finding, ...]]:
    """Read every source below `root`/seeds. Readings are sorted by the seed's id; nothing is raised for bad data."""
    findings: list[Finding] = []
    seeds = [seed for path in _files(root) for seed in _seed(root, path, findings)]
    compiled: dict[str, Glossary] = {}
    readings = []
    for seed in seeds:
        code = language(seed.text, languages)
        if code not in compiled:
            try:
                compiled[code] = glossary(_ordered(code, languages), vocabularies)
            except ValueError as error:
                findings.append(_finding("content/vocabularies", "terms", str(error), "E208"))
                return (), tuple(findings)
        readings.append(read_seed(seed, code, compiled[code]))
    return tuple(sorted(readings, key=lambda reading: reading.clean.seed.id)), tuple(findings)


def read_seed(seed: Seed, code: str, words: Glossary) -> Reading:
    """One source cleaned and read."""
    return extract(clean(seed, words), code, words)


def _ordered(code: str, languages: tuple[Language, ...]) -> tuple[Language, ...]:
    """The text's own language, then English, in which pages frame texts of any."""
    own = tuple(known for known in languages if known.code == code)
    return own + tuple(known for known in languages if known.code == "en" and code != "en")


def _files(root: Path) -> list[Path]:
    folder = root / "seeds"
    return sorted(p for p in folder.rglob("*") if not p.name.startswith(".")) if folder.is_dir() else []


def _seed(root: Path, path: Path, findings: list[Finding]) -> list[Seed]:
    """The seed of a file, or none and a finding."""
    name = path.relative_to(root).as_posix()
    if path.is_dir() and not path.is_symlink():
        return []
    if not path.is_file():
        findings.append(_finding(name, "file", "is no regular file", "E201"))
        return []
    reader = FORMATS.get(path.suffix.lower())
    if reader is None:
        known = " or ".join(FORMATS)
        findings.append(_finding(name, "file", f'the ending "{path.suffix}" is no source format', "E202", f"end it in {known}"))
        return []
    try:
        raw = path.read_bytes() if path.stat().st_size <= LARGEST else None
    except OSError as error:
        findings.append(_finding(name, "file", f"cannot be read: {error.strerror}", "E203"))
        return []
    if raw is None:
        findings.append(_finding(name, "file", f"is larger than {LARGEST // 1_000_000} MB", "E204", "part the source into several files"))
        return []
    return _decoded(name, path, raw, reader, findings)


def _decoded(name: str, path: Path, raw: bytes, reader: Callable[[bytes], str], findings: list[Finding]) -> list[Seed]:
    try:
        text = reader(raw)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        findings.append(_finding(name, "text", f"is not UTF-8: byte {error.start} cannot be decoded", "E205", "save the file as UTF-8", line))
        return []
    if not text.strip("\ufeff \t\r\n"):
        findings.append(_finding(name, "text", "is empty", "E206", "put the source's words into it, or remove the file"))
        return []
    return [Seed(SeedId(path.name), name, hashlib.sha256(raw).hexdigest(), len(raw), text)]


def _finding(path: str, field: str, message: str, code: str, hint: str = "", line: int = 0) -> Finding:
    return Finding(Where(path, line), field, message, code, hint)

"""The sources in `seeds/` read: every file becomes a reading, or a finding that says why not."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from communique.model import authority, dates, provenance
from communique.model import seed as seeds
from communique.model.authority import Vocabularies
from communique.model.finding import Finding, Where
from communique.model.ids import SeedId
from communique.model.language import Language
from communique.model.packed import packed
from communique.model.passing import pass_by_fields
from communique.model.seed import Reading, Seed
from communique.seeds.clean import clean
from communique.seeds.extract import extract
from communique.seeds.facts.language import language
from communique.seeds.formats import markdown, plain
from communique.seeds.glossary import Glossary, glossary
from communique.text.characters import FORBIDDEN
from communique.text.limits import NAME, SOURCE, SOURCE_LINES
from communique.workers import ALONE, Workers

FORMATS: Mapping[str, Callable[[bytes], str]] = {".txt": plain.read, ".md": markdown.read}
"""The reader of a format, by the ending of its files."""
pass_by_fields(authority, dates, provenance, seeds)
_PART = "part the source into several files"
ENOUGH = 200
"""Sources for which other processes are worth their start."""


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources of a site, the words by which they are read, and what an earlier build read.

    `known` are readings by the paths of their sources that were made by the same words: a source whose bytes are as
    they were is not read again, and where they are `sure` to be, not even looked at. With `pack`, new readings are given
    as they are kept, too.
    """

    root: Path
    vocabularies: Vocabularies
    languages: tuple[Language, ...]
    known: Mapping[str, Reading] = field(default_factory=dict)
    sure: bool = False
    pack: bool = False


@dataclass(frozen=True)
class _Shelf:
    """The files to be read."""

    sources: Sources
    paths: tuple[Path, ...]

    def __getstate__(self) -> dict[str, Any]:
        """The values alone: each process compiles the words of the languages that it meets."""
        return {each.name: getattr(self, each.name) for each in fields(self)}

    @cached_property
    def words(self) -> dict[str, Glossary]:
        """What was compiled so far, by language."""
        return {}


@dataclass(frozen=True, slots=True)
class Read:
    """What all sources came to: readings in the order of their seeds' ids, findings, and new readings, packed, by path."""

    readings: tuple[Reading, ...]
    findings: tuple[Finding, ...]
    packed: Mapping[str, bytes] = field(default_factory=dict)


def read(
    root: Path, vocabularies: Vocabularies, languages: tuple[Language, ...], workers: Workers = ALONE
) -> tuple[tuple[Reading, ...], tuple[Finding, ...]]:
    """Read every source below `root`/seeds. Readings are sorted by the seed's id; nothing is raised for bad data."""
    found = read_over(Sources(root, vocabularies, languages), workers)
    return found.readings, found.findings


def read_over(sources: Sources, workers: Workers = ALONE) -> Read:
    """`read`, over what an earlier build read."""
    findings: list[Finding] = []
    paths = {path.relative_to(sources.root).as_posix(): path for path in _files(sources.root, findings)}
    places = {name: place for place, name in enumerate(paths)}
    readings = [r for name in paths if (r := sources.known.get(name))] if sources.sure else []
    held = {reading.clean.seed.path for reading in readings}
    left = tuple(path for name, path in paths.items() if name not in held)
    shelf = _Shelf(replace(sources, known={}) if sources.sure else sources, left)
    lines: dict[str, bytes] = {}
    for made, more in workers.share(_read, shelf, workers.pieces(len(left), ENOUGH)):
        for reading, body in made:
            readings.append(reading)
            if body:
                lines[reading.clean.seed.path] = body
        findings += more
    if any(finding.code == "E208" for finding in findings):
        return Read((), tuple(dict.fromkeys(findings)))
    readings.sort(key=lambda reading: places[reading.clean.seed.path])  # the first of a name is kept, known or new
    readings = sorted(_named_once(readings, findings), key=lambda reading: reading.clean.seed.id)
    return Read(tuple(readings), tuple(findings), lines)


def _read(shelf: _Shelf, run: range) -> tuple[list[tuple[Reading, bytes]], list[Finding]]:
    """A run of files, each as a reading, with its packed form where that is asked for, or as a finding."""
    of = shelf.sources
    readings: list[tuple[Reading, bytes]] = []
    findings: list[Finding] = []
    for seed in (seed for number in run for seed in _seed(of.root, shelf.paths[number], findings)):
        reading = of.known.get(seed.path)
        if reading is None or reading.clean.seed.digest != seed.digest:
            code = language(seed.text, of.languages)
            if code not in shelf.words:
                try:
                    shelf.words[code] = glossary(_ordered(code, of.languages), of.vocabularies)
                except ValueError as error:
                    findings.append(_finding(f"content/languages/{code}.yaml", "file", str(error), "E208"))
                    return [], findings
            reading = read_seed(seed, code, shelf.words[code])
        readings.append((reading, packed(reading) if of.pack else b""))
    return readings, findings


def read_seed(seed: Seed, code: str, words: Glossary) -> Reading:
    """One source cleaned and read."""
    return extract(clean(seed, words), code, words)


class Reader:
    """Reads sources below `root` one at a time, with words that are compiled once."""

    def __init__(self, root: Path, vocabularies: Vocabularies, languages: tuple[Language, ...]) -> None:
        self._shelf = _Shelf(Sources(root, vocabularies, languages), ())
        self._words = self._shelf.words

    def read(self, path: Path) -> Reading | None:
        """The reading of one source; None where it is gone or at fault."""
        shelf = replace(self._shelf, paths=(path,))
        vars(shelf)["words"] = self._words
        try:
            readings, _ = _read(shelf, range(1))
        except FileNotFoundError:
            return None
        return next((reading for reading, _ in readings), None)


def _ordered(code: str, languages: tuple[Language, ...]) -> tuple[Language, ...]:
    """The text's own language, then English, in which pages frame texts of any."""
    own = tuple(known for known in languages if known.code == code)
    return own + tuple(known for known in languages if known.code == "en" and code != "en")


def _files(root: Path, findings: list[Finding]) -> list[Path]:
    """What lies below seeds/, folders and hidden files left out; nothing of what a link leads to."""
    top, found = root / "seeds", []
    if top.is_symlink() or (top.exists() and not top.is_dir()):
        hint = "put a folder with the texts there"
        findings.append(_finding("seeds", "file", "is no folder of its own", "E201", hint))
        return []
    for place, folders, names in os.walk(top):
        folders[:] = [name for name in folders if not name.startswith(".")]
        links = [name for name in folders if os.path.islink(os.path.join(place, name))]
        found += [Path(place, name) for name in names + links if not name.startswith(".")]
    return sorted(found)


def _named_once(readings: list[Reading], findings: list[Finding]) -> list[Reading]:
    """The readings but for those whose file has the name of another in another folder."""
    first: dict[str, Reading] = {}
    for reading in readings:
        other = first.setdefault(reading.clean.seed.id, reading)
        if other is not reading:
            message = f"has the name of {other.clean.seed.path}, and records know texts by their names"
            findings.append(_finding(reading.clean.seed.path, "file", message, "E207", "give one of the two another name"))
    return list(first.values())


def _seed(root: Path, path: Path, findings: list[Finding]) -> list[Seed]:
    """The seed of a file, or none and a finding."""
    name = path.relative_to(root).as_posix()
    state = path.lstat()
    if not stat.S_ISREG(state.st_mode):
        message = "is a link, which is not followed" if stat.S_ISLNK(state.st_mode) else "is no regular file"
        findings.append(_finding(name, "file", message, "E201", "put a copy of the text there"))
        return []
    unshown = FORBIDDEN.search(name) or any(c in "\t\n\r\u2028\u2029" for c in name)
    if unshown or len(os.fsencode(path.name)) > NAME:
        message = f"has a name with characters that cannot be shown, or longer than {NAME} bytes"
        findings.append(_finding(name, "file", message, "E209", "give it another name"))
        return []
    reader = FORMATS.get(path.suffix.lower())
    if reader is None:
        known = " or ".join(FORMATS)
        message = f'the ending "{path.suffix}" is no source format'
        findings.append(_finding(name, "file", message, "E202", f"end it in {known}"))
        return []
    try:
        raw = path.read_bytes() if state.st_size <= SOURCE else None
    except OSError as error:
        findings.append(_finding(name, "file", f"cannot be read: {error.strerror}", "E203"))
        return []
    if raw is None:
        findings.append(_finding(name, "file", f"is larger than {SOURCE:,} bytes", "E204", _PART))
        return []
    return _decoded(name, path, raw, reader, findings)


def _decoded(name: str, path: Path, raw: bytes, reader: Callable[[bytes], str], findings: list[Finding]) -> list[Seed]:
    try:
        text = reader(raw)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = f"is not in UTF-8: the byte {raw[error.start]:02x} at {error.start:,} is no part of a character there"
        findings.append(_finding(name, "text", message, "E205", "save the file as UTF-8", line))
        return []
    if not any(character.isalnum() for character in text):
        hint = "put the source's words into it, or remove the file"
        findings.append(_finding(name, "text", "holds no word", "E206", hint))
        return []
    lines = text.count("\n") + 1
    if lines > SOURCE_LINES and (lines := sum(not line.isspace() for line in text.split("\n") if line)) > SOURCE_LINES:
        message = f"has {lines:,} lines that are not blank; at most {SOURCE_LINES:,} are allowed"
        findings.append(_finding(name, "text", message, "E210", _PART))
        return []
    return [Seed(SeedId(path.name), name, hashlib.sha256(raw).hexdigest(), len(raw), text)]


def _finding(path: str, field: str, message: str, code: str, hint: str = "", line: int = 0) -> Finding:
    return Finding(Where(path, line), field, message, code, hint)

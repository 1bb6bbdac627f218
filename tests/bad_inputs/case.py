"""Bad inputs as files: what is laid over a good site, and what the program says to it."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
GOOD = FOLDER / "good"
_PART = re.compile(r"^=== (file|bytes|add|size|link|pipe|folder|gone|run|build|told|shows|lacks) ?(.*)\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a case: what it does, the rest of its line, and the lines below it."""

    kind: str
    words: str
    body: str


@dataclass(frozen=True, slots=True)
class Case:
    """A bad input: its file, the code that it is named after ("inert" where it is taken and does nothing,
    "usage" and "disk" where it is no content that is wrong), its parts."""

    path: Path
    parts: tuple[Part, ...]

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.path.stem

    @property
    def code(self) -> str:
        """What stands before the first hyphen of the name."""
        return self.name.partition("-")[0]

    def of(self, kind: str) -> tuple[Part, ...]:
        """The parts of one kind."""
        return tuple(part for part in self.parts if part.kind == kind)

    @property
    def told(self) -> str:
        """The lines that the program says, without the last one, which counts them."""
        return self.of("told")[0].body

    @property
    def exit(self) -> int:
        """The exit code."""
        return int(self.of("told")[0].words)

    @property
    def arguments(self) -> list[str]:
        """Further arguments of the command."""
        return [word for part in (*self.of("run"), *self.of("build")) for word in part.words.split()]


def cases() -> tuple[Case, ...]:
    """All of them, by group and name."""
    return tuple(read(path) for path in sorted(FOLDER.glob("*/*.case")))


def read(path: Path) -> Case:
    """One case from its file."""
    _, *rest = _PART.split(path.read_text(encoding="utf-8"))
    return Case(path, tuple(Part(*rest[at : at + 3]) for at in range(0, len(rest), 3)))


def lay(case: Case, root: Path) -> None:
    """The good site at `root`, with what the case lays over it."""
    shutil.copytree(GOOD, root)
    for part in case.parts:
        if part.kind not in ("run", "build", "told", "shows", "lacks"):
            _lay(part, root)


def _lay(part: Part, root: Path) -> None:
    """Put one part where its words say; `\\xff` in a name or in `bytes` is that byte."""
    number, _, name = part.words.partition(" ") if part.kind == "size" else ("0", "", part.words)
    name, _, target = name.partition(" -> ")
    path = root / os.fsdecode(unescaped(many(name)))
    path.parent.mkdir(parents=True, exist_ok=True)
    if part.kind in ("link", "pipe", "folder", "gone") and (path.exists() or path.is_symlink()):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    body = many(part.body).encode()
    if part.kind == "file":
        path.write_bytes(body)
    elif part.kind == "bytes":
        path.write_bytes(unescaped(body.decode().removesuffix("\n")))
    elif part.kind == "add":
        path.write_bytes(path.read_bytes() + body)
    elif part.kind == "size":
        path.write_bytes(b"")
        os.truncate(path, int(number))
    elif part.kind == "link":
        path.symlink_to(target)
    elif part.kind == "pipe":
        os.mkfifo(path)
    elif part.kind == "folder":
        path.mkdir()


def many(text: str) -> str:
    """The text with `⟨words × 1000⟩` written out."""
    return re.sub("⟨(.+?) × (\\d+)⟩", lambda found: found[1] * int(found[2]), text, flags=re.DOTALL)


def unescaped(text: str) -> bytes:
    """Bytes in which `\\x1b`, `\\n` and the like are what they stand for, and all else is UTF-8."""
    escape = re.compile(rb"\\(x[0-9a-f]{2}|n|r|t|\\)")
    single = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"\\": b"\\"}
    return escape.sub(lambda m: single.get(m[1]) or bytes([int(m[1][1:], 16)]), text.encode())

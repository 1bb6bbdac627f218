"""Bad inputs, each in a file of its own: every fault is named in the very words recorded there, by check and by build."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.cli import main
from tests.bad_inputs.case import FOLDER, Case, cases, lay

PROJECT = Path(__file__).parent.parent
CASES = cases()
GROUPS = {"yaml": 30, "dates": 25, "markdown": 20, "seeds": 25, "templates": 10, "files": 20, "exports": 20}
"""How many cases each group has at least."""
HEAVY = ("E106-forty", "E124-", "inert-a-line-of", "inert-thousands", "inert-signs", "inert-nesting", "E204-", "E102-")
"""Names of cases that are run in processes with bounds of their own."""
SECONDS, BYTES = 15, 1_000_000_000
BOUNDED = (
    "import resource, sys; "
    f"resource.setrlimit(resource.RLIMIT_AS, ({BYTES}, {BYTES})); "
    f"resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS})); "
    "from communique.cli import main; sys.exit(main(sys.argv[1:]))"
)

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links and pipes of POSIX")


def faults(told: str, root: Path) -> str:
    """The lines of faults that a command wrote to standard error, without the last ones, which count them."""
    lines = told.replace(str(root), "SITE").splitlines(keepends=True)
    if lines and re.match(r"(\d+ errors?)?(, )?(\d+ warnings?)?\.", lines[-1]):
        lines = lines[:-2]
    return "".join(lines)


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_bad_input(case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "site"
    lay(case, root)
    monkeypatch.chdir(root)
    run = bounded if case.name.startswith(HEAVY) else within
    if not case.of("build"):
        code, told = run(capsys, ["check", "--root", str(root), "--quiet", *case.arguments])
        agrees(case, code, faults(told, root))
    before = files(root / "dist") if (root / "dist").is_dir() and not (root / "dist").is_symlink() else {}
    code, told = run(capsys, ["build", "--root", str(root), "--quiet", *case.arguments])
    agrees(case, code, faults(told, root))
    assert "Traceback" not in told
    if case.exit:
        assert before == (files(root / "dist") if before else {})
        assert before or not (root / "dist" / "index.html").exists()
    for part in case.of("shows"):
        page = (root / "dist" / part.words).read_bytes().decode()
        assert [line for line in part.body.splitlines() if line not in page] == []
    for part in case.of("lacks"):
        page = (root / "dist" / part.words).read_bytes().decode()
        assert [line for line in part.body.splitlines() if line in page] == []
    assert not (root / "touched").exists() and not (root / "elsewhere").exists()


def agrees(case: Case, code: int, told: str) -> None:
    """Hold exit code and lines against those recorded; `⟨…⟩` stands for words that change with the program."""
    shape = re.escape(case.told).replace("⟨…⟩", "[^\\n]+")
    assert code == case.exit and re.fullmatch(shape, told), f"{told}\nand not\n{case.told}"


def within(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> tuple[int, str]:
    """Exit code and standard error of a command run in this very process."""
    code = main(arguments)
    return code, capsys.readouterr().err


def bounded(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> tuple[int, str]:
    """The same in a process of its own that may take 15 seconds and 1 GB."""
    line = [sys.executable, "-c", BOUNDED, *arguments]
    done = subprocess.run(line, env={**os.environ, "PYTHONPATH": str(PROJECT)}, capture_output=True, text=True)
    return done.returncode, done.stderr


LARGE = {
    "prose": ("The minister met another minister on Aug. 25, 2021, and spoke of energy.\n\n", 1_000_000),
    "one line": ("The minister met another minister on Aug. 25, 2021, and spoke of energy. ", 1_000_000),
    "short lines": ("a b.\n", 250_000),
    "one word": ("a", 5_000_000),
    "spaces": ("a" + " " * 999, 5_000_000),
    "dates": ("Aug. 25, 2021 ", 1_000_000),
    "names": ("Xi Jinping ", 1_000_000),
    "signs": ("a\"( .[", 2_000_000),
    "Chinese": ("国家主席同俄罗斯总统通电话。", 1_000_000),
}
"""Texts of one kind without end, and the bytes of each that must be read within the bounds."""


@pytest.mark.parametrize("kind", LARGE)
def test_a_large_text_ends_within_the_bounds(kind: str, full: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words, size = LARGE[kind]
    size = size if full else size // 50
    lay(Case(FOLDER, ()), tmp_path / "site")
    (tmp_path / "site" / "seeds" / "large.txt").write_text(words * (size // len(words.encode())), encoding="utf-8")
    assert bounded(capsys, ["check", "--root", str(tmp_path / "site"), "--quiet"]) == (0, "")


def test_there_are_enough_of_each_group_and_each_is_named_after_its_code() -> None:
    for group, least in GROUPS.items():
        assert len([case for case in CASES if case.path.parent.name == group]) >= least, group
    assert len(CASES) >= 150
    for case in CASES:
        named = {"inert": 0, "usage": 2, "disk": 3}
        assert case.code in case.told or named.get(case.code) == case.exit, case.name
        assert "Traceback" not in case.told
        assert not (case.code == "inert" and "error" in case.told), case.name


def test_lines_of_faults_have_place_field_words_and_code() -> None:
    line = re.compile(r"[^:\n]+:\d+: (warning: )?[^:\n]+: .+ \[E\d{3}\]|    \S.*")
    for case in CASES:
        if case.exit in (0, 1):
            assert [told for told in case.told.splitlines() if not line.fullmatch(told)] == [], case.name


# Codes

TABLE = re.compile(r"^\| (E\d{3}) \| ([^|]+) \| ([^|]*) \|$", re.MULTILINE)
ROOMS = {"E1": ("content", "text", "desk"), "E2": ("seeds",), "E3": ("arrange", "checks"), "E4": ("checks", "content")}
ROOMS |= {"E5": ("checks",), "E6": ("rendering",), "E7": ("desk",)}
"""Who may raise codes that begin so; the desk reads files as `content` does and uses its codes for what it finds."""


def codes() -> Iterator[tuple[str, str]]:
    """Every code in the program, with the room that it stands in."""
    for path in sorted((PROJECT / "communique").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"E\d{3}", node.value):
                yield node.value, path.relative_to(PROJECT / "communique").parts[0].removesuffix(".py")


def test_every_code_belongs_to_one_room_and_is_in_the_table() -> None:
    table = {code: (meaning.strip(), reason.strip()) for code, meaning, reason in TABLE.findall(readme())}
    used = set(codes())
    assert sorted({code for code, _ in used} ^ set(table)) == []
    for code, room in sorted(used):
        assert room in ROOMS[code[:2]], f"{code} stands in {room}"
    meanings = [meaning for meaning, _ in table.values()]
    assert len(meanings) == len(set(meanings)), "two codes with one meaning"


def test_every_code_has_a_case_or_a_reason_for_having_none() -> None:
    shown = {code for case in CASES for code in re.findall(r"\[(E\d{3})\]", case.told)}
    for code, _, reason in TABLE.findall(readme()):
        assert (code in shown) != bool(reason.strip()), f"{code}: a case, or else a reason"


def readme() -> str:
    """The page that says how to read the cases, with the table of codes."""
    return (FOLDER / "README.md").read_text(encoding="utf-8")

"""Bad inputs, each in a file of its own: every fault is named in the very words recorded there, by check and by build."""

from __future__ import annotations

import ast
import itertools
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.cli import main
from communique.content.files import MARKS
from communique.text import limits
from communique.text.limits import MOVED, ROWS, SOURCE, SOURCE_LINES, SOURCE_PEOPLE
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
    "prose": "The ministers of the two countries met again in the summer and spoke of the harvest at length. " * 3 + "\n\n",
    "one line": "The minister met another minister on Aug. 25, 2021, and spoke of energy. ",
    "one paragraph": "The minister met another minister on Aug. 25, 2021,\nand spoke of energy. " + "No more was said. " * 5,
    "short lines": "Talks in May.\n",
    "letters": "a\n\n",
    "one word": "a",
    "spaces": "a" + " " * 999,
    "blank lines": "\n" * 999 + "a",
    "dates": "1 May 2021 ",
    "names": "Xi Jinping ",
    "states": "US ",
    "people": "Russian Foreign Minister Sergey Lavrov and his Chinese counterpart, Wang Yi, met. ",
    "references": "The 20th anniversary of the summit on May 19 will be held next year. After the talks of June 2, he came.\n",
    "sentences": "A b. ",
    "quotations": "\"a\" ",
    "signs": "a\"( .[",
    "marks": "e\u0301\u0301\u0301\u0301 ",
    "Chinese": "国家主席同俄罗斯总统通电话。双方就中俄睦邻友好合作条约签署二十周年交换意见，2021年6月28日举行视频会晤。",
    "Arabic": "التقى وزير الخارجية سيرغي لافروف مع نظيره الصيني وانغ يي في موسكو يوم 15 ديسمبر 2021. ",
    "markup": "<div class=\"a\"><p>The <a href=\"/?a=1&b=2\">minister</a> met.</p><script>var a=\"<b>\";</script></div>\n",
    "page furniture": "Updated 19:47, 23-Dec-2020\nShare Tweet 12\nHome » Nation » World\n",
}
"""Texts of one kind without end."""


def large(kind: str, size: int) -> str:
    """A text of so many bytes at most, and of as many lines as a source may have."""
    words = LARGE[kind] * (size // len(LARGE[kind].encode()))
    lines = [at.start() for at in re.finditer(r"\S[^\n]*(?:\n|$)", words)]
    return words[: lines[SOURCE_LINES]] if len(lines) > SOURCE_LINES else words


@pytest.mark.parametrize("kind", LARGE)
def test_a_large_text_ends_within_the_bounds(kind: str, full: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay(Case(FOLDER, ()), tmp_path / "site")
    for name in ("languages", "vocabularies"):  # the first collection's, which hold more words than those of the good site
        if (PROJECT / "content" / name).is_dir():
            shutil.copytree(PROJECT / "content" / name, tmp_path / "site" / "content" / name, dirs_exist_ok=True)
    shutil.rmtree(tmp_path / "site" / "content" / "vocabularies" / "series.yaml", ignore_errors=True)
    (tmp_path / "site" / "seeds" / "large.txt").write_text(large(kind, SOURCE if full else SOURCE // 25), encoding="utf-8")
    code, told = bounded(capsys, ["build", "--root", str(tmp_path / "site"), "--quiet"])
    assert (code, [line for line in told.splitlines() if "warning: " not in line][2:]) == (0, [])


def people(count: int) -> str:
    """So many people, each with an office and a name of their own."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    names = itertools.islice(itertools.product(letters, repeat=3), count)
    return "".join(f"President K{''.join(name)} Lee{''.join(name)}. " for name in names)


def test_a_text_of_too_many_people(full: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay(Case(FOLDER, ()), tmp_path / "site")
    text = tmp_path / "site" / "seeds" / "large.txt"
    text.write_text(people(SOURCE_PEOPLE + 1), encoding="utf-8")
    code, told = bounded(capsys, ["build", "--root", str(tmp_path / "site"), "--quiet"])
    assert code == 1
    assert told.splitlines()[0] == "seeds/large.txt:1: text: names 2,001 people; at most 2,000 are allowed [E320]"
    if full:
        text.write_text(people(SOURCE_PEOPLE), encoding="utf-8")
        assert bounded(capsys, ["build", "--root", str(tmp_path / "site"), "--quiet"]) == (0, "")


@pytest.mark.parametrize(
    ("name", "row", "most"),
    [
        ("vocabularies/topics", "row-{n}: {{name: Row {n}, terms: {{en: [row {n}]}}}}\n", ROWS),
        ("vocabularies/instruments", "row-{n}: {{name: Row {n}, terms: {{en: [row {n}]}}}}\n", ROWS),
        ("moved", "/old{n}/: {{to: /timeline/}}\n", MOVED),
    ],
)
def test_a_list_of_too_many_rows(
    name: str, row: str, most: int, full: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay(Case(FOLDER, ()), tmp_path / "site")
    rows = [row.format(n=number) for number in range(most + 1)]
    listed = tmp_path / "site" / "content" / f"{name}.yaml"
    listed.write_text("".join(rows), encoding="utf-8")
    code, told = bounded(capsys, ["check", "--root", str(tmp_path / "site"), "--quiet"])
    first = f"content/{name}.yaml:1: file: has {most + 1:,} rows; at most {most:,} are allowed [E129]"
    assert (code, told.splitlines()[0]) == (1, first)
    if full:
        listed.write_text("".join(rows[:most]), encoding="utf-8")
        (tmp_path / "site" / "seeds" / "large.txt").write_text(", ".join(f"row {number}" for number in range(ROWS)))
        assert bounded(capsys, ["build", "--root", str(tmp_path / "site"), "--quiet"])[0] == 0


def test_the_document_of_limits_gives_those_of_the_table() -> None:
    written = (PROJECT / "docs" / "limits.md").read_text(encoding="utf-8")
    given = {int(figure.replace(",", "")) for figure in re.findall(r"\d[\d,]*", written.split("|---|---|")[1])}
    table = {value for name, value in vars(limits).items() if name.isupper() and name != "ADDRESSES"}
    assert given == table | set(MARKS.values())


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

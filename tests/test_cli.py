"""The command line: what it says, where, and with which exit code."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from communique import faults
from communique.model.finding import Finding, Where

PROJECT = Path(__file__).parent.parent
QUOTED = "agreed to extend the Treaty"
MISQUOTED = "agreed to extend the Treatx"


def command(*arguments: object, cwd: Path = PROJECT) -> subprocess.CompletedProcess[str]:
    """Run build.py to its end."""
    line = [sys.executable, PROJECT / "build.py", *map(str, arguments)]
    return subprocess.run(line, cwd=cwd, capture_output=True, text=True)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the first collection that a test may spoil."""
    for name in ("content", "seeds"):
        shutil.copytree(PROJECT / name, tmp_path / "archive" / name)
    return tmp_path / "archive"


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def misquote(root: Path) -> int:
    """Change one letter of a quotation in a record; returns its line."""
    record = root / "content" / "documents" / "cr-0001.yaml"
    lines = record.read_text(encoding="utf-8").splitlines()
    number = next(n for n, line in enumerate(lines) if QUOTED in line and "yesterday" in line and "CHINA" not in line)
    lines[number] = lines[number].replace(QUOTED, MISQUOTED)
    record.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return number + 1


def test_a_build_says_what_it_made_and_a_second_that_nothing_changed(root: Path) -> None:
    done = command("--root", root)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[:2] == ["looking for changes", "reading content"]
    assert re.fullmatch(r".*/dist/ holds 5 documents, 9 events, \d+ pages, \d+ files, \d+ of them new\.", lines[-2])
    assert re.fullmatch("manifest sha256 [0-9a-f]{64}", lines[-1])
    again = command("--root", root)
    assert again.stdout.splitlines()[0] == "looking for changes"
    assert "dist/ is up to date: 5 documents" in again.stdout.splitlines()[1]
    assert again.stdout.splitlines()[-1] == lines[-1]
    assert sorted(p.name for p in root.iterdir()) == [
        ".dist.lock", ".dist.pages", ".dist.readings", "content", "dist", "seeds",
    ]  # fmt: skip


def test_a_changed_letter_of_a_quotation_stops_the_build_and_leaves_the_site(root: Path) -> None:
    assert command("--root", root, "--quiet").returncode == 0
    before = bytes_of(root / "dist")
    line = misquote(root)
    failed = command("--root", root)
    assert failed.returncode == 1
    assert f"content/documents/cr-0001.yaml:{line}: published.quotes[0]: " in failed.stderr
    assert re.fullmatch(r"\d+ errors?(, \d+ warnings?)?\. .*/dist/ left as it was\.", failed.stderr.splitlines()[-1])
    assert "Traceback" not in failed.stderr
    assert bytes_of(root / "dist") == before


def test_check_says_what_build_says_and_writes_nothing(root: Path) -> None:
    before = bytes_of(root)
    right = command("check", "--root", root)
    assert (right.returncode, right.stderr) == (0, "")
    assert re.fullmatch(r"No faults in 5 documents, 9 events, \d+ pages\.", right.stdout.splitlines()[-1])
    assert bytes_of(root) == before
    misquote(root)
    checked, built = command("check", "--root", root), command("--root", root)
    assert checked.returncode == built.returncode == 1
    assert checked.stderr.splitlines()[:-1] == built.stderr.splitlines()[:-1]
    assert sorted(p.name for p in root.iterdir()) == [".dist.lock", ".dist.readings", "content", "seeds"]


def test_all_faults_are_told_in_one_run_with_controls_made_visible(root: Path) -> None:
    misquote(root)
    (root / "content" / "events" / "a.md").write_text("---\ntitle: [unclosed\n---\n", encoding="utf-8")
    (root / "seeds" / "torn.txt").write_bytes(b"caf\xe9\n")
    (root / "content" / "documents" / "x\x1b[31m\u202e.yaml").write_text("seed: none.txt\n", encoding="utf-8")
    failed = command("check", "--root", root)
    assert failed.returncode == 1
    for place in (
        "content/documents/cr-0001.yaml:",
        "content/events/a.md:",
        "seeds/torn.txt:1: ",
        r"content/documents/x\x1b[31m\u202e.yaml:",
    ):
        assert place in failed.stderr
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", failed.stderr)
    told = [line for line in failed.stderr.splitlines()[:-2] if not line.startswith(" ")]
    assert all(re.fullmatch(r"\S+:\d+: .+ \[E\d{3}\]", line) for line in told)
    places = [(line.split(":")[0], int(line.split(":")[1])) for line in told]
    assert places == sorted(places)


def test_a_finding_reads_place_field_message_code_and_hint() -> None:
    finding = Finding(
        Where("content/a.yaml", 3), "title", "is \x1b[1m\u202eempty\ud800", "E104", "give\none", "warning"
    )
    assert faults.lines((finding,)) == (
        r"content/a.yaml:3: warning: title: is \x1b[1m\u202eempty\ud800 [E104]",
        r"    give\x0aone",
    )
    assert faults.lines((Finding(Where("seeds/a.txt"), "", "is empty", "E201"),)) == ("seeds/a.txt:1: is empty [E201]",)
    assert faults.count((finding, finding, Finding(Where("a"), "", "", "E1"))) == "1 error, 2 warnings"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--port", "1"], "unrecognized arguments: --port 1"),
        (["serve", "--port", "70000"], "'70000' is not a port from 0 to 65535"),
        (["--base-url", "example.org"], "'example.org' is not an address such as https://example.org/archive/"),
        (["--base-url", "javascript://x/"], "'javascript://x/' is not an address such as https://example.org/archive/"),
        (["check", "--root", "nowhere"], "nowhere holds neither content/ nor seeds/"),
        (
            ["publish", "--draft"],
            'there is no command "publish"; the commands are build, serve, check, test, review, accept, new, record, import',
        ),
        (["--out", "."], "is the site itself or a folder that holds it"),
        (["--out", "seeds"], "lies in seeds/, which holds sources"),
        (["--out", "README.md"], "README.md is a file; choose a folder for the output"),
    ],
)
def test_wrong_usage(arguments: list[str], message: str) -> None:
    failed = command(*arguments)
    assert failed.returncode == 2
    assert message in failed.stderr
    assert "Traceback" not in failed.stderr


@pytest.mark.parametrize("name", ["build", "serve", "check", "test"])
def test_every_command_has_help(name: str) -> None:
    done = command(name, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"usage: build.py {name} [-h]")
    assert done.stdout.endswith("exit codes: 0 done, 1 faults in the content, 2 wrong usage, 3 environment\n")


def test_an_output_folder_of_someone_else_is_refused_and_kept(root: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("x")
    failed = command("--root", root, "--out", tmp_path / "mine")
    assert (failed.returncode, failed.stdout) == (2, "")
    assert "holds files and no manifest-sha256.txt of a build" in failed.stderr
    assert bytes_of(tmp_path / "mine") == {"thesis.txt": b"x"}


def test_a_place_that_cannot_be_written_is_a_fault_of_the_environment(root: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    failed = command("--root", root, "--out", tmp_path / "file" / "dist", "--quiet")
    assert failed.returncode == 3
    assert re.fullmatch(r"error: .+: .*file\n", failed.stderr)


def test_quiet_says_nothing_but_faults(root: Path) -> None:
    done = command("--root", root, "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_an_address_stands_in_the_pages(root: Path) -> None:
    assert command("--root", root, "--quiet", "--base-url", "https://example.org/archive").returncode == 0
    assert b'<link rel="canonical" href="https://example.org/archive/">' in (root / "dist" / "index.html").read_bytes()
    assert b'href="/archive/' in (root / "dist" / "404.html").read_bytes()


def test_the_templates_and_static_files_of_a_site_lie_over_the_programs(root: Path) -> None:
    (root / "static" / "css").mkdir(parents=True)
    (root / "static" / "css" / "print.css").write_text("h1 { color: teal }\n")
    assert command("--root", root, "--quiet").returncode == 0
    (sheet,) = (root / "dist" / "assets" / "css").glob("print.*.css")
    assert "teal" in sheet.read_text()
    assert list((root / "dist" / "assets" / "css").glob("base.*.css"))


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.skipif(os.name == "nt", reason="a shell of POSIX")
@pytest.mark.parametrize(("where", "code"), [(">&-", 0), ("2>&-", 0), (">/dev/full", 3)])
def test_it_may_have_nowhere_to_write_to(root: Path, where: str, code: int) -> None:
    line = f"{shlex.quote(sys.executable)} {shlex.quote(str(PROJECT / 'build.py'))} check --root {shlex.quote(str(root))} {where}"
    done = subprocess.run(line, shell=True, capture_output=True, text=True)
    assert done.returncode == code
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("number", "code", "words"),
    [(signal.SIGINT, 130, "Interrupted.\n"), (signal.SIGTERM, 143, "Ended on request.\n")],
)
def test_an_interruption_is_one_line(root: Path, number: signal.Signals, code: int, words: str) -> None:
    line = [sys.executable, "-u", str(PROJECT / "build.py"), "--root", str(root)]
    process = subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "looking for changes\n"
    process.send_signal(number)
    assert process.communicate()[1] == words
    assert process.returncode == code
    assert not (root / "dist").exists()


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize(("number", "code", "words"), [(2, 130, "Interrupted.\n"), (15, 143, "Ended on request.\n")])
def test_an_interruption_while_a_class_is_made_is_one_line_too(root: Path, number: int, code: int, words: str) -> None:
    """Python 3.11 has an error of its own for whatever goes wrong there."""
    made = f"type('Made', (), {{'field': type('Field', (), {{'__set_name__': lambda *_: signal.raise_signal({number})}})()}})"
    code_ = f"import signal, sys; from communique import cli; cli._check = lambda options: {made}; sys.exit(cli.main(sys.argv[1:]))"
    line = [sys.executable, "-c", code_, "check", "--root", str(root)]
    done = subprocess.run(line, cwd=PROJECT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (code, words)


@pytest.mark.skipif(os.name == "nt", reason="terminals of POSIX")
def test_on_a_terminal_progress_is_one_line_written_over(root: Path) -> None:
    ours, theirs = os.openpty()
    process = subprocess.Popen(
        [sys.executable, str(PROJECT / "build.py"), "check", "--root", str(root)], stdout=theirs, stderr=subprocess.PIPE
    )
    os.close(theirs)
    told = b""
    try:
        while part := os.read(ours, 4096):
            told += part
    except OSError:  # how Linux says that the other end is closed
        pass
    assert process.wait() == 0
    assert told.startswith(b"\r\x1b[Kreading content ...\r\x1b[Kreading seeds ...")
    assert told.count(b"\n") == 1

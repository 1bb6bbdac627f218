"""The command on a bare machine: packages are fetched once, or one line says what to run instead."""

from __future__ import annotations

import ast
import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

import pytest

from communique.setup import TEST_PACKAGES

PROJECT = Path(__file__).parent.parent
LOCKS = {name: (PROJECT / name).read_text(encoding="utf-8") for name in ("requirements.lock", "requirements-test.lock")}
OFFLINE = {
    "PIP_NO_INDEX": "1",
    "PIP_CONFIG_FILE": os.devnull,
    "PIP_FIND_LINKS": "",
    "PATH": os.environ["PATH"],
    "HOME": os.devnull,
}
ASK = (
    "import sys; from pathlib import Path; from communique.setup import prepare; prepare(Path.cwd()); "
    "import yaml; print(sys.prefix)"
)


def run(python: Path | str, folder: Path, *arguments: str, **environment: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of Python in a folder."""
    done = subprocess.run(
        [python, *arguments], cwd=folder, env={**OFFLINE, **environment}, capture_output=True, text=True
    )
    return done.returncode, done.stdout, done.stderr


def a_venv(folder: Path, filled: bool = False) -> Path:
    """An environment without packages, or with those of this one; returns its Python."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if filled:
        where = subprocess.run(
            [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], capture_output=True, text=True
        )
        (Path(where.stdout.strip()) / "packages.pth").write_text(sysconfig.get_path("purelib"))
    return python


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the program without site, tests and history."""
    folder = tmp_path / "project"
    shutil.copytree(PROJECT / "communique", folder / "communique", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("build.py", *LOCKS):
        shutil.copy(PROJECT / name, folder / name)
    (folder / "content").mkdir()
    return folder


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python without packages."""
    return a_venv(tmp_path_factory.mktemp("bare") / "env")


def test_where_packages_cannot_be_had_one_command_is_given(project: Path, bare: Path) -> None:
    for _ in range(2):  # the second run finds a half-made .venv
        code, told, fault = run(bare, project, "build.py", PYTHONDONTWRITEBYTECODE="1")
        assert (code, told.count("\n")) == (3, 1)
        assert told.startswith("Setting up .venv with the locked packages (jinja2, markupsafe, ")
        first, command = fault.splitlines()
        assert first.startswith("The packages cannot be installed here (") and first.endswith(
            "Run this instead, in this folder:"
        )
        assert re.fullmatch(
            r"  (python3 -m venv \S+ && .* -r requirements\.lock && \S+ build\.py|sudo apt-get install python3-venv)",
            command,
        )


def test_a_folder_that_cannot_hold_an_environment(project: Path, bare: Path) -> None:
    (project / ".venv").write_text("")
    code, _, fault = run(bare, project, "build.py", "check")
    assert code == 3
    assert fault.startswith("The packages cannot be installed here (File exists")
    assert (project / ".venv").read_text() == ""


def test_help_and_wrong_usage_need_no_packages(project: Path, bare: Path) -> None:
    code, told, _ = run(bare, project, "build.py", "--help")
    assert (code, told.splitlines()[0]) == (0, "usage: build.py [-h] COMMAND ...")
    assert run(bare, project, "build.py", "--port", "x")[0] == 2
    assert not (project / ".venv").exists()


def test_an_environment_made_before_is_used_silently(project: Path, bare: Path) -> None:
    a_venv(project / ".venv", filled=True)
    stamp = hashlib.sha256((project / "requirements.lock").read_bytes()).hexdigest()
    (project / ".venv" / "communique-packages").write_text(stamp)
    assert run(bare, project, "-c", ASK) == (0, f"{project / '.venv'}\n", "")


def test_an_environment_of_the_archivists_own_is_used_as_it_is(project: Path, bare: Path) -> None:
    a_venv(project / ".venv", filled=True)
    assert run(bare, project, "-c", ASK) == (0, f"{project / '.venv'}\n", "")
    assert not (project / ".venv" / "communique-packages").exists()


def test_an_environment_of_an_older_lock_is_not_used_as_it_is(project: Path, bare: Path) -> None:
    a_venv(project / ".venv", filled=True)
    (project / ".venv" / "communique-packages").write_text("0" * 64)
    assert run(bare, project, "-c", ASK)[1].startswith("Setting up .venv with the locked packages (")


def test_where_the_packages_can_be_imported_nothing_is_touched(project: Path, tmp_path: Path) -> None:
    before = sorted(project.rglob("*"))
    python = a_venv(tmp_path / "own", filled=True)
    assert run(python, project, "-B", "-c", ASK) == (0, f"{tmp_path / 'own'}\n", "")
    assert sorted(project.rglob("*")) == before


def test_an_old_python_says_so_in_one_line() -> None:
    old = (
        "import sys, runpy; sys.version_info = (3, 10, 4, 'final', 0); runpy.run_path('build.py', run_name='__main__')"
    )
    assert run(sys.executable, PROJECT, "-c", old) == (
        3,
        "",
        "Communique needs Python 3.11 or later; this is Python 3.10.\n",
    )


def test_every_python_can_read_the_command() -> None:
    text = (PROJECT / "build.py").read_text(encoding="ascii")
    for node in ast.walk(ast.parse(text)):
        assert not isinstance(node, (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.AsyncFunctionDef, ast.Match))
        if isinstance(node, ast.FunctionDef):
            assert node.returns is None and not any(argument.annotation for argument in node.args.args)
    assert "from __future__ import annotations" not in text  # unknown before 3.7


def requirements(lock: str) -> dict[str, list[str]]:
    """The hashes of each pinned release in a lock."""
    entries = re.findall(r"^([a-z0-9-]+==[\w.]+)[^\n]*\\\n((?:    --hash=.*\n?)+)", LOCKS[lock], re.MULTILINE)
    return {name: re.findall(r"--hash=sha256:([0-9a-f]{64})", hashes) for name, hashes in entries}


def test_the_locks_hold_what_the_project_needs_with_hashes_and_no_host() -> None:
    needs = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    run_time, tests = requirements("requirements.lock"), requirements("requirements-test.lock")
    assert set(needs["dependencies"]) <= set(run_time)
    assert set(needs["optional-dependencies"]["test"]) <= set(tests)
    packages = (name.partition("==")[0] for name in needs["optional-dependencies"]["test"])
    named = {package.removesuffix("-py").removeprefix("pytest-") for package in packages}
    assert named == set(TEST_PACKAGES), "packages by the name they are imported by"
    assert run_time.items() <= tests.items()
    assert all(run_time.values()) and all(tests.values())
    for text in LOCKS.values():
        pinned = [line for line in text.splitlines() if not line.startswith(("#", " "))]
        assert len(pinned) == len([line for line in pinned if re.match(r"[a-z0-9-]+==", line)])
        assert "://" not in text

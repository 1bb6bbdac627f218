"""First run on a bare machine: a .venv with the locked packages, and the program run again in it."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

PACKAGES = ("jinja2", "markupsafe", "markdown_it", "mdurl", "yaml", "livereload", "tornado")
READERS = (
    "bibtexparser", "pybtex", "rispy", "icalendar", "feedparser", "jsonschema", "pyld", "citeproc", "rocrate", "frictionless",
)  # fmt: skip
TEST_PACKAGES = ("pytest", "xdist", "playwright", "edtf", "hypothesis", "html5lib", *READERS)
STAMP = "communique-packages"  # in .venv: the digests of the locks that were installed, written last
AGAIN = "COMMUNIQUE_SETUP"  # in the environment of a program run again after an installation


class SetupFailed(Exception):
    """The packages cannot be had here; the message says why and gives the one command to run instead."""


def prepare(project: Path, tests: bool = False) -> None:
    """Return where the packages can be imported; else run the program again in `.venv`, made first where needed.

    `project` is the folder that holds build.py and the locks; `tests` asks for the packages of the tests too.
    Raises SetupFailed where neither is possible.
    """
    again = os.environ.pop(AGAIN, "")
    if not _missing(tests):
        return
    lock = project / ("requirements-test.lock" if tests else "requirements.lock")
    environment = project / ".venv"
    inside = Path(sys.prefix).resolve() == environment.resolve()
    if inside and again:
        raise SetupFailed(_instead(f".venv lacks {', '.join(_missing(tests))}", lock))
    if inside or not _ready(environment, lock):
        with _alone(project):
            if inside or not _ready(environment, lock):
                _make(environment, lock, _missing(tests), fresh=inside)
    os.environ[AGAIN] = "1"
    _run_again(_python(environment))


def _missing(tests: bool) -> list[str]:
    return [name for name in PACKAGES + (TEST_PACKAGES if tests else ()) if find_spec(name) is None]


def _python(environment: Path) -> Path:
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _digest(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def _stamped(environment: Path) -> list[str]:
    try:
        return (environment / STAMP).read_text(encoding="ascii").split()
    except (OSError, ValueError):
        return []


def _ready(environment: Path, lock: Path) -> bool:
    """Whether all of this lock was installed there, by us; an environment of the archivist's own counts if it works."""
    if _digest(lock) in _stamped(environment):
        return _python(environment).exists()
    names = PACKAGES + (TEST_PACKAGES if "test" in lock.name else ())
    return not (environment / STAMP).exists() and _runs(environment, f"import {', '.join(names)}")


def _runs(environment: Path, code: str) -> bool:
    try:
        return subprocess.run([_python(environment), "-c", code], capture_output=True).returncode == 0
    except OSError:
        return False


def _make(environment: Path, lock: Path, missing: list[str], fresh: bool) -> None:
    """Install the lock in `.venv`, which is made anew where it is not whole; the stamp is written last."""
    print(f"Setting up .venv with the locked packages ({', '.join(missing)} not found) ...", flush=True)
    begun = _stamped(environment) == ["begun"]
    try:
        if fresh or begun or not _runs(environment, "import pip"):
            environment.mkdir(exist_ok=True)
            (environment / STAMP).write_text("begun", encoding="ascii")
            _call(lock, [getattr(sys, "_base_executable", sys.executable), "-m", "venv", *_keep(environment)])
        _call(
            lock,
            [
                _python(environment),
                "-m",
                "pip",
                "install",
                "--quiet",
                "--no-input",
                "--disable-pip-version-check",
                "--retries",
                "2",
                "--timeout",
                "30",
                "--require-hashes",
                "-r",
                lock,
            ],
        )
        locks = {_digest(lock), _digest(lock.with_name("requirements.lock"))}
        (environment / STAMP).write_text("\n".join(sorted(locks)), encoding="ascii")
    except OSError as error:
        raise SetupFailed(_instead(f"{error.strerror or error}: {error.filename or environment}", lock)) from None


def _keep(environment: Path) -> list[str | Path]:
    """Empty a half-made environment but for its stamp, so that a second interruption is known for one too."""
    for entry in environment.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        elif entry.name != STAMP:
            entry.unlink()
    return [environment]


def _call(lock: Path, command: list[str | Path]) -> None:
    done = subprocess.run(
        command, capture_output=True, text=True, errors="replace", env={**os.environ, "PIP_USER": "0"}
    )
    if done.returncode:
        lines = [line.strip() for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        told = [line for line in lines if line.startswith(("ERROR:", "Error:"))] or lines
        raise SetupFailed(_instead(told[0] if told else f"{command[0]} failed", lock))


def _instead(reason: str, lock: Path) -> str:
    """Why it failed, and the one command that does the same elsewhere."""
    if find_spec("ensurepip") is None and shutil.which("apt-get"):
        command = "sudo apt-get install python3-venv"
    else:
        home = Path("~") / ".communique"
        python = _python(home).as_posix()
        install = f"{python} -m pip install --require-hashes -r {lock.name}"
        command = f"python3 -m venv {home.as_posix()} && {install} && {python} build.py"
        command += " test" if "test" in lock.name else ""
    return f"The packages cannot be installed here ({reason}). Run this instead, in this folder:\n  {command}"


@contextmanager
def _alone(project: Path) -> Iterator[None]:
    """Keep a second first run waiting; the kernel frees the lock with the process, and it leaves no file."""
    if fcntl is None:
        yield
        return
    folder = os.open(project, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _run_again(python: Path) -> None:
    """Replace this process by the same command in `.venv`; never returns."""
    command = [str(python), *sys.orig_argv[1:]]
    if os.name == "nt":  # there, a replaced process would leave the console before it is done
        sys.exit(subprocess.run(command).returncode)
    os.execv(command[0], command)

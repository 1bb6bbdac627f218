"""Checkers that come from npm, found where they are; tests that need one are skipped where it is not, and say how to get it."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from communique.pipeline import PROJECT

VARIABLE = "NODE_TOOLS"
"""The environment variable that names a folder of node modules."""


@cache
def _folders() -> tuple[Path, ...]:
    named = [Path(os.environ[VARIABLE])] if os.environ.get(VARIABLE) else []
    npm = shutil.which("npm")
    for options in ((), ("--global",)) if npm else ():
        done = subprocess.run([str(npm), "root", *options], cwd=PROJECT, capture_output=True, text=True)
        named += [Path(done.stdout.strip())] if done.returncode == 0 and done.stdout.strip() else []
    return tuple(named)


def node_tool(package: str, file: str) -> Path:
    """A file of an npm package; the test is skipped where there is none."""
    for folder in _folders():
        if (folder / package / file).is_file():
            return folder / package / file
    told = f"no {package} here; get it with: npm install --global {package} (or name a folder of modules in {VARIABLE})"
    pytest.skip(told)


def program(name: str, package: str) -> str:
    """A program by its name; the test is skipped where there is none."""
    found = shutil.which(name)
    if not found:
        told = f"no {name} here; get it with: sudo apt-get install {package}"
        pytest.skip(told)
    return str(found)

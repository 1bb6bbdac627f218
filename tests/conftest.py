"""What several tests share: the first collection, built once, and a real Chromium."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from communique.pipeline import PROJECT, build

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NO_CHROMIUM = (
    "no Chromium here; get one with: sudo apt-get install chromium (or: python -m playwright install chromium)"
)
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--pictures DIR`, screenshots of every kind of page, and `--full`, the long forms of the tests that have one."""
    parser.addoption("--full", action="store_true", help="run the long forms of random tests: some ten minutes more")
    parser.addoption("--pictures", metavar="DIR", default="", help="write screenshots of every kind of page into DIR")


@pytest.fixture(scope="session")
def full(request: pytest.FixtureRequest) -> bool:
    """Whether the long forms were asked for."""
    return bool(request.config.getoption("--full"))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the first collection as built, without an address."""
    out = tmp_path_factory.mktemp("built") / "dist"
    built = build(PROJECT, out, "")
    assert not built.failed, built.findings
    return out


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium without a window; tests that need one are skipped where there is none, and fail under CI=true."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = next(filter(None, map(shutil.which, NAMES)), None)
        if not found and not os.path.exists(playwright.chromium.executable_path):
            (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(NO_CHROMIUM)
        browser = playwright.chromium.launch(executable_path=found)
        yield browser
        browser.close()

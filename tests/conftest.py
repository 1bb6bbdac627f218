"""What several tests share: the first collection, built once, and a real Chromium."""

from __future__ import annotations

import os
import shutil
import signal
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from communique.pipeline import PROJECT, build
from tests.serving import Served, end, start

# Started in the background, a shell has this process ignore Ctrl-C, and every program that a test starts would too.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Hundreds of programs are started: with this, each would compile every module anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

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
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server for a copy of the first collection; tests leave the copy as they found it."""
    root = tmp_path_factory.mktemp("served")
    for name in ("content", "seeds"):
        shutil.copytree(PROJECT / name, root / name)
    server = start(root, "--port", "0")
    yield server
    end(server)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def address(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The built site at a path of a host, served as `python -m http.server` does."""
    host = tmp_path_factory.mktemp("host")
    (host / "some" / "path").mkdir(parents=True)
    (host / "some" / "path" / "archive").symlink_to(site)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(host)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/some/path/archive/"
    server.shutdown()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives a browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> str:
    """The path of a Chromium; tests that need one are skipped where there is none, and fail under CI=true."""
    found = next(filter(None, map(shutil.which, NAMES)), playwright.chromium.executable_path)
    if not os.path.exists(found):
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(NO_CHROMIUM)
    return found


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    """A Chromium without a window."""
    browser = playwright.chromium.launch(executable_path=chromium)
    yield browser
    browser.close()

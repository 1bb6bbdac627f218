"""The local server shows the site to this machine alone, shows every edit soon, and outlives rubbish and faults."""

from __future__ import annotations

import asyncio
import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

if TYPE_CHECKING:
    from playwright.sync_api import Browser

T = TypeVar("T")
PROJECT = Path(__file__).parent.parent
SOON = 2.0  # seconds within which an edit shows


def run(coroutine: Coroutine[Any, Any, T]) -> T:
    """What a coroutine gives, in a thread of its own: browser tests before may have left this one an event loop."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()


@dataclass(slots=True)
class Served:
    """A running server: the site that it shows, its process, its port."""

    root: Path
    process: subprocess.Popen[str]
    port: int

    def get(self, path: str = "/", method: str = "GET", **headers: str) -> tuple[int, dict[str, str], str]:
        """Status, headers and body of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=named)
        answer = connection.getresponse()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read().decode()

    def seconds_until(self, path: str, words: str, status: int = 200) -> float:
        """How long it takes until a page shows these words, in seconds of a machine that does nothing else."""
        start, worked, waited = time.monotonic(), 0.0, 0.0
        while time.monotonic() - start < 60:
            answer = self.get(path)
            if answer[0] == status and words in answer[2]:
                pace = waited / worked if worked else 1.0
                return (time.monotonic() - start) / max(pace, 1.0)
            begun, cpu = time.monotonic(), time.thread_time()
            while time.thread_time() - cpu < 0.02:  # how long this much work takes says how busy the machine is
                pass
            waited, worked = waited + time.monotonic() - begun, worked + time.thread_time() - cpu
        raise AssertionError(f"{words!r} did not show on {path}")


def start(root: Path, *arguments: str) -> Served:
    """Start a server for the site of a root folder."""
    line = [sys.executable, "-u", str(PROJECT / "build.py"), "serve", "--root", str(root), *arguments]
    process = subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    said = ""
    for said in process.stdout:
        if said.startswith("Serving "):
            return Served(root, process, int(said.split(":")[2].split("/")[0]))
    raise AssertionError(f"ended with {process.wait()}: {said}")


def end(served: Served) -> int:
    """Ask a server to end; returns its exit code."""
    served.process.terminate()
    served.process.communicate(timeout=60)
    return served.process.returncode


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server for a copy of the first collection; tests leave the copy as they found it."""
    root = tmp_path_factory.mktemp("served")
    for name in ("content", "seeds"):
        shutil.copytree(PROJECT / name, root / name)
    server = start(root, "--port", "0")
    yield server
    end(server)


def test_a_page_is_the_built_one_with_the_reload_script_as_a_file_of_its_own(served: Served, site: Path) -> None:
    status, headers, body = served.get("/")
    assert status == 200
    built = (site / "index.html").read_text(encoding="utf-8")
    before, script = built.split("</head>")[0], '<script src="/livereload.js?snipver='
    assert body.startswith(before + script)
    assert body.endswith(built.split("</head>")[1])
    assert "livereload" not in built
    assert (headers["x-content-type-options"], headers["cache-control"]) == ("nosniff", "no-store")
    assert "access-control-allow-origin" not in headers
    assert "livereload" in served.get("/livereload.js")[2]
    assert not (served.root / "dist").exists()


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/timeline/", 200),
        ("/timeline", 301),
        ("/data/documents.json", 200),
        ("/nowhere/", 404),
        ("/forcereload", 404),
        ("/../content/site.yaml", 404),
        ("/%2e%2e/%2e%2e/etc/passwd", 404),
        ("/..%2f..%2fetc/passwd", 404),
        ("//etc/passwd", 404),
        ("/assets/", 404),
        ("/documents/cr-0001/source.txt", 200),
    ],
)
def test_the_site_is_shown_and_nothing_else(served: Served, path: str, status: int) -> None:
    found, _, body = served.get(path)
    assert found == status or (status == 404 and found in (400, 403)), found
    assert "root:" not in body


def test_what_is_not_there_has_the_sites_own_page(served: Served, site: Path) -> None:
    assert served.get("/nowhere/")[2].startswith((site / "404.html").read_text(encoding="utf-8").split("</head>")[0])


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "127.0.0.1:{port}.evil.example",
        "localhost",
        "127.0.0.1:1",
        "[::1]:{port}",
        "",
    ],
)
def test_another_host_is_refused(served: Served, host: str) -> None:
    status, headers, body = served.get("/", Host=host.format(port=served.port))
    assert status in (400, 403)
    assert "Archive" not in body


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://127.0.0.1:{port}", "http://127.0.0.1:{port}.evil.example"]
)
def test_another_origin_is_refused(served: Served, origin: str) -> None:
    assert served.get("/", Origin=origin.format(port=served.port))[0] == 403
    with pytest.raises(HTTPClientError, match="403"):
        run(waiting(served, origin.format(port=served.port)))


def test_its_own_names_are_answered(served: Served) -> None:
    for host in (f"127.0.0.1:{served.port}", f"localhost:{served.port}", f"LOCALHOST:{served.port}"):
        assert served.get("/", Host=host, Origin=f"http://{host}")[0] == 200
    assert served.get("/", "HEAD")[0] == 200
    assert served.get("/", "POST")[0] == 405


async def waiting(served: Served, origin: str = "") -> WebSocketClientConnection:
    """A browser that waits for changes, after its handshake."""
    headers = {"Origin": origin or f"http://127.0.0.1:{served.port}"}
    return await websocket_connect(HTTPRequest(f"ws://127.0.0.1:{served.port}/livereload", headers=headers))


async def told_of(served: Served, version: str, edit=lambda: None) -> str:
    """What a browser that shows a version of the site is told after an edit."""
    browser = await waiting(served)
    await browser.write_message(f'{{"command": "hello", "snipver": "{version}"}}')
    assert "hello" in await browser.read_message()
    await browser.write_message('{"command": "info", "url": "/"}')
    edit()
    return str(await asyncio.wait_for(browser.read_message(), 30))


def version(served: Served) -> str:
    """The version that a page names."""
    return served.get("/")[2].split("snipver=")[1].split('"')[0]


def test_a_browser_is_told_of_an_edit_and_of_one_that_it_missed(served: Served) -> None:
    page, old = served.root / "content" / "pages" / "about.md", version(served)
    text = page.read_text(encoding="utf-8")
    longer = text + "\nOne more sentence.\n"
    assert '"reload"' in run(told_of(served, old, lambda: page.write_text(longer, encoding="utf-8")))
    assert '"reload"' in run(told_of(served, old))
    page.write_text(text, encoding="utf-8")
    served.seconds_until("/", old)


@pytest.mark.parametrize(
    "rubbish", ["", "[]", "{}", '{"command": 1}', "\x00", "[" * 5000, '{"command": "hello", "snipver": []}']
)
def test_a_socket_outlives_rubbish(served: Served, rubbish: str) -> None:
    async def send() -> None:
        browser = await waiting(served)
        await browser.write_message(rubbish)
        browser.close()

    run(send())
    assert served.get("/")[0] == 200


def test_fifty_idle_connections_and_torn_requests_hold_nothing_up(served: Served) -> None:
    idle = [socket.create_connection(("127.0.0.1", served.port)) for _ in range(50)]
    for number, connection in enumerate(idle):
        connection.sendall(
            [b"", b"GET / HT", b"\xff\xfe\x00\r\n\r\n", b"GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n"][number % 4]
        )
    assert served.seconds_until("/", "</html>") < 1
    for connection in idle:
        connection.close()


def test_an_edit_shows_soon(served: Served) -> None:
    page = served.root / "content" / "pages" / "about.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text + "\nA sentence that was added.\n", encoding="utf-8")
    assert served.seconds_until("/about/", "A sentence that was added.") < SOON
    page.write_text(text, encoding="utf-8")
    served.seconds_until("/about/", "</html>")


def test_an_open_page_shows_an_edit_a_fault_and_the_mended_site_by_itself(served: Served, browser: Browser) -> None:
    source = served.root / "content" / "pages" / "about.md"
    text = source.read_text(encoding="utf-8")
    page = browser.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.goto(f"http://127.0.0.1:{served.port}/about/", wait_until="networkidle")
    assert told == []  # the policy of the page lets the script and its socket in
    for edit, shown in (
        (text + "\nWords that a reader waits for.\n", "Words that a reader waits for."),
        (text.replace("title:", "titel:", 1), "content/pages/about.md:"),
        (text + "\nMended words.\n", "Mended words."),
    ):
        source.write_text(edit, encoding="utf-8")
        page.get_by_text(shown).first.wait_for(timeout=30_000)
    page.close()
    source.write_text(text, encoding="utf-8")
    served.seconds_until("/about/", "<h1")


def test_a_text_dropped_into_the_seeds_has_its_page_and_its_place_soon(served: Served) -> None:
    seed = served.root / "seeds" / "wire.txt"
    seed.write_text(
        "Wang Yi speaks with Sergey Lavrov by phone\n\nBEIJING, March 4, 2022 -- Chinese Foreign Minister Wang Yi held "
        "a phone call with Russian Foreign Minister Sergey Lavrov on Friday. They discussed energy cooperation.\n",
        encoding="utf-8",
    )
    assert served.seconds_until("/documents/wire/", "They discussed energy cooperation.") < SOON
    for path in ("/timeline/", "/documents/", "/people/wang-yi/"):
        assert "wire" in served.get(path)[2] or "2022" in served.get(path)[2], path
    seed.unlink()
    assert served.seconds_until("/documents/wire/", "", status=404) < SOON + 1


def test_a_fault_shows_as_a_page_and_mending_it_brings_the_site_back(served: Served) -> None:
    record = served.root / "content" / "documents" / "cr-0001.yaml"
    text = record.read_text(encoding="utf-8")
    record.write_text(text + "colour: <script>alert(1)</script>\n", encoding="utf-8")
    line = text.count("\n") + 1
    assert served.seconds_until("/timeline/", f"content/documents/cr-0001.yaml:{line}: colour: ", status=500) < SOON
    status, headers, body = served.get("/nowhere")
    assert (status, headers["cache-control"]) == (500, "no-store")
    assert "<script>alert" not in body and '<script src="/livereload.js?' in body
    assert served.get("/data/documents.json")[0] == 200
    record.write_text(text, encoding="utf-8")
    assert served.seconds_until("/timeline/", "<h1") < SOON


def test_what_is_saved_during_a_build_is_built_next(served: Served) -> None:
    page = served.root / "content" / "pages" / "about.md"
    text = page.read_text(encoding="utf-8")
    for number in range(12):
        page.write_text(f"{text}\nEdit number {number} of twelve.\n", encoding="utf-8")
        time.sleep(0.1)
    assert served.seconds_until("/about/", "Edit number 11 of twelve.") < SOON
    page.write_text(text, encoding="utf-8")
    served.seconds_until("/about/", "</html>")


def test_a_taken_port_gives_the_next_free_one_and_it_is_named(served: Served) -> None:
    other = start(served.root, "--port", str(served.port))
    try:
        assert other.port > served.port
        assert other.get("/")[0] == 200
        assert other.get("/", Host=f"127.0.0.1:{served.port}")[0] == 403
    finally:
        assert end(other) == (1 if os.name == "nt" else 143)


def test_a_host_that_others_can_reach_is_warned_about_and_alone_allowed(served: Served) -> None:
    line = [
        sys.executable,
        "-u",
        str(PROJECT / "build.py"),
        "serve",
        "--root",
        str(served.root),
        "--host",
        "0.0.0.0",
        "--port",
        "0",
        "--quiet",
    ]
    process = subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert (
        process.stdout.readline()
        == "warning: 0.0.0.0 can be reached by other machines; whoever reaches it sees the site\n"
    )
    other = Served(served.root, process, int(process.stdout.readline().split(":")[2].split("/")[0]))
    try:
        assert other.get("/", Host=f"0.0.0.0:{other.port}")[0] == 200
        assert other.get("/", Host=f"127.0.0.1:{other.port}")[0] == 403
    finally:
        end(other)


def test_a_fault_from_the_start_is_shown_too(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.yaml").write_text("titel: Archive\n", encoding="utf-8")
    broken = start(tmp_path, "--port", "0")
    try:
        status, _, body = broken.get("/")
        assert (status, "content/site.yaml:1: titel: " in body) == (500, True)
    finally:
        end(broken)

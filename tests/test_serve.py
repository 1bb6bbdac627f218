"""The local server shows the site to this machine alone, outlives rubbish, and ends when it is asked to."""

from __future__ import annotations

import itertools
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from tornado.httpclient import HTTPClientError

from tests.serving import Served, end, run, start, waiting
from tests.trees import GOOD, PROJECT, copied


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


@pytest.mark.skipif(os.name == "nt", reason="there, a process is ended without being asked")
@pytest.mark.parametrize(("request_", "code", "words"), [
    (signal.SIGTERM, 143, "Ended on request.\n"),
    (signal.SIGINT, 130, "Interrupted.\n"),
])
@pytest.mark.parametrize("after", [0, 0.3], ids=["at once", "during a build"])
def test_it_ends_soon_with_one_line(request_: signal.Signals, code: int, words: str, after: float, tmp_path: Path) -> None:
    server = start(copied(GOOD, tmp_path / "site"), "--port", "0", "--quiet")
    if after:
        (server.root / "seeds" / "more.txt").write_text("Ministers speak by phone.\n", encoding="utf-8")
        time.sleep(after)
    begun = time.monotonic()
    server.process.send_signal(request_)
    assert server.process.communicate(timeout=60)[0] == words
    assert (server.process.returncode, time.monotonic() - begun < 5) == (code, True)


def test_a_file_that_is_exchanged_while_it_is_asked_for_is_the_old_one_or_the_new_one_whole(tmp_path: Path) -> None:
    server = start(copied(GOOD, tmp_path / "site"), "--port", "0", "--quiet", "--out", str(tmp_path / "out"))
    page, other, ended = tmp_path / "out" / "data" / "once.txt", tmp_path / "other", threading.Event()
    bodies = ("short" * 100, "longer" * 200_000)

    def exchange() -> None:
        for turn in itertools.cycle(bodies):
            other.write_text(turn, encoding="utf-8")
            other.replace(page)
            if ended.is_set():
                return

    page.write_text(bodies[0], encoding="utf-8")
    writer = threading.Thread(target=exchange)
    writer.start()
    try:
        answers = [server.get("/data/once.txt") for _ in range(300)]
    finally:
        ended.set()
        writer.join()
        end(server)
    assert {(status, body) for status, _, body in answers} == {(200, body) for body in bodies}

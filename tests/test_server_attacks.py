"""What strangers and other pages send to the local server gets them nothing, and holds nobody up."""

from __future__ import annotations

import errno
import os
import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serving import SOON, Served, end, start
from tests.trees import GOOD, copied

SECRET = "words that are in no page"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server for the small archive, with a secret beside its output and links to it within."""
    folder = tmp_path_factory.mktemp("attacked")
    root = copied(GOOD, folder / "site")
    (folder / "secret.txt").write_text(SECRET, encoding="utf-8")
    (folder / "out").mkdir()
    server = start(root, "--port", "0", "--out", str(folder / "out" / "dist"))
    yield server
    end(server)


HUNG_UP = (errno.ECONNRESET, errno.EPIPE, errno.ENOTCONN)
"""A server that refuses a request hangs up, at whatever moment of it."""


def raw(served: Served, request: bytes, ended: bool = False) -> bytes:
    """All that the server answers to these bytes before it hangs up; `ended`: it is told that no more will come."""
    answer = b""
    with socket.create_connection(("127.0.0.1", served.port), timeout=10) as connection:
        try:
            connection.sendall(request)
            if ended:
                connection.shutdown(socket.SHUT_WR)
            while part := connection.recv(65536):
                answer += part
        except OSError as error:
            if error.errno not in HUNG_UP:
                raise
    return answer


def asked(served: Served, path: str, *headers: str, host: str = "") -> bytes:
    """The answer to a request for a path exactly as it is spelled."""
    lines = (f"GET {path} HTTP/1.1", f"Host: {host or f'127.0.0.1:{served.port}'}", *headers, "Connection: close", "", "")
    return raw(served, "\r\n".join(lines).encode("latin-1"))


def status(answer: bytes) -> int:
    """The status of an answer; 0 where the connection was closed without one."""
    found = re.match(rb"HTTP/1\.[01] (\d{3})", answer)
    return int(found[1]) if found else 0


SPELLINGS = (
    "/../secret.txt",
    "/../../secret.txt",
    "/documents/../../secret.txt",
    "/%2e%2e/secret.txt",
    "/%2e%2e%2fsecret.txt",
    "/..%2fsecret.txt",
    "/..%5csecret.txt",
    "/..\\secret.txt",
    "/%252e%252e%252fsecret.txt",
    "/....//secret.txt",
    "/.%00./secret.txt",
    "/%c0%ae%c0%ae/secret.txt",
    "/..;/secret.txt",
    "//127.0.0.1/../secret.txt",
    "/documents/call/..%2f..%2f..%2fsecret.txt",
    "http://127.0.0.1/../secret.txt",
)
"""Ways to say one folder up."""


@pytest.mark.parametrize("path", SPELLINGS)
def test_no_spelling_of_a_path_leads_out(served: Served, path: str) -> None:
    for spelled in (path, path.replace("secret.txt", "../secret.txt"), path.replace("secret.txt", "site/content/site.yaml")):
        answer = asked(served, spelled)
        assert status(answer) in (0, 301, 400, 403, 404), answer[:200]
        assert SECRET.encode() not in answer and b"A small archive\nlanguage" not in answer


def test_an_absolute_path_leads_nowhere(served: Served) -> None:
    secret = served.root.parent / "secret.txt"
    for path in (str(secret), f"/{secret}", f"/%2f{str(secret)[1:]}", f"/file://{secret}"):
        assert SECRET.encode() not in asked(served, path)


@pytest.mark.skipif(os.name == "nt", reason="links of POSIX")
def test_a_link_in_the_output_is_not_followed_out_of_it(served: Served) -> None:
    dist = served.root.parent / "out" / "dist"
    served.seconds_until("/", "</html>")
    (dist / "link.txt").symlink_to("../../secret.txt")
    (dist / "up").symlink_to("../..")
    try:
        for path in ("/link.txt", "/up/secret.txt", "/up/"):
            assert SECRET.encode() not in asked(served, path)
    finally:
        (dist / "link.txt").unlink()
        (dist / "up").unlink()


@pytest.mark.parametrize(
    "headers",
    [
        ("Origin: http://evil.example",),
        ("Origin: null",),
        ("Origin: http://127.0.0.1",),
        ("Origin: http://localhost:1",),
        ("Upgrade: websocket", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13", "Origin: http://evil.example"),
    ],
)
def test_pages_of_other_sites_get_nothing(served: Served, headers: tuple[str, ...]) -> None:
    for path in ("/", "/livereload", "/livereload.js", "/data/documents.json"):
        answer = asked(served, path, *headers)
        assert status(answer) == 403, answer[:100]
        assert b"Access-Control" not in answer and b"A small archive" not in answer


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:{port}", "0x7f.1:{port}", "127.1:{port}"])
def test_other_names_of_this_machine_get_nothing(served: Served, host: str) -> None:
    assert status(asked(served, "/", host=host.format(port=served.port))) in (400, 403)


def test_two_hosts_in_one_request_get_nothing(served: Served) -> None:
    good = f"127.0.0.1:{served.port}"
    for hosts in ((good, "evil.example"), ("evil.example", good)):
        request = f"GET / HTTP/1.1\r\nHost: {hosts[0]}\r\nHost: {hosts[1]}\r\nConnection: close\r\n\r\n"
        assert b"A small archive" not in raw(served, request.encode())


def test_nobody_can_make_it_reload_or_write(served: Served) -> None:
    good = f"Host: 127.0.0.1:{served.port}\r\nConnection: close\r\n"
    for method in ("GET", "POST"):
        assert status(raw(served, f"{method} /forcereload HTTP/1.1\r\n{good}\r\n".encode())) in (404, 405)
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "X"):
        assert status(raw(served, f"{method} / HTTP/1.1\r\n{good}Content-Length: 0\r\n\r\n".encode())) in (0, 400, 404, 405)
    assert served.get("/")[0] == 200


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"GET / HTTP/1.1\r\nHost: {host}\r\nX: " + b"a" * 100_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: {host}\r\n" + b"X: a\r\n" * 20_000 + b"\r\n",
        b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: {host}\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 99999999999\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: -1\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n",
        b"GET / HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(range(256)),
        b"\r\n" * 50_000,
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET  \r\n\r\n",
        bytes(range(256)) * 300,
    ],
    ids=["header", "headers", "path", "long body", "less than none", "chunk", "two lengths", "tls", "line ends", "version", "no path", "noise"],
)
def test_it_outlives_requests_that_are_too_large_or_none(served: Served, request_bytes: bytes) -> None:
    answer = raw(served, request_bytes.replace(b"{host}", f"127.0.0.1:{served.port}".encode()), ended=True)
    assert status(answer) in (0, 400, 404, 405, 411, 413, 414, 417, 431, 501, 505), answer[:200]
    assert b"Traceback" not in answer and b"tornado/" not in answer.split(b"\r\n\r\n")[-1]
    assert served.get("/")[0] == 200


def test_fifty_connections_that_say_nothing_hold_nobody_up(served: Served) -> None:
    idle = [socket.create_connection(("127.0.0.1", served.port)) for _ in range(50)]
    for number, connection in enumerate(idle[:25]):
        connection.sendall(b"GET / HTTP/1.1\r\nHost: "[: number + 1])
    began = time.monotonic()
    assert served.get("/")[0] == 200
    edit(served, "Shown while fifty wait.")
    assert time.monotonic() - began < 2 * SOON
    for connection in idle:
        connection.close()


def edit(served: Served, words: str) -> float:
    """Change a page; the seconds until the change is shown."""
    page = served.root / "content" / "pages" / "about.md"
    page.write_text(f"---\ntitle: About\n---\n{words}\n", encoding="utf-8")
    return served.seconds_until("/about/", words)


def test_every_edit_shows_soon(served: Served, full: bool) -> None:
    """Within two seconds; in full, nineteen of twenty within one."""
    taken = sorted(edit(served, f"Edit number {number}.") for number in range(20 if full else 3))
    assert taken[-1] < SOON
    assert not full or taken[-2] < 1


def test_three_saves_in_a_second_end_with_the_last(served: Served) -> None:
    page = served.root / "content" / "pages" / "about.md"
    for number in range(3):
        page.write_text(f"---\ntitle: About\n---\nSave number {number}.\n", encoding="utf-8")
        time.sleep(0.3)
    served.seconds_until("/about/", "Save number 2.")
    time.sleep(0.6)
    assert "Save number 2." in served.get("/about/")[2]


def test_a_broken_file_shows_an_escaped_page_that_names_it_until_it_is_mended(served: Served) -> None:
    broken = served.root / "content" / "pages" / "<img src=x onerror=alert(1)>.md"
    broken.write_text("---\ntitle: '<script>alert(1)</script>'\ncolour: red\n---\n", encoding="utf-8")
    served.seconds_until("/", "&lt;img src=x onerror=alert(1)&gt;.md:1: file: the name", status=500)
    code, headers, body = served.get("/documents/call/")
    assert (code, headers["content-security-policy"]) == (500, "default-src 'none'; script-src 'self'; connect-src 'self'")
    assert "<img" not in body and "<script>" not in body
    assert not list((served.root.parent / "out" / "dist").rglob("*onerror*"))
    broken.unlink()
    assert served.seconds_until("/documents/call/", "<h1") < SOON


def test_nothing_of_the_server_stands_in_what_was_built(served: Served) -> None:
    for path in (served.root.parent / "out" / "dist").rglob("*"):
        if path.is_file() and path.suffix in (".html", ".js"):
            assert b"livereload" not in path.read_bytes(), path

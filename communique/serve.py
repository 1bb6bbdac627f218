"""The local server: shows a site to this machine alone while another process builds it, and reloads the browser on change."""

from __future__ import annotations

import asyncio
import errno
import ipaddress
import json
import logging
import signal
import socket
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from tornado import web
from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPHeaders, HTTPServerRequest
from tornado.netutil import bind_sockets

from communique.showing import Shown, show
from communique.workers import beside

PORTS = 100  # how many ports are tried
RELOAD = {"command": "reload", "path": "/", "liveCSS": False, "liveImg": False}
LARGEST = {"max_body_size": 65536, "max_header_size": 65536}
ENDING = 0.5  # seconds that a build which is under way has to end in; else its folder would be removed while it writes there
POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'"


@dataclass(slots=True)
class _Served:
    """The folder of a site, what is shown of it now, and the names under which it is asked for."""

    folder: Path
    shown: Shown
    hosts: tuple[str, ...] = ()


def serve(root: Path, out: Path | None, address: str | None, host: str, port: int, quiet: bool) -> None:
    """Build the site of a root folder and serve it until interrupted; raises OSError where no port can be had, or where the
    process that builds was ended from outside.

    The site is built into `out`, or into a folder of its own that goes with the server: `dist/` is not touched.
    In a folder of its own it has the review pages too; a folder that was named holds the site alone.
    Without an `address` of its own the served site has none, whatever is configured: it stands at the root of its host.
    """
    for name in ("tornado.access", "tornado.general", "livereload"):  # what strangers send is no news
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with ExitStack() as stack:
        folder = out.resolve() if out else Path(stack.enter_context(_temporary())) / "site"
        task = partial(show, root, folder, address or "", quiet, out is None)
        news = stack.enter_context(beside(task, ENDING))
        served = _Served(folder, next(news))
        sockets = _listen(host, port)
        served.hosts = _hosts(host, sockets[0].getsockname()[1])
        _warn(host)
        running = _run(sockets, served, news)
        try:
            asyncio.run(running)
        finally:
            running.close()  # it has not begun where an interruption was quicker
        signal.raise_signal(signal.SIGTERM)  # to whoever handles it otherwise


def _temporary() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="communique-", ignore_cleanup_errors=True)


def _warn(host: str) -> None:
    if not _is_loopback(host):
        print(f"warning: {host} can be reached by other machines; whoever reaches it sees the site", file=sys.stderr)


def _listen(host: str, port: int) -> list[socket.socket]:
    """Sockets on this port, or on the next one that is free."""
    for number in range(port, min(port + PORTS, 65536)):
        try:
            return bind_sockets(number, host)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
    raise OSError(errno.EADDRINUSE, f"no port from {port} on is free")


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _hosts(host: str, port: int) -> tuple[str, ...]:
    """The values of `Host` that are answered, the one to show first: any other page may point its own name here."""
    name = f"[{host}]" if ":" in host else host
    names = dict.fromkeys([name, "127.0.0.1", "localhost"] if _is_loopback(host) else [name])
    return tuple(f"{name}:{port}".lower() for name in names) + (tuple(names) if port == 80 else ())


# Serving


async def _run(sockets: list[socket.socket], served: _Served, news: Iterator[Shown]) -> None:
    """Serve until a request to end (SIGTERM); an interruption (Ctrl-C) cancels this."""
    server = HTTPServer(_Application(served), idle_connection_timeout=60, body_timeout=10, **LARGEST)
    server.add_sockets(sockets)
    loop = asyncio.get_running_loop()
    ended = loop.create_future()

    def soon(call: Callable[..., None], *arguments: Any) -> None:
        with suppress(RuntimeError):  # the loop is closed already
            loop.call_soon_threadsafe(call, *arguments)

    def hear() -> None:
        try:
            for shown in news:
                soon(_show, served, shown)
        except OSError as error:
            soon(_end, ended, error)

    before = signal.signal(signal.SIGTERM, lambda number, frame: soon(_end, ended))
    threading.Thread(target=hear, daemon=True).start()
    try:
        print(f"Serving http://{served.hosts[0]}/ (Ctrl-C ends)", flush=True)
        await ended
    finally:
        signal.signal(signal.SIGTERM, before)


def _end(ended: asyncio.Future[None], error: OSError | None = None) -> None:
    if not ended.done():
        ended.set_exception(error) if error else ended.set_result(None)


def _show(served: _Served, shown: Shown) -> None:
    """Show something else, and have the browsers that wait ask for it."""
    served.shown = shown
    for browser in tuple(LiveReloadHandler.waiters):
        browser.send_message(RELOAD)


class _Application(web.Application):
    """The site, the reload script and its socket, for known values of Host and Origin alone."""

    def __init__(self, served: _Served) -> None:
        self.served = served
        files = {"path": str(served.folder), "default_filename": "index.html", "served": served}
        super().__init__(
            [
                (r"/livereload", _ReloadSocket, {"served": served}),
                (r"/livereload\.js", LiveReloadJSHandler),
                (r"/(.*)", _Files, files),
            ],
            transforms=[self._added],
            websocket_max_message_size=65536,
            log_function=lambda handler: None,
        )

    def find_handler(self, request: HTTPServerRequest, **rest: Any) -> Any:
        """Refuse requests that a page of another site, or another name for this address, brought here."""
        origin = request.headers.get("Origin")
        known = request.headers.get("Host", "").lower() in self.served.hosts
        if not known or (origin is not None and not _same_site(origin, self.served)):
            return self.get_handler_delegate(request, web.ErrorHandler, {"status_code": 403})
        return super().find_handler(request, **rest)

    def _added(self, request: HTTPServerRequest) -> _Added:
        return _Added(self.served.shown.version)


def _same_site(origin: str, served: _Served) -> bool:
    return origin.lower() in [f"http://{host}" for host in served.hosts]


class _Added(web.OutputTransform):
    """Adds to every answer what only a local server needs: the headers, and the reload script as a file of its own."""

    def __init__(self, version: str) -> None:
        self.script = f'<script src="/livereload.js?snipver={version}"></script>\n</head>'.encode()

    def transform_first_chunk(
        self, status_code: int, headers: HTTPHeaders, chunk: bytes, finishing: bool
    ) -> tuple[int, HTTPHeaders, bytes]:
        """Change the first part of an answer."""
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Cache-Control"] = "no-store"
        if status_code != 206 and headers.get("Content-Type", "").startswith("text/html") and b"</head>" in chunk:
            longer = chunk.replace(b"</head>", self.script, 1)
            if "Content-Length" in headers:
                headers["Content-Length"] = str(int(headers["Content-Length"]) + len(longer) - len(chunk))
            chunk = longer
        return status_code, headers, chunk


class _Files(web.StaticFileHandler):
    """The built files; while there is a fault, its page stands for every page."""

    def initialize(self, path: str, default_filename: str, served: _Served) -> None:
        """Remember what is served."""
        super().initialize(path, default_filename)
        self.served = served

    async def get(self, path: str, include_body: bool = True) -> None:
        """Answer with a file, or with the page of faults."""
        if self.served.shown.fault and (path.endswith((".html", "/")) or "." not in path.rpartition("/")[2]):
            self.set_status(500)
            self.set_header("Content-Type", "text/html; charset=utf-8")
            self.set_header("Content-Security-Policy", POLICY)
            self.write(self.served.shown.fault.encode(errors="replace") if include_body else b"")
            return
        if "\0" in path:  # a name that no system can look up
            raise web.HTTPError(404)
        fresh = self.served.shown.fresh.get(f"{path}index.html" if path.endswith("/") else path)
        if fresh is not None:
            self.set_header("Content-Type", "text/html; charset=utf-8")
            self.write(fresh if include_body else b"")
            return
        await super().get(path, include_body)

    def get_content_size(self) -> int:
        """The length of the file, which is read here: a moment later another site may stand there."""
        try:
            self.body = Path(self.absolute_path or "").read_bytes()
        except OSError:
            raise web.HTTPError(404) from None
        return len(self.body)

    def get_content(self, path: str, start: int | None = None, end: int | None = None) -> bytes:  # type: ignore[override]
        """What was read, or a part of it."""
        return self.body[start:end]

    def compute_etag(self) -> None:
        """None: nothing of a local server is kept by browsers."""

    def should_return_304(self) -> bool:
        """Never: the reload script on a page changes while its file does not."""
        return False

    def write_error(self, status_code: int, **rest: Any) -> None:
        """The site's own page for what is not there."""
        page = self.served.folder / "404.html"
        if status_code == 404 and page.is_file():
            self.set_header("Content-Type", "text/html; charset=utf-8")
            self.finish(page.read_bytes())
        else:
            super().write_error(status_code, **rest)


class _ReloadSocket(LiveReloadHandler):
    """A browser that waits for changes. It is told at once where the page it shows is no longer the newest."""

    def initialize(self, served: _Served) -> None:
        """Remember what is served."""
        self.served = served
        self.page = ""

    def check_origin(self, origin: str) -> bool:
        """Only pages of this very site may wait here."""
        return _same_site(origin, self.served)

    def on_message(self, message: str | bytes) -> None:
        """Answer the handshake of livereload.js; close on rubbish."""
        try:
            told = json.loads(message)
            self.page = str(told.get("snipver", self.page))
            super().on_message(message)
        except (ValueError, TypeError, AttributeError, RecursionError):
            self.close()
            return
        if told.get("command") == "info" and self.page != self.served.shown.version:
            self.send_message(RELOAD)

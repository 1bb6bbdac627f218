"""A running server, as tests use it."""

from __future__ import annotations

import asyncio
import http.client
import subprocess
import sys
import time
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from tests.trees import PROJECT

T = TypeVar("T")
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


async def waiting(served: Served, origin: str = "") -> WebSocketClientConnection:
    """A browser that waits for changes, after its handshake."""
    headers = {"Origin": origin or f"http://127.0.0.1:{served.port}"}
    return await websocket_connect(HTTPRequest(f"ws://127.0.0.1:{served.port}/livereload", headers=headers))

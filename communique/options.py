"""What can be asked for on the command line: the commands, their options, and the forms of their values."""

from __future__ import annotations

import argparse
from pathlib import Path
from urllib.parse import urlsplit

from communique.desk import command as desk

PROJECT = Path(__file__).parent.parent
COMMANDS = {
    "build": "build the site into a folder (the default)",
    "serve": "build, serve to this machine, rebuild and reload on change",
    "check": "say what build would say and write nothing",
    "test": "pass the program's own tests; further arguments go to pytest",
}
MOST_JOBS = 256
"""Processes that one build may ask for."""
EXITS = "exit codes: 0 done, 1 faults in the content, 2 wrong usage, 3 environment"


def parser() -> argparse.ArgumentParser:
    """The parser of all commands; what it cannot read ends the program with code 2."""
    made = argparse.ArgumentParser(
        "build.py",
        description="Build an archive of diplomatic events from content/ and seeds/.",
        epilog=EXITS,
        allow_abbrev=False,
    )
    commands = made.add_subparsers(dest="command", metavar="COMMAND")
    for name, purpose in COMMANDS.items():
        command = commands.add_parser(
            name, help=purpose, description=purpose[0].upper() + purpose[1:] + ".", epilog=EXITS, allow_abbrev=False
        )
        if name == "test":
            command.add_argument(
                "--pictures", type=Path, metavar="DIR", help="write screenshots of every kind of page into DIR, and pass no other test than those named"
            )
            continue
        _site_options(command, name)
    desk.arguments(commands, PROJECT, EXITS)
    return made


def _site_options(command: argparse.ArgumentParser, name: str) -> None:
    """The options of build, serve and check."""
    command.add_argument(
        "--root",
        type=Path,
        default=PROJECT,
        metavar="SITE",
        help="the folder that holds content/ and seeds/; its templates/ and static/ lie over the program's own",
    )
    command.add_argument("--base-url", type=_address, metavar="URL", help="the address that the site will have")
    command.add_argument("--quiet", action="store_true", help="say nothing but faults")
    if name != "serve":
        jobs = "processes that work at once (default: one for each processor, as far as there is work for them)"
        command.add_argument("--jobs", type=_jobs, metavar="N", help=jobs)
        cluster = "let the workers of a Dask cluster do the work (README, Past one machine)"
        command.add_argument("--executor", type=_cluster, metavar="dask://HOST:PORT", help=cluster)
    if name != "serve":
        draft = "a recorded address that would be lost is a warning"
        command.add_argument("--draft", action="store_true", help=draft)
        if name == "build":
            portable = "name index.html in links, for a copy that is read from a folder, a USB stick or a deposit"
            command.add_argument("--portable", "--file-links", action="store_true", dest="file_links", help=portable)
    if name == "check":
        gold = "read the texts of a folder and compare them with its gold.jsonl instead, field by field"
        command.add_argument("--gold", type=Path, metavar="FOLDER", help=gold)
        verify = "verify a copy of a site against its manifest instead"
        command.add_argument("--dist", type=Path, metavar="DIST", help=verify)
    if name != "check":
        kept = "SITE/dist" if name == "build" else "a folder of its own, kept while serving; dist/ is not touched"
        command.add_argument("--out", type=Path, metavar="DIST", help=f"the folder to build into (default: {kept})")
    if name == "serve":
        command.add_argument(
            "--host", default="127.0.0.1", help="the address to listen on (default: 127.0.0.1, this machine only)"
        )
        command.add_argument(
            "--port", type=_port, default=8000, help="the port, or the next free one (default: 8000)"
        )


def _address(text: str) -> str:
    """An absolute address that ends with a slash."""
    parts = urlsplit(text)
    if (
        parts.scheme not in ("http", "https")
        or not parts.hostname
        or parts.query
        or parts.fragment
        or not text.isprintable()
        or " " in text
    ):
        raise argparse.ArgumentTypeError(f"{text!r} is not an address such as https://example.org/archive/")
    return text.rstrip("/") + "/"


def _jobs(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= MOST_JOBS:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to {MOST_JOBS}")
    return int(text)


def _cluster(text: str) -> str:
    """The address of a scheduler as its own clients write it."""
    scheme, _, place = text.partition("://")
    if scheme != "dask" or not urlsplit(f"tcp://{place}").hostname:
        raise argparse.ArgumentTypeError(f"{text!r} is not an address such as dask://127.0.0.1:8786")
    return f"tcp://{place}"


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port from 0 to 65535")
    return int(text)

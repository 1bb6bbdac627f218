"""The command line: build, serve, check, test and the desk; findings are printed here and become the exit code."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from communique import faults
from communique.desk import command as desk
from communique.options import COMMANDS, PROJECT
from communique.options import parser as options_parser
from communique.publishing.ground import Refused, refuse
from communique.setup import SetupFailed, prepare
from communique.workers import Workers, cores

DONE, FAULTS, USAGE, ENVIRONMENT, INTERRUPTED, TERMINATED = 0, 1, 2, 3, 130, 143

PICTURES = ("tests/test_site.py", "-k", "pictures")
"""The test that takes them; others are passed too where they are named."""


class Terminated(KeyboardInterrupt):
    """A request to end from another process (SIGTERM)."""


def main(arguments: list[str]) -> int:
    """Run one command; returns the exit code. Nothing that content or the environment does ends in a traceback."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started this
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))
        getattr(sys, name).reconfigure(errors="backslashreplace")
    signal.signal(signal.SIGTERM, _terminate)
    try:
        return _run(arguments)
    except SystemExit as ended:  # argparse has told what is wrong
        return ended.code if isinstance(ended.code, int) else USAGE
    except Refused as refused:
        return _say(f"error: {refused}", USAGE)
    except SetupFailed as failed:
        return _say(str(failed), ENVIRONMENT)
    except BrokenPipeError:  # the reader of our output has left
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ENVIRONMENT
    except OSError as error:
        place = f": {error.filename}" if error.filename else ""
        return _say(faults.shown(f"error: {error.strerror or error}{place}"), ENVIRONMENT)
    except KeyboardInterrupt as ended:
        return _ended(ended)
    except Exception as error:
        ended = _interruption(error)
        if ended is None:
            raise
        return _ended(ended)


def _ended(interruption: KeyboardInterrupt) -> int:
    if isinstance(interruption, Terminated):
        return _say("Ended on request.", TERMINATED)
    return _say("Interrupted.", INTERRUPTED)


def _interruption(error: BaseException | None) -> KeyboardInterrupt | None:
    """What another error came of: while a class is made, Python wraps whatever goes wrong."""
    while error and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error


def _terminate(number: int, frame: object) -> None:
    raise Terminated


def _say(words: str, code: int) -> int:
    print(words, file=sys.stderr, flush=True)
    return code


def _run(arguments: list[str]) -> int:
    parser = options_parser()
    known = (*COMMANDS, *desk.COMMANDS)
    if arguments and not arguments[0].startswith("-") and arguments[0] not in known:
        parser.error(faults.shown(f'there is no command "{arguments[0]}"; the commands are {", ".join(known)}'))
    if not arguments or arguments[0] not in (*known, "-h", "--help"):
        arguments = ["build", *arguments]
    options, rest = parser.parse_known_args(arguments)
    if rest and options.command != "test":
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    if options.command == "test":
        return _test(rest, options.pictures)
    if options.command == "new" and options.kind == "site":
        return _desk(options)
    if not any((options.root / name).is_dir() for name in ("content", "seeds")):
        parser.error(f"{options.root} holds neither content/ nor seeds/")
    return {"build": _build, "serve": _serve, "check": _check}.get(options.command, _desk)(options)


# The rooms are imported inside the commands: they need packages that `prepare` may have to install first, and that
# --help and a mistyped option can do without.


def _build(options: argparse.Namespace) -> int:
    out = options.out or options.root / "dist"
    refuse(out, options.root, PROJECT)
    prepare(PROJECT)
    from communique.renewal import renew

    tell, workers = _progress(options.quiet), Workers(options.jobs or cores(), options.executor or "")
    built = renew(options.root, out, options.base_url, tell, options.draft, options.file_links, workers)
    _clear(options.quiet)
    for line in faults.lines(built.findings):
        print(line, file=sys.stderr)
    counted = faults.count(built.findings)
    if built.failed:
        return _say(f"\n{counted}. {_folder(out)} left as it was.", FAULTS)
    if counted:
        print(f"\n{counted}.", file=sys.stderr)
    if not options.quiet:
        done = built.published
        what = f"{built.documents} documents, {built.events} events, {built.pages} pages, {done.files} files"
        told = f"holds {what}, {done.written} of them new" if done.changed else f"is up to date: {what}"
        print(f"{_folder(out)} {told}.")
        print(f"manifest sha256 {done.digest}")
    return DONE


def _check(options: argparse.Namespace) -> int:
    if options.dist:
        return _verify(options.dist, options.quiet)
    prepare(PROJECT)
    if options.gold:
        return _score(options)
    from communique.pipeline import build

    workers = Workers(options.jobs or cores(), options.executor or "")
    built = build(options.root, None, options.base_url, _progress(options.quiet), draft=options.draft, workers=workers)
    _clear(options.quiet)
    for line in faults.lines(built.findings):
        print(line, file=sys.stderr)
    counted = faults.count(built.findings)
    if counted:
        print(f"\n{counted}.", file=sys.stderr)
    elif not options.quiet:
        print(f"No faults in {built.documents} documents, {built.events} events, {built.pages} pages.")
    return FAULTS if built.failed else DONE


def _score(options: argparse.Namespace) -> int:
    """Compare what is read of a folder of texts with what is known of them."""
    from communique.desk.gold import lines
    from communique.desk.gold_folder import score_folder
    from communique.model.finding import FieldError

    try:
        score = score_folder(options.root, options.gold)
    except FieldError as error:
        for line in faults.lines((error.finding,)):
            print(line, file=sys.stderr)
        return FAULTS
    for line in lines(score):
        print(faults.shown(line))
    return DONE


def _verify(dist: Path, quiet: bool) -> int:
    """Compare a copy of a site with the manifest in it."""
    from communique.publishing.fixity import verify

    found = verify(dist, Workers(cores()))
    for line in found.faults:
        print(faults.shown(line), file=sys.stderr)
    if found.faults:
        return _say(f"\nFaults: {len(found.faults)}, in {found.files} files.", FAULTS)
    if not quiet:
        print(f"All {found.files} files are as the manifest says.\nmanifest sha256 {found.digest}")
    return DONE


def _serve(options: argparse.Namespace) -> int:
    if options.out:
        refuse(options.out, options.root, PROJECT)
    prepare(PROJECT)
    from communique.serve import serve

    serve(options.root, options.out, options.base_url, options.host, options.port, options.quiet)
    return DONE


def _desk(options: argparse.Namespace) -> int:
    prepare(PROJECT)
    done = desk.run(options)
    for line in done.lines:
        print(line, file=sys.stderr if done.code == ENVIRONMENT else sys.stdout)
    for line in faults.lines(done.findings):
        print(line, file=sys.stderr)
    return done.code


def _test(arguments: list[str], pictures: Path | None) -> int:
    """Run pytest in the program's folder, on all cores where no test is picked out; its codes for wrong usage and for no
    tests found become ours.
    """
    prepare(PROJECT, tests=True)
    if pictures:
        arguments = [*(arguments or PICTURES), f"--pictures={pictures.resolve()}"]
    elif all(argument.startswith("-") for argument in arguments):
        arguments = [f"--numprocesses={cores()}", "--dist=loadfile", *arguments]
    done = subprocess.run([sys.executable, "-m", "pytest", *arguments], cwd=PROJECT)
    return {0: DONE, 1: FAULTS, 4: USAGE, 5: USAGE}.get(done.returncode, ENVIRONMENT)


def _folder(out: Path) -> str:
    """A folder as people know it: from where they stand, where it lies below."""
    here, there = Path.cwd(), out.resolve()
    return faults.shown(f"{there.relative_to(here) if here in there.parents else out}/")


def _progress(quiet: bool) -> Callable[[str], None]:
    """How progress is told: one line written over and over on a terminal, elsewhere a line for each part of the work."""
    if quiet:
        return lambda words: None
    if sys.stdout.isatty():
        return lambda words: print(f"\r\x1b[K{words} ...", end="", flush=True)
    told: set[str] = set()

    def tell(words: str) -> None:
        if words not in told:
            told.add(words)
            print(words, flush=True)

    return tell


def _clear(quiet: bool) -> None:
    if sys.stdout.isatty() and not quiet:
        print("\r\x1b[K", end="", flush=True)

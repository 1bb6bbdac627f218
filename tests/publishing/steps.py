"""Kills a build before each of its steps in turn and says what is left; run by test_swap.py as a program of its own."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sys
from pathlib import Path

from communique.model.page import Output
from communique.publishing import publish as publishing
from communique.publishing import swap

OLD = (Output("index.html", b"old"), Output("same.txt", b"same"), Output("gone/index.html", b"gone"))
NEW = (Output("index.html", b"new"), Output("same.txt", b"same"), Output("come/index.html", b"come"))


def main(scratch: Path, way: str) -> None:
    """Kill at step 1, 2, 3 ... until a build comes through; prints one line: the number of steps and the sites found."""
    if way == "two-steps":
        swap.exchange = lambda stage, out: False
    found: dict[str, int] = {}
    step, alive = 0, False
    while not alive:
        step += 1
        shutil.rmtree(scratch, ignore_errors=True)
        scratch.mkdir()
        publishing.publish(OLD, scratch / "dist")
        alive = not killed(lambda step=step: build_until(step, scratch / "dist"))
        state = site(scratch / "dist")
        found[state] = found.get(state, 0) + 1
        publishing.publish(NEW, scratch / "dist")
        assert site(scratch / "dist") == "new", f"not healed after a kill at step {step}"
        assert sorted(p.name for p in scratch.iterdir()) == [".dist.lock", "dist"], f"left over after step {step}"
    print(step, *sorted(found))


def killed(work) -> bool:
    """Whether a child of this process was killed at its work."""
    child = os.fork()
    if child == 0:
        work()
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def build_until(step: int, out: Path) -> None:
    """Publish the new site; killed before the given line of publishing/, or of the removal of a tree, is run."""
    count = 0

    def trace(frame, event, argument):
        nonlocal count
        if not frame.f_code.co_filename.endswith(("publish.py", "stage.py", "swap.py", "lock.py", "ground.py", "shutil.py")):
            return None
        if event == "line":
            count += 1
            if count == step:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    sys.settrace(trace)
    publishing.publish(NEW, out)
    sys.settrace(None)


def site(out: Path) -> str:
    """What a reader finds: old, new, missing, or torn."""
    if not out.exists():
        return "missing"
    held = {p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*") if p.is_file()}
    held.pop("manifest-sha256.txt", None)
    return {repr(sorted((o.path, o.body) for o in s)): n for s, n in ((OLD, "old"), (NEW, "new"))}.get(
        repr(sorted(held.items())), "torn"
    )


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main(Path(sys.argv[1]), sys.argv[2])

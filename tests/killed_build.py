"""Builds one archive over another and is killed before one of its steps on the file system; run by test_kill.py.

Arguments: the two archives, the output folder, the first step to be killed at, and how many steps lie between two kills.
Prints a line: how many builds were killed, then the states that were found after them.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from communique.pipeline import build
from tests.trees import tree

STEPS = ("os.mkdir", "os.rename", "os.link", "os.chmod", "os.remove", "os.rmdir", "os.symlink", "os.truncate", "ctypes.dlsym")
"""What a build asks of the file system, beside opening files to be written and the calls that Python has no name for."""


def main(old: Path, new: Path, out: Path, first: int, stride: int) -> None:
    """Kill at one step after another until a build comes through."""
    build(old, out.with_name("old"))
    build(new, out.with_name("new"))
    states = {str(tree(out.with_name(name))): name for name in ("old", "new")}
    found: set[str] = set()
    step, alive = first, False
    while not alive:
        build(old, out)
        assert states.get(str(tree(out))) == "old", f"not healed after a kill at step {step - stride}"
        assert sorted(p.name for p in out.parent.iterdir() if p.name.startswith(".dist")) == [".dist.lock"]
        alive = not killed(new, out, step)
        found.add(states.get(str(tree(out)), f"torn at step {step}") if out.exists() else f"missing at step {step}")
        step += stride
    print((step - first) // stride - 1, *sorted(found))


def killed(root: Path, out: Path, step: int) -> bool:
    """Whether a child of this process was killed before a step of its build."""
    child = os.fork()
    if child == 0:
        sys.addaudithook(killer(step))
        build(root, out)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def killer(step: int):
    """A hook that counts steps on the file system and ends this process before one of them."""
    count = 0

    def hook(event: str, arguments: tuple) -> None:
        nonlocal count
        if event in STEPS or event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
            count += 1
            if count == step:
                os.kill(os.getpid(), signal.SIGKILL)

    return hook


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5]))

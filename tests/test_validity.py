"""Every page is valid for the Nu HTML checker: no error and no warning."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.node_tools import node_tool, program

LOCAL = "-Dnu.validator.servlet.allow-forbidden-hosts=true"
"""Lets the checker ask a server of this machine; from a folder it could not tell what 'self' means in the policy."""
DATA = "Inline script violates Content Security Policy (meta tag): blocked by “script-src”"
"""Said of linked data, which is a block of data and no script: a browser neither runs nor blocks it."""


def test_the_checker_has_nothing_to_say(site: Path, address: str) -> None:
    java, checker = program("java", "default-jre-headless"), node_tool("vnu-jar", "build/dist/vnu.jar")
    pages = [address + path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html"))]
    assert len(pages) > 60
    done = subprocess.run([java, LOCAL, "-jar", str(checker), "--format", "json", *pages], capture_output=True, text=True)
    told = json.loads(done.stderr)["messages"]
    assert [(m["url"], m["lastLine"], m["message"]) for m in told if not m["message"].startswith(DATA)] == []


def test_every_script_of_a_page_that_stands_in_it_is_data(site: Path) -> None:
    for path in site.rglob("*.html"):
        for piece in path.read_text(encoding="utf-8").split("<script")[1:]:
            assert piece.startswith((' src="', ' type="application/ld+json">')), path.relative_to(site)

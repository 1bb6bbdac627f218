"""The words of the interface: the program's own for a language, and `content/strings/` laid over them key by key."""

from __future__ import annotations

from communique.model.finding import Finding
from communique.text.fields import Node, Record, text


def strings(files: tuple[Node, ...], findings: list[Finding]) -> dict[str, str]:
    """All words by key; the file that lies on top is last."""
    found: dict[str, str] = {}
    for node in files:
        record = Record(node, findings)
        for key in node.value if node.kind == "mapping" else ():
            word = record.take(key, text)
            if word is not None:
                found[key] = word
    return found

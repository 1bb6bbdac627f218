"""Findings as people read them: one line each with its place and a hint below, counted; or a page of them."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterable

from communique.model.finding import Finding


def lines(findings: Iterable[Finding]) -> tuple[str, ...]:
    """Each finding as `path:line: field: message [code]`, and its hint indented below."""
    told: list[str] = []
    for finding in findings:
        told.append(line(finding))
        if finding.hint:
            told.append("    " + shown(finding.hint))
    return tuple(told)


def line(finding: Finding) -> str:
    """One finding on one line. A file as a whole has line 1, so that editors can go there."""
    parts = [f"{finding.where.path}:{max(finding.where.line, 1)}"]
    if finding.severity == "warning":
        parts.append("warning")
    if finding.field:
        parts.append(finding.field)
    return shown(": ".join([*parts, finding.message]) + f" [{finding.code}]")


def count(findings: Iterable[Finding]) -> str:
    """For example "3 errors, 1 warning"; empty where there is nothing to tell."""
    severities = [finding.severity for finding in findings]
    numbers = [(severities.count(name), name) for name in ("error", "warning")]
    return ", ".join(f"{number} {name}{'' if number == 1 else 's'}" for number, name in numbers if number)


def shown(text: str) -> str:
    """A text on one line, with controls, bidirectional overrides and lone surrogates as escapes."""
    return "".join(_escaped(c) if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c for c in text)


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def page(told: tuple[str, ...], counted: str) -> str:
    """A page that names every fault by file, line and field; nothing in it is markup but its own."""
    rows = "".join(f"<p>{html.escape(row)}</p>\n" for row in told)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{html.escape(counted)}</title>\n</head>\n<body>\n"
        f"<h1>{html.escape(counted)}</h1>\n{rows}</body>\n</html>\n"
    )

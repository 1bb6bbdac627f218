"""The settings of the site, from `content/site.yaml`."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date

from communique.content.values import day, rights
from communique.model.finding import Finding
from communique.model.site import Outputs, Site
from communique.text.fields import Node, Record, choice, fault, flag, mapping, text, title


NOT_EVALUATED = "http://rightsstatements.org/vocab/CNE/1.0/"
"""What holds for a document of which nobody says more: its copyright was not evaluated."""


def site(node: Node, findings: list[Finding]) -> Site:
    """The settings; what is not given has a default that suits any archive."""
    record = Record(node, findings)
    revised = record.take("revised", day, "")
    found = Site(
        title=record.take("title", title, "Archive", required=True),
        language=record.take("language", _language, "en"),
        heading=record.take("heading", title, ""),
        lede=record.take("lede", text, ""),
        statement=record.take("statement", text, ""),
        revised=date.fromisoformat(revised) if revised else None,
        address=record.take("address", address, ""),
        report=record.take("report", _report, ""),
        rights=record.take("rights", text, ""),
        document_rights=record.take("document_rights", rights, NOT_EVALUATED),
        file_links=record.take("links", choice("folders", "files"), "folders") == "files",
        records=record.take("records", _language, ""),
        outputs=record.take("outputs", _outputs, Outputs()),
    )
    record.close()
    return found


def address(node: Node) -> str:
    """An absolute address of a site, given with or without its last slash."""
    word = text(node, 2000)
    if not re.fullmatch(r"https?://([A-Za-z0-9.-]+|\[::1\])(:\d{1,5})?(/[A-Za-z0-9._~%/-]*)?", word):
        raise fault(node, f'"{word}" is no address of a site', "E116", "write it like https://archive.example/")
    return word.rstrip("/") + "/"


def _outputs(node: Node) -> Outputs:
    """`{search: false, …}`: what is left out."""
    chosen = {name: flag(each) for name, each in mapping(node).items() if _is_output(name, each)}
    return Outputs(**chosen)


def _is_output(name: str, node: Node) -> bool:
    names = [each.name for each in fields(Outputs)]
    if name not in names:
        raise fault(node, f'there is no output "{name}"', "E116", f"the outputs are {', '.join(names)}")
    return True


def _language(node: Node) -> str:
    code = text(node, 40)
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", code):
        raise fault(node, f'"{code}" is no language code', "E116", "write it like en, zh or ru")
    return code


def _report(node: Node) -> str:
    word = text(node, 2000)
    if not word.startswith(("https://", "http://", "mailto:")):
        raise fault(node, f'"{word}" is no address to report errors to', "E116", "begin it with https:// or mailto:")
    return word

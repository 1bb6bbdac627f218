"""Editorial pages and collections: front matter and Markdown, from `content/pages/` and `content/collections/`."""

from __future__ import annotations

from communique.model.content import Collection, EditorialPage
from communique.model.finding import Finding, Where
from communique.model.ids import CollectionId
from communique.text.fields import Node, Record, fault, text, title
from communique.text.markdown import Parts

TAKEN = frozenset(
    "assets changes collections data documents events instruments parties people phrases search timeline topics".split()
)
"""Names below the site's root that the program's own pages and files have."""


def page(key: str, node: Node, parts: Parts, findings: list[Finding]) -> EditorialPage:
    """One page of the archive's own words."""
    if key in TAKEN:
        hint = "give the file another name"
        raise fault(Node(Where(node.where.path), "file", "text", key), f"the address /{key}/ is taken", "E125", hint)
    record = Record(node, findings)
    name = record.take("title", title, key, required=True)
    description = record.take("description", title, name)
    record.close()
    return EditorialPage(key, name, description, parts.body, _body(node, parts))


def collection(key: str, node: Node, parts: Parts, findings: list[Finding]) -> Collection:
    """One collection."""
    record = Record(node, findings)
    name = record.take("title", title, key, required=True)
    found = Collection(
        id=CollectionId(key),
        title=name,
        short=record.take("short", title, name),
        scope=record.take("scope", text, "", required=True),
        selection=record.take("selection", text, "", required=True),
        gaps=record.take("gaps", text, "", required=True),
        editors=record.take("editors", text, "", required=True),
        body=parts.body,
        where=_body(node, parts),
    )
    record.close()
    return found


def _body(node: Node, parts: Parts) -> Where:
    return Where(node.where.path, parts.body_line)

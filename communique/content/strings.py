"""The words of the interface: the program's own for a language, and `content/strings/` laid over them key by key."""

from __future__ import annotations

from string import Formatter

from communique.model.finding import Finding, Where
from communique.text.fields import Node, Record, choice, fault, text
from communique.text.plurals import FORMS, RULES, forms

RULE = "plural.rule"
"""The key at which a language names its rule for words that depend on a number."""


def strings(files: tuple[Node, ...], model: Node, language: Where, findings: list[Finding]) -> dict[str, str]:
    """All words by key; the file that lies on top is last.

    `model` holds the English ones: each of its keys must have words, with no other values in braces than there.
    `language` is the place of the setting that asks for these words.
    """
    known = {key: _values(node) for key, node in model.value.items()}
    found: dict[str, str] = {}
    for node in files:
        record = Record(node, findings)
        for key in node.value if node.kind == "mapping" else ():
            read = choice(*RULES) if key == RULE else lambda node, key=key: _words(node, known.get(_form(key, known)))
            word = record.take(key, read)
            if word is not None:
                found[key] = word
    lacking = [key for key in _needed(known, found.get(RULE, "one, other")) if key not in found]
    if lacking and not any(finding.where.path == node.where.path for finding in findings for node in files):
        where = Where(files[-1].where.path) if files else language
        findings.append(_lacking(lacking, where, "file" if files else "language"))
    return found


def _needed(known: dict[str, frozenset[str]], rule: str) -> list[str]:
    """The keys that a language must have: those of English, in the forms that its own rule asks for."""
    found: dict[str, None] = {}
    for key in known:
        stem, _, form = key.rpartition(".")
        counts = form in FORMS and f"{stem}.one" in known and f"{stem}.other" in known
        for name in [f"{stem}.{needed}" for needed in forms(rule)] if counts else [key]:
            found[name] = None
    return list(found)


def _form(key: str, known: dict[str, frozenset[str]]) -> str:
    """The English key whose values some words may hold: for every form of a number, those of the form for any other."""
    stem, _, form = key.rpartition(".")
    return f"{stem}.other" if form in FORMS and (f"{stem}.one" in known or key not in known) else key


def _words(node: Node, allowed: frozenset[str] | None) -> str:
    """Words with values in braces: those that stand in the English ones, and nothing else between the braces.

    Braces can reach into values and ask for a billion spaces: what archivists write must not.
    """
    try:
        used = _values(node)
    except ValueError:
        raise fault(node, "holds a brace that is no value in braces", "E123", "write each value like {n}") from None
    for name in sorted(used if allowed is None else used - allowed):
        if allowed is not None or not name.isidentifier():
            hint = "values here: " + (", ".join(f"{{{each}}}" for each in sorted(allowed or ())) or "none")
            raise fault(node, f"holds {{{name}}}, which is no value of these words", "E123", hint)
    return text(node)


def _values(node: Node) -> frozenset[str]:
    """What stands in the braces of some words. Raises ValueError where a brace has no partner."""
    found = set()
    for _, name, layout, conversion in Formatter().parse(text(node)):
        if name is not None:
            found.add(name + (f"!{conversion}" if conversion else "") + (f":{layout}" if layout else ""))
    return frozenset(found)


def _lacking(keys: list[str], where: Where, field: str) -> Finding:
    shown = ", ".join(f'"{key}"' for key in keys[:3]) + (" …" if len(keys) > 3 else "")
    hint = "translate communique/data/strings/en.yaml as content/strings/<language>.yaml, key by key"
    return Finding(where, field, f"there are no words for {len(keys)} keys of the interface: {shown}", "E119", hint)

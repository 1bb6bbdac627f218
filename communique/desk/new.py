"""New files with the right fields and a line of help for each: a site, a document, an event, a topic, a person."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from communique.content.read import read as read_content
from communique.desk import forms, writing
from communique.desk.held import seed_files
from communique.desk.yaml_lines import scalar
from communique.model.finding import FieldError, Finding, Where
from communique.text import edtf
from communique.text.fields import did_you_mean, load, mapping
from communique.text.slugs import is_id, seed_slug, slug

KINDS = ("site", "document", "event", "topic", "person")
"""What can be started."""


def new_site(folder: Path, title: str) -> tuple[str, ...]:
    """A small archive that builds at once: settings, lists, and a sample text. Returns the paths written."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FieldError(
            Finding(Where(folder.name), "folder", "is not empty", "E717", "name a folder that does not exist yet")
        )
    files = {
        "content/site.yaml": forms.SITE.format(title=scalar(title or "A new archive")),
        "content/vocabularies/people.yaml": forms.PEOPLE,
        "content/vocabularies/parties.yaml": forms.PARTIES,
        "content/vocabularies/topics.yaml": forms.TOPICS,
        "content/documents/.gitkeep": "",
        "content/events/.gitkeep": "",
        "seeds/reykjavik-1986-sample.txt": forms.SAMPLE,
    }
    for path, text in files.items():
        writing.write(folder, path, text)
    return tuple(path for path in files if not path.endswith(".gitkeep"))


def new_document(root: Path, seed: str, name: str) -> str:
    """A record of a text in seeds/. Returns its path."""
    files, seed = seed_files(root), seed.rpartition("/")[2]
    if seed not in files:
        raise FieldError(
            Finding(Where("seeds"), "document", f'seeds/ has no text "{seed}"', "E716", did_you_mean(seed, files))
        )
    for record in read_content(root)[0].documents:
        if record.seed == seed:
            raise FieldError(Finding(record.where, "seed", f'"{seed}" has this record already', "E718"))
    digest = hashlib.sha256(files[seed].read_bytes()).hexdigest()
    key = name or seed_slug(seed.rsplit(".", 1)[0], digest)
    return _start(root, f"content/documents/{_id(key)}.yaml", forms.DOCUMENT.format(seed=scalar(seed), digest=digest))


def new_event(root: Path, key: str, title: str) -> str:
    """A record of an event; date and type come from an id like 2021-12-15-phone-call-xi-putin. Returns its path."""
    types = read_content(root)[0].vocabularies.event_types
    kind = max((t for t in types if f"-{t}-" in f"-{key}-"), key=len, default="")
    date = re.match(r"\d{4}(-\d\d){0,2}(?=-|$)", _id(key))
    name = title or (f"{types[kind].name}, {date[0]}" if kind and date else key)
    text = forms.EVENT.format(
        title=scalar(name),
        type=f"type: {kind}" if kind else forms.TYPE_HELP,
        date=f"date: {date[0]}" if date and _is_date(date[0]) else forms.DATE_HELP,
    )
    return _start(root, f"content/events/{key}.md", text)


def new_topic(root: Path, name: str, key: str) -> str:
    """An entry in the list of topics. Returns the path of the list."""
    site = read_content(root)[0].site
    key = _id(key or slug(name))
    term = scalar(name.lower())
    text = forms.TOPIC.format(id=key, name=scalar(name), language=site.language, term=term)
    return _entry(root, "content/vocabularies/topics.yaml", key, text)


def new_person(root: Path, name: str, key: str) -> str:
    """An entry in the list of people. Returns the path of the list."""
    key = _id(key or slug(name))
    return _entry(root, "content/vocabularies/people.yaml", key, forms.PERSON.format(id=key, name=scalar(name)))


def _start(root: Path, path: str, text: str) -> str:
    if (root / path).exists():
        raise FieldError(Finding(Where(path), "file", "is there already", "E718"))
    writing.write(root, path, text)
    return path


def _entry(root: Path, path: str, key: str, lines: str) -> str:
    """A list with an entry added at its end."""
    old = writing.read(root, path) or ""
    node = load(old, path)
    members = {} if node.kind == "null" else mapping(node)
    if key in members:
        raise FieldError(Finding(members[key].where, key, "is there already", "E718"))
    text = old + ("\n" if old and not old.endswith("\n") else "") + ("\n" if old else "") + lines
    load(text, path)
    writing.write(root, path, text)
    return path


def _id(key: str) -> str:
    if not is_id(key):
        hint = (
            "use lower-case letters a-z, digits, hyphens and underscores, at most 80, beginning with a letter or digit"
        )
        raise FieldError(Finding(Where("content"), "id", f'"{key}" cannot be an id', "E110", hint))
    return key


def _is_date(text: str) -> bool:
    try:
        edtf.parse(text)
    except ValueError:
        return False
    return True

"""A saved page made into a text once: its words by trafilatura, its address and dates as its own metadata give them.

Only what a page says of itself is taken: `og:` and `article:` properties, JSON-LD, `time`, the canonical link, the
language of the document, its one heading of the first order or its title. Nothing is guessed from address or words.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from communique.desk.yaml_lines import field_lines
from communique.model.finding import FieldError, Finding, Where
from communique.text.limits import SAVED_PAGE
from communique.text.slugs import slug

PACKAGES = ("trafilatura==2.3.1", "lxml_html_clean==0.4.6")
"""What the extra `html` of this program installs; the second is a part of lxml that the first needs."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class MissingPackage(Exception):
    """The package that reads saved pages is not installed; the message says how to install it."""


@dataclass(slots=True)
class _Told:
    """What a page says of itself: properties by name, the JSON-LD of its scripts, days of `time`, its language; the words
    of its first headings and of its own title, by their tags.
    """

    properties: dict[str, str] = field(default_factory=dict)
    data: list[str] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    language: str = ""
    names: dict[str, list[str]] = field(default_factory=lambda: {"h1": [], "title": []})


class _Head(HTMLParser):
    """Collects what a page says of itself."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.told = _Told()
        self._in_data = False
        self._naming = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of a tag."""
        given = {name: value or "" for name, value in attrs}
        told = self.told
        if tag == "html":
            told.language = given.get("lang", "")
        elif tag == "meta":
            told.properties.setdefault(
                (given.get("property") or given.get("name", "")).lower(), given.get("content", "")
            )
        elif tag == "link" and "canonical" in given.get("rel", "").lower().split():
            told.properties.setdefault("canonical", given.get("href", ""))
        elif tag == "time" and given.get("datetime"):
            told.times.append(given["datetime"])
        elif tag == "script" and given.get("type", "").lower() == "application/ld+json":
            self._in_data = True
            told.data.append("")
        elif tag in told.names:
            self._naming = tag
            told.names[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        """The end of a script ends its data, that of a heading its words."""
        self._in_data = self._in_data and tag != "script"
        self._naming = "" if tag == self._naming else self._naming

    def handle_data(self, data: str) -> None:
        """Keep the data of a script, and the words of a heading."""
        if self._in_data:
            self.told.data[-1] += data
        if self._naming:
            self.told.names[self._naming][-1] += data


def read_page(path: Path) -> tuple[str, str]:
    """The seed that a saved page gives: its path from the site's root, and its text with front matter.

    Raises MissingPackage where trafilatura is not installed, FieldError for a page that cannot be read.
    """
    try:
        import trafilatura
    except ImportError:
        command = f"{sys.executable} -m pip install {' '.join(PACKAGES)}"
        raise MissingPackage(
            f"Saved pages are read by a package that is not installed. Install it with: {command}"
        ) from None
    html = _html(path)
    words = trafilatura.extract(
        html, output_format="txt", include_comments=False, include_tables=True, favor_recall=True
    )
    if not words or not words.strip():
        raise FieldError(
            Finding(Where(path.name), "file", "holds no text that could be found", "E730", "copy the text by hand")
        )
    fields = page_fields(html)
    name = slug(path.stem)
    body = "\n\n".join(line.strip() for line in words.splitlines() if line.strip())
    front = "\n".join(line for key, value in fields.items() for line in field_lines(key, value))
    return f"seeds/{name}.md", f"---\n{front}\n---\n\n{body}\n" if front else f"{body}\n"


def page_fields(html: str) -> dict[str, str]:
    """What a page says of itself, by title, date, updated, publisher, author, url and language."""
    parser = _Head()
    parser.feed(html)
    parser.close()
    told, data = parser.told, _article(parser.told.data)
    properties = told.properties
    fields = {
        "title": properties.get("og:title") or _word(data.get("headline")) or _name(told),
        "date": _day(properties.get("article:published_time"))
        or _day(data.get("datePublished"))
        or _day(_only(told.times)),
        "updated": _day(properties.get("article:modified_time")) or _day(data.get("dateModified")),
        "publisher": properties.get("og:site_name") or _word(data.get("publisher")),
        "author": _word(data.get("author")) or properties.get("article:author", ""),
        "url": properties.get("canonical") or properties.get("og:url") or _word(data.get("url")),
        "language": told.language or _word(data.get("inLanguage")),
    }
    return {name: " ".join(value.split()) for name, value in fields.items() if value and value.strip()}


def _html(path: Path) -> str:
    if not path.is_file() or path.stat().st_size > SAVED_PAGE:
        message = f"is larger than {SAVED_PAGE:,} bytes" if path.is_file() else "is not there"
        raise FieldError(Finding(Where(path.name), "file", message, "E730"))
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FieldError(
            Finding(Where(path.name, line), "file", "is not in UTF-8", "E101", "save it again as UTF-8")
        ) from None


def _article(scripts: list[str]) -> dict[str, Any]:
    """The first thing of the page's JSON-LD that was published."""
    for script in scripts:
        try:
            value = json.loads(script)
        except (ValueError, RecursionError):
            continue
        things = value if isinstance(value, list) else [value]
        things += [
            t for thing in things if isinstance(thing, dict) for t in thing.get("@graph", ()) if isinstance(t, dict)
        ]
        for thing in things:
            if isinstance(thing, dict) and (thing.get("datePublished") or thing.get("headline")):
                return thing
    return {}


def _word(value: Any) -> str:
    """A text, the name of a thing, or the first of several."""
    if isinstance(value, list):
        return _word(value[0]) if value else ""
    if isinstance(value, dict):
        return _word(value.get("name"))
    return value if isinstance(value, str) else ""


def _day(value: Any) -> str:
    """The day of an ISO 8601 time; empty where it is none."""
    found = _DAY.match(value) if isinstance(value, str) else None
    return found[0] if found else ""


def _name(told: _Told) -> str:
    """The one heading of the first order, or the title that stands in the browser's bar."""
    headings = [words for words in told.names["h1"] if words.strip()]
    return headings[0] if len(headings) == 1 else next(iter(told.names["title"]), "")


def _only(times: list[str]) -> str:
    """The day that all `time` elements of a page agree on."""
    days = list(dict.fromkeys(_day(time) for time in times if _day(time)))
    return days[0] if len(days) == 1 else ""

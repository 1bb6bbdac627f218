"""Citation templates of MediaWiki, as the English Wikipedia defines them."""

from __future__ import annotations

import re
from functools import lru_cache

from communique.citing.dates import MONTHS, UNDATED
from communique.citing.items import Item

TEMPLATES = {
    "press-release": "cite press release",
    "readout": "cite press release",
    "joint-statement": "cite press release",
}
NEWS = ("news-report", "wire-report", "editorial", "opinion")

_ESCAPES = str.maketrans({
    "|": "&#124;", "[": "&#91;", "]": "&#93;", "{": "&#123;", "}": "&#125;", "<": "&lt;", ">": "&gt;", "~": "&#126;",
    "&": "&amp;", "'": "&#39;", "\\": "&#92;", "_": "&#95;",
})  # fmt: skip
_URL_ESCAPES = str.maketrans(
    {"|": "%7C", "[": "%5B", "]": "%5D", "{": "%7B", "}": "%7D", "<": "%3C", ">": "%3E", " ": "%20", "'": "%27"}
)
_CAPTURED = re.compile(r"https?://web\.archive\.org/web/(\d{4})(\d\d)(\d\d)\d*[a-z_]*/")


def template(item: Item) -> str:
    """The template that fits the item: press release, news, or web.

    `date` holds what the templates accept and the source gives; a date with supplied or doubtful parts stands in
    `orig-date`, which takes any words. The address is that of the archive's page, or of the place where the text was
    obtained with its archived copy.
    """
    name = TEMPLATES.get(item.form, "cite news" if item.form in NEWS else "cite web")
    fields = [("author", item.author)] if name != "cite press release" else []
    fields.append(("title", item.title))
    if name == "cite press release":
        fields.append(("publisher", item.author or item.publisher))
    elif name == "cite news":
        fields.append(("work", item.publisher))
    else:
        fields += [("website", item.container), ("publisher", item.publisher)]
    date, original = _dates(item)
    fields += [
        ("date", date),
        ("orig-date", original),
        ("language", "" if item.language.startswith("en") else item.language),
    ]
    written = [(key, _escaped(value)) for key, value in fields]
    written += _links(item)
    if name != "cite web":
        agent = item.publisher if name == "cite press release" and item.author else ""
        written += [("via", _escaped(item.container)), ("agency", _escaped(agent))]
    if item.paragraph:
        written.append(("at", f"para. {item.paragraph}"))
    written.append(("id", f"record {item.id}" + (f", revision {item.revision}" if item.revision else "")))
    return "{{" + name + "".join(f" |{key}={' '.join(value.split())}" for key, value in written if value) + "}}"


@lru_cache(4096)  # most of it are the few names of an archive
def _escaped(value: str) -> str:
    return value.translate(_ESCAPES)


def _links(item: Item) -> list[tuple[str, str]]:
    if not item.absolute:
        return []
    found = [("url", item.url.translate(_URL_ESCAPES))]
    captured = _CAPTURED.match(item.archived)
    if item.obtained.startswith(("http://", "https://")) and captured:
        year, month, day = (int(n) for n in captured.groups())
        if 1 <= month <= 12:
            copy = item.archived.translate(_URL_ESCAPES)
            found = [
                ("url", item.obtained.translate(_URL_ESCAPES)),
                ("archive-url", copy),
                ("archive-date", f"{day} {MONTHS[month - 1]} {year}"),
            ]
    return found


def _dates(item: Item) -> tuple[str, str]:
    """What the field `date` accepts, and the words for `orig-date` where that is not the whole."""
    date = item.issued
    if date.literal == UNDATED:
        return UNDATED, ""
    if date.literal:
        return _day(date.known) or UNDATED, date.literal
    if len(date.parts) == 1:
        return ("c. " if date.circa else "") + _day(date.parts[0]), ""
    first, last = date.parts
    return _range(first, last), ""


def _range(first: tuple[int, ...], last: tuple[int, ...]) -> str:
    if len(first) == 1:
        return f"{first[0]}–{last[0]}"
    if first[:2] == last[:2]:
        return f"{first[2]}–{_day(last)}"
    if len(first) == 2:
        return f"{MONTHS[first[1] - 1]}–{_day(last)}" if first[0] == last[0] else f"{_day(first)} – {_day(last)}"
    start = f"{first[2]} {MONTHS[first[1] - 1]}" if first[0] == last[0] else _day(first)
    return f"{start} – {_day(last)}"


def _day(parts: tuple[int, ...]) -> str:
    words = [str(parts[0])] if parts else []
    if len(parts) > 1:
        words.insert(0, MONTHS[parts[1] - 1])
    if len(parts) > 2:
        words.insert(0, str(parts[2]))
    return " ".join(words)

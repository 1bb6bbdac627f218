"""Citations in the styles of Chicago (18th edition, notes and bibliography), MLA (9th) and APA (7th).

The words are those that the CSL processor gives for a `webpage` with the styles of these editions, so that what a
reader copies here and what a reference manager makes of the files beside the page are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.citing.capitals import curled, headline, swapped
from communique.citing.dates import MONTHS, Cited
from communique.citing.items import Item, passage_url

SHORT_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one face."""

    text: str
    italic: bool = False


Citation = tuple[Run, ...]


def plain(citation: Citation) -> str:
    """A citation without its italics."""
    return "".join(run.text for run in citation)


def chicago_note(item: Item) -> Citation:
    """A footnote of Chicago; a passage has its paragraph before the address."""
    lead, before = _chicago_before(item)
    return _runs(lead + _commas([before, _paragraph(item, "para."), item.url]) + ".")


def chicago_notes(item: Item, paragraphs: Iterable[int]) -> Iterator[str]:
    """The footnotes on these paragraphs of a document, as plain words."""
    lead, before = _chicago_before(item)
    return (lead + _commas([before, f"para. {n}", passage_url(item, n)]) + "." for n in paragraphs)


def _chicago_before(item: Item) -> tuple[str, str]:
    """What stands in a footnote before the paragraph and the address: the second part goes on with a comma."""
    source = [item.container, item.publisher, _chicago_date(item.issued)]
    rest = [item.genre, _version(item.revision, "version")]
    if not item.issued.circa:
        return "", _commas([item.author, _quoted(item, ","), *rest, *source])
    stop = "," if any(rest) else ""  # the processor sets no comma before the container of an approximate date
    return _commas([item.author, _quoted(item, stop), *rest]) + " ", _commas(source)


def chicago_bibliography(item: Item) -> Citation:
    """An entry of a bibliography in Chicago's manner."""
    lead = item.author or item.publisher or item.container
    publisher = item.publisher if item.author else ""
    container = item.container if lead != item.container or item.author or item.publisher else ""
    imprint = _commas([container, publisher, _chicago_date(item.issued)])
    parts = [lead, _quoted(item, "."), _first(item.genre), _version(item.revision, "Version"), imprint, item.url]
    return _runs(_sentences(parts))


def mla(item: Item) -> Citation:
    """An entry of MLA's works cited."""
    date = ("Circa " if item.issued.circa else "") + _date(item.issued, _mla_day)
    tail = _commas([_version(item.revision, "Version"), item.publisher, date, item.url])
    if not item.container:
        return (Run(item.title, True), Run(f". {tail}."))
    head = _sentences([item.author, _quoted(item, "."), _first(item.genre)])
    return (Run(f"{head} "), Run(item.container, True), Run(f", {tail}."))


def apa(item: Item) -> Citation:
    """An entry of APA's references."""
    author = item.author or item.publisher
    title = curled(item.title)
    genre = f" [{_first(item.genre)}]" if item.genre else ""
    date = f"({'ca. ' * item.issued.circa}{_date(item.issued, _apa_day, _apa_range)})."
    source = ". ".join(p for p in (item.publisher if item.author else "", item.container) if p)
    end = f" {_stopped(source)} {item.url}" if source else f" {item.url}"
    if author:
        return (
            Run(f"{_stopped(author)} {date} "),
            Run(title, True),
            Run(f"{genre}{'' if _ends(title + genre) else '.'}{end}"),
        )
    if title.endswith(("”", "’")):
        title = _inside(title, "" if _ends(title) else ".")
    return (Run(title, True), Run(f"{'' if _ends(title) else '.'} {date}{genre}{'.' * bool(genre)}{end}"))


def mla_in_text(item: Item) -> Citation:
    """MLA's reference in brackets, with the paragraph of a passage."""
    paragraph = _paragraph(item, "par.")
    name = item.author or _quoted(item, "," if paragraph else "")
    gap = " " if name.endswith(",”") or name.endswith(",’”") else ", "
    return _runs(f"({name}{gap}{paragraph})" if paragraph else f"({name})")


def apa_in_text(item: Item) -> Citation:
    """APA's reference in brackets, with the paragraph of a passage."""
    year = _date(
        item.issued,
        lambda parts, year: str(parts[0]),
        lambda first, last: f"{first[0]}–{last[0]}" if first[0] != last[0] else str(first[0]),
    )
    tail = _commas([("ca. " * item.issued.circa) + year, _paragraph(item, "para.")])
    author = item.author or item.publisher
    if author:
        return _runs(f"({author}, {tail})")
    title = curled(_titled(item))
    if title.endswith(("”", "’")):
        return (Run("("), Run(_inside(title, ","), True), Run(f" {tail})"))
    return (Run("("), Run(title, True), Run(f", {tail})"))


def _titled(item: Item) -> str:
    return headline(item.title) if item.language.startswith("en") else item.title


def _quoted(item: Item, stop: str) -> str:
    """The title in double quotation marks, with the sign that follows it inside them."""
    title = swapped(_titled(item))
    if stop == "." and _ends(title):
        stop = ""
    return f"“{_inside(title, stop)}”"


def _inside(title: str, stop: str) -> str:
    """A sign set before the quotation marks that end a title."""
    bare = title.rstrip("”’")
    return bare + stop + title[len(bare) :]


def _ends(text: str) -> bool:
    """Whether a sentence ends with this text, whatever quotation marks close it."""
    return text.rstrip("”’").endswith((".", "?", "!"))


def _stopped(text: str) -> str:
    return text if _ends(text) else f"{text}."


def _first(words: str) -> str:
    return words[:1].upper() + words[1:]


def _version(revision: int, word: str) -> str:
    return f"{word} {revision}" if revision else ""


def _paragraph(item: Item, word: str) -> str:
    return f"{word} {item.paragraph}" if item.paragraph else ""


def _commas(parts: list[str]) -> str:
    """Parts with commas between them; one that ends in a comma within quotation marks has its own."""
    found = ""
    for part in parts:
        if found and part:
            found += " " if found.endswith((",”", ",’”")) else ", "
        found += part
    return found


def _sentences(parts: list[str]) -> str:
    return " ".join(_stopped(part) for part in parts if part)


def _runs(text: str) -> Citation:
    return (Run(text),)


def _chicago_date(date: Cited) -> str:
    words = _date(date, _chicago_day)
    return f"[{words}?]" if date.circa else words


def _date(date: Cited, one, two=None) -> str:  # type: ignore[no-untyped-def]
    """A date by a style's own form: `one` gives a single date (with or without its year), `two` an interval."""
    if date.literal:
        return date.literal
    if len(date.parts) == 1:
        return one(date.parts[0], True)
    first, last = date.parts
    if two:
        return two(first, last)
    if first[0] != last[0] or len(first) == 1:
        return f"{one(first, True)}–{one(last, True)}"
    if first[:2] == last[:2] and len(first) == 3:
        return one(first, True).replace(str(first[2]), f"{first[2]}–{last[2]}", 1)
    start, end = (one(first, False), one(last, True))
    return f"{start}–{end}"


def _chicago_day(parts: tuple[int, ...], year: bool) -> str:
    if len(parts) == 1:
        return str(parts[0])
    day = f" {parts[2]}" if len(parts) == 3 else ""
    comma = "," if day else ""
    return f"{MONTHS[parts[1] - 1]}{day}" + (f"{comma} {parts[0]}" if year else "")


def _mla_day(parts: tuple[int, ...], year: bool) -> str:
    if len(parts) == 1:
        return str(parts[0])
    day = f"{parts[2]} " if len(parts) == 3 else ""
    return f"{day}{SHORT_MONTHS[parts[1] - 1]}" + (f" {parts[0]}" if year else "")


def _apa_day(parts: tuple[int, ...], year: bool) -> str:
    if len(parts) == 1:
        return str(parts[0])
    day = f" {parts[2]}" if len(parts) == 3 else ""
    return (f"{parts[0]}, " if year else "") + f"{MONTHS[parts[1] - 1]}{day}"


def _apa_range(first: tuple[int, ...], last: tuple[int, ...]) -> str:
    if len(first) == 1:
        return f"{first[0]}–{last[0]}"
    years = str(first[0]) if first[0] == last[0] else f"{first[0]}–{last[0]}"
    start, end = _apa_day(first, False), _apa_day(last, False)
    if first[:2] == last[:2] and len(first) == 3:
        return f"{years}, {start}–{last[2]}"
    return f"{years}, {start}–{end}"

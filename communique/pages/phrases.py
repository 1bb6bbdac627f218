"""Phrases: the formulas of the lexicon, those found in the texts, and a page for each of the lexicon's with its places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from communique.indices.index import Indices
from communique.indices.phrases import MINED, Track
from communique.model.archive import Archive
from communique.model.dates import ArchiveDate
from communique.model.page import Page
from communique.model.provenance import Claim
from communique.model.site import Site
from communique.pages.concordance import Line, User, counts, date_told, lines, users
from communique.pages.strips import StripShown, strips
from communique.pages.topics import readable
from communique.pages.years import YearCount
from communique.rendering.words import plain
from communique.text.slugs import slug

IN_FULL = 40
"""With more formulas than this the list leaves the places to the formulas' own pages."""
TOGETHER = 20
"""With more found formulas than this there is a page a letter."""
ROWS = 8
"""Places of a found formula that are shown; search has the others."""
ONE_PAGE = 300
"""With more places than this a formula's page leads to a page a year."""


@dataclass(frozen=True, slots=True)
class PhraseShown:
    """A formula: how often, in how many documents, from when to when, by whom, and its places in context.

    `url` is its own page, or the one on which it stands under `fragment`; `more` counts the places not shown.
    """

    id: str
    name: str
    note: str
    url: str
    fragment: str
    n: int
    documents: int
    of_documents: int
    first: Claim[ArchiveDate] | None
    last: Claim[ArchiveDate] | None
    users: tuple[User, ...]
    strip: StripShown | None
    lines: tuple[Line, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class SeriesLink:
    """A declared series, with the number of its documents."""

    name: str
    url: str
    documents: int


@dataclass(frozen=True, slots=True)
class PhrasesView:
    """The list; `full` where the places stand on it."""

    phrases: tuple[PhraseShown, ...]
    full: bool
    found: tuple[PhraseShown, ...]
    found_url: str
    series: tuple[SeriesLink, ...]


@dataclass(frozen=True, slots=True)
class FoundLetter:
    """A page of found formulas; `current` where it is the one shown."""

    letter: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class FoundView:
    """Formulas that were found in the texts: those of one letter, or all; `most` is how many are shown at most."""

    phrases: tuple[PhraseShown, ...]
    letters: tuple[FoundLetter, ...]
    letter: str
    full: bool
    n: int
    most: int = MINED


@dataclass(frozen=True, slots=True)
class PhraseView:
    """A formula's own page. `year` is set on a page of one year; `years` where the places are split."""

    phrase: PhraseShown
    wordings: tuple[str, ...]
    years: tuple[YearCount, ...] = ()
    year: int = 0


def pages(archive: Archive, indices: Indices, site: Site) -> Iterator[Page]:
    """The list, a page for each listed formula, and the pages of the found ones."""
    if not indices.has_phrases:
        return
    tracks = tuple(indices.phrases.tracks.values())
    series = archive.vocabularies.series.values()
    strip = strips(archive)

    def shown(track: Track, url: str, fragment: str = "", rows: int | None = None) -> PhraseShown:
        return _shown(track, url, fragment, archive, rows, strip(counts(track, archive)))

    listed = tuple(shown(t, f"phrases/{t.id}/") for t in tracks if t.curated)
    letters = _by_letter([t for t in tracks if not t.curated])
    found = {t.id: shown(t, url, t.id, ROWS) for url, held in letters.items() for t in held}
    full = len(listed) <= IN_FULL
    view = PhrasesView(
        phrases=listed if full else tuple(replace(p, lines=()) for p in listed),
        full=full,
        found=tuple(replace(found[t.id], lines=()) for t in tracks if not t.curated)[:TOGETHER],
        found_url="phrases/found/" if found else "",
        series=tuple(SeriesLink(s.name, f"series/{s.id}/", len(s.documents)) for s in series),
    )
    title, told = plain(site.words, "phrases.title"), plain(site.words, "phrases.description")
    yield Page("phrases/", "pages/phrases.html", title, told, view, "phrases")
    for phrase in listed:
        yield from _own(phrase, archive, site)
    if found:
        yield from _found(tuple(found[t.id] for t in tracks if not t.curated), letters, site)


def _shown(
    track: Track, url: str, fragment: str, archive: Archive, rows: int | None, strip: StripShown | None
) -> PhraseShown:
    first, last = archive.documents[track.documents[0]], archive.documents[track.documents[-1]]
    return PhraseShown(
        id=track.id,
        name=track.name,
        note=track.note,
        url=url,
        fragment=fragment,
        n=len(track.occurrences),
        documents=len(track.documents),
        of_documents=len(archive.documents),
        first=date_told(first, archive),
        last=date_told(last, archive),
        users=users(track, archive),
        strip=strip,
        lines=lines(track.occurrences[:rows], archive),
        more=max(len(track.occurrences) - rows, 0) if rows else 0,
    )


def _by_letter(tracks: Sequence[Track]) -> dict[str, list[Track]]:
    """The found formulas by the page on which they stand, in order of the alphabet."""
    if len(tracks) <= TOGETHER:
        return {"phrases/found/": list(tracks)} if tracks else {}
    found: dict[str, list[Track]] = {}
    for track in sorted(tracks, key=lambda t: (_letter(t.name), t.name.casefold(), t.id)):
        found.setdefault(f"phrases/found/{_letter(track.name)}/", []).append(track)
    return found


def _letter(name: str) -> str:
    """The address of a formula's first letter; `other` where it is none of a to z, `0-9` for digits."""
    first = slug(name[:1])
    return first if first.isalpha() and len(first) == 1 else "0-9" if first.isdigit() else "other"


def _own(phrase: PhraseShown, archive: Archive, site: Site) -> Iterator[Page]:
    """A formula's page, or where it has too many places a page that leads to the years, and a page a year."""
    listed = archive.vocabularies.phrases[phrase.id]
    documents = plain(site.words, "count.documents", n=phrase.documents)
    told = plain(site.words, "phrase.description", name=phrase.name, n=phrase.n, documents=documents)
    wordings = tuple(readable(pattern) for patterns in listed.variants.values() for pattern in patterns)
    if phrase.n <= ONE_PAGE:
        yield Page(phrase.url, "pages/phrase.html", phrase.name, told, PhraseView(phrase, wordings), "phrases")
        return
    by_year = [(year, tuple(held)) for year, held in groupby(phrase.lines, key=lambda one: one.year)]
    years = tuple(YearCount(str(y), f"{phrase.url}{y:04d}/", len(held)) for y, held in by_year if y)
    undated = tuple(one for y, held in by_year if not y for one in held)
    view = PhraseView(replace(phrase, lines=undated), wordings, years)
    yield Page(phrase.url, "pages/phrase.html", phrase.name, told, view, "phrases")
    for count, (year, held) in zip(years, [pair for pair in by_year if pair[0]], strict=True):
        view = PhraseView(replace(phrase, lines=held), wordings, years, year)
        yield Page(count.url, "pages/phrase.html", f"{phrase.name}, {year}", told, view, "phrases")


def _found(found: tuple[PhraseShown, ...], letters: dict[str, list[Track]], site: Site) -> Iterator[Page]:
    """All on one page, or a list of all and a page a letter."""
    title, told = plain(site.words, "phrases.found"), plain(site.words, "phrases.found-description", n=len(found))
    if len(letters) == 1 and "phrases/found/" in letters:
        view = FoundView(found, (), "", True, len(found))
        yield Page("phrases/found/", "pages/phrases-found.html", title, told, view, "phrases")
        return
    by_id = {phrase.id: phrase for phrase in found}
    names = {url: url.rstrip("/").rsplit("/", 1)[1] for url in letters}

    def linked(current: str) -> tuple[FoundLetter, ...]:
        return tuple(FoundLetter(name.upper() if len(name) == 1 else name, url, url == current) for url, name in names.items())

    short = tuple(replace(phrase, lines=()) for phrase in found)
    whole = FoundView(short, linked(""), "", False, len(found))
    yield Page("phrases/found/", "pages/phrases-found.html", title, told, whole, "phrases")
    for url, held in letters.items():
        letter = next(one.letter for one in linked(url) if one.current)
        view = FoundView(tuple(by_id[t.id] for t in held), linked(url), letter, True, len(held))
        yield Page(url, "pages/phrases-found.html", f"{title}: {letter}", told, view, "phrases")

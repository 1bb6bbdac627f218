"""How the site is found: sitemap, robots.txt, the description of its search. What needs an address waits for one."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from communique.citing.items import last_change
from communique.indices.index import Indices
from communique.model.archive import Archive
from communique.model.page import Output, Page
from communique.model.site import Site
from communique.rendering.words import plain

MOST = 50_000
"""Addresses in one sitemap; beyond, an index of several."""

STUBS = ("pages/moved.html", "pages/withdrawn.html")
"""Templates of pages that stand at an address of old."""

_HEAD = '<?xml version="1.0" encoding="utf-8"?>'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def export(archive: Archive, indices: Indices, site: Site, pages: tuple[Page, ...]) -> Iterator[Output]:
    """`robots.txt` always; `sitemap.xml`, and `opensearch.xml` where there is a search, where the site has an address."""
    sitemap = f"\nSitemap: {site.address}sitemap.xml\n" if site.address else ""
    yield Output("robots.txt", f"User-agent: *\nAllow: /\n{sitemap}".encode())
    if site.address:
        yield from sitemaps(tuple(_pages(pages, archive, site)), site)
        if any(page.url == "search/" for page in pages):
            yield Output("opensearch.xml", _opensearch(site).encode())


def sitemaps(pages: tuple[tuple[str, str], ...], site: Site, most: int = MOST) -> Iterator[Output]:
    """Pages as path and day of last change; several files and their index where there are more than `most`."""
    parts = [pages[n : n + most] for n in range(0, len(pages), most)] or [()]
    if len(parts) == 1:
        yield Output("sitemap.xml", _urls(parts[0], site).encode())
        return
    lines = [_HEAD, f"<sitemapindex {_SPACE}>"]
    for number, part in enumerate(parts, 1):
        yield Output(f"sitemap-{number}.xml", _urls(part, site).encode())
        last = max(day for _, day in part)
        lines.append(f"<sitemap><loc>{escape(site.address)}sitemap-{number}.xml</loc>{_day(last)}</sitemap>")
    yield Output("sitemap.xml", "\n".join([*lines, "</sitemapindex>", ""]).encode())


def _pages(pages: tuple[Page, ...], archive: Archive, site: Site) -> Iterator[tuple[str, str]]:
    """Every page that is no stub, with the day of its record's last change, or of the archive's."""
    revised = site.revised.isoformat() if site.revised else ""
    days = {f"events/{e.id}/": last_change(e, site) for e in archive.events.values()}
    days |= {f"documents/{d.id}/": last_change(d, site) for d in archive.documents.values()}
    for page in pages:
        if page.url.endswith("/") or not page.url:
            if page.template not in STUBS:
                yield page.url, days.get(page.url, revised)


def _urls(pages: tuple[tuple[str, str], ...], site: Site) -> str:
    lines = [f"<url><loc>{escape(site.address + path)}</loc>{_day(day)}</url>" for path, day in pages]
    return "\n".join([_HEAD, f"<urlset {_SPACE}>", *lines, "</urlset>", ""])


def _day(day: str) -> str:
    return f"<lastmod>{day}</lastmod>" if day else ""


def _cut(title: str, most: int) -> str:
    """A title of at most so many characters, cut between words where it has several."""
    whole = title[: most + 1].rpartition(" ")[0]
    return title if len(title) <= most else whole or title[:most]


def _opensearch(site: Site) -> str:
    return "\n".join([
        _HEAD,
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
        f"<ShortName>{escape(_cut(site.title, 16))}</ShortName>",
        f"<LongName>{escape(_cut(site.title, 48))}</LongName>",
        f"<Description>{escape(plain(site.words, 'search.about', site=site.title))}</Description>",
        f'<Url type="text/html" template="{escape(site.address)}search/?q={{searchTerms}}"/>',
        "<InputEncoding>UTF-8</InputEncoding>",
        "</OpenSearchDescription>",
        "",
    ])  # fmt: skip

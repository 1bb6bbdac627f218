"""Date expressions: found in a view, longest and most specific first, each claiming its words."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from communique.model.language import Language
from communique.model.provenance import Span
from communique.seeds.date_forms import CJK, FORMS, every, fill, pairs, placeholders
from communique.text.beginnings import WordIndex
from communique.text.patterns import readings, trie


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that give a date, or a bound on one.

    `kind` is day, month, year, weekday, monthday, offset, ago, anniversary, named-year or period. `edtf` is the date as
    written (`2021-12-15`, `XXXX-05-19`, `XXXX-06`); `number` a weekday from 0, a day of an unnamed month, or days or
    years of distance; `cue` last, next, this or empty. `core` is the date without the cue before it.
    """

    span: Span
    core: Span
    kind: str
    edtf: str = ""
    number: int = 0
    cue: str = ""

    @property
    def full(self) -> bool:
        """Whether a day of a known year is meant."""
        return self.kind == "day" and not self.edtf.startswith(("X", "["))


@dataclass(frozen=True, slots=True, eq=False)
class DateWords:
    """One expression for all dates of some languages, and the tables that give its words their numbers.

    `firsts` are the words with which a date can begin, beside numbers; `dense` finds those of scripts without spaces. `before_month`,
    `before_year` and `before_day` match the cue that ends just before a month, year or weekday.
    """

    shape: re.Pattern[str]
    firsts: frozenset[str]
    dense: re.Pattern[str] | None
    before_month: re.Pattern[str]
    before_year: re.Pattern[str]
    before_day: re.Pattern[str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    offsets: Mapping[str, int]
    cues: Mapping[str, str]
    years: Mapping[str, int]
    parts: Mapping[str, str]

    @property
    def prefixes(self) -> tuple[str, ...]:
        """The digits, with which numbers begin."""
        return tuple("0123456789")

    def find(self, view: str, start: int = 0, end: int | None = None) -> Iterator[Expression]:
        """The expressions of a view, in order; none lies within another."""
        stop = len(view) if end is None else end
        yield from self._at(self._places(view, start, stop), view, stop)

    def find_in(self, index: WordIndex) -> Iterator[Expression]:
        """The expressions of a whole view, as `find` gives them, by its index of words."""
        if self.dense or index.dense:
            yield from self.find(index.view)
            return
        yield from self._at(index.places[self], index.view, len(index.view))

    def _at(self, places: list[int], view: str, end: int) -> Iterator[Expression]:
        last = -1
        for at in places:
            match = self.shape.match(view, at, end) if at >= last else None
            if match:
                last = match.end()
                found = self._read(match)
                if found:
                    yield found

    def _places(self, view: str, start: int, end: int) -> list[int]:
        """Where a date can begin: at numbers and at the words of the tables."""
        firsts = self.firsts
        found = [m.start() for m in _TOKEN.finditer(view, start, end) if m[0][0].isdigit() or m[0].casefold() in firsts]
        if self.dense:
            found = sorted({*found, *(m.start() for m in self.dense.finditer(view, start, end))})
        return found

    def _read(self, match: re.Match[str]) -> Expression | None:
        reader = _READERS.get(match.lastgroup or "")
        try:
            return reader(self, match) if reader else None
        except ValueError:
            return None

    def lead(self, pattern: re.Pattern[str], match: re.Match[str]) -> re.Match[str] | None:
        """The cue that ends where a match begins."""
        start = match.start()
        return pattern.search(match.string, max(0, start - _LEAD), start)


_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_LEAD = 28
"""Characters before a month, year or weekday in which a cue is looked for."""


def date_words(languages: tuple[Language, ...]) -> DateWords:
    """Compile the date tables of some languages, the text's own first."""
    tables = ("months", "weekdays", "offsets", "years", "cues", "parts_of_year")
    rows = {table: dict(pairs(languages, table)) for table in tables}
    never = [reading for pattern in every(languages, "not_dates") for reading in readings(pattern)]
    begin = [word for table in tables if table != "cues" for word in rows[table]] + never
    dense = [word for word in begin if re.match(f"[{CJK}]", word)]
    words = placeholders(languages, rows, never, bool(dense))
    month = rf"(?<!\w)(?:{words['MC']})[ -](?:(?P<cue>{words['C']}) )?$"
    leads = [month, rf"(?<!\w)(?:{words['YC']}) $", rf"(?<!\w)(?P<cue>{words['C']}) $"]
    return DateWords(
        re.compile("|".join(fill(form, words) for form in FORMS)),
        frozenset(match[0].casefold() for word in begin if (match := _TOKEN.match(word))),
        re.compile(trie(dense)) if dense else None,
        *(re.compile(lead) for lead in leads),
        *({word: int(key) for word, key in rows[table].items()} for table in ("months", "weekdays", "offsets")),
        cues=rows["cues"],
        years={word: int(key) for word, key in rows["years"].items()},
        parts=rows["parts_of_year"],
    )


def _month(words: DateWords, text: str) -> int:
    return words.months[" ".join(text.rstrip(".").split())]


def _day(match: re.Match[str], year: str | None, month: int, day: str, last: str | None = None) -> Expression:
    number = int(day)
    if not 1 <= number <= monthrange(int(year or 2000), month)[1]:
        raise ValueError("no such day")
    edtf = f"{year or 'XXXX'}-{month:02}-{number:02}"
    if last and monthrange(int(year or 2000), month)[1] >= int(last) > number:
        edtf += f"/{year or 'XXXX'}-{month:02}-{int(last):02}"
    span = Span(*match.span())
    return Expression(span, span, "day", edtf)


def _range(match: re.Match[str], year: str | None, first: tuple[int, str], last: tuple[int, str]) -> Expression:
    """From one day to another, each a month and a day; a year that stands behind them is that of the last."""
    (month, day), (until, end) = ((m, int(d)) for m, d in (first, last))
    early = str(int(year) - 1) if year and (until, end) < (month, day) else year or "XXXX"
    for one, m, d in ((early, month, day), (year or "XXXX", until, end)):
        if not 1 <= d <= monthrange(int(one) if one != "XXXX" else 2000, m)[1]:
            raise ValueError("no such day")
    span = Span(*match.span())
    return Expression(span, span, "day", f"{early}-{month:02}-{day:02}/{year or 'XXXX'}-{until:02}-{end:02}")


def _of_month(match: re.Match[str], year: str | None, month: int) -> Expression:
    if not 1 <= month <= 12:
        raise ValueError
    span = Span(*match.span())
    return Expression(span, span, "month", f"{year or 'XXXX'}-{month:02}")


def _bare_month(words: DateWords, match: re.Match[str]) -> Expression | None:
    """A month's name alone is a date only after a cue such as "in": "May" and "March" are words too."""
    lead = words.lead(words.before_month, match)
    if lead is None:
        return None
    found = _of_month(match, None, _month(words, match["baremonth"]))
    return replace(found, span=Span(lead.start(), match.end()), cue=words.cues.get(lead["cue"] or "", ""))


def _bare_year(words: DateWords, match: re.Match[str]) -> Expression | None:
    """Four digits are a year only after a cue such as "in"."""
    lead = words.lead(words.before_year, match)
    if lead is None:
        return None
    return Expression(Span(lead.start(), match.end()), Span(*match.span()), "year", match["year"])


def _weekday(words: DateWords, match: re.Match[str]) -> Expression:
    lead = words.lead(words.before_day, match)
    start, cue = (lead.start(), words.cues[lead["cue"]]) if lead else (match.start(), "")
    return Expression(Span(start, match.end()), Span(*match.span()), "weekday", "", words.weekdays[match[0]], cue)


def _numeric(words: DateWords, m: re.Match[str]) -> Expression:
    """D.M.YYYY is sure; with slashes either number may be the month, which gives a set of two days."""
    a, b, year = int(m["n1"]), int(m["n2"]), m["numeric"]
    if m["ns"] != "/" or a > 12:
        return _day(m, year, b, m["n1"])
    if b > 12 or a == b:
        return _day(m, year, a, m["n2"])
    span = Span(*m.span())
    first, second = sorted((f"{year}-{a:02}-{b:02}", f"{year}-{b:02}-{a:02}"))
    return Expression(span, span, "day", f"[{first},{second}]")


def _counted(kind: str, match: re.Match[str], number: int) -> Expression:
    span = Span(*match.span())
    return Expression(span, span, kind, "", number)


def _period(words: DateWords, m: re.Match[str]) -> Expression:
    first, last = words.parts[m["period"]].split("-")
    span = Span(*m.span())
    return Expression(span, span, "period", f"{m['py']}-{first}/{m['py']}-{last}")


_READERS = {
    "iso": lambda w, m: _day(m, m["iy"], int(m["im"]), m["iso"]),
    "isomonth": lambda w, m: _of_month(m, m["jy"], int(m["isomonth"])),
    "cjk": lambda w, m: _day(m, m["cy"], int(m["cm"]), m["cjk"]),
    "cjkmonth": lambda w, m: _of_month(m, m["cmy"], int(m["cjkmonth"])),
    "cjkbaremonth": lambda w, m: _of_month(m, None, int(m["cjkbaremonth"])),
    "cjkday": lambda w, m: _counted("monthday", m, int(m["cjkday"])),
    "cjkyear": lambda w, m: Expression(Span(*m.span()), Span(*m.span()), "year", m["cjkyear"]),
    "cjkrange": lambda w, m: _range(m, m["ry"], (int(m["rm"]), m["rd"]), (int(m["rm2"] or m["rm"]), m["cjkrange"])),
    "dayrange": lambda w, m: _range(m, m["xy"], (_month(w, m["xm"]), m["xd"]), (_month(w, m["xm2"]), m["xd2"])),
    "monthrange": lambda w, m: _range(m, m["zy"], (_month(w, m["zm"]), m["zd"]), (_month(w, m["zm2"]), m["zd2"])),
    "dmy": lambda w, m: _day(m, m["dmy"], _month(w, m["am"]), m["a1"], m["a2"]),
    "dmm": lambda w, m: _day(m, None, _month(w, m["dmm"]), m["dm"], m["d2"]),
    "md": lambda w, m: _day(m, None, _month(w, m["mdm"]), m["md"]),
    "md2": lambda w, m: _day(m, None, _month(w, m["mdm"]), m["md"], m["md2"]),
    "mdy": lambda w, m: _day(m, m["mdy"], _month(w, m["mdm"]), m["md"], m["md2"]),
    "mmy": lambda w, m: _of_month(m, m["mmy"], _month(w, m["my"])),
    "numeric": _numeric,
    "baremonth": _bare_month,
    "weekday": _weekday,
    "offset": lambda w, m: _counted("offset", m, w.offsets[m["offset"]]),
    "ago": lambda w, m: _counted("ago", m, int(m["ago"])),
    "anniversary": lambda w, m: _counted("anniversary", m, int(m["anniversary"])),
    "namedyear": lambda w, m: _counted("named-year", m, w.years[m["namedyear"]]),
    "py": _period,
    "year": _bare_year,
}
"""How each form is read, by the name of its last group. A reader raises ValueError for what is no date."""

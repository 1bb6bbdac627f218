"""Date expressions: found in a view, longest and most specific first, each claiming its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from communique.model.language import Language
from communique.model.provenance import Span
from communique.text.patterns import readings, trie


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that give a date, or a bound on one.

    `kind` is day, month, year, weekday, offset, ago, anniversary, named-year or period. `edtf` is the date as written
    (`2021-12-15`, `XXXX-05-19`, `XXXX-06`); `number` a weekday from 0, days or years of distance; `cue` last, next,
    this or empty. `core` is the date without the cue before it.
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


@dataclass(frozen=True, slots=True)
class DateWords:
    """One expression for all dates of some languages, and the tables that give its words their numbers."""

    shape: re.Pattern[str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    offsets: Mapping[str, int]
    cues: Mapping[str, str]
    years: Mapping[str, int]
    parts: Mapping[str, str]

    def find(self, view: str, start: int = 0, end: int | None = None) -> Iterator[Expression]:
        """The expressions of a view, in order; none lies within another."""
        for match in self.shape.finditer(view, start, len(view) if end is None else end):
            found = self._read(match)
            if found:
                yield found

    def _read(self, match: re.Match[str]) -> Expression | None:
        kind = match.lastgroup or ""
        reader = _READERS.get(kind)
        try:
            return reader(self, match) if reader else None
        except ValueError:
            return None


def date_words(languages: tuple[Language, ...]) -> DateWords:
    """Compile the date tables of some languages, the text's own first."""
    months = _numbers(languages, "months")
    weekdays = _numbers(languages, "weekdays")
    offsets = _numbers(languages, "offsets")
    years = _numbers(languages, "years")
    cues = {word: key for word, key in _pairs(languages, "cues")}
    parts = {word: key for word, key in _pairs(languages, "parts_of_year")}
    words = {
        "M": _any(months) + r"\.?",
        "W": _any(weekdays),
        "O": _any(offsets),
        "Y": _any(years),
        "C": _any(cues),
        "P": _any(parts),
        "OF": _any(_row(languages, "glue", "between")),
        "ORD": _any(_row(languages, "glue", "ordinal")),
        "AND": _any(_row(languages, "glue", "joining")),
        "YEAR": _any(_row(languages, "glue", "year")),
        "MC": _any(_row(languages, "month_cues", "before")),
        "YC": _any(_row(languages, "year_cues", "before")),
        "AGO": _any(_row(languages, "ago", "years")),
        "ANN": _any(_row(languages, "anniversary", "words")),
        "NOT": trie(r for w in _every(languages, "not_dates") for r in readings(w)) or "(?!)",
    }
    shape = "|".join(form for form in (_fill(form, words) for form in _FORMS))
    return DateWords(re.compile(shape), months, weekdays, offsets, cues, years, parts)


_FORMS = (
    r"(?<!\w)(?P<none><NOT>)(?!\w)",
    r"(?<![\w/.-])(?P<iy>\d{4})(?P<is>[-/.])(?P<im>\d{2})(?:(?P=is)(?P<iso>\d{2}))(?![\w-]|/\d)",
    r"(?<![\w/.-])(?P<jy>\d{4})-(?P<isomonth>\d{2})(?![\w-]|/\d)",
    r"(?:(?P<cy>\d{4}) ?年 ?)?(?P<cm>\d{1,2}) ?月 ?(?P<cjk>\d{1,2}) ?[日号]",
    r"(?P<cmy>\d{4}) ?年(?: ?(?P<cjkmonth>\d{1,2}) ?月)",
    r"(?P<cjkbaremonth>\d{1,2})月(?!\d)",
    r"(?P<cjkyear>\d{4})年(?! ?\d)",
    r"(?<![\w.])(?P<a1>\d{1,2})(?:(?:<ORD>))?(?:(?: ?- ?| (?:<AND>) )(?P<a2>\d{1,2})(?:(?:<ORD>))?)?"
    r"[ -](?:(?:<OF>) )?(?P<am>(?:<M>)),?(?:[ -](?:(?:<OF>) )?(?P<dmy>\d{4})(?: ?(?:<YEAR>)(?!\w))?)(?![\w-])",
    r"(?<![\w.])(?P<dm>\d{1,2})(?:(?:<ORD>))?(?:(?: ?- ?| (?:<AND>) )(?P<d2>\d{1,2})(?:(?:<ORD>))?)?"
    r"[ -](?:(?:<OF>) )?(?P<dmm>(?:<M>))(?!\w)",
    r"(?<![\w.])(?P<mdm>(?:<M>)) (?P<md>\d{1,2})(?:(?:<ORD>))?"
    r"(?:(?: ?- ?| (?:<AND>) )(?P<md2>\d{1,2})(?:(?:<ORD>))?(?!\d))?(?!\d)(?:,? (?P<mdy>\d{4})(?!\d))?(?!\w)",
    r"(?<!\w)(?:(?:<MC>)[ -])?(?P<my>(?:<M>)),?(?: (?:<OF>))? (?P<mmy>\d{4})(?!\d)(?: ?(?:<YEAR>)(?!\w))?",
    r"(?<![\w./-])(?P<n1>\d{1,2})(?P<ns>[./-])(?P<n2>\d{1,2})(?P=ns)(?P<numeric>\d{4})(?![\w-]|/\d)",
    r"(?<!\w)(?:<MC>)[ -](?:(?P<bc>(?:<C>)) )?(?P<baremonth>(?:<M>))(?!\w)",
    r"(?<!\w)(?:(?P<wc>(?:<C>)) )?(?P<weekday>(?:<W>))(?!\w)",
    r"(?<!\w)(?P<offset>(?:<O>))(?!\w)(?!'s [A-Z])",
    r"(?<!\w)(?P<ago>\d{1,3}) (?:<AGO>)(?!\w)",
    r"(?<!\w)(?P<anniversary>\d{1,3})(?:(?:<ORD>))?[ -](?:<ANN>)(?!\w)",
    r"(?<!\w)(?P<period>(?:<P>)) (?P<py>\d{4})(?!\d)",
    r"(?<!\w)(?P<namedyear>(?:<Y>))(?!\w)",
    r"(?<!\w)(?:<YC>) (?P<year>(?:1[5-9]|20)\d\d)(?![\w-]|,\d)(?! [A-Z])",
)
"""The forms, most specific first; the last group of each that can match names its reader."""


def _fill(form: str, words: Mapping[str, str]) -> str:
    return re.sub(r"<([A-Z]+)>", lambda m: words[m[1]], form)


def _pairs(languages: tuple[Language, ...], table: str) -> Iterator[tuple[str, str]]:
    for language in reversed(languages):
        for key, row in language.rows(table).items():
            for word in row:
                for form in {word: 0, word[:1].upper() + word[1:]: 0, word.upper(): 0}:
                    yield form, key


def _numbers(languages: tuple[Language, ...], table: str) -> dict[str, int]:
    return {word: int(key) for word, key in _pairs(languages, table)}


def _row(languages: tuple[Language, ...], table: str, key: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for form, k in _pairs(languages, table) if k == key))


def _every(languages: tuple[Language, ...], table: str) -> tuple[str, ...]:
    return tuple(w for language in languages for row in language.rows(table).values() for w in row)


def _any(words: object) -> str:
    found = tuple(words)  # type: ignore[call-overload]
    return trie(found) if found else "(?!)"


def _month(words: DateWords, text: str) -> int:
    return words.months[" ".join(text.rstrip(".").split())]


def _day(match: re.Match[str], year: str | None, month: int, day: str, last: str | None = None) -> Expression:
    number = int(day)
    if not (1 <= month <= 12 and 1 <= number <= 31):
        raise ValueError
    edtf = f"{year or 'XXXX'}-{month:02}-{number:02}"
    if last and 31 >= int(last) > number:
        edtf += f"/{year or 'XXXX'}-{month:02}-{int(last):02}"
    span = Span(*match.span())
    return Expression(span, span, "day", edtf)


def _of_month(match: re.Match[str], year: str | None, month: int, cue: str = "", core: str = "") -> Expression:
    if not 1 <= month <= 12:
        raise ValueError
    span = Span(*match.span())
    return Expression(span, Span(*match.span(core)) if core else span, "month", f"{year or 'XXXX'}-{month:02}", cue=cue)


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


def _counted(kind: str, group: str) -> object:
    def read(words: DateWords, m: re.Match[str]) -> Expression:
        table = {"weekday": words.weekdays, "offset": words.offsets, "named-year": words.years}.get(kind)
        number = table[m[group]] if table is not None else int(m[group])
        cue = words.cues.get(m["wc"] or "", "") if kind == "weekday" else ""
        return Expression(Span(*m.span()), Span(*m.span(group)), kind, "", number, cue)

    return read


def _period(words: DateWords, m: re.Match[str]) -> Expression:
    first, last = words.parts[m["period"]].split("-")
    span = Span(*m.span())
    return Expression(span, span, "period", f"{m['py']}-{first}/{m['py']}-{last}")


def _year(words: DateWords, m: re.Match[str], group: str = "year") -> Expression:
    return Expression(Span(*m.span()), Span(*m.span(group)), "year", m[group])


_READERS = {
    "iso": lambda w, m: _day(m, m["iy"], int(m["im"]), m["iso"]),
    "isomonth": lambda w, m: _of_month(m, m["jy"], int(m["isomonth"])),
    "cjk": lambda w, m: _day(m, m["cy"], int(m["cm"]), m["cjk"]),
    "cjkmonth": lambda w, m: _of_month(m, m["cmy"], int(m["cjkmonth"])),
    "cjkbaremonth": lambda w, m: _of_month(m, None, int(m["cjkbaremonth"])),
    "cjkyear": lambda w, m: _year(w, m, "cjkyear"),
    "dmy": lambda w, m: _day(m, m["dmy"], _month(w, m["am"]), m["a1"], m["a2"]),
    "dmm": lambda w, m: _day(m, None, _month(w, m["dmm"]), m["dm"], m["d2"]),
    "md": lambda w, m: _day(m, None, _month(w, m["mdm"]), m["md"]),
    "md2": lambda w, m: _day(m, None, _month(w, m["mdm"]), m["md"], m["md2"]),
    "mdy": lambda w, m: _day(m, m["mdy"], _month(w, m["mdm"]), m["md"], m["md2"]),
    "mmy": lambda w, m: _of_month(m, m["mmy"], _month(w, m["my"])),
    "numeric": _numeric,
    "baremonth": lambda w, m: _of_month(m, None, _month(w, m["baremonth"]), w.cues.get(m["bc"] or "", ""), "baremonth"),
    "weekday": _counted("weekday", "weekday"),
    "offset": _counted("offset", "offset"),
    "ago": _counted("ago", "ago"),
    "anniversary": _counted("anniversary", "anniversary"),
    "namedyear": _counted("named-year", "namedyear"),
    "py": _period,
    "year": _year,
}

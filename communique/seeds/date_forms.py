"""The forms in which dates are written, and the words of the language tables that fill them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from communique.model.language import Language
from communique.text.patterns import trie

CJK = "\u3400-\u9fff"

FORMS = (
    r"(?<!\w)(?P<none><NOT>)(?!\w)",
    r"(?<![\w/.-])(?P<iy>\d{4})(?P<is>[-/.])(?P<im>\d{2})(?:(?P=is)(?P<iso>\d{2}))(?:(?=T\d\d:)|(?![\w-]|/\d))",
    r"(?<![\w/.-])(?P<jy>\d{4})-(?P<isomonth>\d{2})(?![\w-]|/\d)",
    r"(?:(?P<ry>\d{4}) ?年 ?)?(?P<rm>\d{1,2}) ?月 ?(?P<rd>\d{1,2}) ?[日号]? ?[至到-] ?(?:(?P<rm2>\d{1,2}) ?月 ?)?(?P<cjkrange>\d{1,2}) ?[日号]",
    r"(?:(?P<cy>\d{4}) ?年 ?)?(?P<cm>\d{1,2}) ?月 ?(?P<cjk>\d{1,2}) ?[日号]",
    r"(?P<cmy>\d{4}) ?年(?: ?(?P<cjkmonth>\d{1,2}) ?月)",
    r"(?P<cjkbaremonth>\d{1,2})月(?!\d)",
    r"(?<!\d)(?P<cjkday>\d{1,2}) ?[日号](?!本)",
    r"(?P<cjkyear>\d{4})年(?! ?\d)",
    r"(?<![\w.])(?P<xd>\d{1,2})(?:(?:<ORD>))?[ -](?:(?:<OF>) )?(?P<xm>(?:<M>))(?: ?- ?| (?:<UNTIL>) )"
    r"(?P<xd2>\d{1,2})(?:(?:<ORD>))?[ -](?:(?:<OF>) )?(?P<xm2>(?:<M>))(?:,?[ -](?:(?:<OF>) )?(?P<xy>\d{4})(?: ?(?:<YEAR>)(?!\w))?)?"
    r"(?P<dayrange>)(?![\w-])",
    r"(?<!\w)(?P<zm>(?:<M>)) (?P<zd>\d{1,2})(?:(?:<ORD>))?(?: ?- ?| (?:<UNTIL>) )(?P<zm2>(?:<M>)) (?P<zd2>\d{1,2})(?:(?:<ORD>))?"
    r"(?:,? (?P<zy>\d{4})(?!\d))?(?P<monthrange>)(?!\w)",
    r"(?<![\w.])(?P<a1>\d{1,2})(?:(?:<ORD>))?(?:(?: ?- ?| (?:<AND>) )(?P<a2>\d{1,2})(?:(?:<ORD>))?)?"
    r"[ -](?:(?:<OF>) )?(?P<am>(?:<M>)),?(?:[ -](?:(?:<OF>) )?(?P<dmy>\d{4})(?: ?(?:<YEAR>)(?!\w))?)(?![\w-])",
    r"(?<![\w.])(?P<dm>\d{1,2})(?:(?:<ORD>))?(?:(?: ?- ?| (?:<AND>) )(?P<d2>\d{1,2})(?:(?:<ORD>))?)?"
    r"[ -](?:(?:<OF>) )?(?P<dmm>(?:<NAME>))(?!\w)",
    r"(?<![\w.])(?P<mdm>(?:<M>)) (?P<md>\d{1,2})(?:(?:<ORD>))?"
    r"(?:(?: ?- ?| (?:<AND>) )(?P<md2>\d{1,2})(?:(?:<ORD>))?(?!\d))?(?!\d)(?:,? (?P<mdy>\d{4})(?!\d))?(?!\w)",
    r"(?<!\w)(?P<my>(?:<M>)),?(?: (?:<OF>))? (?P<mmy>\d{4})(?!\d)(?: ?(?:<YEAR>)(?!\w))?",
    r"(?<![\w./-])(?P<n1>\d{1,2})(?P<ns>[./-])(?P<n2>\d{1,2})(?P=ns)(?P<numeric>\d{4})(?![\w-]|[/.]\d)",
    r"(?<!\w)(?P<baremonth>(?:<NAME>))(?!\w)",
    r"<B>(?P<weekday>(?:<W>))<E>",
    r"<B>(?P<offset>(?:<O>))<E>(?!'s [A-Z])",
    r"(?<!\w)(?P<ago>\d{1,3}) (?:<AGO>)(?!\w)",
    r"(?<!\w)(?P<anniversary>\d{1,3})(?:(?:<ORD>))?[ -](?:<ANN>)(?!\w)",
    r"(?<!\w)(?P<period>(?:<P>)) (?P<py>\d{4})(?!\d)",
    r"<B>(?P<namedyear>(?:<Y>))<E>",
    r"(?<![\w.,-])(?P<year>(?:1[5-9]|20)\d\d)(?![\w-]|,\d)(?! [A-Z])",
)
"""The forms, most specific first; the last group of each that can match names its reader."""


def fill(form: str, words: Mapping[str, str]) -> str:
    """A form with its marks replaced by the words they stand for."""
    return re.sub(r"<([A-Z]+)>", lambda m: words[m[1]], form)


def placeholders(
    languages: tuple[Language, ...], rows: Mapping[str, Mapping[str, str]], never: list[str], dense: bool
) -> dict[str, str]:
    """What stands for each mark of the forms: a trie of words, or the edge of a word."""

    def row(table: str, key: str) -> str:
        return _any(form for form, k in pairs(languages, table) if k == key)

    return {
        "B": rf"(?:(?<!\w)|(?<=[{CJK}]))" if dense else r"(?<!\w)",
        "E": rf"(?:(?!\w)|(?=[{CJK}]))" if dense else r"(?!\w)",
        "M": _any(rows["months"]) + r"\.?",
        "NAME": _any(rows["months"]),
        "W": _any(rows["weekdays"]),
        "O": _any(rows["offsets"]),
        "Y": _any(rows["years"]),
        "C": _any(rows["cues"]),
        "P": _any(rows["parts_of_year"]),
        "OF": row("glue", "between"),
        "ORD": row("glue", "ordinal"),
        "AND": row("glue", "joining"),
        "YEAR": row("glue", "year"),
        "UNTIL": row("glue", "until"),
        "MC": row("month_cues", "before"),
        "YC": row("year_cues", "before"),
        "AGO": row("ago", "years"),
        "ANN": row("anniversary", "words"),
        "NOT": _any(never),
    }


def pairs(languages: tuple[Language, ...], table: str) -> Iterator[tuple[str, str]]:
    """(word, key) of a table's rows, as written, with a capital and in capitals; the text's own language last."""
    for language in reversed(languages):
        for key, row in language.rows(table).items():
            for word in row:
                for form in {word: 0, word[:1].upper() + word[1:]: 0, word.upper(): 0}:
                    yield form, key


def every(languages: tuple[Language, ...], table: str) -> tuple[str, ...]:
    """All words of a table."""
    return tuple(w for language in languages for row in language.rows(table).values() for w in row)


def _any(words: Iterable[str]) -> str:
    found = tuple(dict.fromkeys(words))
    return trie(found) if found else "(?!)"

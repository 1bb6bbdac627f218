"""The words of the interface: looked up by key, with values and plural forms; the one place that makes markup."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from string import Formatter

from markupsafe import Markup, escape

from communique.text.plurals import RULES

MANY = 1_000
"""Numbers from here on are not kept with their forms."""


class MissingWords(Exception):
    """A page asked for words that the interface does not have."""


def plain(strings: Mapping[str, str], key: str, **values: object) -> str:
    """The text of a key, with `{name}` filled from `values`.

    With a number `n` the key has forms: `key.zero` (if there is one), and those of the language (`text/plurals.py`).
    """
    return _text(strings, key, values).format(**values) if values else _text(strings, key, values)


def words(strings: Mapping[str, str], key: str, **values: object) -> Markup:
    """As `plain`, safe to stand in HTML: values that are markup (a link of a macro) stay so, others are escaped."""
    text = _text(strings, key, values)
    if not values:
        return escape(text)
    return Markup("".join([escape(values[piece]) if is_name else piece for piece, is_name in _pieces(text)]))


@cache
def _pieces(text: str) -> tuple[tuple[str, bool], ...]:
    """A text cut at its places: literal parts, safe in HTML, and the names of values (true)."""
    parts = ((str(escape(literal)), name) for literal, name, _, _ in Formatter().parse(text))
    return tuple(piece for literal, name in parts for piece in ((literal, False), (name, True)) if piece[0])


class Spoken(dict[str, str]):
    """What `words` gives, as text: that of a key where there are no values, looked up once."""

    def __init__(self, strings: Mapping[str, str]) -> None:
        super().__init__()
        self._strings = strings
        self._patterns: dict[tuple[str, object], str] = {}

    def __missing__(self, key: str) -> str:
        self[key] = str(words(self._strings, key))
        return self[key]

    def pattern(self, key: str, n: object = None) -> str:
        """The text of a key for a number, as `%` fills it with values by name that are safe in HTML already."""
        found = self._patterns.get((key, n))
        if found is None:
            pieces = _pieces(_text(self._strings, key, {"n": n}))
            found = "".join(f"%({piece})s" if is_name else piece.replace("%", "%%") for piece, is_name in pieces)
            if n is None or (isinstance(n, int) and n < MANY):
                self._patterns[key, n] = found
        return found


def voice(strings: Mapping[str, str]) -> Callable[..., Markup]:
    """`words` of one language; what goes without values is made once."""
    kept: dict[str, Markup] = {}

    def speak(key: str, **values: object) -> Markup:
        if values:
            return words(strings, key, **values)
        if key not in kept:
            kept[key] = words(strings, key)
        return kept[key]

    return speak


def attribute(name: str, value: str) -> Markup:
    """An attribute as it stands in a tag, with a space before it; nothing where it has no value."""
    return Markup(' {}="{}"').format(name, value) if value else Markup("")


def safe(html: str) -> Markup:
    """Markup that this program made itself, of escaped text: from `text/markdown.py` or a drawing."""
    return Markup(html)


def _text(strings: Mapping[str, str], key: str, values: Mapping[str, object]) -> str:
    for name in (*_forms(strings, key, values.get("n")), key):
        if name in strings:
            return strings[name]
    raise MissingWords(f'no words for "{key}"')


def _forms(strings: Mapping[str, str], key: str, n: object) -> tuple[str, ...]:
    """The keys at which words for a number may stand; a number that is written out has the form of any other."""
    if n is None:
        return ()
    form = RULES[strings.get("plural.rule", "one, other")](n) if isinstance(n, int) else "other"
    return (*[f"{key}.zero"] * (n == 0), f"{key}.{form}", f"{key}.other")

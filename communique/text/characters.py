"""Characters that nobody sees and that do something: controls, overrides of direction, and what is no character."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise

_NONE = "".join(f"{chr(plane | 0xFFFE)}{chr(plane | 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
"""The last two places of each plane, which are no characters."""

FORBIDDEN = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef{_NONE}]")
"""What archivists may not write: none of it can be seen, and XML, HTML or terminals stumble over each."""

_PICTURES = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421, 0x85: 0x2424}
_OVERRIDES = {0x202D: "⟨LRO⟩", 0x202E: "⟨RLO⟩"}
_GONE = {code: 0xFFFD for code in (*range(0x80, 0xA0), *range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0), *map(ord, _NONE))}
_VISIBLE = {**_GONE, **_PICTURES, **_OVERRIDES}
for _kept in (0x09, 0x0A, 0x0D):
    del _VISIBLE[_kept]


def _all_but(codes: Collection[int]) -> str:
    """A class of every character but these. A negated class finds ten times faster than one of scattered characters."""
    bounds = [-1, *sorted(codes), 0x110000]
    spans = [(low + 1, high - 1) for low, high in pairwise(bounds) if high - low > 1]
    return "".join(f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in spans)


_UNSEEN = re.compile(f"[^{_all_but(_VISIBLE)}]")


def visible(text: str) -> str:
    """The text with controls as their pictures (`␛`), overrides by name, and U+FFFD for what is no character.

    Sources are kept as they were found; this is how a page or a file of data shows what HTML and XML cannot hold.
    """
    return text.translate(_VISIBLE) if _UNSEEN.search(text) else text


_ASCII = bytes(code for code in _VISIBLE if code < 0x80)
_RARE = bytes(range(0xF0, 0xF5))
_SUSPECT = tuple(
    (form[:1], re.compile(form)) for form in (b"\xc2[\x80-\x9f]", b"\xe2\x80[\xad\xae]", b"\xef[\xb7\xbf]")
)
"""How what is not visible begins in UTF-8, beside controls and characters of the rare planes, with the first byte."""


def visible_in_utf8(text: str) -> bytes:
    """`visible`, encoded. Whether there is anything to do is seen in the bytes, in a third of the time."""
    try:
        body = text.encode()
    except UnicodeEncodeError:  # a surrogate
        return visible(text).encode()
    if len(body.translate(None, _ASCII + _RARE)) == len(body):
        if not any(first in body and form.search(body) for first, form in _SUSPECT):
            return body
    return visible(text).encode()

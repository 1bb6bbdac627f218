"""Filters of the templates: each a pure function of one value."""

from __future__ import annotations

import json
from collections.abc import Callable

from communique.rendering.words import safe


STATEMENTS = (
    "InC", "InC-OW-EU", "InC-EDU", "InC-NC", "InC-RUU", "NoC-CR", "NoC-NC", "NoC-OKLR", "NoC-US", "CNE", "UND", "NKC",
)  # fmt: skip
"""The statements of rightsstatements.org."""


def whole(name: str) -> str:
    """A name that is not broken at the end of a line."""
    return name.replace(" ", "\u00a0")


def numeral(number: int) -> str:
    """A number with thin spaces between thousands: 12 345."""
    return f"{number:,}".replace(",", "\u202f")


def percent(value: float) -> str:
    """A share of 100 for SVG, without needless digits: 64.6%."""
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"


def json_value(value: object) -> object:
    """A value as a script reads it, in JSON."""
    return safe(json.dumps(value, ensure_ascii=False))


def rights(address: str) -> str:
    """The key under which the words of a rights statement stand; empty for a licence, which goes by its address."""
    host, _, rest = address.partition("//rightsstatements.org/vocab/")
    key = rest.split("/")[0]
    return key if host in ("http:", "https:") and key in STATEMENTS else ""


FILTERS: dict[str, Callable[..., object]] = {
    "json": json_value,
    "whole": whole,
    "numeral": numeral,
    "percent": percent,
    "rights": rights,
    "html": safe,
}
"""By name. `html` is for markup that the program made itself of escaped text (Markdown)."""

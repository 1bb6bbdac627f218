"""What templates may call: `t`, `link`, `date`, `asset`, and the filters. All is escaped, nothing may be missing.

`t(key, **values)`      words of the interface; with a number `n`, the plural form that fits it
`link(url, fragment)`   the address of a page (its `url` below the site's root) as seen from the page being drawn
`date(value, form)`     an archive date or a claim of one, in words (`rendering/dates.py`); drawn by `parts/dates.html`
`asset(name)`           the address of a static file (its path below `static/`) as seen from the page being drawn
`recorded`              the attribute `lang` for words of records, empty where they are in the interface's language
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.runtime import markup_join
from markupsafe import Markup, escape

from communique.model.site import Site
from communique.rendering import words
from communique.rendering.compiled import Compiled
from communique.rendering.compiling import Generator
from communique.rendering.dates import writer
from communique.rendering.filters import FILTERS
from communique.rendering.links import Here

_QUICK, _PLAIN = Compiled(keep=True), Compiled()


def _escaped(value: object) -> str:
    """The text of a value as `escape` has it; markup is made of none, which takes several times as long."""
    if type(value) is str:
        if "&" in value or "<" in value or ">" in value or "'" in value or '"' in value:
            value = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            return value.replace("'", "&#39;").replace('"', "&#34;")
        return value
    return str(value) if type(value) in (int, float, Markup) else str(escape(value))


def environment(
    templates: tuple[Path, ...], strings: Mapping[str, str], here: Here, site: Site, quick: bool = False
) -> Environment:
    """An environment of a build, which draws what Jinja draws; addresses are those seen from the page `here`.

    A `quick` one has `rendering/compiling.py` in the place of Jinja's compiler, and fails where that one fails.
    """
    env = Environment(
        loader=FileSystemLoader([str(folder) for folder in templates]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=_QUICK if quick else _PLAIN,
    )
    date = writer(partial(words.plain, strings))
    env.globals.update(t=words.voice(strings), link=here.link, date=date, asset=here.asset)
    env.globals["recorded"] = words.attribute("lang", site.records if site.records != site.language else "")
    env.filters.update(FILTERS)
    if quick:
        spoken = words.Spoken(strings)
        env.code_generator_class, env.aids = Generator, (Markup, _escaped, markup_join, spoken, spoken.pattern)
    return env

"""What templates may call: `t`, `link`, `date`, `asset`, and the filters. All is escaped, nothing may be missing.

`t(key, **values)`      words of the interface; with a number `n`, the plural form that fits it
`link(url, fragment)`   the address of a page (its `url` below the site's root) as seen from the page being drawn
`date(value, form)`     an archive date or a claim of one, in words (`rendering/dates.py`); drawn by `parts/dates.html`
`asset(name)`           the address of a static file (its path below `static/`) as seen from the page being drawn
`recorded`              the attribute `lang` for words of records, empty where they are in the interface's language
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from jinja2.runtime import Context
from markupsafe import Markup, escape

from communique.model.site import Site
from communique.rendering import words
from communique.rendering.dates import writer
from communique.rendering.filters import FILTERS
from communique.rendering.links import Here


class _Compiled(BytecodeCache):
    """Templates compiled by this process, by place and digest of their source: a server compiles them once."""

    def __init__(self) -> None:
        self.codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template what was compiled of this very source."""
        bucket.code = self.codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        if bucket.code:
            self.codes[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()


class _Context(Context):
    """A context in which a call is no more than a call: nothing here asks for the context, and no template has globals
    of its own. Jinja's would look for both at each of some 400 calls a page.
    """

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.globals_keys = set()

    def call(
        self, what: Callable[..., Any], /, *given: Any, _loop_vars: Any = None, _block_vars: Any = None, **named: Any
    ) -> Any:
        """What the callable gives."""
        return what(*given, **named)


_SPECIAL = re.compile("[&<>'\"]")


def _escaped(value: object) -> object:
    """A value as it is put out: what `escape` would not change stays, since making markup of it takes twice as long."""
    if type(value) is Markup or (type(value) is str and not _SPECIAL.search(value)):
        return value
    return escape(value)


class _Generator(CodeGenerator):
    """Code that puts values out by `_escaped`: a fifth of the time of drawing."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.escaped(")
        else:
            super()._output_child_pre(node, frame, finalize)


def environment(
    templates: tuple[Path, ...], strings: Mapping[str, str], here: Here, site: Site
) -> Environment:
    """The one environment of a build; addresses are those seen from the page `here`."""
    env = Environment(
        loader=FileSystemLoader([str(folder) for folder in templates]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=_COMPILED,
    )

    date = writer(partial(words.plain, strings))
    env.context_class, env.code_generator_class, env.escaped = _Context, _Generator, _escaped
    env.globals.update(t=words.voice(strings), link=here.link, date=date, asset=here.asset)
    env.globals["recorded"] = words.attribute("lang", site.records if site.records != site.language else "")
    env.filters.update(FILTERS)
    return env

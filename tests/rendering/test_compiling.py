"""Templates compiled to plain functions: what they draw is what Jinja draws; what they cannot do, Jinja does."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from communique.content.read import read
from communique.desk.review_page import review_pages
from communique.model.finding import Finding
from communique.model.page import Output, Page
from communique.pipeline import PROJECT, build
from communique.rendering.environment import environment
from communique.rendering.frame import frame
from communique.rendering.links import Here
from communique.rendering.render import Studio
from tests.builders import a_site

WORDS = {
    "plain": "a & b",
    "to": "to <{name}>",
    "of": "{part} of {name}",
    "count.one": "{n} page",
    "count.other": "{n} pages",
    "kind.a": "Kind A",
    "date.none": "no date",
}
PARTS = """
{% macro bold(text, class="x") -%}<b class="{{ class }}">{{ text }}</b>{%- endmacro %}
{% macro box(title) %}<div>{{ title }}{{ caller() }}</div>{% endmacro %}
{% macro each(items) %}{% for item in items %}<i>{{ caller(item) }}</i>{% endfor %}{% endmacro %}
{% macro twice(text) %}{% call box(text) %}{{ bold(text) }}{% endcall %}{% endmacro %}
"""
BLIND = "{% macro blind() %}{{ page.title }}{% endmacro %}"
BASE = "<title>{% block title %}{{ page.title }}{% endblock %}</title>{% block main %}none{% endblock %}{{ site.title }}\n"
USE = '{% from "parts.html" import bold, box, each, twice, bold as strong %}'


@dataclass(frozen=True)
class Thing:
    """A value of a view."""

    name: str = "<Ann & 'Bo'>"
    n: int = 2
    items: tuple[Any, ...] = ("a", "<b>", "c")
    empty: tuple[Any, ...] = ()
    pairs: tuple[tuple[str, int], ...] = (("x", 1), ("y", 2))
    kind: str = "a"
    none: None = None


def drawn(folder: Path, template: str, quick: bool, view: object = Thing()) -> tuple[Output | Finding, set[str]]:
    """The page of a template, and which templates Jinja drew."""
    texts = {"page": template, "parts": PARTS, "blind": BLIND, "base": BASE, "more": "{{ view.n }}"}
    for name, text in texts.items():
        (folder / f"{name}.html").write_text(text)
    studio = Studio(replace(a_site(), words=WORDS), {"a.css": "assets/a.css"}, (folder,), frame(()))
    if not quick:
        studio.by_jinja.add("page.html")
    return studio.draw(Page("a/b/", "page.html", "Title <1>", "", view)), studio.by_jinja


@pytest.mark.parametrize(
    "template",
    [
        "<p>{{ view.name }} {{ view.n }} {{ view.none }} {{ '<' }} {{ view.n > 1 }}</p>",
        "{{ view.n + 1 }} {{ view.n * 2 - 1 }} {{ view.n / 4 }} {{ -view.n }} {{ '%02d' % view.n }}",
        "{{ view.name ~ '<' ~ view.n }} {{ t('to', name='x') ~ view.name }} {{ view.items[1] }}",
        "{{ view.empty or view.name }} {{ view.n and 'yes' }} {{ not view.n }} {{ 'a' in view.items }} {{ 1 < view.n < 3 }}",
        "{{ 'one' if view.n == 1 else view.name }}{% if view.none is none %}none{% elif view.n %}n{% endif %}",
        "{% if view.empty %}a{% elif view.n == 2 %}b{{ view.name }}{% else %}c{% endif %}{% if not view.n %}d{% endif %}",
        "{% for x in view.items %}{{ x }}{% if not loop.last %}, {% endif %}{% endfor %}",
        "{% for x in view.items %}{{ loop.index }}{{ loop.index0 }}{{ loop.revindex }}{{ loop.length }}{{ loop.first }}{% endfor %}",
        "{% for x in view.items %}{% if not loop.first and loop.previtem < x %}<{% endif %}{{ x }}{% endfor %}",
        "{% for x in view.items %}{% for x in view.pairs %}{{ x }}{{ loop.index }}{% endfor %}{{ x }}{{ loop.index }}{% endfor %}",
        "{% for key, n in view.pairs %}{{ key }}={{ n }};{% else %}none{% endfor %}{% for x in view.empty %}{% else %}no{% endfor %}",
        "{% for x in view.items if x != 'a' %}{{ x }}{{ loop.first }}{% endfor %}",
        "{% macro m(x) %}{% set y = x %}{% for x in view.items %}{% set y = y ~ x %}{{ y }}{% endfor %}{{ y }}{% endmacro %}{{ m('k') }}",
        "{% macro m(a, b='<', c=none) %}{{ a }}{{ b }}{{ c }}{{ page.title }}{% endmacro %}{{ m(1) }}{{ m(view.name, c=2) }}",
        "{% macro m() %}{% if view.n %}{% set x %}<b>{{ view.name }}</b>{% endset %}{{ x }}{% endif %}{% endmacro %}{{ m() }}",
        USE + "{{ bold(view.name) }}{{ strong(bold('<'), class='y') }}{{ bold(t('plain')) }}{{ bold(text=view.n) }}",
        USE + "{% call box('<') %}{{ view.name }}{% endcall %}{{ twice(view.name) }}",
        USE + "{% call(item) each(view.items) %}{{ item }}{% endcall %}",
        USE + "{% for x in view.items %}{% call box(x) %}{{ x }}{{ loop.index }}{% endcall %}{% endfor %}",
        "{{ t('plain') }}{{ t('to', name=view.name) }}{{ t('count', n=view.n) }}{{ t('count', n=1) }}{{ t('kind.' ~ view.kind) }}",
        USE + "{{ t('of', part=bold('<'), name=t('to', name=link('c/'))) }}{{ t('to', name=view.name) | capitalize }}",
        "{% macro t(x) %}<{{ x }}>{% endmacro %}{% macro link(x) %}<{{ x }}{% endmacro %}{{ t('<') }}{{ link('<') ~ '<' }}",
        "{% macro m(t, link) %}{{ t }}{{ link }}{% endmacro %}{{ m('<', t('plain')) }}",
        "{{ link('c/d/') }}{{ link('a/') }}{{ link('') }}{{ link('a/b/', 'p' ~ view.n) }}{{ link('c/', 'é') }}{{ asset('a.css') }}",
        "{{ view.items | join('<') }}{{ view.name | string }}{{ ' x ' | trim }}{{ view.n | numeral }}{{ view.name | json }}",
        "{{ view.name | upper }}{{ view.name | replace('A', '>') }}{{ '<b>' | html }}{{ dict(view.pairs) | json | forceescape }}",
        "{{ date(view.none) | string }}{{ date(view.none).note }}{% for i in range(view.n) %}{{ i }}{% endfor %}",
        "{{ view.name is defined }}{{ view.other is defined }}{{ view.name.lower() }}",
        '{% extends "base.html" %}\n{% block main %}<p>{{ view.name }}{{ site.title }}</p>{% endblock %} not shown',
        '{% extends "base.html" %}' + USE + "{% macro m() %}{{ view.n }}{% endmacro %}{% block title %}{{ m() }}{% endblock %}",
        BASE,
        "",
        "plain < text",
    ],
)  # fmt: skip
def test_a_template_draws_what_jinja_draws(template: str, tmp_path: Path) -> None:
    page, by_jinja = drawn(tmp_path, template, quick=True)
    assert isinstance(page, Output), page
    assert (page, by_jinja) == (drawn(tmp_path, template, quick=False)[0], set())


@pytest.mark.parametrize(
    "template",
    [
        "{% include 'more.html' %}",
        "{% import 'parts.html' as parts %}{{ parts.bold('<') }}",
        "{% with x = view.n %}{{ x }}{% endwith %}",
        "{% for x in view.items %}{{ loop.cycle('a', 'b') }}{% endfor %}",
        "{% for x in view.items %}{% if loop.index == 2 %}{% set y = x %}{% endif %}{{ y is defined }}{% endfor %}",
        "{% set x = view.n %}{% if view.empty %}{% set x = 7 %}{% endif %}{{ x }}",
        "{% autoescape false %}{{ view.name }}{% endautoescape %}",
        "{% filter upper %}{{ view.name }}{% endfilter %}",
        '{% extends "base.html" %}{% block title %}{{ super() }}{% endblock %}',
        '\n{% extends "base.html" %}',
        "{% set space = namespace(x=1) %}{% set space.x = 2 %}{{ space.x }}",
        USE + "{% macro bold() %}own{% endmacro %}{{ bold() }}",
        "{% macro m(a) %}{{ varargs }}{% endmacro %}{{ m(1, 2) }}",
        "{% macro m(a, b=a) %}{{ b }}{% endmacro %}{{ m(1) }}",
        "{% macro m(a, b) %}{{ a }}{% endmacro %}{{ m(1) }}",
        "{{ view.items[0:2] }}{{ view.other | default('none') }}{{ 'x' if view.n }}",
        "{% for key in {'a': 1}.items() %}{{ key }}{% endfor %}{{ view.n is even }}{{ view.n ** 2 }}",
    ],
)
def test_what_is_not_compiled_here_is_drawn_by_jinja(template: str, tmp_path: Path) -> None:
    page, by_jinja = drawn(tmp_path, template, quick=True)
    assert isinstance(page, Output), page
    assert (page, by_jinja) == (drawn(tmp_path, template, quick=False)[0], {"page.html"})


def test_an_item_asked_for_as_an_attribute_is_found(tmp_path: Path) -> None:
    page, by_jinja = drawn(tmp_path, "{{ view.name }}{{ view.n is defined }}", quick=True, view={"name": "<"})
    assert isinstance(page, Output)
    assert (page.body, by_jinja) == (b"&lt;False", {"page.html"})


@pytest.mark.parametrize(
    "template",
    [
        "\n{{ view.other }}",
        "{% if view.other %}{% endif %}",
        "{{ other }}",
        "{{ t('none') }}",
        "{{ t('to') }}\n{{ t('to', other=1) }}",
        "{{ view.name | none }}",
        "{% from 'blind.html' import blind %}\n{{ blind() }}",
        USE + "{{ box('no caller') }}",
        USE + "{% call bold('none wanted') %}{% endcall %}",
        '{% from "parts.html" import absent %}\n\n{{ absent() }}',
        "{% for x in view.items %}{{ loop.previtem }}{% endfor %}",
        "{% block a %}{% endblock %}{% block a %}{% endblock %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        '{% extends "none.html" %}',
    ],
)
def test_a_fault_is_told_as_jinja_tells_it(template: str, tmp_path: Path) -> None:
    page, _ = drawn(tmp_path, template, quick=True)
    assert isinstance(page, Finding)
    assert page == drawn(tmp_path, template, quick=False)[0]


def test_every_template_of_the_program_is_compiled() -> None:
    content, _ = read(PROJECT)
    site = replace(content.site, words=content.strings)
    env = environment((PROJECT / "templates",), content.strings, Here(site, {}), site, quick=True)
    assert all(env.get_template(name).blocks for name in env.list_templates())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_is_as_jinja_draws_it(language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("content", "seeds"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    settings = tmp_path / "content/site.yaml"
    settings.write_text(settings.read_text().replace("language: en", f"language: {language}\nrecords: en"))
    draw, templates = Studio.draw, set[str]()

    def twice(studio: Studio, page: Page) -> Output | Finding:
        quick = draw(studio, page)
        assert not studio.by_jinja
        studio.by_jinja.add(page.template)
        assert draw(studio, page) == quick
        studio.by_jinja.clear()
        templates.add(page.template)
        return quick

    monkeypatch.setattr(Studio, "draw", twice)
    assert not build(tmp_path, None, also=review_pages).failed
    assert len(templates) > 20

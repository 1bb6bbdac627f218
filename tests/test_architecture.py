"""The shape of the house: who may import whom, how large a room is, and that the README names every room."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest

from communique import options
from communique.desk import command

PROJECT = Path(__file__).parent.parent
PACKAGE = PROJECT / "communique"
FILES = sorted(PACKAGE.rglob("*.py"))
TESTS = sorted((PROJECT / "tests").rglob("*.py"))
LINES, FUNCTION_LINES = 300, 40

FLOORS = (
    {"model"},
    {"text", "faults", "setup", "workers"},
    {"content", "seeds", "arrange", "indices", "citing", "drawing", "rendering", "checks", "publishing"},
    {"plain"},
    {"pages", "exports", "kept"},
    {"making"},
    {"glance"},
    {"built"},
    {"pipeline"},
    {"renewal"},
    {"desk", "watch"},
    {"showing"},
    {"serve", "options"},
    {"cli"},
)
DOORS = {
    "communique.content.read",
    "communique.seeds.read",
    "communique.arrange.arrange",
    "communique.indices.index",
    "communique.pages.plan",
    "communique.exports.export",
    "communique.kept.kept",
    "communique.rendering.render",
    "communique.checks.check",
    "communique.publishing.inputs",
    "communique.publishing.publish",
}
CONFINED = {
    "distributed": ("workers.py",),
    "jinja2": ("rendering",),
    "markupsafe": ("rendering",),
    "yaml": ("text/fields.py",),
    "markdown_it": ("text/markdown.py",),
    "trafilatura": ("desk/saved_page.py",),
    "livereload": ("serve.py",),
    "tornado": ("serve.py",),
}
PRINTING = ("cli.py", "serve.py", "setup.py", "showing.py")
ASKING = ("desk/command.py",)  # the day on which an archivist accepts a record is that day
CLOCKS = {"now", "today", "utcnow", "time", "localtime", "gmtime"}


def name(path: Path) -> str:
    """A file as it is spoken of: its path below the package."""
    return path.relative_to(PACKAGE).as_posix()


def room(path: Path) -> str:
    """The room a file belongs to: its folder, or itself where it stands alone."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def tree(path: Path) -> ast.Module:
    """A file's syntax."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> list[str]:
    """Every module that a file imports, wherever in it; `from a import b` gives `a`, or `a.b` where that is a file."""
    found: list[str] = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            modules = [f"{node.module}.{alias.name}" for alias in node.names]
            found += [module if is_module(module) else str(node.module) for module in modules]
    return found


def is_module(module: str) -> bool:
    """Whether a dotted name is a file of the package."""
    return (PROJECT / (module.replace(".", "/") + ".py")).is_file()


def floor(room_name: str) -> int:
    """The floor of a room, from the ground up."""
    return next(number for number, rooms in enumerate(FLOORS) if room_name in rooms)


def test_every_room_has_a_floor() -> None:
    rooms = {room(path) for path in FILES if name(path) != "__init__.py"}
    assert rooms <= set().union(*FLOORS), "a room that stands on no floor"
    assert {p.name for p in PACKAGE.iterdir() if p.is_dir() and p.name != "__pycache__"} - {"data"} <= rooms


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_file_imports_its_own_room_and_lower_floors(path: Path) -> None:
    if name(path) == "__init__.py":
        return
    for module in imports(path):
        if module.startswith("communique."):
            other = module.split(".")[1]
            assert other == room(path) or floor(other) < floor(room(path)), f"{name(path)} imports {module}"


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_file_is_short_and_has_a_caption(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LINES, f"{name(path)} has {text.count(chr(10))} lines"
    caption = ast.get_docstring(tree(path)) or ""
    assert caption.split("\n")[0].endswith((".", "?", ";")) or caption.split("\n\n")[0].endswith("."), (
        f"{name(path)} lacks a caption of one sentence"
    )
    if path.name == "__init__.py":
        assert len(tree(path).body) == 1, f"{name(path)} holds code"


@pytest.mark.parametrize("path", FILES, ids=name)
def test_what_others_may_use_says_what_it_is(path: Path) -> None:
    for node in tree(path).body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{name(path)}:{node.lineno}: {node.name} has no docstring"


@pytest.mark.parametrize(
    "path", FILES + TESTS + [PROJECT / "build.py"], ids=lambda p: p.relative_to(PROJECT).as_posix()
)
def test_a_function_fits_a_screen(path: Path) -> None:
    for node in ast.walk(tree(path)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            lines = node.end_lineno - node.lineno + 1
            assert lines <= FUNCTION_LINES, f"{path.name}:{node.lineno}: {node.name} has {lines} lines"


@pytest.mark.parametrize("path", FILES, ids=name)
def test_imports_are_absolute_and_packages_stay_in_their_rooms(path: Path) -> None:
    assert not [n for n in ast.walk(tree(path)) if isinstance(n, ast.ImportFrom) and n.level], "a relative import"
    for module in imports(path):
        package = module.split(".")[0]
        allowed = CONFINED.get(package)
        assert allowed is None or name(path).startswith(allowed), f"{name(path)} imports {package}"
        assert package in (*sys.stdlib_module_names, *CONFINED, "communique"), f"{name(path)} imports {package}"
        assert room(path) != "setup" or package in sys.stdlib_module_names, f"setup.py runs before {package} is there"


@pytest.mark.parametrize("path", FILES, ids=name)
def test_nothing_prints_or_asks_the_clock_or_makes_code(path: Path) -> None:
    for node in ast.walk(tree(path)):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.id if isinstance(node.func, ast.Name) else ""
        assert called != "print" or name(path) in PRINTING, f"{name(path)}:{node.lineno} prints"
        assert called not in ("eval", "exec", "compile", "__import__"), f"{name(path)}:{node.lineno} makes code"
        if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
            asks = node.func.value.id in ("datetime", "date", "time") and node.func.attr in CLOCKS
            assert not asks or name(path) in ASKING, f"{name(path)}:{node.lineno} asks the clock"


def test_the_pipeline_knows_of_each_room_only_the_door() -> None:
    flow = ("pipeline", "making", "glance", "renewal")
    rooms = {m for file in flow for m in imports(PACKAGE / f"{file}.py") if m.startswith("communique.")}
    own = {"communique.making", "communique.glance", "communique.built", "communique.pipeline", "communique.workers"}
    assert {module for module in rooms - own if not module.startswith("communique.model.")} == DOORS


def test_no_circle_of_imports() -> None:
    edges = {module_of(path): [m for m in imports(path) if is_module(m)] for path in FILES}
    left = dict(edges)
    while left:
        free = [module for module, needs in left.items() if not any(need in left for need in needs)]
        assert free, f"a circle among {', '.join(sorted(left))}"
        for module in free:
            del left[module]


def module_of(path: Path) -> str:
    """A file's dotted name."""
    return ".".join(path.relative_to(PROJECT).with_suffix("").parts)


def test_the_readme_names_the_rooms_that_exist() -> None:
    text = (PROJECT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\| `communique/([a-z_]+)(?:/|\.py)` \|", text, re.MULTILINE))
    rooms = {room(path) for path in FILES if name(path) != "__init__.py"} | {"data"}
    assert named == rooms
    assert text.count("\n") < 150
    for path in re.findall(r"^\| `([a-z_./]+)` \|", text, re.MULTILINE):
        assert (PROJECT / path).exists(), f"{path} is in the code map and not in the project"


def test_the_readme_has_a_row_for_every_command() -> None:
    text = (PROJECT / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `build\.py ?([a-z]*)[^`]*` \|", text, re.MULTILINE)
    assert {row or "build" for row in rows} == {*options.COMMANDS, *command.COMMANDS}

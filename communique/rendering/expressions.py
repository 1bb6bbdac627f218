"""Expressions of templates as expressions of Python: what they are worth, and how they are shown in a page."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Collection

from jinja2 import Environment, nodes

from communique.rendering.filters import FILTERS

Scope = ChainMap[str, str]
"""Names of a template as Python knows them; "loop" stands for the number that the names of a loop end in."""

SAFE_CALLS = ("link", "asset")
"""What gives texts without a character that HTML knows."""

SAFE_FILTERS = ("html", "json", "numeral", "percent")
"""The same, of the filters."""

OF_VALUE = (*FILTERS, "string", "trim", "capitalize")
"""Filters that are functions of their value alone."""

OPERATORS = {"eq": "==", "ne": "!=", "gt": ">", "gteq": ">=", "lt": "<", "lteq": "<=", "in": "in", "notin": "not in"}
BINARY = {"Add": "+", "Sub": "-", "Mul": "*", "Div": "/", "Mod": "%", "And": "and", "Or": "or"}
UNARY = {"Neg": "-", "Not": "not "}
LOOP = {
    "first": "({i} == 0)",
    "last": "({i} == len({all}) - 1)",
    "index": "({i} + 1)",
    "index0": "{i}",
    "revindex": "(len({all}) - {i})",
    "length": "len({all})",
    "previtem": "{all}[{i} - 1 if {i} else len({all})]",
}


class NotCompiled(Exception):
    """A template does what is not compiled here; Jinja's own compiler knows it."""


class Expressions:
    """The expressions of one template; what is the same for all pages is `hoisted`: named once, before its functions.

    `macros` are the names of its own and imported macros, `given` those of values that a page is drawn with. `used` are
    the numbers of the loops that are asked where they are, and "caller" where what stands in a call is put out.
    """

    def __init__(self, environment: Environment, given: Collection[str]) -> None:
        self._globals, self._filters, self._given = environment.globals, environment.filters, given
        self.macros: set[str] = set()
        self.used: set[str] = set()
        self.hoisted: dict[str, str] = {}

    def shown(self, node: nodes.Expr, scope: Scope) -> str:
        """Code of the text, safe in HTML, that an expression puts out."""
        if isinstance(node, nodes.TemplateData):
            return repr(node.data)
        if isinstance(node, nodes.CondExpr) and node.expr2:
            test, then = self.value(node.test, scope), self.shown(node.expr1, scope)
            return f"({then} if {test} else {self.shown(node.expr2, scope)})"
        markup = self._markup(node, scope)
        if markup:
            return markup
        value = self.value(node, scope)
        if isinstance(node, nodes.Filter) and node.name in SAFE_FILTERS or _calls(node, scope) in SAFE_CALLS:
            return value
        code = f"escaped({value})"
        return self.hoist(code) if value.startswith("h_") and value.isidentifier() else code

    def value(self, node: nodes.Node | None, scope: Scope) -> str:
        """Code of what an expression is worth."""
        kind = type(node).__name__
        if isinstance(node, (nodes.BinExpr, nodes.UnaryExpr)) and kind in BINARY | UNARY:
            if isinstance(node, nodes.UnaryExpr):
                return f"({UNARY[kind]}{self.value(node.node, scope)})"
            return f"({self.value(node.left, scope)} {BINARY[kind]} {self.value(node.right, scope)})"
        made: Callable[..., str] | None = getattr(self, f"_{kind.lower()}", None)
        if made is None:
            raise NotCompiled(kind)
        return made(node, scope)

    def macro(self, node: nodes.Call, scope: Scope, *more: str) -> str:
        """Code of the text that a macro gives, with more arguments than those that are told."""
        if _calls(node, scope) not in self.macros:
            raise NotCompiled("a call of what is no macro")
        return f"m_{_calls(node, scope)}({self._arguments(node, scope, 'v_', *more)})"

    def _arguments(self, node: nodes.Call | nodes.Filter, scope: Scope, prefix: str = "", *more: str) -> str:
        """Arguments as they are given; a macro knows them by names with a prefix."""
        if node.dyn_args or node.dyn_kwargs:
            raise NotCompiled("* in a call")
        named = (f"{prefix}{given.key}={self.value(given.value, scope)}" for given in node.kwargs)
        return ", ".join((*(self.value(given, scope) for given in node.args), *named, *more))

    def hoist(self, code: str) -> str:
        """The name of what is worth the same for all pages."""
        return self.hoisted.setdefault(code, f"h_{len(self.hoisted)}")

    def _markup(self, node: nodes.Node, scope: Scope) -> str:
        """Code of the text of a macro or of words of the interface, which is markup; nothing for what is neither."""
        called = _calls(node, scope)
        if called in self.macros:
            return self.macro(node, scope)
        if called == "t":
            return self._words(node, scope)
        if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name == "caller" in scope:
            self.used.add("caller")
            return f"caller({self._arguments(node, scope, 'v_')})"
        return ""

    def _words(self, node: nodes.Call, scope: Scope) -> str:
        """Words of the interface: those without values, at a key that is told, are looked up once."""
        if len(node.args) != 1 or node.dyn_args or node.dyn_kwargs:
            raise NotCompiled("words without a key")
        key = self._text(node.args[0], scope)
        if not node.kwargs:
            return self.hoist(f"spoken[{key}]") if isinstance(node.args[0], nodes.Const) else f"spoken[{key}]"
        number = [self.value(each.value, scope) for each in node.kwargs if each.key == "n"]
        pattern = f"pattern({', '.join((key, *number))})"
        if not number and isinstance(node.args[0], nodes.Const):
            pattern = self.hoist(pattern)
        values = ", ".join(f"{each.key!r}: {self.shown(each.value, scope)}" for each in node.kwargs)
        return f"({pattern} % {{{values}}})"

    def _text(self, node: nodes.Expr, scope: Scope) -> str:
        """A text where nobody asks whether it is markup: a key, an address."""
        if not isinstance(node, nodes.Concat):
            return self.value(node, scope)
        return " + ".join(f"str({self.value(part, scope)})" for part in node.nodes)

    def _name(self, node: nodes.Name, scope: Scope) -> str:
        if node.name in scope and node.name not in ("loop", "caller"):
            return scope[node.name]
        if node.name in scope or node.name in self.macros:
            raise NotCompiled(f"{node.name} as a value")
        if node.name in self._given:
            return node.name
        if node.name in self._globals:
            return self.hoist(f"environment.globals[{node.name!r}]")
        raise NotCompiled(f"{node.name} is not known")

    def _const(self, node: nodes.Const, scope: Scope) -> str:
        return repr(node.value)

    def _getattr(self, node: nodes.Getattr, scope: Scope) -> str:
        if isinstance(node.node, nodes.Name) and node.node.name == "loop" in scope:
            if node.attr not in LOOP:
                raise NotCompiled(f"loop.{node.attr}")
            self.used.add(scope["loop"])
            return LOOP[node.attr].format(i=f"i_{scope['loop']}", all=f"all_{scope['loop']}")
        return f"{self.value(node.node, scope)}.{node.attr}"

    def _getitem(self, node: nodes.Getitem, scope: Scope) -> str:
        return f"{self.value(node.node, scope)}[{self.value(node.arg, scope)}]"

    def _call(self, node: nodes.Call, scope: Scope) -> str:
        markup = self._markup(node, scope)
        if markup:
            return f"Markup({markup})"
        if _calls(node, scope) in SAFE_CALLS and not node.kwargs:
            return f"{self.value(node.node, scope)}({', '.join(self._text(each, scope) for each in node.args)})"
        return f"{self.value(node.node, scope)}({self._arguments(node, scope)})"

    def _filter(self, node: nodes.Filter, scope: Scope) -> str:
        value, given = self.value(node.node, scope), self._arguments(node, scope)
        if node.name in OF_VALUE and not given:
            return f"{self.hoist(f'environment.filters[{node.name!r}]')}({value})"
        if node.kwargs or node.name not in self._filters:
            raise NotCompiled(f"the filter {node.name}")
        return f"environment.call_filter({node.name!r}, {value}, [{given}])"

    def _test(self, node: nodes.Test, scope: Scope) -> str:
        of = node.node
        if node.name == "none":
            return f"({self.value(of, scope)} is None)"
        if node.name == "defined" and isinstance(of, nodes.Getattr):
            value = f"environment.getattr({self.value(of.node, scope)}, {of.attr!r})"
            return f"environment.call_test('defined', {value})"
        raise NotCompiled(f"is {node.name}")

    def _compare(self, node: nodes.Compare, scope: Scope) -> str:
        rest = (f" {OPERATORS[each.op]} {self.value(each.expr, scope)}" for each in node.ops)
        return f"({self.value(node.expr, scope)}{''.join(rest)})"

    def _condexpr(self, node: nodes.CondExpr, scope: Scope) -> str:
        test, then, other = (self.value(each, scope) for each in (node.test, node.expr1, node.expr2))
        return f"({then} if {test} else {other})"

    def _concat(self, node: nodes.Concat, scope: Scope) -> str:
        return f"joined(({', '.join(self.value(part, scope) for part in node.nodes)},))"

    def _tuple(self, node: nodes.Tuple, scope: Scope) -> str:
        return f"({''.join(f'{self.value(item, scope)}, ' for item in node.items)})"

    def _list(self, node: nodes.List, scope: Scope) -> str:
        return f"[{', '.join(self.value(item, scope) for item in node.items)}]"


def _calls(node: nodes.Node, scope: Scope) -> str:
    """The name that a call calls, where the template itself has nothing else of that name."""
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name not in scope:
        return node.node.name
    return ""

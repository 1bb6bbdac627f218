"""Templates as plain functions: Jinja reads them and knows their rules, here the code is made that draws.

Jinja's own code asks at every step what a template may do to a value: whether an attribute is an item, whether what is
called wants the context, how arguments fit a macro, whether a text is markup. The views of pages are frozen dataclasses
and all is escaped, so nearly all of that is known when a template is compiled. Each template becomes a module of
functions: a part gives one a macro; a page gives `body`, which fills the blocks that its base leaves open.

What is not known here raises `NotCompiled`, and whatever code made here cannot do (an attribute that is missing, an item
asked for as an attribute) raises an error of Python's: the studio then draws that page by Jinja's code, which does it or
tells the fault with its line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

from communique.rendering.expressions import Expressions, NotCompiled, Scope

GIVEN = ("page", "view", "site", "frame")
"""What a page is drawn with; macros of other files do not see it."""

TOP = (nodes.Extends, nodes.FromImport, nodes.Macro)


class Generator(CodeGenerator):
    """What Jinja compiles templates with: its own way in, and nothing else of it."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        """Write the module of a template."""
        self.stream.write(_Module(self, node).text())


class _Module:
    """The code of one template."""

    def __init__(self, generator: CodeGenerator, template: nodes.Template) -> None:
        self._name, self._body = generator.name, template.body
        self._blocks = list(template.find_all(nodes.Block))
        self._macros = [node for node in self._body if isinstance(node, nodes.Macro)]
        self._parents = [node for node in self._body if isinstance(node, nodes.Extends)]
        blank = all(isinstance(node, TOP) or _is_blank(node) for node in self._body)
        if len({node.name for node in self._blocks}) < len(self._blocks):
            raise NotCompiled("two blocks of one name")
        self._is_page = bool(self._parents) or not (blank and self._macros)
        self._make = Expressions(generator.environment, GIVEN if self._is_page else ())
        self._lines: list[str] = []
        self._depth = self._count = self._branches = self._loops = 0

    def text(self) -> str:
        """The module, as a template of Jinja's is made from it: `name`, `root`, `blocks` (here: its functions)."""
        imports = [line for node in self._body if isinstance(node, nodes.FromImport) for line in self._imported(node)]
        own = {macro.name for macro in self._macros}
        if own & self._make.macros or len(own) < len(self._macros):
            raise NotCompiled("two macros of one name")
        self._make.macros |= own
        if self._is_page:
            self._page()
            functions = "'body': body"
            root = f"body({', '.join(f'context[{name!r}]' for name in GIVEN)}, {{}})"
        else:
            self._functions()
            functions = ", ".join(f"{macro.name!r}: m_{macro.name}" for macro in self._macros)
            root = "context['a part is no page']"
        hoisted = (f"{name} = {code}" for code, name in self._make.hoisted.items())
        head = (f"name, debug_info = {self._name!r}, ''", "Markup, escaped, joined, spoken, pattern = environment.aids")
        tail = ("def root(context):", f" yield {root}", f"blocks = {{{functions}}}", "")
        return "\n".join((*head, *imports, *hoisted, *self._lines, *tail))

    def _imported(self, node: nodes.FromImport) -> Iterable[str]:
        """Macros of another template, which see nothing of this one."""
        if node.with_context or not isinstance(node.template, nodes.Const):
            raise NotCompiled("an import with context")
        for each in node.names:
            name, known_as = each if isinstance(each, tuple) else (each, each)
            self._make.macros.add(known_as)
            yield f"m_{known_as} = environment.get_template({node.template.value!r}).blocks[{name!r}]"

    def _page(self) -> None:
        """The function that draws a page: its blocks, then its base with them, or what stands round them here."""
        self._write(f"def body({', '.join(GIVEN)}, given):")
        self._depth += 1
        self._functions()
        for block in self._blocks:
            if block.scoped or block.required:
                raise NotCompiled("a block that asks for more")
            self._function(f"b_{block.name}", block, Scope())
        own = "".join(f"{block.name!r}: b_{block.name}, " for block in self._blocks)
        self._write(f"given = {{{own}**given}}")
        if self._parents:
            base, known = self._body[0], (*TOP, nodes.Block, nodes.Output)
            if base is not self._parents[-1] or not all(isinstance(node, known) for node in self._body):
                raise NotCompiled("more than blocks beside a base")
            base = f"environment.get_template({self._make.value(base.template, Scope())}).blocks['body']"
            self._write(f"return {self._make.hoist(base)}({', '.join(GIVEN)}, given)")
        else:
            self._contents([node for node in self._body if not isinstance(node, TOP)], Scope())
        self._depth -= 1

    def _functions(self) -> None:
        """The macros."""
        for macro in self._macros:
            self._function(f"m_{macro.name}", macro, Scope())

    def _function(self, name: str, of: nodes.Macro | nodes.CallBlock | nodes.Block, around: Scope) -> None:
        """A function that gives the text of a macro, of what stands in a call, of a block."""
        scope = around.new_child()
        given = [] if isinstance(of, nodes.Block) else self._parameters(of, scope)
        if isinstance(of, nodes.Macro):
            scope["caller"] = "caller"
            self._make.used.discard("caller")
        head = self._write("")
        self._inside(of.body, scope)
        if isinstance(of, nodes.Macro) and "caller" in self._make.used:
            given.append("caller=None")
        self._write(f"def {name}({', '.join(given)}):", head)

    def _parameters(self, of: nodes.Macro | nodes.CallBlock, scope: Scope) -> list[str]:
        """What a function takes."""
        given = [self._named(arg.name, scope) for arg in of.args]
        for number, default in enumerate(of.defaults, len(of.args) - len(of.defaults)):
            if not isinstance(default, nodes.Const):
                raise NotCompiled("a default that is no constant")
            given[number] += f"={default.value!r}"
        return given

    def _inside(self, body: Sequence[nodes.Node], scope: Scope) -> None:
        """The lines of a function."""
        self._depth += 1
        self._contents(body, scope)
        self._depth -= 1

    def _contents(self, body: Sequence[nodes.Node], scope: Scope) -> None:
        """The end of a function: its text, by one expression where that can be."""
        if all(map(_is_pure, body)):
            self._write(f"return {self._joined(body, scope)}")
        else:
            self._write("out = []")
            self._statements(body, scope)
            self._write("return ''.join(out)")

    def _statements(self, body: Sequence[nodes.Node], scope: Scope) -> None:
        """Lines that add to `out`."""
        for pure, run in groupby(body, _is_pure):
            if pure:
                self._write(f"out += ({''.join(f'{piece}, ' for piece in self._pieces(run, scope))})")
                continue
            for node in run:
                write = getattr(self, f"_{type(node).__name__.lower()}", None)
                if write is None:
                    raise NotCompiled(type(node).__name__)
                write(node, scope)

    def _joined(self, body: Iterable[nodes.Node], scope: Scope) -> str:
        """An expression for the text of nodes that need no more."""
        pieces = self._pieces(body, scope)
        if len(pieces) > 1:
            return f"''.join(({', '.join(pieces)}))"
        return pieces[0] if pieces else "''"

    def _pieces(self, body: Iterable[nodes.Node], scope: Scope) -> list[str]:
        """Expressions for the pieces of a text; what stands as it is from one to the next is one piece."""
        found: list[str] = []
        for is_text, run in groupby(_flat(body), lambda node: isinstance(node, nodes.TemplateData)):
            if is_text:
                found.append(repr("".join(node.data for node in run)))
            else:
                found += (self._piece(node, scope) for node in run)
        return found

    def _piece(self, node: nodes.Node, scope: Scope) -> str:
        if isinstance(node, nodes.Block):
            return f"given[{node.name!r}]()"
        if not isinstance(node, nodes.If):
            return self._make.shown(node, scope)
        made = self._joined(node.else_, scope)
        for each in (*reversed(node.elif_), node):
            made = f"({self._joined(each.body, scope)} if {self._make.value(each.test, scope)} else {made})"
        return made

    def _if(self, node: nodes.If, scope: Scope) -> None:
        """A choice that sets, calls or repeats something. What is set in it alone must have had no value before."""
        before, self._branches = self._branches, self._branches + 1
        for word, each in (("if", node), *(("elif", each) for each in node.elif_)):
            self._write(f"{word} {self._make.value(each.test, scope)}:")
            self._indented(each.body, scope)
        self._write("else:")
        self._indented(node.else_, scope)
        self._branches = before

    def _for(self, node: nodes.For, scope: Scope) -> None:
        """A loop; names that are set in it end with it."""
        number, inner = self._number(), scope.new_child()
        target = self._target(node.target, inner, number)
        items = self._make.value(node.iter, scope)
        if node.recursive:
            raise NotCompiled("a loop in itself")
        if node.test:
            items = f"[{target} for {target} in {items} if {self._make.value(node.test, inner)}]"
        self._write(f"all_{number} = tuple({items})")
        inner["loop"] = str(number)
        head = self._write("")
        before, self._branches, self._loops = self._branches, 0, self._loops + 1
        self._indented(node.body, inner)
        self._branches, self._loops = before, self._loops - 1
        counted = inner["loop"] in self._make.used
        over = f"i_{number}, {target} in enumerate(all_{number})" if counted else f"{target} in all_{number}"
        self._write(f"for {over}:", head)
        if node.else_:
            self._write(f"if not all_{number}:")
            self._indented(node.else_, scope)

    def _target(self, node: nodes.Expr, scope: Scope, number: int) -> str:
        """What takes the items of a loop."""
        if isinstance(node, nodes.Tuple):
            return f"({', '.join(self._target(item, scope, number) for item in node.items)})"
        if not isinstance(node, nodes.Name):
            raise NotCompiled("a target that is no name")
        return self._named(node.name, scope, f"_{number}")

    def _named(self, name: str, scope: Scope, end: str = "") -> str:
        """The name of a variable in Python."""
        if name in ("loop", "caller"):
            raise NotCompiled(f"{name} as a name")
        scope[name] = f"v_{name}{end}"
        return scope[name]

    def _assign(self, node: nodes.Assign, scope: Scope) -> None:
        value = self._make.value(node.node, scope)
        self._write(f"{self._set(node.target, scope)} = {value}")

    def _assignblock(self, node: nodes.AssignBlock, scope: Scope) -> None:
        if node.filter:
            raise NotCompiled("a filter of what is set")
        name = f"set_{self._number()}"
        self._write(f"def {name}():")
        self._inside(node.body, scope.new_child())
        self._write(f"{self._set(node.target, scope)} = Markup({name}())")

    def _set(self, target: nodes.Expr, scope: Scope) -> str:
        """The name that is set. In Jinja it has its former value where a branch was not taken; here it would not."""
        if isinstance(target, nodes.Name) and self._branches and (self._loops or target.name in scope):
            raise NotCompiled("a value set in a branch")
        return self._target(target, scope, self._number())

    def _callblock(self, node: nodes.CallBlock, scope: Scope) -> None:
        name = f"caller_{self._number()}"
        self._function(name, node, scope)
        self._write(f"out.append({self._make.macro(node.call, scope, f'caller={name}')})")

    def _indented(self, body: Sequence[nodes.Node], scope: Scope) -> None:
        self._depth += 1
        self._write("pass")
        self._statements(body, scope)
        self._depth -= 1

    def _number(self) -> int:
        self._count += 1
        return self._count

    def _write(self, line: str, number: int = -1) -> int:
        """Write a line, or into one that was kept free for what is known later; its number."""
        if number < 0:
            number = len(self._lines)
            self._lines.append("")
        self._lines[number] = f"{' ' * self._depth}{line}"
        return number


def _is_pure(node: nodes.Node) -> bool:
    """Whether an expression can stand for a node."""
    if isinstance(node, nodes.If):
        return all(map(_is_pure, (*node.body, *node.elif_, *node.else_)))
    return isinstance(node, (nodes.Output, nodes.Block))


def _is_blank(node: nodes.Node) -> bool:
    """Whether a node puts out nothing but space."""
    return isinstance(node, nodes.Output) and all(
        isinstance(each, nodes.TemplateData) and not each.data.strip() for each in node.nodes
    )


def _flat(body: Iterable[nodes.Node]) -> Iterator[nodes.Node]:
    """Nodes with those of an output in its place."""
    for node in body:
        yield from node.nodes if isinstance(node, nodes.Output) else (node,)


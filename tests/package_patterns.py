"""Every regular expression of the package, found in its sources, and how each of them is called."""

import ast
import importlib
import inspect
import re
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

from tests.package_trees import PACKAGE, nodes_of, package_trees
from tests.regex_steps import Mode
from tui.articles.options import ArticlesOptions
from tui.articles.zoning.zone_rules import ZoneWords
from tui.shipped import shipped_path
from tui.yaml.validation import load_struct

_MAKERS = frozenset(["compile", "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn"])
ELSEWHERE = {
    "tui.reading.place.pattern_worker.main": "typed by a reader; its process is ended in time",
}
"""Patterns that are not the package's own, with why they may be anything."""


class PackagePattern(NamedTuple):
    name: str
    pattern: re.Pattern[str]
    modes: tuple[Mode, ...]
    """How it is called; `finditer` for any call that may begin at more than one place."""


def _zone_words() -> ZoneWords:
    path = shipped_path("config/articles.yaml")
    return ZoneWords(load_struct(path, path.name, ArticlesOptions).zones)


HOLDERS: dict[str, Callable[[], object]] = {"tui.articles.zoning.zone_rules.ZoneWords": _zone_words}
"""Classes that make patterns from word lists, and how to get one with the lists as shipped."""


class _Source:
    """One module: its tree, in which each node knows what it is part of."""

    def __init__(self, path: Path, tree: ast.Module) -> None:
        self.module = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
        self.tree = tree

    @property
    def nodes(self) -> tuple[ast.AST, ...]:
        return nodes_of(self.tree)

    @cached_property
    def parents(self) -> dict[ast.AST, ast.AST]:
        return {child: node for node in self.nodes for child in ast.iter_child_nodes(node)}

    def around(self, node: ast.AST) -> Iterator[ast.AST]:
        while node in self.parents:
            node = self.parents[node]
            yield node

    def owner(self, node: ast.AST) -> str:
        """What a call belongs to: `Class.method`, `function`, or the module's constant that it is assigned to."""
        scopes = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
        names = [each.name for each in self.around(node) if isinstance(each, scopes)]
        if not names:
            assigned = next(each for each in self.around(node) if isinstance(each, ast.Assign | ast.AnnAssign))
            target = assigned.targets[0] if isinstance(assigned, ast.Assign) else assigned.target
            names = [ast.unparse(target)]
        return ".".join(reversed(names))


@cache
def sources() -> tuple[_Source, ...]:
    return tuple(_Source(path, tree) for path, tree in package_trees().items())


def package_patterns() -> Iterator[PackagePattern]:
    """One for every call of `re` in the sources but those ELSEWHERE. Raises where a pattern cannot be got at: a new way
    of making one needs a line in HOLDERS."""
    for source in sources():
        for call in source.nodes:
            if isinstance(call, ast.Call) and _maker(call):
                name = f"{source.module}.{source.owner(call)}"
                if name not in ELSEWHERE:
                    found = _pattern_at(source, call, name)
                    yield found._replace(pattern=of_text(found.pattern))


def of_text(pattern: re.Pattern[Any]) -> re.Pattern[str]:
    """The pattern itself, or for one of bytes, the same of characters up to 255: it takes the same steps."""
    if isinstance(pattern.pattern, str):
        return pattern
    return re.compile(pattern.pattern.decode("latin-1"), pattern.flags | re.ASCII)


def _maker(call: ast.Call) -> str:
    """Which function of `re` is called; empty for any other call."""
    is_re = (
        isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name) and call.func.value.id == "re"
    )
    return call.func.attr if is_re and isinstance(call.func, ast.Attribute) and call.func.attr in _MAKERS else ""


def _pattern_at(source: _Source, call: ast.Call, name: str) -> PackagePattern:
    owner = source.owner(call)
    maker = _maker(call)
    if maker != "compile":
        modes: tuple[Mode, ...] = (maker,) if maker in ("match", "fullmatch") else ("finditer",)  # type: ignore[assignment]
        return PackagePattern(f"{name}:{call.lineno}", _inline(call), modes)
    if isinstance(call.args[0], ast.Constant):
        is_alone = isinstance(source.parents[call], ast.Assign | ast.AnnAssign | ast.Return)
        modes = _modes(source, owner.rpartition(".")[2])
        return PackagePattern(name if is_alone else f"{name}:{call.lineno}", _inline(call), modes)
    held: Any = importlib.import_module(source.module)
    path = source.module
    for part in owner.split("."):
        held = getattr(held, part)
        path = f"{path}.{part}"
        if isinstance(held, type):
            held = HOLDERS[path]()
    makes_one = inspect.isroutine(inspect.unwrap(held)) and inspect.get_annotations(held) == {"return": re.Pattern[str]}
    pattern = held() if makes_one else held
    if not isinstance(pattern, re.Pattern):
        raise TypeError(f"{name}, line {call.lineno}: what makes this pattern does not give it")
    return PackagePattern(name, pattern, _modes(source, owner.rpartition(".")[2]))


def _inline(call: ast.Call) -> re.Pattern[str]:
    """The pattern of `re.search("…", text, re.I)`; raises where it is no constant."""
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    flags = [eval(ast.unparse(each), {"re": re}) for each in given if ast.unparse(each).startswith("re.")]
    return re.compile(ast.literal_eval(call.args[0]), *flags)


def _modes(source: _Source, name: str) -> tuple[Mode, ...]:
    """How the pattern of this name is called in its module: `match` and `fullmatch` from the start of a text look at
    one place, anything else is taken to look at all of them."""
    modes: set[Mode] = set()
    for node in source.nodes:
        is_name = isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)
        if is_name or (isinstance(node, ast.Attribute) and node.attr == name and isinstance(node.ctx, ast.Load)):
            modes.add(_mode(list(source.around(node))[:3]))
    return tuple(sorted(modes)) if modes and (source.module, name) not in _imported_names() else ("finditer",)


@cache
def _imported_names() -> frozenset[tuple[str, str]]:
    """(module, name) of all that one module of the package takes from another."""
    imports = (node for source in sources() for node in source.nodes if isinstance(node, ast.ImportFrom))
    return frozenset((node.module or "", each.name) for node in imports for each in node.names)


def _mode(around: list[ast.AST]) -> Mode:
    if isinstance(around[0], ast.Call) and not around[0].args:  # the function that makes it
        around = around[1:]
    method, call = around[0], around[1] if len(around) > 1 else None
    if isinstance(method, ast.Attribute) and isinstance(call, ast.Call) and len(call.args) == 1:
        if method.attr == "match":
            return "match"
        if method.attr == "fullmatch":
            return "fullmatch"
    return "finditer"

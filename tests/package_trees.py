"""The syntax trees of the package's modules, parsed once per process for the tests that look at its sources."""

import ast
from collections.abc import Mapping
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "tui"


@cache
def package_trees() -> Mapping[Path, ast.Module]:
    """Path → tree, in the order of the paths."""
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


@cache
def nodes_of(tree: ast.AST) -> tuple[ast.AST, ...]:
    """`ast.walk` with a memory."""
    return tuple(ast.walk(tree))

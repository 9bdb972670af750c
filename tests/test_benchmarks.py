"""Benchmarks that use what the program has: a rename does not reach scripts that no test runs."""

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

from tests.rows import each_row

BENCHMARKS = sorted((Path(__file__).parent / "bench").glob("*.py"))


def imported_names(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the module and the name of everything that a script imports from the program."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "tui":
            for alias in node.names:
                yield node.module or "", alias.name


@each_row("path", BENCHMARKS)
def test_every_name_that_a_benchmark_imports_exists(path: Path) -> None:
    missing = []
    for module, name in imported_names(path):
        if not hasattr(importlib.import_module(module), name):
            try:
                importlib.import_module(f"{module}.{name}")
            except ModuleNotFoundError:
                missing.append(f"{module}.{name}")
    assert missing == []

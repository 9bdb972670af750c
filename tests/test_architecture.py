"""Borders that an import contract cannot see: what is really loaded, what each file holds, what is shipped."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.package_trees import nodes_of, package_trees
from tui.settings.load import KEY_SCOPES, load_settings
from tui.ui.compare import screen as compare
from tui.ui.coverage import commands as coverage
from tui.ui.reading.commands import COMMANDS

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "tui").rglob("*.py"))
LINES_MAX = 300
LONGER = {}
"""Files that are longer than LINES_MAX, and why."""
HEADLESS = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for path in MODULES
    if "ui" not in path.parts and path.name != "__main__.py"
)


def loaded(code: str) -> set[str]:
    """The top-level packages that a fresh Python has loaded after running the code."""
    report = "; import sys as s, json; print(json.dumps(sorted({name.split('.')[0] for name in s.modules})))"
    done = subprocess.run(
        [sys.executable, "-c", code + report], cwd=ROOT, capture_output=True, check=True, timeout=60, encoding="utf-8"
    )
    return set(json.loads(done.stdout.rsplit("\n", 2)[-2]))


def test_importing_everything_but_the_screen_loads_no_screen_and_reads_no_settings() -> None:
    code = "; ".join(f"import {module}" for module in HEADLESS)
    modules = loaded(code)
    assert "tui" in modules
    assert modules & {"textual", "rich", "yaml", "numpy", "hypothesis", "Stemmer", "markdown_it"} == set()


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_version_and_help_load_nothing_heavy(option: str) -> None:
    heavy = {"textual", "rich", "rapidfuzz", "msgspec", "yaml", "Stemmer", "markdown_it", "platformdirs", "asyncio"}
    assert loaded(f"from tui.cli.main import main; main(['{option}'])") & heavy == set()


def test_the_commands_without_a_screen_load_none() -> None:
    commands = "; ".join(f"main(['{command}', 'seeds'])" for command in ("matches", "mentions", "export"))
    assert loaded(f"from tui.cli.main import main; {commands}") & {"textual", "rich"} == set()


def test_the_package_itself_imports_nothing() -> None:
    tree = ast.parse((ROOT / "tui/__init__.py").read_text(encoding="utf-8"))
    assert not [node for node in nodes_of(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    assert loaded("import tui") - loaded("pass") == {"tui"}


def test_every_module_has_a_docstring() -> None:
    assert [str(path) for path, tree in package_trees().items() if not ast.get_docstring(tree)] == []


def test_long_files_are_listed_with_a_reason() -> None:
    lines = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8").count("\n") for path in MODULES}
    assert {path for path, count in lines.items() if count > LINES_MAX} == set(LONGER)


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{path.relative_to(ROOT)}: {node.name}"
        for path, tree in package_trees().items()
        for node in nodes_of(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > 50
    ]
    assert long == []


def test_yaml_is_imported_in_one_module_only() -> None:
    knowing = [
        path.name
        for path, tree in package_trees().items()
        for node in nodes_of(tree)
        if isinstance(node, ast.Import) and any(name.name == "yaml" for name in node.names)
    ]
    assert set(knowing) == {"reader.py"}


def test_shipped_files_are_data() -> None:
    shipped = [path for folder in ("config", "seeds") for path in (ROOT / folder).rglob("*") if path.is_file()]
    assert {path.suffix for path in shipped} == {".yaml", ".txt", ".json"}


def test_every_command_has_its_keys_and_every_key_its_command() -> None:
    elsewhere = {each for row in (*compare.COMMANDS, *coverage.COMMANDS) for each in (row.id, *row.also)}
    own = {command for command in elsewhere if command.startswith(KEY_SCOPES)}
    assert sorted([*(command.id for command in COMMANDS), *own]) == sorted(load_settings().keys)
    assert elsewhere - own <= {command.id for command in COMMANDS}
    assert not any(command.id.startswith(KEY_SCOPES) for command in COMMANDS)


def test_opening_two_files_loads_nothing_of_archives() -> None:
    report = (
        "from tui.cli.main import main; main(['matches', 'seeds']); import sys; "
        "print([name for name in sys.modules if name.startswith('tui.archive') or name in ('duckdb', 'pyspark')])"
    )
    done = subprocess.run([sys.executable, "-c", report], cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    assert done.stdout.rsplit("\n", 2)[-2] == "[]"

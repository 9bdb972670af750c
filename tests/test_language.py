"""Names and docstrings that explain themselves, counted: the lists below are what is meant by one that does not."""

import ast
import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import cache
from graphlib import TopologicalSorter
from itertools import chain
from pathlib import Path

from tests.package_trees import PACKAGE, nodes_of, package_trees

VAGUE = """
    found told known kept seen said made given taken held shown lost gone done meant wanted asked got named
    called marked listed counted judged opened closed chosen picked joined moved changed renewed renamed placed sorted
    merged grouped folded weighed wrapped drawn painted written loaded parsed matched missing quoted reported
    spoken waiting pending having being going coming used tried
    here there elsewhere otherwise anew again alone apart beside below above before after ahead behind near meanwhile
    already still now then once never always often early late rest whole
    it they them their he him she her what which who whom whose where when how why this that these those each other
    others another something anything nothing everything somebody anybody nobody one ones own same such both all any
    some none few many most more less
"""
VAGUE_NAMES = frozenset(VAGUE.split())
"""Bare participles, adverbs and pronouns: they say that there is a value, not what it is."""
VAGUE_SHARE_MAX = 0.03

FRAGMENT = re.compile(
    r"(Of|What|Whether|Where|Who|Whom|Whose|How|Per|As|Which|When|Why|Until|Since|With|Without|Before|After|Between"
    r"|Below|Above|Beside|Because|So|That|Those|These|And|Or|But|In|On|At|By|From|To|For|If|Also|Then|Empty|None"
    r"|Nothing|Never|Only|More|Less)\b"
)
"""Docstrings of modules, classes and functions that begin so are no sentences."""
FRAGMENT_SHARE_MAX = 0.05

MODULES_IN_A_FOLDER_MAX = 20


def bound_names(tree: ast.AST) -> Iterator[str]:
    """Yield every name that the code gives: arguments, variables, attributes, functions and classes."""
    for node in nodes_of(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.arg(arg=name):
                yield name
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                yield name


def docstrings(tree: ast.AST) -> Iterator[str]:
    for node in nodes_of(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            docstring = ast.get_docstring(node)
            if docstring:
                yield docstring


def test_few_names_are_bare_participles_adverbs_or_pronouns() -> None:
    names = [
        name for tree in package_trees().values() for name in bound_names(tree) if name not in ("self", "cls", "_")
    ]
    vague = [name for name in names if name.strip("_").lower() in VAGUE_NAMES]
    assert len(vague) / len(names) < VAGUE_SHARE_MAX


def test_few_docstrings_are_fragments() -> None:
    sentences = list(chain.from_iterable(map(docstrings, package_trees().values())))
    fragments = [sentence for sentence in sentences if FRAGMENT.match(sentence)]
    assert len(fragments) / len(sentences) < FRAGMENT_SHARE_MAX


def class_names_in_two_modules() -> dict[str, list[Path]]:
    modules: dict[str, list[Path]] = defaultdict(list)
    for path, tree in package_trees().items():
        for node in nodes_of(tree):
            if isinstance(node, ast.ClassDef):
                modules[node.name].append(path)
    return {name: paths for name, paths in modules.items() if len(set(paths)) > 1}


def test_no_two_modules_have_a_class_of_the_same_name() -> None:
    assert class_names_in_two_modules() == {}


def imports_of(module: str, modules: Collection[str]) -> set[str]:
    """Return the modules of the package that a module imports, lazily and for types only included."""
    names: set[str] = set()
    for node in nodes_of(package_trees()[modules_by_name()[module]]):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return (names & set(modules)) - {module}


@cache
def modules_by_name() -> dict[str, Path]:
    root = PACKAGE.parent
    return {
        ".".join(path.relative_to(root).with_suffix("").parts): path
        for path in package_trees()
        if path.name != "__init__.py"
    }


def test_imports_have_no_cycle_lazy_and_type_only_ones_included() -> None:
    modules = modules_by_name()
    sorter = TopologicalSorter({module: imports_of(module, modules) for module in modules})
    sorter.prepare()  # raises CycleError, which names the modules of a cycle


def test_folders_hold_few_modules() -> None:
    counts = {
        folder: len([path for path in folder.glob("*.py") if path.name != "__init__.py"])
        for folder in {path.parent for path in package_trees()}
    }
    assert {folder: count for folder, count in counts.items() if count > MODULES_IN_A_FOLDER_MAX} == {}

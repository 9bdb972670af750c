"""No text can make a regular expression slow: the steps of each grow with the length of a line, and stay few."""

import ast
import importlib
import re
from functools import cache
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

import pytest

from tests.effort import count
from tests.package_patterns import ELSEWHERE, HOLDERS, PackagePattern, of_text, package_patterns, sources
from tests.package_trees import PACKAGE
from tests.regex_lines import Line, lines_against
from tests.regex_steps import ONE_CHARACTER, Mode, TooManyStepsError, tree_of, work_of

SHORT, LONG = count(64, 100), count(160, 320)
"""Lengths of a line, in characters: two, so that growth is seen."""
GROWTH_MAX = 1.6
"""How much faster than the line the steps may grow; a pattern that is quadratic grows 2.5 times as fast, or
3.2 times."""
STEPS_PER_CHARACTER_MAX = 500
"""A pattern may be bounded and slow: five names of up to thirty letters, read in every way, are a million steps."""

LINE_CHARACTERS = count(60_000, 1_000_000)

SUBJECTS = sorted({path.stem for path in PACKAGE.iterdir() if path.suffix in ("", ".py") and path.stem[0] != "_"})
"""Parts of the package, by name: cheap to list for every process that collects tests."""


@cache
def patterns() -> dict[str, PackagePattern]:
    return {each.name: each for each in package_patterns()}


def patterns_of(subject: str) -> dict[str, PackagePattern]:
    return {name: each for name, each in patterns().items() if name.split(".")[1] == subject}


def test_every_regular_expression_of_the_package_is_tested() -> None:
    looked_at = {each.pattern.pattern for each in patterns().values()}
    held = {
        of_text(value).pattern
        for source in sources()
        if not source.module.endswith("__main__")
        for value in vars(importlib.import_module(source.module)).values()
        if isinstance(value, re.Pattern)
    }
    assert len(patterns()) > 60
    assert held <= looked_at
    assert {name.rpartition(".")[0] for name in HOLDERS} <= {source.module for source in sources()}


def test_patterns_are_made_in_no_way_that_is_not_seen() -> None:
    """Only `re.compile` and its like are found in the sources: not other names for them, nor other libraries."""
    for source in sources():
        for node in source.nodes:
            if isinstance(node, ast.Import):
                assert all(each.name not in ("regex", "fnmatch", "sre_compile") for each in node.names), source.module
                assert all(not each.asname for each in node.names if each.name == "re"), source.module
            if isinstance(node, ast.ImportFrom):
                assert node.module not in ("re", "regex", "fnmatch"), source.module


def test_zones_set_aside_are_still_printed() -> None:
    defined = {
        f"{source.module}.{node.name}"
        for source in sources()
        for node in source.nodes
        if isinstance(node, ast.FunctionDef)
    }
    assert set(ELSEWHERE) <= defined


def test_every_regular_expression_is_of_a_subject() -> None:
    assert {name for subject in SUBJECTS for name in patterns_of(subject)} == set(patterns())


def test_possessive_repetitions_are_of_single_characters_only() -> None:
    """Python 3.11.0 to 3.11.4 matches those of groups wrongly: words came out empty, and without end."""
    assert repeats_a_group_possessively(tree_of(re.compile(r"a(?:b|cd?)*+")))
    assert not repeats_a_group_possessively(tree_of(re.compile(r"a(?:b++|[cd]*+|\w?+)*")))
    assert [name for name, each in patterns().items() if repeats_a_group_possessively(tree_of(each.pattern))] == []


def repeats_a_group_possessively(node: object) -> bool:
    """node: a part of a parsed pattern."""
    if isinstance(node, parser.SubPattern):
        node = node.data
    if not isinstance(node, list | tuple):
        return False
    if node[:1] == (sre.POSSESSIVE_REPEAT,) and (len(node[1][2]) > 1 or node[1][2][0][0] not in ONE_CHARACTER):
        return True
    return any(map(repeats_a_group_possessively, node))


@pytest.mark.parametrize("subject", SUBJECTS)
def test_steps_are_few_and_grow_no_faster_than_the_line(subject: str) -> None:
    slow = [
        (name, line, mode)
        for name, each in patterns_of(subject).items()
        for mode in each.modes
        for line in lines_against(each.pattern)
        if is_slow(each.pattern, line, mode)
    ]
    assert slow == []


def is_slow(pattern: re.Pattern[str], line: Line, mode: Mode) -> bool:
    short, long = line.of(SHORT), line.of(LONG)
    try:
        before = work_of(pattern, short, mode, STEPS_PER_CHARACTER_MAX * len(short))
        after = work_of(pattern, long, mode, STEPS_PER_CHARACTER_MAX * len(long))
    except TooManyStepsError:
        return True
    if mode == "finditer":
        spans = [found.span() for found in pattern.finditer(long)]
        assert _not_empty(after.spans) == _not_empty(spans), "the steps are those of another pattern"
    return after.steps >= GROWTH_MAX * len(long) / len(short) * before.steps + 100


def _not_empty(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [span for span in spans if span[0] < span[1]]


@pytest.mark.parametrize("unit", ["Aa, the ", "a'", "…”"])
@pytest.mark.parametrize("subject", SUBJECTS)
def test_very_many_characters_in_one_line_are_read(subject: str, unit: str) -> None:
    line = unit * (LINE_CHARACTERS // len(unit))
    for each in patterns_of(subject).values():
        if "finditer" in each.modes:
            assert sum(1 for _ in each.pattern.finditer(line)) <= len(line) + 1, each.name


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a+)+$",
        r"(?:a|aa)+b",
        r"a*a*b",
        r"\s+$",
        r"\s*(?:,|;)\s*",
        r"[\W_]+$",
        r" - at (.*)`\Z",
        r"(?:^|(?<=[.!?”\"’'»)] ))(?:[A-Z][\w.’'-]{0,30} ?){0,5}(?:(?<=\w)/)?(?:AP|Reuters)$",
    ],
)
def test_a_pattern_that_would_hang_is_seen(pattern: str) -> None:
    """Among them those that this package once had: the lines that show it are made from the pattern alone."""
    compiled = re.compile(pattern)
    assert any(is_slow(compiled, line, "finditer") for line in lines_against(compiled))


def test_a_bounded_pattern_with_many_ways_through_a_line_is_seen() -> None:
    """It does not grow any more from a certain length on, and is slow all the same."""
    with pytest.raises(TooManyStepsError):
        work_of(re.compile(r"(?:a{0,30} ?){0,5}b"), "a" * SHORT, "match", STEPS_PER_CHARACTER_MAX * SHORT)

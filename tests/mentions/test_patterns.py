"""No text can make a pattern slow: the steps of each grow with the length of a line, and it reads 1 MB of it."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from types import ModuleType

import pytest

import tui.mentions
import tui.text
from tests.regex_steps import steps_of_finditer

UNITS = [
    "a", "Aa", " ", "A", "9", "'", "’", ".", ",", "-", "“", "”", "''", '"', "a ", "Aa ", "J.", "a'", ". A", ", the a",
    " (a", "said ", "a.b", "! ", "…", "6'2", ", 51 ", "\u0301a", "、", "。", "\t", ": A", "a-", "(R-", "“a",
]  # fmt: skip
"""What a line is made of, again and again."""
SHORT, LONG = 120, 480


def modules() -> Iterator[ModuleType]:
    for package in (tui.mentions, tui.text):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield importlib.import_module(found.name)


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern of the packages that read people and quotes: constants, and what functions return."""
    for module in modules():
        for name, held in vars(module).items():
            if isinstance(held, re.Pattern):
                yield f"{module.__name__}.{name}", held
            elif getattr(held, "__module__", "") == module.__name__ and inspect.isroutine(inspect.unwrap(held)):
                signature = inspect.signature(held)
                if signature.return_annotation == re.Pattern[str] and not signature.parameters:
                    yield f"{module.__name__}.{name}", held()


PATTERNS = dict(patterns())


def test_every_pattern_of_the_sources_is_looked_at() -> None:
    assert len(PATTERNS) > 20
    for module in modules():
        compiled = inspect.getsource(module).count("re.compile(")
        assert compiled == sum(name.rpartition(".")[0] == module.__name__ for name in PATTERNS), module.__name__


@pytest.mark.parametrize("name", PATTERNS)
def test_steps_grow_with_the_line_and_not_faster(name: str) -> None:
    pattern = PATTERNS[name]
    for unit in UNITS:
        short = steps_of_finditer(pattern, unit * (SHORT // len(unit)))
        long = steps_of_finditer(pattern, unit * (LONG // len(unit)))
        assert long < 1.6 * (LONG / SHORT) * short + 100, unit


@pytest.mark.parametrize("name", PATTERNS)
def test_one_megabyte_in_one_line_is_read(name: str) -> None:
    for unit in ("Aa, the ", "a'", "…”"):
        line = unit * (1_000_000 // len(unit))
        assert sum(1 for _ in PATTERNS[name].finditer(line)) <= len(line) + 1


@pytest.mark.parametrize("pattern", [r"(a+)+$", r"(?:a|aa)+b", r"a*a*b", r"\s+$"])
def test_the_count_shows_a_pattern_that_grows_faster(pattern: str) -> None:
    """What would be wrong here is seen: else the tests above could not fail."""

    def grown(size: int) -> int:
        return steps_of_finditer(re.compile(pattern), "a " * 2 + "a" * size + " " * size + "!")

    sizes = (8, 16) if "(" in pattern else (25, 100)
    assert grown(sizes[1]) > 1.6 * (sizes[1] / sizes[0]) * grown(sizes[0]) + 100

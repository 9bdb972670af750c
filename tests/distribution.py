"""How the tests are handed to the processes of pytest-xdist: file by file, those that take long first."""

import os
from collections import Counter
from typing import Any

import pytest

SOURCES = frozenset(f"tests/test_{name}.py" for name in ("architecture", "language", "network", "patterns"))
"""Tests that read the trees of all modules: one process parses them for all of these."""
SCREENS, TERMINALS = "tests/ui/", "tests/ui/textual/"
TESTS_PER_SCREEN, TESTS_PER_TERMINAL = 60, 120
"""How many tests without a screen take as long as one with a screen, or with a terminal."""


def unit_of(test: str) -> str:
    """What one process runs together: the test's file, or all that look at the sources."""
    file = test.partition("::")[0]
    return "sources" if file in SOURCES else file


def weight_of(file: str) -> int:
    """How long one of its tests takes, in tests without a screen."""
    if file in SOURCES or file.startswith(TERMINALS):
        return TESTS_PER_TERMINAL
    return TESTS_PER_SCREEN if file.startswith(SCREENS) else 1


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that take long come first in the processes, so that all of them end at the same time."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        weights = Counter({"": 0})
        for item in items:
            weights[unit_of(item.nodeid)] += weight_of(item.nodeid.partition("::")[0])
        items.sort(key=lambda item: -weights[unit_of(item.nodeid)])


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object | None:
    from xdist.scheduler import LoadFileScheduling

    class ByUnit(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return unit_of(nodeid)

    config.option.loadscopereorder = False  # in the order of the tests; pytest-xdist before 3.8 orders them by number
    return ByUnit(config, log) if config.getoption("dist") == "loadfile" else None

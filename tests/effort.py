"""How much of the same a test does: the usual count, or the exhaustive one.

    CROSSLIGHT_TESTS=exhaustive pytest

runs the same tests with more random examples, more seeds and longer texts. No rule is held by the exhaustive run alone.
"""

import os
from typing import TypeVar

from hypothesis import HealthCheck, settings

IS_EXHAUSTIVE = os.environ.get("CROSSLIGHT_TESTS") == "exhaustive"


Choice = TypeVar("Choice")


def count(usual: Choice, exhaustive: Choice) -> Choice:
    """The number, or the cases, for this run."""
    return exhaustive if IS_EXHAUSTIVE else usual


def examples(usual: int, exhaustive: int) -> settings:
    """Settings for a property test whose examples are slow to make or to check."""
    slow = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large]
    return settings(max_examples=count(usual, exhaustive), suppress_health_check=slow)

"""How much of the same a test does: the usual count, or the exhaustive one.

    CROSSLIGHT_TESTS=exhaustive pytest

runs the same tests with more random examples, more seeds and longer texts. No rule is held by the exhaustive run alone.
"""

import os

from hypothesis import HealthCheck, settings

IS_EXHAUSTIVE = os.environ.get("CROSSLIGHT_TESTS") == "exhaustive"


def count(usual: int, exhaustive: int) -> int:
    """The number for this run."""
    return exhaustive if IS_EXHAUSTIVE else usual


def examples(usual: int, exhaustive: int) -> settings:
    """Settings for a property test whose examples are slow to make or to check."""
    slow = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large]
    return settings(max_examples=count(usual, exhaustive), suppress_health_check=slow)

"""Inputs that are made to stall the program, each through the real command line."""

from tests.bench._bombs import bombs
from tests.bench.bombs import exploded, start_seconds
from tests.bench.promised.model import Outcome

ONE_OF = 37
"""The bombs are taken in steps of so many, so that a few of them are of all kinds."""


def check(count: int) -> Outcome:
    """count: bombs."""
    outcome, every = Outcome(), list(bombs())
    start = start_seconds()
    chosen = [every[number * ONE_OF % len(every)] for number in range(min(count, len(every)))]
    for bomb in {bomb.name: bomb for bomb in chosen}.values():
        result, why = exploded(bomb, start)
        outcome.expect(not why, f"{bomb.name}: {why} ({result.cpu_seconds:.1f} s)")
    outcome.count = len(chosen)
    outcome.remark = f"{len(every)} bombs in all"
    return outcome

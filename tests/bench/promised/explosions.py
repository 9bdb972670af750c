"""Inputs that are made to stall the program, each through the real command line."""

from tests.bench._bombs import bombs
from tests.bench.bombs import exploded, start_seconds
from tests.bench.promised.model import Outcome

ONE_OF = 37
"""Bombs are taken in steps of so many, so that a few of them are of all kinds."""


def check(numbers: range) -> Outcome:
    """numbers: of the bombs to set off."""
    every, start = list(bombs()), start_seconds()
    in_order = [bomb for first in range(ONE_OF) for bomb in every[first::ONE_OF]]
    outcome = Outcome(remark=f"{len(every)} bombs in all")
    for bomb in in_order[numbers.start : numbers.stop]:
        result, why = exploded(bomb, start)
        outcome.expect(not why, f"{bomb.name}: {why} ({result.cpu_seconds:.1f} s)")
        outcome.count += 1
    return outcome

"""Generated sessions through every export format."""

from tests.bench.export_states import check_states
from tests.bench.promised.model import Outcome


def check(numbers: range) -> Outcome:
    """numbers: of the sessions; those of another range are drawn by another seed."""
    valid, failure = check_states(len(numbers), seed=numbers.start)
    outcome = Outcome(min(valid.values(), default=0), remark=f"{len(valid)} formats")
    outcome.expect(not failure, failure)
    return outcome

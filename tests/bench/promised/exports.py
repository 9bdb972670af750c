"""Generated sessions through every export format."""

from tests.bench.export_states import check_states
from tests.bench.promised.model import Outcome


def check(count: int) -> Outcome:
    valid, failure = check_states(count)
    outcome = Outcome(min(valid.values(), default=0), remark=f"{len(valid)} formats")
    outcome.expect(not failure, failure)
    return outcome

"""Programs that write the same file at the same time."""

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.corrections_crash import saving_together
from tests.bench.notebook_crash import together
from tests.bench.promised.model import Outcome

PROCESSES = 8
CORRECTIONS_OF_WRITES = 80
"""For so many writes into the notebook, each of two programs saves one correction."""


def check(count: int) -> Outcome:
    """count: writes into the notebook, by all processes."""
    outcome = Outcome()
    each = -(-count // PROCESSES)
    with TemporaryDirectory() as name:
        outcome.count, _ = together(Path(name), PROCESSES, each)
        outcome.expect(outcome.count == PROCESSES * each, f"{outcome.count} of {PROCESSES * each} writes are there")
        saves = max(10, count // CORRECTIONS_OF_WRITES)
        acknowledged, lost = saving_together(Path(name) / "a.corrections.yaml", saves)
        outcome.expect(not lost, f"{lost} of {acknowledged} simultaneous corrections are lost")
    outcome.remark = f"{acknowledged} simultaneous corrections, {lost} lost"
    return outcome

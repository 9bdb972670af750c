"""Random keys in a terminal, at three sizes."""

from pathlib import Path

from tests.bench.promised.model import Outcome
from tests.bench.random_keys import run_in_folder
from tui.shipped import shipped_path

SIZES = ((80, 24), (160, 45), (240, 60))
GROWTH_MAX = 0.03
"""Of what the reader itself holds, from the half of the keys to the end, beyond what the keys have made."""
FEW_KEYS, GROWTH_MAX_OF_FEW = 10_000, 0.3
"""With fewer keys the first half warms up little, and only a large leak can be told from what is loaded once."""


def check(numbers: range) -> Outcome:
    """numbers: of the keys of one session; sessions take turns at the sizes."""
    outcome, session = Outcome(), round(numbers.start / len(numbers))
    size = SIZES[session % len(SIZES)]
    named = f"{size[0]}x{size[1]}"
    growth = run_in_folder([Path(shipped_path("seeds")).absolute()], size, len(numbers), seed=40 + session)
    if growth is None:
        outcome.fail(f"{named}: crashed")
        return outcome
    limit = GROWTH_MAX_OF_FEW if len(numbers) < FEW_KEYS else GROWTH_MAX
    outcome.expect(growth < limit, f"{named}: memory grew by {100 * growth:.1f} %")
    outcome.count = len(numbers)
    outcome.remark = f"memory {named} {100 * growth:+.1f} %"
    return outcome

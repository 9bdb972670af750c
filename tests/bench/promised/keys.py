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


def check(count: int) -> Outcome:
    """count: keys, spread over the sizes."""
    outcome, each, remarks = Outcome(), -(-count // len(SIZES)), []
    for number, size in enumerate(SIZES):
        named = f"{size[0]}x{size[1]}"
        growth = run_in_folder([Path(shipped_path("seeds")).absolute()], size, each, seed=40 + number)
        if growth is None:
            outcome.fail(f"{named}: crashed")
            continue
        outcome.count += each
        remarks.append(f"{named} {100 * growth:+.1f} %")
        limit = GROWTH_MAX_OF_FEW if each < FEW_KEYS else GROWTH_MAX
        outcome.expect(growth < limit, f"{named}: memory grew by {100 * growth:.1f} %")
    outcome.remark = "memory " + ", ".join(remarks)
    return outcome

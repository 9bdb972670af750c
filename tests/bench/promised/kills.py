"""Programs that are killed inside a write, of each kind."""

import random
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.corrections_crash import kill_readers
from tests.bench.notebook_crash import KINDS
from tests.bench.promised.archive_kills import adding, can_be_checked
from tests.bench.promised.model import Outcome

SEED = 7


def check(count: int) -> Outcome:
    """count: kills inside a write, spread evenly over the kinds."""
    kinds = {**KINDS, **({"adding to an archive": adding} if can_be_checked() else {})}
    outcome, each, acknowledged = Outcome(), -(-count // (len(kinds) + 1)), 0
    chance = random.Random(SEED)
    with TemporaryDirectory() as folder:
        for kind, run in kinds.items():
            tally = run(Path(folder), chance, each)
            outcome.expect(not tally.lost, f"{kind}: {tally.lost} of {tally.kept} acknowledged items lost")
            outcome.expect(not tally.damaged, f"{kind}: {tally.damaged} files damaged or half written")
            outcome.count += tally.inside
            acknowledged += tally.kept
    kills = kill_readers(each, SEED)
    outcome.expect(not kills.lost, f"correcting: {kills.lost} of {kills.acknowledged} acknowledged corrections lost")
    outcome.count += kills.inside
    outcome.remark = f"{', '.join((*kinds, 'correcting'))}: {acknowledged + kills.acknowledged:,} acknowledged"
    return outcome

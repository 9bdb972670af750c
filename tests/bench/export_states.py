"""Generated reading states through every format and its independent check.

    python tests/bench/export_states.py [COUNT]      (2,000 by default)

Prints, per format, how many were valid, with the text equal to the character. A state that fails is printed, smallest
first, and ends the run with status 1.
"""

import sys
from collections import Counter
from pathlib import Path

import hypothesis
from hypothesis import HealthCheck, Phase, given, settings

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.export.checks import CHECKS
from tests.export.states import State, states
from tui.export.build_document import export_document
from tui.export.document import ExportDocument
from tui.export.write import export_text


def check_speakers(state: State, document: ExportDocument) -> None:
    """Every quote is said by the person who says it in the session."""
    names = {person.id: person.name for person in state.mentions.people}
    speakers = {quote.id: quote.speaker for quote in state.mentions.quotes}
    for row in document.quotes or ():
        assert row.speaker == speakers[row.quote]
        assert row.speaker_name == names.get(row.speaker or "", "")


def check_states(count: int, seed: int = 0) -> tuple[Counter[str], str]:
    """(states that are valid, by format; why the smallest one that fails does, empty where none does)"""
    valid: Counter[str] = Counter()

    @hypothesis.seed(seed)
    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(state=states())
    def check_all(state: State) -> None:
        given_state = state.coverage, state.grouping, state.mentions, state.include, {"cutoff": 40.0}
        document = export_document(*given_state)
        check_speakers(state, document)
        for file_format, check in CHECKS.items():
            check(state.coverage, document, export_text(file_format, *given_state))
            valid[file_format] += 1

    try:
        check_all()
    except BaseException as error:  # noqa: BLE001 - a group of errors is a BaseException
        return valid, f"{type(error).__name__}: {error}"
    return valid, ""


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    valid, failure = check_states(count)
    for file_format in CHECKS:
        print(f"{file_format:12} {valid[file_format]:6} valid")
    print(failure)
    return int(bool(failure))


if __name__ == "__main__":
    sys.exit(main())

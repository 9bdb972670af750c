"""Exports of random states are valid in every format, keep the text unchanged, and give the same bytes.

The full count: tests/bench/export_states.py.
"""

from hypothesis import given

from tests.effort import examples
from tests.export.checks import CHECKS
from tests.export.states import State, states
from tui.export.build_document import export_document
from tui.export.write import export_text

SETTINGS = {"cutoff": 40.0}


@examples(4, 60)
@given(state=states())
def test_any_state_can_be_exported_in_every_format(state: State) -> None:
    given_state = state.coverage, state.grouping, state.mentions, state.include, SETTINGS
    document = export_document(*given_state)
    for file_format, check in CHECKS.items():
        text = export_text(file_format, *given_state)
        check(state.coverage, document, text)
        assert text == export_text(file_format, *given_state), file_format

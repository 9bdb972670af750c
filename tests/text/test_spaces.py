"""Evened-out spaces."""

from tui.text.spaces import single_spaced


def test_runs_of_spaces_and_line_breaks_become_one_space() -> None:
    assert single_spaced("  The ferry\n\n sank\N{NO-BREAK SPACE} \tat once. \n") == "The ferry sank at once."

"""A notebook with flipped bytes is named, repaired or set aside; it ends no program."""

import pytest

from tests.effort import count
from tests.notebook import flipped
from tui.notebook.store import Notebook


@pytest.fixture(scope="module")
def sound(tmp_path_factory, mark, record):
    notebook = Notebook(tmp_path_factory.mktemp("sound") / "notebook.sqlite", 5)
    for words in ("fire", "ferry", "Two people died", "Solveig") * 5:
        notebook.add(mark(words, "what they said, é and “quoted” " * 4, ("tag",)), [record])
    notebook.close()
    return notebook.path.read_bytes()


def test_flipped_bytes_only_cause_a_notebook_error(sound, coverage_of_article, options):
    refused, unrepaired, rounds = 0, 0, count(40, 480)
    for number in range(rounds):
        reasons, why, wrong = flipped.round_of(number, sound, coverage_of_article, options)
        assert wrong == [], number
        refused += bool(reasons)
        unrepaired += bool(why)
    assert refused > rounds / 8, "damage that nobody notices is no test"
    assert unrepaired < rounds

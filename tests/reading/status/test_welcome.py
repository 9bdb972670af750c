"""The first status line names what could not be opened, or that this is the sample event."""

from tui.articles.load_result import Problem
from tui.reading.status.welcome import welcome_text

OVERVIEW = ("9 shared passages", "cutoff 50")


def test_the_overview_is_unchanged_if_every_file_was_opened():
    assert welcome_text(OVERVIEW, is_sample=False, problems=(), open_key="o") == OVERVIEW


def test_the_sample_event_says_how_to_open_other_articles():
    head, rest = welcome_text(OVERVIEW, is_sample=True, problems=(), open_key="o")
    assert (head, rest) == ("the sample event", "o opens your own articles · 9 shared passages · cutoff 50")


def test_unopened_files_come_first_with_the_reason_and_a_key():
    problems = (Problem("/home/me/events/a.txt", "no such file"), Problem("b.txt", "empty"))
    head, rest = welcome_text(OVERVIEW, is_sample=True, problems=problems, open_key="o")
    assert head == "not opened: a.txt: no such file and 1 more"
    assert rest.startswith("o opens something else · 9 shared passages")

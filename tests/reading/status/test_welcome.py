"""What a reader is told first."""

from tui.articles.load_result import Problem
from tui.reading.status.welcome import welcome_text

SAID = ("9 shared passages", "cutoff 50")


def test_nothing_is_added_where_everything_was_opened():
    assert welcome_text(SAID, is_sample=False, unopened=(), open_key="o") == SAID


def test_the_sample_event_says_that_it_is_one_and_how_to_open_others():
    head, rest = welcome_text(SAID, is_sample=True, unopened=(), open_key="o")
    assert (head, rest) == ("the sample event", "o opens your own articles · 9 shared passages · cutoff 50")


def test_what_could_not_be_opened_comes_first_with_the_reason_and_what_to_do():
    unopened = (Problem("/home/me/events/a.txt", "no such file"), Problem("b.txt", "empty"))
    head, rest = welcome_text(SAID, is_sample=True, unopened=unopened, open_key="o")
    assert head == "not opened: a.txt: no such file and 1 more"
    assert rest.startswith("o opens another path · 9 shared passages")

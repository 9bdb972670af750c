"""Times of items: what can be one, and what comes after it."""

import pytest

from tests.rows import each_row
from tui.notebook.history import History
from tui.notebook.times import fault_of_time, later_than, time_now

LATE = "2998-12-31T23:59:59.999999Z"


@each_row(
    ("time", "fault"),
    [
        ("2024-02-29T12:00:00.000000Z", ""),
        ("1970-01-01T00:00:00.000000Z", ""),
        ("2024-99-01T12:00:00.000000Z", "not a date and time"),
        ("2023-02-29T12:00:00.000000Z", "not a date and time"),
        ("2024-01-01T24:00:00.000000Z", "not a date and time"),
        ("2024-01-01T12:00:99.000000Z", "not a date and time"),
        ("0000-01-01T12:00:00.000000Z", "not a date and time"),
        ("9999-12-31T23:59:59.999999Z", "after the year 2999"),
        ("3000-01-01T00:00:00.000000Z", "after the year 2999"),
    ],
)
def test_an_impossible_time_is_explained(time, fault):
    assert fault in fault_of_time(time) if fault else fault_of_time(time) == ""


@each_row(
    "time",
    [
        "2024-01-01T00:00:00.000000Z",
        LATE,
        "2999-12-31T23:59:59.999999Z",
        "9999-12-31T23:59:59.999999Z",
        "2998-99-99T99:99:99.999999Z",
        "9999-99-99T99:99:99.999998Z",
        "0000-00-00T00:00:00.000000Z",
    ],
)
def test_later_than_gives_a_later_time_in_the_same_format(time):
    later = later_than(time)
    assert later > time
    assert len(later) == len(time_now()) == len(time)


def test_no_time_is_later_than_the_last_one():
    with pytest.raises(ValueError, match="no time can follow"):
        later_than("9999-99-99T99:99:99.999999Z")


@pytest.mark.parametrize("time", ["2998-99-01T00:00:00.000000Z", "9999-12-31T23:59:59.999999Z"])
def test_undo_works_on_an_item_with_an_impossible_time(notebook, mark, record, time):
    from msgspec.structs import replace

    history = History(notebook)
    made = notebook.add(mark("fire"), [record])
    late = replace(made, changed=time)
    notebook.merge([], [late])
    history.change(late, replace(late.what, text="changed"))
    assert history.undo() is not None
    assert notebook.items()[0].what == late.what

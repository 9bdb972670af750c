"""The line of keys: which hints fit, and what a click presses."""

from tests.rows import each_row
from tests.ui.conftest import press, reading, screen_text, status_line
from tui.ui.dialogs.write import WriteScreen
from tui.ui.widgets.hint_line import fitting, hint, key_at

HINTS = [hint("n", "next"), hint("c", "coverage"), hint("escape", "back", "esc"), hint("question_mark", "keys", "?")]


@each_row(
    ("room_cells", "labels", "gap_cells"),
    [
        (80, ["n", "c", "esc", "?"], 3),
        (36, ["n", "c", "esc", "?"], 2),
        (35, ["n", "esc", "?"], 2),
        (5, ["esc", "?"], 2),
    ],
)
def test_the_last_hints_are_shown_at_every_width(room_cells, labels, gap_cells):
    shown, gap = fitting(HINTS, room_cells, last=2)
    assert ([each.label for each in shown], gap) == (labels, gap_cells)


@each_row(("cell", "key"), [(0, "enter"), (9, "enter"), (10, ""), (13, "escape"), (26, "equals_sign"), (60, "")])
def test_a_part_of_a_dialogs_line_presses_the_key_that_it_names(cell, key):
    assert key_at("enter save · esc cancel · = keep · nothing to press", cell) == key


async def test_a_click_on_a_hint_presses_its_key(harbour):
    async with reading(harbour, (120, 40)) as (pilot, screen):
        line = screen.query_one("#hints")
        await pilot.click(line, offset=(str(line.content).index("next") + 1, 0))
        await pilot.pause()
        assert status_line(screen).strip().startswith("passage 1/")
        await pilot.click(line, offset=(str(line.content).index("note") + 1, 0))
        await pilot.pause()
        dialog = pilot.app.screen
        assert isinstance(dialog, WriteScreen)
        keys = dialog.query_one("#note-keys")
        await pilot.click(keys, offset=(str(keys.content).index("cancel"), 0))
        await pilot.pause()
        assert pilot.app.screen is screen


async def test_the_hints_follow_what_is_going_on(harbour):
    async with reading(harbour, (160, 40)) as (pilot, _):
        for keys, words in (
            ("", ("n next", "q quit")),
            ("n", ("] outlet", "enter compare", "a note")),
            ("v", ("v more", "y copy", "esc clear")),
            ("escape /", ("ctrl+r pattern", "esc cancel")),
            ("escape p", ("M merge", "n next mention")),
            ("F", ("enter keep", "esc clear")),
            ("escape t", ("enter first quote", "i reported")),
            ("j", ("enter ", "A speaker")),
            ("escape n H B", ("# tags", "delete remove")),
        ):
            await press(pilot, *keys.split())
            last = screen_text(pilot).rstrip().split("\n")[-1]
            assert [word for word in words if word not in last] == [], last

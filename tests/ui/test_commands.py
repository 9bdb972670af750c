"""Tables of commands: each row has what runs it, and the docs are made of the same rows."""

import pytest

from tests.rows import each_row
from tests.ui.conftest import press, reading
from tui.ui.commands import Command, Registry
from tui.ui.compare import screen as compare
from tui.ui.compare.screen import CompareScreen
from tui.ui.coverage import commands as coverage
from tui.ui.coverage.screen import CoverageScreen
from tui.ui.help.rows import ROWS, rows_with
from tui.ui.reading.commands import COMMANDS, SCROLL
from tui.ui.reading.hints import COMMAND_HINTS


async def test_every_command_row_has_a_callable(harbour):
    async with reading(harbour) as (pilot, screen):
        assert screen.registry.unregistered == []
        await press(pilot, "n", "enter")
        assert isinstance(pilot.app.screen, CompareScreen) and pilot.app.screen.registry.unregistered == []
        await press(pilot, "escape", "c")
        assert isinstance(pilot.app.screen, CoverageScreen) and pilot.app.screen.registry.unregistered == []


def test_a_callable_without_a_row_and_a_second_one_are_refused():
    registry = Registry([Command("next", "", "Next")])
    with pytest.raises(ValueError, match="the command nxt has no row in the table of commands"):
        registry.register({"nxt": lambda: None})
    registry.register({"next": lambda: None})
    with pytest.raises(ValueError, match="the command next is registered twice"):
        registry.register({"next": lambda: None})


async def test_a_command_without_a_callable_is_reported_and_fails_when_run():
    registry = Registry([Command("next", "", "Next")])
    assert registry.unregistered == ["next"]
    with pytest.raises(ValueError, match="the command next does nothing"):
        await registry.run("next")


async def test_what_a_command_returns_is_awaited():
    done = []

    async def later():
        done.append("later")

    registry = Registry([Command("now", "", "Now"), Command("later", "", "Later")])
    registry.register({"now": lambda: done.append("now"), "later": later})
    await registry.run("now")
    await registry.run("later")
    assert done == ["now", "later"]


@each_row(
    ("rows", "named", "words"),
    [
        *((COMMANDS, shown.commands, shown.words) for shown in COMMAND_HINTS.values()),
        (compare.COMMANDS, compare.HINTS, {}),
        (coverage.COMMANDS, coverage.HINTS, {}),
    ],
)
def test_every_command_in_the_bottom_line_has_a_word_for_it(rows, named, words):
    hints = {row.id: row.hint for row in rows} | dict(words)
    assert [command for command in named if not hints[command]] == []
    assert len({row.id for row in rows}) == len(rows)


def test_the_page_of_help_has_every_command_once():
    listed = [command for rows in ROWS.values() for row in rows for command in row.commands]
    assert sorted(listed) == sorted(command.id for command in COMMANDS)


def test_a_command_that_no_row_mentions_is_on_the_page_of_help_under_its_heading():
    addition = Command("weigh", SCROLL, "Weigh the passage")
    rows = rows_with((*COMMANDS, addition))
    assert rows[SCROLL][-1] == (("weigh",), "Weigh the passage")
    assert sum(map(len, rows.values())) == sum(map(len, ROWS.values())) + 1

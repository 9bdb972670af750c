"""The keys of screens of their own."""

from tests.ui.conftest import press, reading, screen_text, with_keys
from tui.ui.commands import Command
from tui.ui.compare.screen import CompareScreen
from tui.ui.key_bindings import command_bindings, first_keys, hints

COMMANDS = (
    Command("select", "", "Go there", "go there", also=("copy",)),
    Command("table_compare", "", "Compare", "wordings"),
    Command("order", "", "Order", "order"),
    Command("leave", "", "Leave", "back"),
)
NAMED = ("select", "table_compare", "order", "leave")


def labelled(shown):
    return [(hint.label, hint.word) for hint in shown]


def test_hints_name_the_set_keys_and_leave_out_commands_without_one() -> None:
    keys = {"select": ("enter", "o"), "table_compare": ("?",), "order": (), "leave": ("escape",)}
    bound = command_bindings(keys, COMMANDS)
    assert labelled(hints(bound, COMMANDS, NAMED)) == [("enter", "go there"), ("?", "wordings"), ("esc", "back")]
    assert labelled(hints(bound, COMMANDS, NAMED[:1], {"select": "open"})) == [("enter", "open")]


def test_nothing_is_set_and_nothing_is_named() -> None:
    assert hints(command_bindings({"select": (), "leave": ()}, COMMANDS), COMMANDS, NAMED) == []


def test_a_screens_own_key_takes_precedence() -> None:
    bound = command_bindings({"select": ("w", "enter"), "table_compare": ("w",)}, COMMANDS)
    assert labelled(hints(bound, COMMANDS, NAMED)) == [("enter", "go there"), ("w", "wordings")]
    assert [binding.action for binding in bound.get_bindings_for_key("w")] == ["command('table_compare')"]


def test_the_keys_of_another_command_can_do_the_same() -> None:
    bound = command_bindings({"select": (), "copy": ("y",)}, COMMANDS)
    assert first_keys(bound, NAMED) == {"select": "y"}


def test_whichever_key_leaves_a_screen_leaves_each() -> None:
    rows = (Command("compare_whole", "", "whole"), Command("leave", "", "back"))
    bindings = command_bindings({"leave": ["w"], "compare_whole": ["w"]}, rows)
    assert bindings.get_bindings_for_key("w")[0].action == "command('leave')"


async def test_the_keys_of_compare_and_of_the_table_can_be_changed(harbour):
    keys = {"compare_hold": ("f5",), "compare_whole": ("n",), "table_compare": ("ctrl+w",)}
    async with reading(with_keys(harbour, **keys), (160, 40)) as (pilot, _):
        await press(pilot, "c", "K", "ctrl+w")
        compared = pilot.app.screen
        assert isinstance(compared, CompareScreen)
        assert "n in full" in screen_text(pilot) and "f5 make baseline" in screen_text(pilot)
        assert "next passage" not in screen_text(pilot), "its key is taken"
        await press(pilot, "n", "j", "f5")
        comparison = compared._view.comparison
        assert comparison.shows_full_wordings and comparison.baseline == compared._view.current

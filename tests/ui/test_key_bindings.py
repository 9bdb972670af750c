"""The keys of screens of their own."""

from tests.ui.conftest import press, reading, screen_text, with_keys
from tui.ui.compare.screen import CompareScreen
from tui.ui.key_bindings import Local, local_bindings, local_hints

ACTIONS = {
    "select": Local("go", "Go there"),
    "table_compare": Local("compare", "Compare"),
    "order": Local("order", "Order"),
    "leave": Local("leave", "Leave"),
}
NAMED = (("go", "go there"), ("compare", "wordings"), ("order", "order"), ("leave", "back"))


def test_hints_name_the_set_keys_and_leave_out_commands_without_one() -> None:
    keys = {"select": ("enter", "o"), "table_compare": ("?",), "order": (), "leave": ("escape",)}
    bound = local_bindings(keys, ACTIONS)
    assert local_hints(bound, NAMED) == [("enter", "go there"), ("?", "wordings"), ("esc", "back")]


def test_nothing_is_set_and_nothing_is_named() -> None:
    assert local_hints(local_bindings({"select": (), "leave": ()}, ACTIONS), NAMED) == []


def test_a_key_of_the_screen_itself_goes_before_what_it_does_elsewhere() -> None:
    bound = local_bindings({"select": ("w", "enter"), "table_compare": ("w",)}, ACTIONS)
    assert local_hints(bound, NAMED) == [("enter", "go there"), ("w", "wordings")]
    assert [binding.action for binding in bound.get_bindings_for_key("w")] == ["compare"]


def test_whichever_key_leaves_a_screen_leaves_each() -> None:
    actions = {"compare_whole": Local("whole", "whole"), "leave": Local("leave", "back")}
    bindings = local_bindings({"leave": ["w"], "compare_whole": ["w"]}, actions)
    assert bindings.get_bindings_for_key("w")[0].action == "leave"


async def test_the_keys_of_compare_and_of_the_table_can_be_changed(harbour):
    keys = {"compare_hold": ("f5",), "compare_whole": ("n",), "table_compare": ("ctrl+w",)}
    async with reading(with_keys(harbour, **keys), (160, 40)) as (pilot, _):
        await press(pilot, "c", "tab", "ctrl+w")
        compared = pilot.app.screen
        assert isinstance(compared, CompareScreen)
        assert "n whole" in screen_text(pilot) and "f5 hold against" in screen_text(pilot)
        assert "next to compare" not in screen_text(pilot), "its key is taken"
        await press(pilot, "n", "j", "f5")
        comparison = compared._view.comparison
        assert comparison.is_whole and comparison.held == compared._view.current

"""The keys of screens of their own."""

from tui.ui.screens.keyed import local_hints


def test_hints_name_the_set_keys_and_leave_out_commands_without_one() -> None:
    keys = {"select": ("enter", "o"), "order": (), "leave": ("escape",)}
    named = (("select", "go there"), ("w", "wordings"), ("order", "order"), ("leave", "back"))
    assert local_hints(keys, named) == [("enter", "go there"), ("w", "wordings"), ("esc", "back")]


def test_nothing_is_set_and_nothing_is_named() -> None:
    assert local_hints({"select": (), "leave": ()}, (("select", "go there"), ("leave", "back"))) == []

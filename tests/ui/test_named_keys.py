"""Sentences name the keys that are set, or where a command without a key is found."""

from msgspec.structs import replace

from tests.ui.conftest import press, reading, status_line, with_keys
from tui.ui.key_bindings import key_name

OTHERS = {
    command: (key,)
    for command, key in {
        "next": "f5",
        "name_next": "f6",
        "grow": "f7",
        "quit": "f8",
        "people": "f9",
        "quotes": "f10",
        "highlight": "f11",
        "interrupt": "f12",
    }.items()
}


def test_a_command_without_a_key_is_named_as_the_list_of_commands_finds_it():
    keys = {"palette": (":", "ctrl+p"), "nearest": (), "name_next": (), "back": ("alt+left",), "leave": ("escape",)}
    assert [key_name(keys, command) for command in ("back", "leave")] == ["alt+left", "esc"]
    assert [key_name(keys, command) for command in ("nearest", "name_next")] == [":nearest", ":name next"]
    assert key_name({"palette": ("ctrl+p",)}, "nearest") == "ctrl+p nearest"
    assert key_name({"palette": ()}, "name_next") == "“name next”"


async def test_the_named_palette_entry_runs_the_command(sample):
    async with reading(with_keys(sample, names=())) as (pilot, screen):
        await press(pilot, *key_name({"palette": (":",)}, "names"), "enter")
        assert "only a name are shown" in status_line(screen)


WITHOUT_EFFECT = [
    (["enter"], "no name or quote is selected; press f6 to go"),
    (["y"], "nothing selected; press f7 to select"),
    (["a"], "press f5 to go to a passage, f7 to select"),
    (["J"], "press f5 to go to one"),
    (["#"], "press f11 to add one"),
    (["M"], "press f9 for the people, f10 for the quotes"),
    (["0"], "press f5 to go to the next passage"),
    (["f12"], "press f12 again to quit"),
    (["s", "f9", "j", "A"], "not a quote; press f10 to list the quotes"),
]


async def test_message_of_a_key_without_effect_names_the_keys_that_help(sample):
    async with reading(with_keys(sample, **OTHERS)) as (pilot, screen):
        for pressed, said in WITHOUT_EFFECT:
            await press(pilot, *pressed)
            assert said in status_line(screen), pressed


async def test_the_last_article_cannot_be_taken_out_and_the_way_out_is_named(make_event):
    async with reading(with_keys(make_event(["One."]), **OTHERS)) as (pilot, screen):
        await press(pilot, "X")
        assert "press f8 to quit" in status_line(screen)


async def test_the_table_names_the_keys_that_are_set(harbour):
    keys = {"pane_left": ("f5",), "pane_right": (), "cross_next": (), "leave": ("f6",), "pane_next": ("f7",)}
    async with reading(with_keys(harbour, **keys), (160, 30)) as (pilot, _):
        await press(pilot, "c", *["K"] * 4, "/", *"312", "enter")
        table = pilot.app.screen
        table._view.move_column(2)
        await press(pilot, "enter")
        said = str(table.query_one("#sentence").content)
        assert "Port Maren Harbour Gazette" in said and said.endswith("f5 goes to an outlet that reports it")
        await press(pilot, "/", *"xyz", "enter")
        assert "f6 clears the filter" in str(table.query_one("#sentence").content)


async def test_the_first_sentence_names_the_key_that_steps(harbour):
    async with reading(with_keys(harbour, **OTHERS)) as (pilot, screen):
        assert f"f5: next of {len(screen.session.tour.stops)} here" in status_line(screen)
        await press(pilot, "]")
        assert "no passage is selected yet; press f5 to go" in status_line(screen)


async def test_empty_screens_name_the_keys_that_help(make_event):
    keys = {"leave": ("f6",), "kinds": ("f7",), "nearest": ()}
    said = "The harbour master closed both of the old wooden piers to every ferry and trawler on Friday night."
    texts = [f"One.\n\n{said}", f"Two.\n\nOfficials say: {said.replace('closed both', 'opened two')}"]
    async with reading(with_keys(make_event(texts), **keys)) as (pilot, screen):
        await press(pilot, *["+"] * 14, "n")
        assert "(press :nearest)" in status_line(screen)
        await press(pilot, "t", "n")
        assert "no quotes here; use f6 to go back to passages" in status_line(screen)


async def test_unknown_theme_error_names_the_command_that_lists_themes(sample):
    event = replace(sample, settings=replace(sample.settings, reading=replace(sample.settings.reading, theme="nope")))
    async with reading(event) as (pilot, _):
        assert [n.message for n in pilot.app._notifications] == ["unknown theme nope; press :themes for a list"]


async def test_the_undo_key_is_named(sample, tmp_path):
    keys = {"undo": ("f3",), "redo": ("f4",)}
    event = replace(with_keys(sample, **keys), notebook=str(tmp_path / "notebook.sqlite"))
    async with reading(event) as (pilot, screen):
        await press(pilot, "n", "H", "delete")
        assert "removed: highlight (f3 to undo)" in status_line(screen)
        await press(pilot, "f3")
        assert "(f4 to redo)" in status_line(screen)

"""The keys of every screen, listed by the key of the help."""

from textual.widgets import Input

from tests.ui.conftest import back_to_articles, press, reading, resized, screen_text, with_keys
from tui.ui.help.screen import HelpScreen


def listed(pilot) -> str:
    assert isinstance(pilot.app.screen, HelpScreen)
    return str(pilot.app.screen.query_one("#keys").content)


KEYS_OF_SCREENS = [
    (["n", "enter"], ["Make this wording the baseline", "y                         Copy all wordings"]),
    (["c"], ['"                         Compare the wordings of this row', "Sort: most outlets first"]),
    (["K"], ["space                     Show or hide this kind", "j  down                   Move down a row"]),
]


async def test_the_help_key_lists_the_keys_of_the_open_screen(harbour):
    async with reading(harbour, (120, 40)) as (pilot, _):
        for opened, lines in KEYS_OF_SCREENS:
            await press(pilot, *opened)
            below = pilot.app.screen
            await press(pilot, "?")
            keys = listed(pilot)
            assert [line for line in lines if line not in keys] == []
            assert "Open another article" not in keys, "that is the reading screen's"
            await press(pilot, *lines[0].split()[-1], "escape")
            assert pilot.app.screen is below, opened
            await back_to_articles(pilot)


async def test_signs_are_named_as_they_are_typed(harbour):
    signs = list("/-+@\\_#,:;'(|")
    async with reading(with_keys(harbour, order=signs, find=()), (160, 40)) as (pilot, _):
        await press(pilot, "c", "?")
        assert f"{'  '.join(signs)}  Sort: most outlets first" in listed(pilot)
        await press(pilot, "escape")
        assert "/ order" in screen_text(pilot)


async def test_typing_filters_the_keys_of_any_screen(harbour):
    async with reading(harbour, (120, 40)) as (pilot, _):
        await press(pilot, "c", "?", *"outlet")
        rows = listed(pilot).split("\n")
        assert rows[0] == "On this screen"
        assert len(rows) > 3 and all("outlet" in row for row in rows[1:] if row not in ("", "Signs"))


async def test_in_an_input_line_the_help_key_is_typed_and_f1_lists_the_keys(harbour):
    async with reading(harbour, (120, 40)) as (pilot, _):
        for opened in ("L", "o", ":"):
            await press(pilot, opened, "?")
            dialog = pilot.app.screen
            assert dialog.query_one(Input).value.endswith("?"), opened
            await press(pilot, "f1")
            assert "esc                       Cancel" in listed(pilot) and "While you type" in listed(pilot), opened
            await press(pilot, "f1")
            assert pilot.app.screen is dialog
            await back_to_articles(pilot)
        await press(pilot, "c", "/", "?")
        assert pilot.app.screen.query_one(Input).value == "?", "in the filter of the coverage table"


async def test_help_of_a_dialog_separates_checkboxes_from_input_lines(harbour):
    async with reading(harbour, (120, 50)) as (pilot, _):
        await press(pilot, "e", "tab", "?")
        keys = listed(pilot)
        assert keys.index("On this screen") < keys.index("While you type") < keys.index("On a checkbox")
        assert "Scroll Up" not in keys


async def test_other_keys_that_are_set_are_named_and_obeyed(harbour):
    event = with_keys(harbour, help=("f2",), next=("ctrl+n",), kinds=("ctrl+k",))
    async with reading(event, (120, 40)) as (pilot, _):
        await press(pilot, "ctrl+n", "enter")
        assert "f2 keys" in screen_text(pilot)
        await press(pilot, "?")
        assert not isinstance(pilot.app.screen, HelpScreen)
        await press(pilot, "f2")
        assert "ctrl+n                    Compare the next passage or quote" in listed(pilot)
        await press(pilot, "f2", "escape", "ctrl+k", "ctrl+k")
        assert pilot.app.screen is pilot.app.screen_stack[0]


async def test_a_narrow_bottom_line_ends_with_the_way_to_all_keys(harbour):
    async with reading(harbour, (80, 24)) as (pilot, _):
        for opened in (["n", "enter"], ["c"]):
            await press(pilot, *opened)
            assert screen_text(pilot).rstrip().endswith("esc back  ? keys"), opened
            await back_to_articles(pilot)


async def test_without_a_key_for_the_help_none_is_named(harbour):
    async with reading(with_keys(harbour, help=()), (120, 40)) as (pilot, _):
        await press(pilot, "n", "enter")
        assert screen_text(pilot).rstrip().endswith("esc back")
        await press(pilot, "escape", "K", "?")
        assert "esc close " in screen_text(pilot)


async def test_a_help_key_typed_ahead_of_a_closing_screen_lists_the_next_one(harbour):
    async with reading(harbour, (120, 40)) as (pilot, screen):
        await press(pilot, "c")
        table = pilot.app.screen
        table.dismiss(None)
        await table.action_help()
        await press(pilot)
        assert pilot.app.screen_stack == [screen]


TEXTUALS = ("Submit", "suggestion", "Cursor", "cursor")


ENTER = {"o": "enter Open it", "e": "enter Save the file", ":": "enter Run it", "r": "enter Rename"}
"""Keys that open an input line: what the help says of the enter key there."""


async def test_help_of_an_input_line_uses_plain_words_and_omits_typed_keys(harbour):
    async with reading(harbour, (120, 60)) as (pilot, _):
        for opened in (["n", "a"], ["L"], ["c", "/"], *ENTER):
            await press(pilot, *opened, "f1")
            keys = listed(pilot)
            assert "Delete the previous word" in keys and "Select while moving with these keys" in keys, opened
            assert [words for words in TEXTUALS if words in keys] == [], opened
            here = keys[keys.index("On this screen") : keys.index("While you type")].split("\n")[1:]
            named = {key for row in here for key in row[:24].split()}
            assert "f1" in named and not {key for key in named if len(key) == 1 or key == "space"}, opened
            if isinstance(opened, str):
                entered = [" ".join(row.split()) for row in keys.split("\n") if row.startswith("enter")]
                assert [row[: len(ENTER[opened])] for row in entered] == [ENTER[opened]], "listed once"
            await back_to_articles(pilot)


async def test_a_typed_key_comes_first_with_its_action(harbour):
    async with reading(harbour, (120, 40)) as (pilot, _):
        await press(pilot, "?")
        assert listed(pilot).count("Select and copy") == 1, "no group is listed twice"
        await press(pilot, "q")
        assert listed(pilot).split("\n")[:2] == ["Key: q", "q  ctrl+q                 Quit"]
        await press(pilot, "backspace", "N")
        assert (
            listed(pilot).split("\n")[1].startswith("N  ")
            and "Go to the previous passage, mention" in listed(pilot).split("\n")[1]
        )


async def test_all_keys_and_signs_are_on_one_page_of_a_wide_screen(harbour):
    async with reading(harbour, (160, 45)) as (pilot, _):
        await press(pilot, "?")
        for size in ((160, 45), (240, 60)):
            await resized(pilot, *size)
            text = screen_text(pilot)
            assert all(
                words in text
                for words in ("Move around", "Signs", "next or previous passage", "q ctrl+q", "name matches")
            )
            scrolled = pilot.app.screen.query_one("VerticalScroll")
            assert scrolled.max_scroll_y == 0
            assert "letters search · ↑ ↓ move" in text


async def test_typing_a_sign_finds_what_it_means(harbour):
    async with reading(harbour, (80, 24)) as (pilot, _):
        await press(pilot, "?", *"signs")
        assert "possible, underlined: 3 in 5 right" in listed(pilot)


async def test_small_screen_shows_an_article_and_the_way_out_and_dialogs_their_keys(sample):
    async with reading(sample, (40, 10)) as (pilot, screen):
        assert "Fears expressed" in screen_text(pilot) and "q quit" in screen_text(pilot)
        for keys, hint in ((["e"], "esc cancel"), (["o"], "esc cancel"), ([","], "esc"), (["?"], "esc close")):
            await press(pilot, *keys)
            shown = " ".join(screen_text(pilot).split())
            assert pilot.app.screen is not screen and hint in shown, keys
            assert keys != ["?"] or "next or previous passage or mention" in shown, "no word is broken"
            await press(pilot, "escape")

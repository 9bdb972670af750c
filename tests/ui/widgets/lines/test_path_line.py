"""A line with a folder in it: what begins another path replaces it."""

from textual.app import App

from tests.rows import each_row
from tui.ui.widgets.lines.path_line import PathLine, new_beginning


@each_row(
    ("before", "typed", "beginning"),
    [
        ("/home/ann/talks/", "/", "/"),
        ("/home/ann/talks/", "~", "~"),
        ("talks/", "/tmp/pasted.txt", "/tmp/pasted.txt"),
        ("talks/", "https://example.org/a", "https://example.org/a"),
        ("/home/ann/talks/https:/", "/", "https://"),
        ("~/talks/http:/", "/example.org/?next=https://example.com", "http://example.org/?next=https://example.com"),
        ("talks/a", "/", ""),
        ("talks/", "a~", ""),
        ("https:/", "/", ""),
        ("https://example.org/", "/", ""),
        ("https://example.org/", "~ann", ""),
        ("/home/ann/talks/https", ":", ""),
    ],
)
def test_what_begins_another_path_is_kept_alone(before, typed, beginning):
    assert new_beginning(before, typed) == beginning


async def test_typing_replaces_the_folder_and_what_is_selected():
    class OneLine(App[None]):
        def compose(self):
            yield PathLine("talks/notes.md", select_on_focus=False)

    async with OneLine().run_test(size=(60, 5)) as pilot:
        line = pilot.app.query_one(PathLine)
        line.select(6, 11)
        await pilot.press(*"mine")
        assert line.value == "talks/mine.md"
        line.select(6, 10)
        await pilot.press("slash", *"tmp")
        assert line.value == "/tmp.md"

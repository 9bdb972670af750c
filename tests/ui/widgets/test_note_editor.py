"""The lines that a note is written in."""

import pytest
from textual.app import App

from tui.ui.widgets.note_editor import NoteEditor


class Writing(App[None]):
    def compose(self):
        yield NoteEditor("one two\n\nthree", id="note")


@pytest.mark.parametrize("loaded", [False, True])
async def test_undoing_several_edits_at_once_leaves_no_stale_line(loaded):
    app = Writing()
    async with app.run_test() as pilot:
        area = app.query_one(NoteEditor)
        if loaded:
            area.text = "one two\n\nthree"
        area.insert("\n")
        area.action_delete_right()
        area.undo()
        area.action_delete_word_right()
        area.undo()
        await pilot.pause()
        assert area.wrapped_document.lines == [[line] for line in area.document.lines]
        assert area.wrapped_document.height == area.document.line_count

"""The terminal's cursor is on the current item."""

from tests.ui.conftest import press, reading


async def test_the_cursor_is_on_the_current_item_and_in_input_lines(make_event):
    said = "The harbour master closed the north quay on Monday after the fire."
    async with reading(make_event([f"One\n\n{said}", f"Two\n\n{said}"])) as (pilot, screen):
        view = screen.panes.focused.view
        await press(pilot, "n")
        at = pilot.app.cursor_position
        assert view.region.contains(*at)
        assert view.render_line(at.y - view.region.y).text[at.x - view.region.x :].startswith("The harbour")
        await press(pilot, "v", "percent_sign", "shift+right")
        at = pilot.app.cursor_position
        assert view.render_line(at.y - view.region.y).text[at.x - view.region.x :].startswith("harbour")
        await press(pilot, "P")
        assert pilot.app.cursor_position == screen.sidebar.outline.region.offset
        await press(pilot, "/", "a", "b")
        bar = screen.query_one("FindBar").region
        assert bar.contains(*pilot.app.cursor_position)

"""Bypasses Textual's processing of each line of each widget, which would take most of a frame's time."""

from collections.abc import Callable, Sequence

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.ui.theme.palette import Palette


def filtered(widget: Widget, strips: Sequence[Strip], palette: Palette) -> list[Strip]:
    """Return the lines, in colours that the terminal has.

    Textual's filters turn ANSI colours and dim text into true colours; if the palette has neither, they have nothing to
    do.
    """
    filters = () if palette.is_true_color else widget.get_line_filters()
    if not filters:
        return list(strips)
    background = widget.background_colors[1]
    for line_filter in filters:
        strips = [strip.apply_filter(line_filter, background) for strip in strips]
    return list(strips)


class TransparentContainer:
    """Mixin for a container that draws nothing itself: between its children, the screen behind stays visible.

    Not a Widget, because Textual takes the style sheet of the first of a class's bases that is one.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        return []


def render_repeated_row(render_lines: Callable[[Region], list[Strip]], crop: Region) -> list[Strip]:
    """Return the rows of a widget that are all the same (empty, or a line at the left), drawing only one."""
    return render_lines(Region(crop.x, 0, crop.width, 1)) * crop.height

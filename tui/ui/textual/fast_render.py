"""Short ways round Textual's pass over each line of each widget, which would take most of the time of a frame."""

from collections.abc import Callable, Sequence

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.ui.theme.palette import Palette


def filtered(widget: Widget, strips: Sequence[Strip], palette: Palette) -> list[Strip]:
    """The lines, in colours that the terminal has.

    Textual's filters turn ANSI colours and dim text into true colours; where the palette has none of these, they find
    nothing.
    """
    filters = () if palette.is_true_color else widget.get_line_filters()
    if not filters:
        return list(strips)
    background = widget.background_colors[1]
    for line_filter in filters:
        strips = [strip.apply_filter(line_filter, background) for strip in strips]
    return list(strips)


class TransparentContainer:
    """Mixin for a container that draws nothing itself: between its children the screen behind stays visible. Not a
    Widget, because Textual takes the style sheet of the first base that is one.

    No Widget, for Textual takes the style sheet of the first of a class's bases that is one.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        return []


def render_repeated_row(render_lines: Callable[[Region], list[Strip]], crop: Region) -> list[Strip]:
    """The rows of a widget that all look alike, of which one is drawn: nothing, or the line at its left."""
    return render_lines(Region(crop.x, 0, crop.width, 1)) * crop.height

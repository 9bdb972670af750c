"""Settings for the layout and behaviour of the reading screen. The defaults are in config/reading.yaml."""

from typing import Annotated

import msgspec

from tui.matching.model import MatchKind

Cells = Annotated[int, msgspec.Meta(ge=1, le=10_000)]


class ReadingOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The settings of reading.yaml."""

    theme: str
    """Name of the theme; an unknown one means the default dark theme."""
    measure_cells: Cells
    """Maximum line length of prose, in cells."""
    pane_cells_min: Cells
    """Minimum width of a pane beside another one."""
    one_pane_below_cells: Cells
    """Minimum terminal width for several articles side by side, in cells, unless the user chooses a layout."""
    sidebar_cells: Cells
    """Width of the sidebar."""
    sidebar_beside_cells: Cells
    """Minimum terminal width for a sidebar beside the panes, in cells; in a narrower one it covers them."""
    context_lines: Annotated[int, msgspec.Meta(ge=0, le=1_000)]
    """Number of lines kept visible above and below a passage that a key goes to."""
    step_through_event: bool
    """True if `n` steps through the passages of all articles, not only of the one in focus."""
    kinds: tuple[MatchKind, ...]
    """Kinds of matches shown at first."""
    watch_seconds: Annotated[float, msgspec.Meta(ge=0, le=3_600)]
    """Interval for checking the articles' files for changes, in seconds; 0 for never."""

"""Settings for the layout and behaviour of the reading screen. The defaults are in config/reading.yaml."""

from typing import Annotated

import msgspec

from tui.matching.model import MatchKind

Cells = Annotated[int, msgspec.Meta(ge=1, le=10_000)]


class ReadingOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The settings of reading.yaml."""

    theme: str
    """A theme's name; the default dark theme is used for an unknown one."""
    measure_cells: Cells
    """Maximum line length of prose, in cells."""
    pane_cells_min: Cells
    """Minimum width of a pane beside another one."""
    one_pane_below_cells: Cells
    """Minimum terminal width for several articles side by side, unless the user chooses a layout."""
    sidebar_cells: Cells
    """Width of the sidebar."""
    sidebar_beside_cells: Cells
    """Minimum terminal width for a sidebar beside the panes; in a narrower one it covers them."""
    context_lines: Annotated[int, msgspec.Meta(ge=0, le=1_000)]
    """Lines kept visible above and below a passage that a key goes to."""
    step_through_event: bool
    """True if `n` steps through the passages of all articles, not only of the one in focus."""
    kinds: tuple[MatchKind, ...]
    """The kinds of matches that are shown at first."""
    watch_seconds: Annotated[float, msgspec.Meta(ge=0, le=3_600)]
    """Seconds between checks of the articles' files for changes; 0 for never."""

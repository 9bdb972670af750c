"""How the desk looks and moves. The shipped values stand in config/reading.yaml."""

from typing import Annotated

import msgspec

from tui.matching.model import MatchKind

Cells = Annotated[int, msgspec.Meta(ge=1, le=10_000)]


class ReadingOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    theme: str
    """A theme's name; where there is none such, the house's dark one is taken."""
    measure_cells: Cells
    """The longest line of prose, in cells."""
    pane_cells_min: Cells
    """Below this width a pane is not shown beside another one."""
    one_pane_below_cells: Cells
    """In a terminal narrower than this one article shows at a time, unless the reader asks otherwise."""
    sidebar_cells: Cells
    """Width of the sidebar."""
    sidebar_beside_cells: Cells
    """From this terminal width on the sidebar stands beside the panes; below, it comes over them."""
    context_lines: Annotated[int, msgspec.Meta(ge=0, le=1_000)]
    """Lines kept visible above and below a passage that a key leads to."""
    kinds: tuple[MatchKind, ...]
    """The kinds of matches that are shown at the start."""
    watch_seconds: Annotated[float, msgspec.Meta(ge=0, le=3_600)]
    """How often the articles' files are looked at for changes; 0 for never."""

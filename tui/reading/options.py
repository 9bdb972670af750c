"""How the desk looks and moves. The shipped values stand in config/reading.yaml."""

import msgspec


class ReadingOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    theme: str
    """A theme's name; `auto` follows the terminal's light or dark background where it tells."""
    measure_cells: int
    """The longest line of prose, in cells."""
    pane_cells_min: int
    """Below this width a pane is not shown beside another one."""
    sidebar_cells: int
    """Width of the sidebar."""
    sidebar_beside_cells: int
    """From this terminal width on the sidebar stands beside the panes; below, it comes over them."""
    context_lines: int
    """Lines kept visible above and below a passage that a key leads to."""
    show_names: bool
    """Whether matches of kind `name` are drawn at the start."""

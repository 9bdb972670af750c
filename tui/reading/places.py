"""What of the desk returns when an event is opened again: how the panes stand, where each article was left, the
cutoff, the kinds of matches, the sidebar, the view."""

from collections.abc import Mapping

from msgspec import Struct, field

from tui.matching.model import MatchKind
from tui.reading.arrangement import Kept
from tui.reading.views import View

VERSION = 1
"""Raised when what is kept no longer means the same. A field that is new has a value for files without it, and versions
that do not know it leave it out."""
CONTEXT_CHARACTERS = 80


class Spot(Struct, frozen=True):
    """A place in an article, and the words that stand there: they find it again in a text that has changed."""

    offset: int
    context: str


class DeskState(Struct, frozen=True):
    version: int = VERSION
    """Of this description; a later one may be another."""
    panes: Kept = field(default_factory=Kept)
    spots: Mapping[str, Spot] = field(default_factory=dict)
    """By article id: what stands at the top of its pane."""
    cutoff: float | None = None
    """In score points; None for the one that is set."""
    kinds: tuple[MatchKind, ...] | None = None
    """The kinds of matches that are shown; None for those that are set."""
    sidebar: bool | None = None
    """Whether it is shown; None where the reader did not say."""
    list_shown: str = ""
    """Which of the sidebar's lists; empty for the first."""
    view: View = View.ALL


def spot_at(text: str, offset: int) -> Spot:
    return Spot(offset, text[offset : offset + CONTEXT_CHARACTERS])


def found_again(text: str, spot: Spot) -> int:
    """The offset at which the words of a spot stand, as near as may be to where they stood; there, where they are
    gone."""
    offset = min(max(spot.offset, 0), len(text))
    if text.startswith(spot.context, offset):
        return offset
    after = text.find(spot.context, offset)
    before = text.rfind(spot.context, 0, offset + len(spot.context))
    return min((at for at in (after, before) if at >= 0), key=lambda at: abs(at - offset), default=offset)

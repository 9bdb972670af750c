"""Modes for possible matches, which may be genuine but must be read to be believed, and how often they are right."""

from collections.abc import Mapping
from enum import StrEnum

from tui.matching.model import MatchSureness

RIGHT_SHARE: Mapping[MatchSureness, str] = {MatchSureness.SURE: "19 in 20", MatchSureness.POSSIBLE: "3 in 5"}
"""Share of genuine matches, as read on news that was not used to make the program (docs/how-matching-works.md)."""


class PossibleMatches(StrEnum):
    """Modes for possible matches; the value is the sentence for the status line."""

    DRAWN = "possible passages are shown faintly, and skipped"
    STEPPED = "possible passages are shown faintly, and stepped through"
    HIDDEN = "possible passages are hidden"

    def following(self) -> "PossibleMatches":
        """Return the next mode for the key: drawn, stepped through, hidden, and drawn again."""
        modes = list(PossibleMatches)
        return modes[(modes.index(self) + 1) % len(modes)]
